// What a check at home must stand. Each folder under testdata/home/ misbehaves in one way and is
// named after the verdict that it must get, like those of solutions/*/rejected/. Whatever it is:
// the judge lives, the verdict comes within a bound of CPU time, no process is left, the tree is as
// it was, and the attempts are whole.
//
// What the gate refuses before it runs is judged twice: as it is, and with the gate off.

#include "home_testing.h"

#include "attempts.h"
#include "check.h"
#include "fixture.h"
#include "report.h"
#include "scratch.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CPU_BOUND = 30, ROOM = 64 };

#ifdef __SANITIZE_ADDRESS__
enum { FOLDERS = 1 }; // of a pattern: what the folders do is not what differs here
#else
enum { FOLDERS = ROOM };
#endif

static int wanted_of(const char *folder)
{
    char word[32];
    const char *name = strrchr(folder, '/') + 1;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name, "-"), name);
    return (int)verdict_parse(word);
}

static int match(const char *pattern, glob_t *folders)
{
    char path[200];
    snprintf(path, sizeof path, HOME_FOLDERS "%s", pattern);
    cr_assert_eq(glob(path, 0, NULL, folders), 0, "no folder %s", path);
    return folders->gl_pathc < FOLDERS ? (int)folders->gl_pathc : FOLDERS;
}

static void build(const struct exercise *e, const char *pattern)
{
    static struct build_overlay o[ROOM];
    glob_t folders = {0};
    int count = 0, found = pattern ? match(pattern, &folders) : 0;
    snprintf(o[count++].dir, sizeof o->dir, "%s", exercise_dir(e));
    snprintf(o[count++].dir, sizeof o->dir, "%s", exercise_solution(e));
    for (int i = 0; i < found && count < ROOM; i++)
        snprintf(o[count++].dir, sizeof o->dir, "%s", folders.gl_pathv[i]);
    if (pattern) globfree(&folders);
    cr_assert_eq(build_overlays(&(struct build_how){.exercise = e->name}, o, count), 0);
}

void home_enter(struct exercise *e, const char *pattern)
{
    static const char *const shared[] = {
        "Makefile",   "compile_flags.txt", "pkg",
        "tools",      "lessons",           "exercises",
        "solutions",  "build/gcc-verdict", "build/gcc-verdict-san1",
        "build/.lock"};
    char tree[256], from[512];
    unsetenv("MAKEFLAGS");
    unsetenv("MAKELEVEL");
    unsetenv("MFLAGS");
    cr_assert(getcwd(tree, sizeof tree) && !exercise_find("03.1", e), "%s", exercise_error());
    build(e, pattern);
    mkdir("build/gcc-verdict-san1", 0777);
    fixture_enter();
    mkdir("build", 0777);
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        snprintf(from, sizeof from, "%s/%s", tree, shared[i]);
        cr_assert_eq(symlink(from, shared[i]), 0);
    }
}

static FILE *listing;

static int list_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)at;
    if (strncmp(path, "./build/", 8))
        fprintf(listing, "%s %lld\n", path, kind == FTW_F ? (long long)st->st_size : 0);
    return 0;
}

char *home_listing(void)
{
    char *text = NULL;
    size_t size = 0;
    listing = open_memstream(&text, &size);
    nftw(".", list_one, 16, FTW_PHYS);
    fclose(listing);
    return text;
}

void home_expect_attempts(int count, const char *when)
{
    struct attempts a;
    cr_assert_eq(attempts_read(&a), 0);
    cr_expect_eq(a.count, count, "%s: %d attempts, not %d", when, a.count, count);
    cr_expect_eq(a.unreadable, 0, "%s: %d lines of the attempts can't be read", when, a.unreadable);
    attempts_free(&a);
}

