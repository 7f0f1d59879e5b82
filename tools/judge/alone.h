// Put before every exercise's *_test.c in the build for a debugger: `test SUITE::NAME` runs that
// one test in main itself. Criterion runs a test in a child that stops itself twice, until its
// parent has made ready what it needs; a debugger that follows it lets it go on at once, so what is
// needed is sometimes not there yet, and then both wait for ever.
#ifndef ALONE_H
#define ALONE_H

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// In place of Criterion's own; weak, for every *_test.c has them.
#define ALONE __attribute__((weak))

ALONE void criterion_internal_test_setup(void)
{
}

ALONE void criterion_internal_test_main(void (*fn)(void))
{
    fn();
}

ALONE void criterion_internal_test_teardown(void)
{
}

ALONE void cri_asserts_passed_incr(void)
{
}

ALONE void criterion_send_assert(struct criterion_assert_stats *s)
{
    if (!s->passed) fprintf(stderr, "%s:%u: %s\n", s->file, s->line, s->message);
}

ALONE void criterion_abort_test(void)
{
    exit(1);
}

ALONE void criterion_continue_test(void)
{
}

// The linker's names for where the tests and suites are. There may be no suite.
extern struct criterion_test *__start_cr_tst[], *__stop_cr_tst[];
ALONE extern struct criterion_suite *__start_cr_sts[], *__stop_cr_sts[];

ALONE int main(int argc, char **argv)
{
    char name[256];
    for (struct criterion_test **t = __start_cr_tst; argc == 2 && t < __stop_cr_tst; t++) {
        snprintf(name, sizeof name, "%s::%s", (*t)->category, (*t)->name);
        if (strcmp(name, argv[1])) continue;
        for (struct criterion_suite **s = __start_cr_sts; s < __stop_cr_sts; s++)
            if (!strcmp((*s)->name, (*t)->category) && (*s)->data->init) (*s)->data->init();
        if ((*t)->data->init) (*t)->data->init();
        (*t)->test();
        return 0;
    }
    fprintf(stderr, "usage: %s SUITE::NAME\n", argv[0]);
    return 2;
}

#endif
