// The reader against valgrind itself: testdata/words_bench.c is compiled and run by
// callgrind_command, and what we read of the file is compared with what callgrind_annotate says of
// its parts, or with what the program is known to do (one lock an operation and thread, one write).
// Then damaged files, of which none may be believed and none may crash us.

#include "callgrind.h"
#include "callgrind_parse.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DATA "tools/judge/testdata/"

static char dir[] = "/tmp/callgrind-test-XXXXXX", out[64];

static int shell(const char *command)
{
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void leave(void)
{
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    cr_expect_eq(shell(command), 0);
}

static char *read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "r");
    cr_assert(f, "no %s", path);
    char *text = calloc(1, 4 << 20);
    *size = fread(text, 1, (4 << 20) - 1, f);
    fclose(f);
    return text;
}

// Compiles the program and runs it under valgrind; extra are further options of valgrind's.
static struct callgrind *measure(bool misses, const char *extra)
{
    if (shell("command -v valgrind callgrind_annotate >/dev/null 2>&1"))
        cr_skip_test("valgrind is not installed");
    char command[4096] = "", program[80];
    cr_assert(mkdtemp(dir));
    snprintf(command, sizeof command,
             "gcc -std=gnu17 -D_GNU_SOURCE -O2 -g -I" DATA " -o %s/words " DATA
             "words_bench.c " DATA "overlay/words.c -lpthread",
             dir);
    cr_assert_eq(shell(command), 0);
    snprintf(program, sizeof program, "%s/words", dir);
    snprintf(out, sizeof out, "%s/out", dir);
    struct callgrind_command c;
    cr_assert_eq(callgrind_command(&c, out, misses, (char *const[]){program, NULL}), 0);
    snprintf(command, sizeof command, "LD_BIND_NOW=1");
    for (int i = 0; c.argv[i]; i++) {
        if (c.argv[i] == program) strcat(strcat(command, " "), extra);
        strcat(strcat(command, " "), c.argv[i]);
    }
    cr_assert_eq(shell(strcat(command, " 2>/dev/null")), 0, "%s", command);
    struct callgrind *file;
    cr_assert_eq(callgrind_open(out, &file), 0);
    return file;
}

static const struct callgrind_runs words = {"words", 10, 20, DATA "overlay/"};
static const struct callgrind_runs threads = {"threads", 10, 20, DATA "overlay"};

// The text of the last part of that trigger; malloc'd.
static char *part_text(const char *trigger)
{
    size_t size;
    char *text = read_file(out, &size), *part = NULL;
    for (char *p = text; (p = strstr(p, trigger)); p++)
        if (p[strlen(trigger)] == '\n') part = p;
    cr_assert(part, "no %s", trigger);
    *strchr(strstr(part, "\ntotals:") + 1, '\n') = 0;
    char *copy = strdup(part);
    free(text);
    return copy;
}

// How many calls of the function, at any depth of recursion, the file's lines name.
static double written_calls(const char *trigger, const char *function)
{
    char callee[64];
    double calls = 0;
    char *text = part_text(trigger);
    snprintf(callee, sizeof callee, "\ncfn=%s", function);
    for (char *p = text; (p = strstr(p, callee)); p++)
        calls += strtod(strstr(p, "calls=") + 6, NULL);
    free(text);
    return calls;
}

// What callgrind_annotate says of the functions whose "file:function" ends with the given end, in
// the part of that trigger.
static double annotated(const char *trigger, bool inclusive, const char *end)
{
    char command[512], line[1024], *text = part_text(trigger);
    snprintf(command, sizeof command, "%s/part", dir);
    FILE *f = fopen(command, "w");
    fprintf(f, "version: 1\ncmd: x\ndesc: Trigger: %s\n", text);
    fclose(f);
    free(text);
    snprintf(command, sizeof command,
             "callgrind_annotate --threshold=100 --auto=no --show=Ir --show-percs=no "
             "--inclusive=%s %s/part",
             inclusive ? "yes" : "no", dir);
    double sum = 0;
    int lines = 0;
    for (f = popen(command, "r"); fgets(line, sizeof line, f);) {
        double cost = 0;
        char *p = line + strspn(line, " ");
        if (*p < '0' || *p > '9' || strstr(p, "PROGRAM TOTALS")) continue;
        for (; *p && *p != ' '; p++)
            if (*p != ',') cost = 10 * cost + (*p - '0');
        p[strcspn(p, "[\n")] = 0;
        while (*p && p[strlen(p) - 1] == ' ') p[strlen(p) - 1] = 0;
        size_t n = strlen(p), m = strlen(end);
        if (n < m || strcmp(p + n - m, end)) continue;
        // inclusive: one line of a function is as called, others are pieces of it
        sum = !inclusive ? sum + cost : cost > sum ? cost : sum;
        lines++;
    }
    cr_assert_eq(pclose(f), 0);
    cr_assert_gt(lines, 0);
    return sum;
}