static double cpu_of_children(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static void replace(char *text, size_t room, const char *what, const char *by)
{
    size_t len = strlen(what), by_len = strlen(by);
    for (char *at = text; (at = strstr(at, what)); at += by_len) {
        if (strlen(text) - len + by_len >= room) return;
        memmove(at + by_len, at + len, strlen(at + len) + 1);
        memcpy(at, by, by_len);
    }
}

static int columns(const char *line, size_t len)
{
    int count = 0;
    for (size_t i = 0; i < len; i++) count += (line[i] & 0xc0) != 0x80;
    return count;
}

// As it would read were the folder the learner's: 80 columns, and nothing that moves the cursor.
// A compiler's and a test's own words are left as long as they are.
static void expect_readable(const struct exercise *e, const char *folder, struct verdict_result *r)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool own_words = r->verdict == VERDICT_COMPILE || r->verdict == VERDICT_TESTS;
    replace(r->place, sizeof r->place, folder, exercise_work(e));
    replace(r->says, sizeof r->says, folder, exercise_work(e));
    replace(r->detail, sizeof r->detail, folder, exercise_work(e));
    if (own_words) r->detail[0] = 0;
    report_text(out, e, r);
    fclose(out);
    cr_expect(strstr(text, verdict_name(r->verdict)), "%s: no verdict in\n%s", folder, text);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
        size_t len = strcspn(line, "\n");
        cr_expect_leq(columns(line, len), 80, "%s: over 80 columns: %.*s", folder, (int)len, line);
        for (size_t i = 0; i < len; i++)
            cr_expect((unsigned char)line[i] >= ' ', "%s: a control character in %.*s", folder,
                      (int)len, line);
    }
    free(text);
}

// Everything that must hold whatever was judged.
static void judge(const struct exercise *e, const char *folder, const struct check_how *how,
                  struct verdict_result *r)
{
    static int attempts;
    struct check c;
    char *before = home_listing();
    double cpu = cpu_of_children();
    check_folder(&c, e, folder, how, r);
    cpu = cpu_of_children() - cpu;
    cr_expect_lt(cpu, CPU_BOUND, "%s took %.1f s of CPU", folder, cpu);
    cr_expect(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "%s: a process is left", folder);
    char *after = home_listing();
    cr_expect_str_eq(before, after, "%s: the tree was\n%snow it is\n%s", folder, before, after);
    free(before);
    free(after);
    if (rmdir("build/judge")) cr_expect_eq(errno, ENOENT, "%s: build/judge is not empty", folder);
    r->when = 1;
    cr_expect_eq(attempts_append(r), 0);
    home_expect_attempts(++attempts, folder);
}

static void expect_verdict(const char *folder, int wanted, const struct verdict_result *r)
{
    cr_expect_eq((int)r->verdict, wanted, "%s: %s (%s: %s %s %s)", folder, verdict_name(r->verdict),
                 r->place, r->says, r->detail, r->printed);
}

// "// Gate: fork" in the source: what the gate must say, "" if it must let it pass.
static void read_gate(const char *folder, char symbol[64])
{
    char path[300], *text;
    snprintf(path, sizeof path, "%s/session.c", folder);
    text = fixture_read(path);
    const char *at = text ? strstr(text, "// Gate: ") : NULL;
    snprintf(symbol, 64, "%.*s", at ? (int)strcspn(at + 9, "\n") : 0, at ? at + 9 : "");
    free(text);
}

static void judge_home(struct exercise *e, const char *folder)
{
    struct verdict_result r;
    int wanted = wanted_of(folder);
    bool ends = wanted != VERDICT_TIMEOUT;
    struct check_how how = {.seed = 1, .seconds = ends ? 10 : 3}; // the reference needs its part
    char symbol[64];
    cr_expect_neq(wanted, VERDICT_GRADER_ERROR, "%s is named after no verdict", folder);
    e->test_seconds = ends ? 10 : 1;
    read_gate(folder, symbol);
    if (*symbol) {
        judge(e, folder, &how, &r);
        expect_verdict(folder, VERDICT_FORBIDDEN, &r);
        cr_expect(!strncmp(r.says, symbol, strlen(symbol)), "%s: %s", folder, r.says);
        how.no_gate = wanted != VERDICT_FORBIDDEN;
    }
    if (!*symbol || how.no_gate) {
        judge(e, folder, &how, &r);
        expect_verdict(folder, wanted, &r);
    }
    expect_readable(e, folder, &r);
}

