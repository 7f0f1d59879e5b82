// Criterion runs the tests, but its word alone is not enough (record.h says why): a test has passed
// when Criterion says so and its body wrote its record. What Criterion prints is read only for the
// words of a failure.

#include "tests.h"

#include "failures.h"
#include "file.h"
#include "places.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 3 };

// How many tests the program registers: its section of pointers to them, which only trusted objects
// may add to.
static int registered(const char *program)
{
    int fd = open(program, O_RDONLY | O_CLOEXEC), count = 0;
    elf_version(EV_CURRENT);
    Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
    size_t names;
    if (elf && !elf_getshdrstrndx(elf, &names))
        for (Elf_Scn *s = NULL; (s = elf_nextscn(elf, s));) {
            GElf_Shdr header;
            const char *name;
            if (gelf_getshdr(s, &header) && (name = elf_strptr(elf, names, header.sh_name)) &&
                !strcmp(name, "cr_tst"))
                count = (int)(header.sh_size / sizeof(void *));
        }
    elf_end(elf);
    if (fd >= 0) close(fd);
    return count;
}

// Of the records, which are lines "suite/name".
static int count_lines(const char *text)
{
    int lines = 0;
    for (; text && *text; text++) lines += *text == '\n';
    return lines;
}

// The next test that Criterion says it runs, as "suite::name"; false after the last.
static bool next_begun(const char **output, char name[128])
{
    const char *at = strstr(*output, "[RUN ] ");
    if (!at || sscanf(at, "[RUN ] %127s", name) != 1) return false;
    *output = at + 1;
    return true;
}

void tests_last_begun(const char *output, char name[128])
{
    name[0] = 0;
    while (next_begun(&output, name)) continue;
}

// Whether "suite::name" came to its last line.
static bool has_ended(const char *ended, const char *name)
{
    char record[130];
    const char *colons = strstr(name, "::");
    snprintf(record, sizeof record, "%.*s/%s\n", colons ? (int)(colons - name) : 0, name,
             colons ? colons + 2 : "");
    return strstr(ended, record);
}

// The first test that began and left no record, "" if none.
static void first_unended(const char *output, const char *ended, char name[128])
{
    while (next_begun(&output, name))
        if (!has_ended(ended, name)) return;
    name[0] = 0;
}

enum { FAILURES = 64 }; // that are read

// Tests that came to their end although something in them was not as expected.
static int ended_failing(const struct failure *failures, int count, const char *ended)
{
    int tests = 0;
    for (int i = 0; i < count; i++) {
        bool seen = false;
        for (int k = 0; k < i; k++) seen |= !strcmp(failures[k].test, failures[i].test);
        tests += !seen && has_ended(ended, failures[i].test);
    }
    return tests;
}

static bool judge(const struct exercise *e, const struct run_result *ran, const char *ended,
                  struct verdict_result *r, bool *crashed)
{
    char begun[128];
    int done = r->tests_passed;
    tests_last_begun(ran->output, begun);
    if (ran->end == RUN_TIMEOUT && ran->idle)
        return verdict_decide(
            r, VERDICT_TIMEOUT,
            "test %s does not end: nothing ran for %d s, it sleeps or waits for a lock", begun,
            RUN_IDLE_SECONDS);
    if (ran->end == RUN_TIMEOUT)
        return verdict_decide(r, VERDICT_TIMEOUT, "test %s did not come to its end", begun);
    if (ran->end == RUN_MEMORY)
        return verdict_decide(r, VERDICT_MEMORY_LIMIT, "test %s took more than 1 GiB", begun);
    if (ran->end == RUN_OUTPUT)
        return verdict_decide(r, VERDICT_OUTPUT, "test %s printed or wrote without end", begun);
    if (ran->end == RUN_PROCESSES)
        return verdict_decide(r, VERDICT_LEFTOVER_PROCESS, "test %s made processes without end",
                              begun);
    struct failure failures[FAILURES];
    int failed = failures_read(e, ran->output, failures, FAILURES);
    failures_tell(e, failures, failed, r);
    r->tests_passed -= ended_failing(failures, failed, ended);
    *crashed = ran->end == RUN_SIGNALLED;
    for (int i = 0; i < failed; i++) {
        if (failures[i].crash && !*crashed) strcpy(begun, failures[i].test);
        *crashed |= failures[i].crash;
    }
    if (*crashed) return verdict_decide(r, VERDICT_CRASH, "test %s crashed", begun);
    if (ran->leftover)
        return verdict_decide(r, VERDICT_LEFTOVER_PROCESS, "the tests left a process behind");
    if (ran->code || failed) {
        *crashed = done < r->tests && !*r->detail; // a sanitizer's end looks like a plain failure
        return verdict_decide(r, VERDICT_TESTS, "test %s fails", failed ? failures[0].test : begun);
    }
    if (done < r->tests) {
        first_unended(ran->output, ended, begun);
        return verdict_decide(r, VERDICT_ENDED_EARLY,
                              "test %s ended before its last line: something called exit", begun);
    }
    return false;
}

