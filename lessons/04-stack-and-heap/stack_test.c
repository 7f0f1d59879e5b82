// Keeps true what the lesson says of the stack, of the compiler and of tools. What can't be seen
// under a sanitizer or valgrind, or differs by compiler, is skipped there.

#include "deep.h"
#include "deleted.h"
#include "handler.h"
#include "jump.h"
#include "loops.h"
#include "said.h"
#include "targets.h"
#include "witness.h"

#include "allocs/allocs.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static void real_stacks(void)
{
    if (SANITIZED || RUNNING_ON_VALGRIND) cr_skip_test("stacks are not laid out as usual here");
}

// What compilers see differs by version; the text quotes gcc 12.
static void gcc_12(void)
{
    char version[16] = "";
    FILE *gcc = popen("gcc -dumpversion", "r");
    if (gcc && fgets(version, sizeof version, gcc)) pclose(gcc);
    if (atoi(version) != 12) cr_skip_test("gcc is not version 12");
    if (access("build/bin/escape", X_OK))
        cr_skip_test("escape is not built: make build/bin/escape");
}

// Sections 2 and 11: each line that the text quotes of escape is in escape's report of today.
Test(lesson_04, escape_says_what_the_text_quotes, .init = gcc_12)
{
    static char report[1 << 16];
    FILE *f = popen("build/bin/escape lessons/04-stack-and-heap/etag.c; "
                    "build/bin/escape lessons/04-stack-and-heap/handler.c; "
                    "build/bin/escape lessons/04-stack-and-heap/deleted.c; "
                    "build/bin/escape lessons/04-stack-and-heap/dangling/*.c",
                    "r");
    cr_assert(f);
    report[fread(report, 1, sizeof report - 1, f)] = 0;
    pclose(f);
    int lines = 0;
    for (const char *at = said_text(); (at = strstr(at, "\nlessons/04-stack-and-heap/"));) {
        size_t len = strcspn(++at, "\n");
        char line[512];
        snprintf(line, sizeof line, "%.*s", (int)len, at);
        cr_expect(strstr(report, line), "escape does not say: %s", line);
        lines++;
    }
    cr_expect_geq(lines, 6);
}

// Section 5. What clang says differs by version, and what memcheck sees of a stack is luck.
Test(lesson_04, witnesses_see_what_the_table_says, .init = gcc_12)
{
    static const int asked[] = {WITNESS_GCC, WITNESS_ESCAPE, WITNESS_ASAN_RETURN};
    if (SANITIZED || RUNNING_ON_VALGRIND) cr_skip_test("one build is enough");
    for (int p = 0; p < WITNESS_PROGRAMS; p++)
        for (int w = 0; w < 3; w++) {
            char name[64];
            int sees = witness_sees(asked[w], witness_programs[p]);
            snprintf(name, sizeof name, "%s_%s", witness_programs[p], witness_names[asked[w]]);
            if (sees >= 0) cr_expect_eq(sees, !strcmp(said_span(name), "sees it"), "%s", name);
        }
}

// Section 9.
Test(lesson_04, a_length_from_outside_jumps_over_the_guard_unless_probed, .init = real_stacks)
{
    static const char *const says[] = {"served", "SIGSEGV", "served, a neighbour overwritten"};
    static const long kb[] = {1, 200, 400};
    for (int i = 0; i < 3; i++)
        for (int probed = 0; probed < 2; probed++) {
            char name[32];
            enum jump result = jump_try((size_t)kb[i] << 10, probed);
            snprintf(name, sizeof name, "jump_%s_%ld", probed ? "probed" : "bare", kb[i]);
            cr_assert_neq(result, JUMP_FAILED);
            cr_expect_str_eq(said_span(name), says[result], "%s", name);
        }
}

Test(lesson_04, alloca_lives_until_the_function_returns, .init = real_stacks)
{
    cr_expect_eq(loops_array(10000), 0);
    cr_expect_eq(said_number("loops_array_10000"), 0);
    cr_expect_geq(loops_alloca(10000), 64 * 9999);
    cr_expect_geq(said_number("loops_alloca_10000"), 64 * 9999);
}