static void judge_all(const char *pattern)
{
    struct exercise e;
    glob_t folders = {0};
    home_enter(&e, strncmp(pattern, "COMPILE", 7) ? pattern : NULL);
    int count = match(pattern, &folders);
    for (int i = 0; i < count; i++) judge_home(&e, folders.gl_pathv[i]);
    globfree(&folders);
}

TestSuite(home, .fini = fixture_leave);

#define ALL(name, pattern)                                                                         \
    Test(home, name)                                                                               \
    {                                                                                              \
        judge_all(pattern);                                                                        \
    }
ALL(what_hangs_is_ended, "TIMEOUT-*")
ALL(what_fills_memory_is_ended, "MEMORY_LIMIT-*")
ALL(processes_that_are_left_are_killed, "LEFTOVER_PROCESS-*")
ALL(a_crash_is_a_verdict, "CRASH-*")
ALL(a_crash_that_the_sanitizers_know_is_explained, "INVALID-*")
ALL(who_leaves_early_has_not_passed, "ENDED_EARLY-*")
ALL(what_cannot_be_built_is_told_so, "COMPILE-*")
ALL(libc_is_not_replaced, "FORBIDDEN-*")
ALL(a_lie_is_wrong, "WRONG-*")
ALL(who_spins_aside_is_counted, "INSTRUCTIONS-*")
ALL(what_harms_nobody_passes, "PASS-*")

Test(home, what_floods_the_disk_or_the_terminal_is_ended)
{
    if (scratch_free(".") < (size_t)1 << 30) cr_skip_test("too little disk to fill");
    judge_all("OUTPUT-*");
}

// Long before its time is over, and where.
Test(home, who_waits_for_ever_is_told_where)
{
    struct exercise e;
    struct verdict_result r;
    home_enter(&e, "TIMEOUT-deadlock");
    judge(&e, HOME_FOLDERS "TIMEOUT-deadlock", &(struct check_how){.seed = 1, .seconds = 100}, &r);
    cr_expect(strstr(r.says, "nothing ran for 2 s"), "%s", r.says);
    cr_expect(strstr(r.place, "TIMEOUT-deadlock/session.c:9 misbehave"), "%s", r.place);
}

Test(home, noise_does_not_hide_what_failed)
{
    struct exercise e;
    struct verdict_result r;
    judge_all("TESTS-*");
    cr_assert_eq(exercise_find("03.1", &e), 0);
    judge(&e, HOME_FOLDERS "TESTS-noisy", &(struct check_how){.seed = 1}, &r);
    cr_expect(strstr(r.detail, "the reused session has fd"), "not what failed: %s", r.detail);
}

// Folders that no version control likes to hold.

static char good[4096];

static void write_folder(const char *folder, const char *file, const char *text, size_t size)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    fixture_write(path, "");
    FILE *f = fopen(path, "we");
    cr_assert(f && fwrite(text, 1, size, f) == size && !fclose(f));
}

static void expect(const struct exercise *e, const char *folder, enum verdict wanted,
                   const char *words)
{
    struct verdict_result r;
    judge(e, folder, &(struct check_how){.seed = 1, .seconds = wanted == VERDICT_PASS ? 10 : 2},
          &r);
    expect_verdict(folder, (int)wanted, &r);
    char all[4096];
    snprintf(all, sizeof all, "%s %s %s", r.place, r.says, r.detail);
    cr_expect(strstr(all, words), "%s: \"%s\" is not in: %s", folder, words, all);
    expect_readable(e, folder, &r);
}

static void enter_with_good(struct exercise *e)
{
    home_enter(e, NULL);
    e->test_seconds = 10;
    char *text = fixture_read("solutions/03.1-free-list/session.c");
    snprintf(good, sizeof good, "%s", text);
    free(text);
}