// Criterion, not a test, gave up: there was no process to be had, or in the way of the socket or
// shared memory that it names after a process is what another user's, killed, left behind.
static bool not_begun(const struct run_result *ran)
{
    return ran->end == RUN_SIGNALLED && ran->code == SIGABRT &&
           strstr(ran->output, "criterion: Could not");
}

// Leaves nothing of that kind in anybody's way.
static void remove_socket(const struct run_result *ran)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/criterion_%d.sock", ran->pid);
    if (ran->pid && ran->end != RUN_EXITED) unlink(path);
}

bool tests_run(const struct exercise *e, const char *overlay, const char *program,
               const char *const *env, struct verdict_result *r, struct run_result *ran,
               bool *crashed)
{
    char real[4096], path[4096 + 16], variable[4096 + 32];
    *crashed = false;
    memset(ran, 0, sizeof *ran);
    if (!realpath(program, real))
        return verdict_decide(r, VERDICT_GRADER_ERROR, "no program %s", program);
    snprintf(path, sizeof path, "%s.%d.ended", real, getpid());
    snprintf(variable, sizeof variable, "JUDGE_TESTS=%s", path);
    int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0) return verdict_decide(r, VERDICT_GRADER_ERROR, "%s: %s", path, strerror(errno));
    close(fd);
    const char *argv[] = {real, "--jobs=1", "--verbose", "--short-filename", NULL};
    const char *all[8] = {variable};
    for (int i = 0; env && env[i] && i < 6; i++) all[i + 1] = env[i];
    struct run run = {.argv = argv,
                      .env = all,
                      .in = -1,
                      .out = -1,
                      .cpu_seconds = e->test_seconds * (env ? 5 : 1)};
    int error = 0;
    for (int tries = 0; !error && (!tries || (not_begun(ran) && tries < TRIES)); tries++) {
        run_clean(ran);
        error = truncate(path, 0) ? -errno : run_program(&run, ran);
        remove_socket(ran);
    }
    char *ended = file_text(path);
    int done = count_lines(ended);
    unlink(path);
    r->tests = registered(program);
    r->tests_passed = done < r->tests ? done : r->tests;
    places_first(ran->stack, overlay, r->place, sizeof r->place);
    bool decided;
    if (!env) verdict_printed(r, ran->output, "[");
    if (error || !ended)
        decided =
            verdict_decide(r, VERDICT_GRADER_ERROR, "tests: %s", strerror(error ? -error : ENOMEM));
    else if (not_begun(ran))
        decided = verdict_decide(r, VERDICT_GRADER_ERROR, "Criterion could not start a test");
    else if (!r->tests)
        decided = verdict_decide(r, VERDICT_GRADER_ERROR, "%s holds no test", program);
    else
        decided = judge(e, ran, ended, r, crashed);
    if (!decided) r->detail[0] = r->place[0] = 0; // words that only looked like a failure's
    free(ended);
    return decided;
}
