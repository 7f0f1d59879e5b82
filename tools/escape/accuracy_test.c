// How often escape is right: the corpus in testdata, whose comments say what must be reported. A
// function is right when what is reported in it is just that: the same lines, the same kinds, the
// wanted words. The table is printed; the misses are named.
#include "analysis.h"
#include "memory.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const corpus[] = {"tools/escape/testdata/written.c",
                                     "tools/escape/testdata/real.c"};
enum { CORPUS = sizeof corpus / sizeof *corpus };

// Frames, paths, inlining and gcc's own warnings are not what the corpus is about.
static bool judged(const struct finding *f)
{
    return f->kind == FINDINGS_HEAP || f->kind == FINDINGS_STACK || f->kind == FINDINGS_REMOVED ||
           f->kind == FINDINGS_DYNAMIC || f->kind == FINDINGS_ADDRESS ||
           f->kind == FINDINGS_PARAM || f->kind == FINDINGS_COPY;
}

struct score {
    unsigned cases, right, false_stack;
};

// Takes the first finding of that line, kind and words, so that it counts once.
static bool take(struct findings *found, unsigned line, const char *want)
{
    size_t kind = strcspn(want, ":");
    const char *words = want + kind + strspn(want + kind, ": ");
    for (size_t i = 0; i < found->count; i++) {
        struct finding *f = &found->list[i];
        const char *name = findings_kinds[f->kind];
        if (!judged(f) || f->at.line != line || strlen(name) != kind) continue;
        if (strncmp(name, want, kind) != 0 || !strstr(f->message, words)) continue;
        f->at.line = 0;
        return true;
    }
    return false;
}

static bool line_is_right(struct findings *found, unsigned number, char *wants, struct score *score)
{
    bool right = true;
    for (char *want; wants && (want = strsep(&wants, ";"));) {
        want += strspn(want, " ");
        if (take(found, number, want)) continue;
        printf("    line %u: not reported: %s\n", number, want);
        right = false;
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *f = &found->list[i];
        if (!judged(f) || f->at.line != number) continue;
        printf("    line %u: reported: %s: %s\n", number, findings_kinds[f->kind], f->message);
        score->false_stack += f->kind == FINDINGS_STACK;
        right = false;
    }
    return right;
}

static void compare(const char *file, struct findings *found, struct score *score)
{
    char *text = memory_file(file);
    unsigned number = 1;
    bool right = true, inside = false;
    cr_assert(ne(ptr, text, NULL), "%s: run me from the top of the tree", file);
    for (char *line = text; line; number++) {
        char *next = strchr(line, '\n');
        if (next) *next++ = '\0';
        char *want = strstr(line, "// want: ");
        if (!strncmp(line, "// case: ", 9)) {
            score->right += inside && right;
            score->cases++;
            inside = right = true;
        }
        if (inside) right &= line_is_right(found, number, want ? want + 9 : NULL, score);
        line = next;
    }
    score->right += inside && right;
}

static void measure(const char *file, struct score *score)
{
    char *flags[] = {(char[]){"-std=gnu17"}, (char[]){"-D_GNU_SOURCE"}, NULL};
    struct compile compiled;
    struct findings found = {0};
    cr_assert(eq(int, compile_run(&compiled, "gcc", file, flags), 0), "%s", compiled.said);
    cr_assert(eq(int, analysis_run(&compiled, 1, false, &found), 0));
    compile_end(&compiled);
    compare(file, &found, score);
}

Test(accuracy, corpus, .timeout = 60, .fini = memory_end)
{
    struct score all = {0};
    for (size_t i = 0; i < CORPUS; i++) {
        struct score score = {0};
        measure(corpus[i], &score);
        printf("%-32s %2u functions, %2u right, %u false \"could be on the stack\"\n", corpus[i],
               score.cases, score.right, score.false_stack);
        all.cases += score.cases;
        all.right += score.right;
        all.false_stack += score.false_stack;
    }
    printf("%-32s %2u functions, %2u right\n", "both", all.cases, all.right);
    fflush(stdout);
    cr_expect(ge(uint, all.cases, 40));
    cr_expect(ge(uint, 10 * all.right, 9 * all.cases), "fewer than nine of ten");
    cr_expect(eq(uint, all.false_stack, 0));
}
