// What is asked of the reader of dumps and of the graph, on dumps that gcc just made.
#include "analysis.h"
#include "frames.h"
#include "memory.h"
#include "print.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *flags[] = {(char[]){"-std=gnu17"}, NULL};

static struct compile compiled(const char *source)
{
    char path[] = "/tmp/escape-test-XXXXXX.c";
    int fd = mkstemps(path, 2);
    cr_assert(ge(int, fd, 0));
    cr_assert(eq(sz, (size_t)write(fd, source, strlen(source)), strlen(source)));
    close(fd);
    struct compile c;
    int status = compile_run(&c, "gcc", path, flags);
    unlink(path);
    cr_assert(zero(int, status), "%s", c.said);
    return c;
}

static struct findings analysed(const char *source)
{
    struct compile c = compiled(source);
    struct findings found = {0};
    cr_assert(zero(int, analysis_run(&c, 1, false, &found)));
    compile_end(&c);
    return found;
}

Test(gimple, strings_hold_anything, .fini = memory_end)
{
    struct compile c =
        compiled("int puts(const char *);\n"
                 "int f(int p_1) { return puts(\"[a.c:1:2] p_1) \\\" (p_1\") + p_1; }\n");
    compile_end(&c);
    const struct gimple_function *f = &c.optimized.functions[0];
    cr_expect(eq(str, f->name, "f"));
    cr_expect(eq(sz, f->param_count, 1));
    const struct gimple_stmt *call = NULL;
    for (size_t i = 0; i < f->stmt_count; i++)
        if (f->stmts[i].kind == GIMPLE_CALL) call = &f->stmts[i];
    cr_assert(ne(ptr, (void *)call, NULL));
    cr_expect(eq(str, call->value, "puts"));
    cr_expect(eq(sz, call->arg_count, 1));
    cr_expect(eq(u32, call->at.line, 2));
}

Test(gimple, words, .fini = memory_end)
{
    cr_expect(ne(ptr, (void *)gimple_word("_1 = p_2 + 4;", "p_2"), NULL));
    cr_expect(eq(ptr, (void *)gimple_word("_1 = p_22 + 4;", "p_2"), NULL));
    cr_expect(eq(ptr, (void *)gimple_word("*q_1->p_2 = 0;", "p_2"), NULL));
    cr_expect(ne(ptr, (void *)gimple_word("x.data = 0;", "x"), NULL));
}

Test(gimple, a_file_without_functions, .fini = memory_end)
{
    cr_expect(eq(sz, analysed("int x = 3;\n").count, 0));
}

Test(gimple, a_file_that_is_refused, .fini = memory_end)
{
    struct compile c;
    cr_expect(eq(int, compile_run(&c, "gcc", "tools/escape/nowhere.c", flags), -22));
    cr_expect(ne(ptr, (void *)strstr(c.said, "nowhere.c"), NULL));
    compile_end(&c);
    cr_expect(lt(int, access(c.folder, F_OK), 0));
}

static const char path_source[] =
    "void use(void *);\n"
    "__attribute__((noinline)) static void leaf(void) { char b[1000]; use(b); }\n"
    "__attribute__((noinline)) static void turn(int n) { char b[99]; use(b); if (n) turn(n - 1); "
    "leaf(); }\n"
    "void top(int n) { turn(n); use(0); }\n";

Test(frames, deepest_path_and_recursion, .fini = memory_end)
{
    struct compile c = compiled(path_source);
    struct frames frames = {0};
    cr_assert(zero(int, frames_read(&frames, c.graph)));
    compile_end(&c);
    frames_deepest(&frames);
    unsigned long sum = 0, deepest = 0;
    for (size_t i = 0; i < frames.count; i++) {
        const struct frame *f = &frames.list[i];
        cr_expect(eq(int, f->recursive, !strcmp(f->name, "turn")), "%s", f->name);
        sum += f->bytes;
        if (!strcmp(f->name, "top")) deepest = f->deepest;
    }
    cr_expect(gt(ulong, sum, 1099));
    cr_expect(eq(ulong, deepest, sum));
}

Test(print, side_text_and_json, .fini = memory_end)
{
    struct findings found = {0};
    struct gimple_place at = {"tools/escape/testdata/lives/lives.c", 9, 3};
    findings_add(&found, (struct finding){FINDINGS_HEAP, at, "f\"\n", "it's \\ 7", "why", 7});
    findings_add(&found, (struct finding){FINDINGS_HEAP, at, "f\"\n", "it's \\ 7", "why", 7});
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    print_json(out, &found);
    print_text(out, &found);
    print_side(out, &found, 100);
    fclose(out);
    cr_expect(
        ne(ptr,
           strstr(text, "\"line\":9,\"column\":3,\"kind\":\"heap\",\"function\":\"f\\\"\\u000a\","
                        "\"bytes\":7,\"reason\":\"why\",\"message\":\"it's \\\\ 7\"}\n]\n"),
           NULL),
        "%s", text);
    cr_expect(ne(ptr, strstr(text, "lives.c:9:3: heap: f"), NULL));
    cr_expect(ne(ptr, strstr(text, "   9     char *p = malloc(16);"), NULL));
    cr_expect(ne(ptr, strstr(text, " | it's"), NULL));
    free(text);
}