static double annotated_difference(bool inclusive, const char *end)
{
    return (annotated("words 20", inclusive, end) - annotated("words 10", inclusive, end)) / 10;
}

static unsigned marked_line(const char *mark)
{
    char line[256], wanted[64];
    snprintf(wanted, sizeof wanted, "// mark: %s\n", mark);
    FILE *f = fopen(DATA "overlay/words.c", "r");
    for (unsigned n = 1; fgets(line, sizeof line, f); n++) {
        if (!strstr(line, wanted)) continue;
        fclose(f);
        return n;
    }
    cr_assert_fail("no mark %s", mark);
    return 0;
}

static const struct callgrind_site *find_site(const struct callgrind_site *sites, int count,
                                              const char *mark)
{
    unsigned line = marked_line(mark);
    for (int i = 0; i < count; i++)
        if (sites[i].line == line && strstr(sites[i].file, "words.c")) return &sites[i];
    cr_assert_fail("no site at %s", mark);
    return NULL;
}

Test(callgrind, counts_are_those_of_callgrind_annotate, .fini = leave)
{
    struct callgrind *c = measure(false, "");
    struct callgrind_cost cost;
    cr_assert_eq(callgrind_cost(c, &words, &cost), 0);
    double harness = annotated_difference(false, ":bench_fn_words");
    cr_expect_gt(harness, 5);
    cr_expect_float_eq(cost.harness, harness, 1e-9);
    cr_expect_float_eq(cost.instructions + cost.harness, annotated_difference(false, ""), 1e-9);
    cr_expect_gt(cost.overlay, 1000);
    cr_expect_float_eq(cost.overlay, annotated_difference(true, ":words_work"), 1e-6);
    cr_expect_float_eq(cost.syscalls, 1, 1e-9);
    cr_expect_lt(cost.d1_misses, 0);
    callgrind_close(c);
}

Test(callgrind, a_line_pays_for_what_it_calls, .fini = leave)
{
    struct callgrind *c = measure(false, "");
    struct callgrind_site sites[64];
    struct callgrind_cost cost;
    double sum = 0, share = 0, calls;
    cr_assert_eq(callgrind_cost(c, &words, &cost), 0);
    int count = callgrind_sites(c, &words, sites, 64);
    cr_assert(count > 10 && count < 64);
    for (int i = 0; i < count; i++) {
        sum += sites[i].instructions;
        share += sites[i].share;
        cr_expect(!i || sites[i].instructions <= sites[i - 1].instructions);
    }
    cr_expect_float_eq(sum, cost.overlay, 1e-6);
    cr_expect_float_eq(share, 1, 1e-9);
    const struct callgrind_site *sort = find_site(sites, count, "qsort");
    cr_expect_eq(sort, &sites[0]);
    cr_expect_str_eq(sort->callee, "qsort");
    cr_expect_str_eq(sort->function, "words_work");
    cr_expect_float_eq(sort->callee_calls, 1, 1e-9);
    // what qsort spends is what annotate says of it less what it spends in the comparison
    double qsort_cost = annotated_difference(true, ":qsort");
    double compare = annotated_difference(false, ":compare");
    cr_expect_float_eq(sort->callee_instructions, qsort_cost - compare, 1e-6);
    const struct callgrind_site *compared = find_site(sites, count, "compare");
    cr_expect(compared->instructions > 0 && compared->instructions < compare);
    const struct callgrind_site *length = find_site(sites, count, "strlen");
    cr_expect_str_eq(length->callee, "strlen");
    cr_assert_eq(callgrind_calls(c, &words, "strlen", &calls), 0);
    cr_expect_geq(calls, 1);
    cr_expect_float_eq(length->callee_calls, calls, 1e-9);
    cr_expect_null(find_site(sites, count, "recursion")->callee);
    cr_assert_eq(callgrind_calls(c, &words, "fibonacci", &calls), 0);
    cr_expect_gt(calls, 1);
    cr_expect_float_eq(
        calls,
        (written_calls("words 20", "fibonacci") - written_calls("words 10", "fibonacci")) / 10,
        1e-9);
    cr_expect_eq(callgrind_sites(c, &words, sites, 2), 2);
    callgrind_close(c);
}