// Section 10.
Test(lesson_04, nested_lists_are_read)
{
    cr_expect_eq(deep_read("[]"), 1);
    cr_expect_eq(deep_read("[[][[[]]]]"), 4);
    cr_expect_eq(deep_read_roomy("[[][[[]]]]"), 4);
    cr_expect_eq(deep_read("[[]"), -1);
    cr_expect_eq(deep_read(""), -1);
}

Test(lesson_04, a_stack_holds_as_many_levels_as_frames_fit, .init = real_stacks)
{
    static const long kb[] = {64, 1024, 8192};
    for (int i = 0; i < 3; i++) {
        int roomy = deep_until((size_t)kb[i] << 10, true);
        long said = said_number("deep_roomy_%ld", kb[i]);
        cr_expect_leq(roomy, kb[i], "1 KB each");
        cr_expect_geq(roomy, kb[i] * 7 / 10);
        cr_expect_leq(said, kb[i]);
        cr_expect_geq(said, kb[i] * 7 / 10);
        cr_expect_gt(deep_until((size_t)kb[i] << 10, false), 8 * roomy);
    }
}

Test(lesson_04, what_a_stack_has_touched_it_keeps, .init = real_stacks)
{
    int pages[3];
    cr_assert(deep_pages(pages));
    cr_expect_geq(pages[1], 256, "1 MB");
    cr_expect_geq(pages[2], pages[1], "not given back");
    cr_expect_lt(pages[0], 16);
    cr_expect_geq(said_number("deep_pages_2"), 256);
}

// Section 11.
static void run_deleted(void *d)
{
    int (*volatile run)(int) = ((const struct deleted *)d)->run;
    run(7);
}

Test(lesson_04, the_compiler_deletes_what_the_table_says)
{
    if (!allocs_available()) cr_skip_test("allocations are not counted here");
#ifdef __clang__
    int column = __clang_major__ == 14 ? 2 : 0;
#else
    int column = __GNUC__ == 12 ? 1 : 0;
#endif
    if (!column) cr_skip_test("the table has no column for this compiler");
    for (int i = 0; i < DELETED; i++)
        cr_expect_eq(allocs_per_run(10, run_deleted, (void *)&deleted_all[i]),
                     said_cell(deleted_all[i].name, column), "%s", deleted_all[i].name);
    for (int i = 0; i < DELETED; i++)
        cr_expect_eq(deleted_all[i].run(7), i == 5 ? (int)strlen(targets[7]) : 7, "%s",
                     deleted_all[i].name);
}

// Section 12.
Test(lesson_04, dhat_counts_the_blocks_that_there_are)
{
    long climbs = 0, climbs_bytes = 0, moved = 0;
    for (int i = 0; i < TARGETS; i++) {
        struct name *name = handler_file_name(targets[i]);
        cr_assert(name);
        if (handler_wants_package(targets[i])) climbs++, climbs_bytes += strlen(targets[i]) + 1;
        moved += name->len == 9;
        cr_expect_str_eq(name->at, strrchr(targets[i], '/') + 1);
        cr_expect_not(handler_climbs_out(targets[i]));
        free(name);
    }
    cr_expect_eq(said_number("dhat_handler_wants_package_blocks"), TARGETS);
    cr_expect_eq(said_number("dhat_handler_wants_package_bytes"), 8 * TARGETS);
    cr_expect_eq(said_number("dhat_handler_file_name_bytes"), 16 * TARGETS);
    cr_expect_eq(said_number("dhat_handler_climbs_out_blocks"), climbs);
    cr_expect_eq(said_number("dhat_handler_climbs_out_bytes"), climbs_bytes);
    cr_expect_eq(said_number("dhat_handler_open_bytes"), 4096 * TARGETS);
    cr_expect_eq(said_number("dhat_handler_open_written"), 0);
    cr_expect_eq(said_number("dhat_handler_open_read"), 0);
    cr_expect_eq(said_number("dhat_handler_moved_blocks"), moved);
    cr_expect_eq(said_number("dhat_handler_moved_read"), 0);
}

Test(lesson_04, targets_are_checked)
{
    cr_expect(handler_climbs_out("/debian/../etc/passwd"));
    cr_expect(handler_climbs_out("/debian/%2e%2E/etc/passwd"));
    cr_expect_not(handler_climbs_out("/debian/.%2"));
    cr_expect(handler_wants_package("a.DEB"));
    cr_expect_not(handler_wants_package("deb"));
    cr_expect_not(handler_wants_package(""));
}
