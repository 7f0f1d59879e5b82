// Criterion runs tests by name and prints of each "[RUN ] suite::name", then for each assertion
// that fails "[----] file:line: Assertion Failed" and its words on further "[----]" lines, then
// "[FAIL] suite::name". What the judged program itself prints may stand in between, and may look
// alike.

#include "failures.h"

#include "file.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool starts(const char *line, const char *head)
{
    return !strncmp(line, head, strlen(head));
}

// Where "Test(suite, name" stands; LONG_MAX, behind all others, if that can't be found.
static long position(const struct exercise *e, const struct failure *f)
{
    char path[256], head[160];
    const char *colons = strstr(f->test, "::");
    if (!colons) return LONG_MAX;
    snprintf(path, sizeof path, "%s/%s", exercise_dir(e), f->file);
    snprintf(head, sizeof head, "Test(%.*s, %s", (int)(colons - f->test), f->test, colons + 2);
    char *text = file_text(path);
    const char *at = text;
    while (at && (at = strstr(at, head)) && !strchr("),", at[strlen(head)])) at++;
    long found = at ? at - text : LONG_MAX;
    free(text);
    return found;
}

static int by_source(const void *a, const void *b)
{
    const struct failure *f = a, *g = b;
    if (f->at != g->at) return f->at < g->at ? -1 : 1;
    return f->turn - g->turn;
}

static void add_words(struct failure *f, const char *line, int len)
{
    size_t used = strlen(f->words);
    if (used + (size_t)len + 2 > sizeof f->words) return;
    snprintf(f->words + used, sizeof f->words - used, "%.*s\n", len, line);
}

// A test's name is printed last, behind its failures.
static void name_test(const struct exercise *e, const char *line, struct failure *f)
{
    sscanf(line, "[FAIL] %127[^ ]", f->test);
    if (*f->test) f->test[strlen(f->test) - 1] = 0; // its colon
    f->crash = memmem(line, strcspn(line, "\n"), "CRASH", 5);
    f->at = position(e, f);
}

int failures_read(const struct exercise *e, const char *output, struct failure *list, int room)
{
    int count = 0, named = 0;
    for (const char *line = output; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        struct failure f = {.turn = count};
        int len = (int)strcspn(line, "\n");
        bool begins = sscanf(line, "[----] %99[^: ]:%u: ", f.file, &f.line) == 2;
        bool fails = starts(line, "[FAIL] ") && len > 7;
        if ((begins || (fails && count == named)) && count < room)
            list[count++] = f;
        else if (count > named && starts(line, "[----]   ") && len > 9)
            add_words(&list[count - 1], line + 9, len - 9);
        if (starts(line, "[RUN ] ") || starts(line, "[PASS] ")) count = named; // nobody's
        while (fails && named < count) name_test(e, line, &list[named++]);
    }
    qsort(list, (size_t)named, sizeof *list, by_source);
    return named;
}

void failures_tell(const struct exercise *e, const struct failure *list, int count,
                   struct verdict_result *r)
{
    for (int i = 0; i < count && i < FAILURES_SHOWN; i++) {
        const struct failure *f = &list[i];
        if (!i && f->line)
            snprintf(r->place, sizeof r->place, "%s/%s:%u", exercise_dir(e), f->file, f->line);
        if (i && !strcmp(f->test, f[-1].test))
            verdict_detail(r, "  and at %s:%u\n", f->file, f->line);
        else if (i)
            verdict_detail(r, "  test %s fails, %s:%u\n", f->test, f->file, f->line);
        for (const char *at = f->words; *at; at += strcspn(at, "\n") + 1)
            verdict_detail(r, "    %.*s\n", (int)strcspn(at, "\n"), at);
    }
    if (count > FAILURES_SHOWN) verdict_detail(r, "  and %d more\n", count - FAILURES_SHOWN);
}