Test(callgrind, threads_are_counted, .fini = leave)
{
    struct callgrind *c = measure(false, "");
    struct callgrind_cost cost;
    struct callgrind_site sites[64];
    double calls;
    cr_assert_eq(callgrind_cost(c, &threads, &cost), 0);
    cr_expect_float_eq(cost.locks, 2, 0.5, "%g", cost.locks);
    cr_expect_lt(cost.syscalls, 1, "of two clocks an operation none counts: %g", cost.syscalls);
    cr_expect_gt(cost.overlay, 1000);
    cr_assert_eq(callgrind_calls(c, &threads, "clock_gettime", &calls), 0);
    cr_expect_float_eq(calls, 2, 1e-9);
    int count = callgrind_sites(c, &threads, sites, 64);
    const struct callgrind_site *lock = find_site(sites, count, "lock");
    cr_expect_str_eq(lock->callee, "pthread_mutex_lock");
    cr_expect_str_eq(lock->function, "worker");
    callgrind_close(c);
}

Test(callgrind, a_lock_of_ones_own_is_one, .fini = leave)
{
    struct callgrind *c = measure(false, "");
    struct callgrind_runs runs = {"spin", 10, 20, DATA "overlay"};
    struct callgrind_cost cost;
    struct callgrind_site sites[8];
    cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
    cr_expect_float_eq(cost.locks, 1, 1e-9, "%g", cost.locks);
    int count = callgrind_sites(c, &runs, sites, 8);
    const struct callgrind_site *spin = find_site(sites, count, "spin");
    cr_expect_str_eq(spin->callee, "atomic update");
    cr_expect_float_eq(spin->callee_calls, 1, 1e-9);
    callgrind_close(c);
}

Test(callgrind, misses_are_the_overlays, .fini = leave)
{
    struct callgrind *c = measure(true, "");
    struct callgrind_runs runs = {"stride", 10, 20, DATA "overlay"};
    struct callgrind_cost cost;
    cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
    // 100 lines an operation, each in a page of its own: more than 32 KiB can hold, and all in one
    // set of either level
    cr_expect_float_eq(cost.d1_misses, 100, 2, "%g", cost.d1_misses);
    cr_expect_geq(cost.ll_misses, 0);
    cr_expect_leq(cost.ll_misses, cost.d1_misses);
    callgrind_close(c);
}

Test(callgrind, other_forms_of_the_file_say_the_same, .fini = leave)
{
    struct callgrind *c = measure(false, "--compress-strings=yes --compress-pos=yes "
                                         "--dump-instr=yes --collect-jumps=yes --cache-sim=yes");
    struct callgrind_cost packed, plain;
    cr_assert_eq(callgrind_cost(c, &words, &packed), 0);
    cr_expect_geq(packed.d1_misses, 0);
    callgrind_close(c);
    leave();
    strcpy(dir, "/tmp/callgrind-test-XXXXXX");
    c = measure(false, "");
    cr_assert_eq(callgrind_cost(c, &words, &plain), 0);
    cr_expect_float_eq(packed.instructions, plain.instructions, 1e-9);
    cr_expect_float_eq(packed.harness, plain.harness, 1e-9);
    cr_expect_float_eq(packed.overlay, plain.overlay, 1e-6);
    callgrind_close(c);
}