Test(home, files_of_odd_forms_are_read_all_the_same)
{
    struct exercise e;
    enter_with_good(&e);
    size_t len = strlen(good), used = 0;
    static char crlf[8192], huge[3 << 20];
    for (const char *c = good; *c; c++) {
        if (*c == '\n') crlf[used++] = '\r';
        crlf[used++] = *c;
    }
    write_folder("crlf", "session.c", crlf, used);
    write_folder("no-newline", "session.c", good, len - 1);
    memset(huge, '\n', sizeof huge);
    memcpy(huge, good, len);
    write_folder("huge", "session.c", huge, sizeof huge);
    write_folder("other-files", "session.c", good, len);
    write_folder("other-files", "notes.txt", "", 0);
    write_folder("other-files", "session.c~", "no C at all", 11);
    write_folder("other-files", ".session.c.swp", "\0\1\2", 3);
    expect(&e, "crlf", VERDICT_PASS, "");
    expect(&e, "no-newline", VERDICT_PASS, "");
    expect(&e, "huge", VERDICT_PASS, "");
    expect(&e, "other-files", VERDICT_PASS, "");
}

Test(home, folders_with_too_little_or_too_much_are_told_so)
{
    struct exercise e;
    enter_with_good(&e);
    size_t len = strlen(good);
    static char vast[5 << 20];
    memset(vast, '\n', sizeof vast);
    write_folder("empty-file", "session.c", "", 0);
    write_folder("header", "session.c", good, len);
    write_folder("header", "session.h", "", 0);
    write_folder("extra", "session.c", good, len);
    write_folder("extra", "more.c", "", 0);
    write_folder("vast", "session.c", vast, sizeof vast);
    mkdir("device", 0777);
    cr_assert_eq(symlink("/dev/zero", "device/session.c"), 0);
    mkdir("pipe", 0777);
    cr_assert_eq(mkfifo("pipe/session.c", 0666), 0);
    fixture_write("a-file", "");
    write_folder("a blank", "session.c", good, len);
    write_folder("no-function", "session.c", "int i;\n", 7);
    mkdir("empty", 0777);
    expect(&e, "empty-file", VERDICT_COMPILE, "empty-file/session.c this file is empty");
    expect(&e, "empty", VERDICT_COMPILE, "empty has none of the files to edit, such as session.c");
    expect(&e, "no-function", VERDICT_COMPILE, "session_open is missing");
    expect(&e, "header", VERDICT_COMPILE, "header/session.h a header is the contract");
    expect(&e, "extra", VERDICT_COMPILE, "extra/more.c the exercise has no such file");
    expect(&e, "vast", VERDICT_COMPILE, "4 MiB");
    expect(&e, "device", VERDICT_COMPILE, "no ordinary file");
    expect(&e, "pipe", VERDICT_COMPILE, "no ordinary file");
    expect(&e, "a-file", VERDICT_COMPILE, "Not a directory");
    expect(&e, "not-there", VERDICT_COMPILE, "No such file");
    expect(&e, "a blank", VERDICT_GRADER_ERROR, "a blank");
}

Test(home, a_source_that_is_too_much_for_the_compiler_does_not_compile)
{
    static const struct {
        const char *folder, *text;
    } bombs[] = {
        {"endless", "#include \"/dev/zero\"\n"},
        {"itself", "#include \"session.c\"\n#include \"session.c\"\n"},
        {"array", "char vast[1u << 31] = {1};\n"},
        {"macros", "#define A(x) x+x+x+x+x+x+x+x\n#define B(x) A(A(A(A(A(A(A(A(A(x)))))))))\n"
                   "int i = B(1);\n"},
    };
    struct exercise e;
    enter_with_good(&e);
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs && i < FOLDERS; i++) {
        write_folder(bombs[i].folder, "session.c", bombs[i].text, strlen(bombs[i].text));
        expect(&e, bombs[i].folder, VERDICT_COMPILE, "");
    }
}