static int parse(const char *text, size_t size, struct callgrind **c)
{
    char *copy = malloc(size + 1);
    memcpy(copy, text, size);
    copy[size] = 0;
    return callgrind_parse(copy, size, c);
}

// The manual's extended example and its compressed twin, as two runs.
#define EXAMPLE_HEAD "desc: Trigger: Client Request: k "
static const char example[] =
    "# callgrind format\n" EXAMPLE_HEAD "1\nevents: Ir\ntotals: 0\n" EXAMPLE_HEAD "11\n"
    "events: Ir\n\nfl=file1.c\nfn=main\n16 20\ncfn=func1\ncalls=1 50\n16 400\ncfi=a/file2.c\n"
    "cfn=func2\ncalls=3 20\n16 400\n\nfn=func1\n51 100\ncfi=a/file2.c\ncfn=func2\ncalls=2 20\n"
    "51 300\n\nfl=a/file2.c\nfn=func2\n20 700\ntotals: 820\n";
static const char example_packed[] = EXAMPLE_HEAD
    "1\nevents: Ir\nfl=(1) file1.c\nfn=(1) main\nfn=(2) func1\ntotals:\n" EXAMPLE_HEAD
    "11\nevents: Ir\n"
    "fl=(1)\nfn=(1)\n0x10 20\ncfn=(2)\ncalls=1 50\n* 400\ncfi=(2) a/file2.c\n"
    "cfn=(3) func2\ncalls=3 20\n+0 400\nfn=(2)\n+35 100\ncfi=(2)\ncfn=(3)\ncalls=2 20\n"
    "* 300\nfl=(2)\nfn=(3)\n-31 700\ntotals: 820\n";

Test(callgrind, the_manuals_example)
{
    const char *texts[] = {example, example_packed};
    for (int i = 0; i < 2; i++) {
        struct callgrind *c;
        struct callgrind_cost cost;
        struct callgrind_site sites[4];
        cr_assert_eq(parse(texts[i], strlen(texts[i]), &c), 0);
        struct callgrind_runs runs = {"k", 1, 11, "a"};
        cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
        cr_expect_float_eq(cost.instructions, 82, 1e-9);
        cr_expect_float_eq(cost.overlay, 70, 1e-9);
        runs.overlay = "b";
        cr_expect_eq(callgrind_sites(c, &runs, sites, 4), 0);
        runs = (struct callgrind_runs){"k", 1, 12, "a"};
        cr_expect_eq(callgrind_cost(c, &runs, &cost), -ENOENT);
        runs = (struct callgrind_runs){"k", 1, 1, "a"};
        cr_expect_eq(callgrind_cost(c, &runs, &cost), -EINVAL);
        callgrind_close(c);
    }
}

Test(callgrind, one_line_with_many_callees)
{
    // line 7 - 5 of mine() calls four functions; mtx_lock's own lock is no second one
    static const char text[] = EXAMPLE_HEAD
        "0\nevents: Ir\ntotals: 0\n" EXAMPLE_HEAD
        "1\nevents: Ir\nfl=(1) l.c\nfn=(1) small\n3 5\njfi=(2) r/w/a.c\njump=1 9\n9\nfl=(2)\n"
        "fn=(2) mine\njfi=(1)\njump=1 3\n7\n7 10\ncfi=(1)\ncfn=(1)\ncalls=2 3\n-5 "
        "5\ncfi=(1)\ncfn=(3) mtx_lock\n"
        "calls=1 1\n* 30\ncfi=(1)\ncfn=(4) tiny\ncalls=1 1\n* 1\ncfi=(3) r/pkg/bench/b.c\n"
        "cfn=(5) bench_answer\ncalls=1 1\n* 7\nfl=(1)\nfn=(3)\n1 10\n"
        "cfn=(6) __GI___pthread_mutex_lock\ncalls=1 1\n1 20\nfn=(6)\n1 20\nfn=(4)\n1 1\nfl=(3)\n"
        "fn=(5)\n1 7\ntotals: 53\n";
    struct callgrind *c;
    struct callgrind_site sites[3];
    struct callgrind_cost cost;
    double calls;
    cr_assert_eq(parse(text, strlen(text), &c), 0);
    struct callgrind_runs runs = {"k", 0, 1, "w"};
    cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
    cr_expect_float_eq(cost.locks, 1, 1e-9);
    cr_expect_float_eq(cost.harness, 7, 1e-9);
    cr_expect_float_eq(cost.instructions, 46, 1e-9);
    cr_expect_float_eq(cost.overlay, 46, 1e-9);
    cr_assert_eq(callgrind_sites(c, &runs, sites, 3), 2);
    cr_expect_eq(sites[0].line, 2);
    cr_expect_str_eq(sites[0].callee, "mtx_lock");
    cr_expect_float_eq(sites[0].callee_instructions, 30, 1e-9);
    cr_expect_eq(sites[1].line, 7);
    cr_expect_str_eq(sites[1].file, "r/w/a.c");
    cr_assert_eq(callgrind_calls(c, &runs, "pthread_mutex_lock", &calls), 0);
    cr_expect_float_eq(calls, 1, 1e-9);
    callgrind_close(c);
}

// As gcc compiles an exchange for aarch64; the harness's is not counted.
Test(callgrind, updates_in_libgcc_are_the_callers)
{
    static const char text[] = EXAMPLE_HEAD
        "0\nevents: Ir Ge\ntotals: 0\n" EXAMPLE_HEAD
        "2\nevents: Ir Ge\nfl=w/a.c\nfn=mine\n5 10\ncfi=lse.S\ncfn=__aarch64_swp1_acq\n"
        "calls=4 1\n5 20 4\nfl=a_bench.c\nfn=bench_fn_k\n7 3\ncfi=lse.S\n"
        "cfn=__aarch64_swp1_acq\ncalls=2 1\n7 10 2\nfl=lse.S\nfn=__aarch64_swp1_acq\n1 30 6\n"
        "totals: 43 6\n";
    struct callgrind *c;
    struct callgrind_cost cost;
    struct callgrind_site site;
    cr_assert_eq(parse(text, strlen(text), &c), 0);
    struct callgrind_runs runs = {"k", 0, 2, "w"};
    cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
    cr_expect_float_eq(cost.locks, 2, 1e-9);
    cr_assert_eq(callgrind_sites(c, &runs, &site, 1), 1);
    cr_expect_str_eq(site.callee, "atomic update");
    cr_expect_float_eq(site.callee_calls, 2, 1e-9);
    callgrind_close(c);
}

Test(callgrind, a_folder_of_the_overlay_is_no_harness)
{
    static const char text[] = EXAMPLE_HEAD
        "0\nevents: Ir\ntotals: 0\n" EXAMPLE_HEAD
        "1\nevents: Ir\nfl=w/pkg/bench/mine.inc\nfn=mine\n5 10\nfl=w/k_bench.c\nfn=bench_fn_k\n"
        "7 3\nfl=pkg/bench/bench.c\nfn=bench_keep\n1 4\ntotals: 17\n";
    struct callgrind *c;
    struct callgrind_cost cost;
    cr_assert_eq(parse(text, strlen(text), &c), 0);
    struct callgrind_runs runs = {"k", 0, 1, "w"};
    cr_assert_eq(callgrind_cost(c, &runs, &cost), 0);
    cr_expect_float_eq(cost.overlay, 10, 1e-9);
    cr_expect_float_eq(cost.instructions, 10, 1e-9);
    cr_expect_float_eq(cost.harness, 7, 1e-9);
    callgrind_close(c);
}

Test(callgrind, recursion_through_two_functions_is_charged_once)
{
    // mine() calls odd(), which with even() goes ten deep: 30 and 20 a call of their own, so that
    // the calls' inclusive costs are 500, 470, 450, 420 and so on to 20
    char text[512];
    unsigned to_even = 0, to_odd = 0;
    for (unsigned k = 1; k <= 10; k++) to_even += 50 * (11 - k) - 30;
    for (unsigned k = 2; k <= 10; k++) to_odd += 50 * (11 - k);
    snprintf(text, sizeof text,
             EXAMPLE_HEAD "0\nevents: Ir\ntotals: 0\n" EXAMPLE_HEAD
                          "1\nevents: Ir\nfl=w/a.c\nfn=mine\n5 10\ncfi=l.c\ncfn=odd\n"
                          "calls=1 1\n5 500\nfl=l.c\nfn=odd\n1 300\ncfn=even\ncalls=10 2\n"
                          "1 %u\nfn=even\n2 200\ncfn=odd\ncalls=9 1\n2 %u\ntotals: 510\n",
             to_even, to_odd);
    struct callgrind *c;
    struct callgrind_site site;
    cr_assert_eq(parse(text, strlen(text), &c), 0);
    struct callgrind_runs runs = {"k", 0, 1, "w"};
    cr_assert_eq(callgrind_sites(c, &runs, &site, 1), 1);
    cr_expect_float_eq(site.instructions, 510, 0.1, "%g", site.instructions);
    cr_expect_str_eq(site.callee, "odd");
    callgrind_close(c);
}

Test(callgrind, a_damaged_file_is_an_error_or_another_file)
{
    static const char *const bad[] = {
        "",
        "x",
        "events: Ir",
        "events: Ir\n",
        "events: Ir\ntotals: 1\n",
        "totals: 0\n",
        "events: Ir\nfl=a\n1 2\ntotals: 2\n",         // no function
        "events: Ir\nfl=a\nfn=b\n1 2\ntotals: 3\n",   // another sum
        "events: Ir\nfl=a\nfn=b\n1 2 3\ntotals: 2\n", // more costs than events
        "events: Ir\nfl=a\nfn=(3)\n1 2\ntotals: 2\n", // a name that was not defined
        "events: Ir\nfl=a\nfn=(9999999) b\n1 2\ntotals: 2\n",
        "events: Ir\nfl=a\nfn=b\ncalls=1 2\ntotals: 0\n",
        "events: Ir\nfl=a\nfn=b\n1 99999999999999999999\ntotals: 0\n",
        "events: Ir\nfl=a\nfn=b\n4294967296 1\ntotals: 1\n",
        "events: Ir\nfl=a\nfn=b\nxfn=c\n1 1\ntotals: 1\n",
    };
    struct callgrind *c;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_eq(parse(bad[i], strlen(bad[i]), &c), -EBADMSG, "%zu: %s", i, bad[i]);
    cr_expect_eq(parse("events: Ir\0\ntotals: 0\n", 22, &c), -EBADMSG);
    cr_expect_eq(callgrind_open("/nowhere/out", &c), -ENOENT);
    cr_expect_eq(callgrind_open("/", &c), -EISDIR);
    callgrind_close(NULL);
}

// Reads the text, and if it is a file, all that can be asked of it.
static int ask(const char *text, size_t size)
{
    struct callgrind *c;
    struct callgrind_cost cost;
    struct callgrind_site site[3];
    struct callgrind_runs runs = {"words", 10, 20, DATA "overlay"};
    int err = parse(text, size, &c);
    if (err) return err;
    if (!callgrind_cost(c, &runs, &cost)) cr_expect_geq(callgrind_sites(c, &runs, site, 3), 0);
    callgrind_close(c);
    return 0;
}

Test(callgrind, mangled_inputs)
{
    size_t size, good = 0;
    uint32_t random = 1;
    char *text = read_file(DATA "words.callgrind", &size);
    cr_assert_eq(ask(text, size), 0);
    // cut off anywhere it is an error, unless that leaves whole parts only
    for (size_t cut = 0; cut < size; cut += 7) {
        int err = ask(text, cut), open = 0;
        for (size_t k = 0; k < cut; k++)
            if (text[k] == '\n')
                open += !strncmp(text + k + 1, "events:", 7) - !strncmp(text + k + 1, "totals:", 7);
        cr_expect(err == -EBADMSG || (!err && !open), "%d for the first %zu bytes", err, cut);
    }
    for (int i = 0; i < 2000; i++) {
        random = random * 1664525 + 1013904223;
        char *p = text + (random >> 8) % size, was = *p;
        *p = (char)(random >> 3);
        int err = ask(text, size);
        cr_expect(!err || err == -EBADMSG);
        good += !err;
        *p = was;
    }
    cr_expect_lt(good, 1000, "most damage is seen");
    free(text);
}
