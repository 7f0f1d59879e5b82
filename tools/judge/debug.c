// A kernel is debugged as it is judged: the same calls in the same order, with the same seed, of a
// build that shows its variables. What gdb is to do is written to build/debug/NN.K.gdb, the bench
// program's commands to build/debug/NN.K.run.

#include "debug.h"

#include "attempts.h"
#include "build.h"
#include "run.h"
#include "serve.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KERNELS = VERDICT_KERNELS };

struct debug {
    const struct exercise *e;
    enum verdict verdict; // of the last attempt
    char kernel[48], place[160], key[20];
    char test[128]; // the first that fails, "suite::name"; "" for none
    uint64_t seed;
    int64_t op; // -1: the kernel's beginning
    struct build_overlay overlay;
    char gdb[64], run[64]; // paths
    char program[300];
};

static int complain(const char *what, const char *why)
{
    fprintf(stderr, "debug: %s: %s\n", what, why);
    return 2;
}

// What the last attempt knows of the failure; SEED and OP know better.
static int recall(struct debug *d)
{
    const char *seed = getenv("SEED"), *op = getenv("OP");
    struct attempts a;
    int error = attempts_read(&a);
    if (error) return complain(ATTEMPTS_PATH, strerror(-error));
    const struct attempts_one *last = attempts_standing(&a, d->e->name).last;
    d->seed = 1;
    d->op = -1;
    d->verdict = VERDICT_PASS;
    if (last) {
        d->verdict = last->verdict;
        d->seed = last->seed;
        d->op = last->op;
        snprintf(d->kernel, sizeof d->kernel, "%s", last->kernel);
        snprintf(d->key, sizeof d->key, "%s", last->key);
        // "FILE:LINE function": without a compiler's column, which gdb does not take.
        size_t file = strcspn(last->place, ": "), line = file;
        if (last->place[file] == ':') line += 1 + strspn(last->place + file + 1, "0123456789");
        snprintf(d->place, sizeof d->place, "%.*s", (int)line, last->place);
    }
    if (seed && *seed) d->seed = strtoull(seed, NULL, 10);
    if (op && *op) d->op = strtoll(op, NULL, 10);
    attempts_free(&a);
    return 0;
}

// With a profile of NULL, as it was judged.
static int build_as(const struct debug *d, const char *profile, struct build_overlay *o)
{
    struct build_how how = {.exercise = d->e->name, .programs = "test bench", .profile = profile};
    if (d->verdict == VERDICT_INVALID) how.san = "1";
    snprintf(o->dir, sizeof o->dir, "%s", exercise_work(d->e));
    int error = build_overlays(&how, o, 1);
    if (error) return complain("make", strerror(-error));
    if (!o->ok) printf("%s", o->says);
    return !o->ok;
}

static int build(struct debug *d)
{
    int error = build_as(d, "debug", &d->overlay);
    if (error) return error;
    if (!*d->key || getenv("SEED") || getenv("OP") || !strcmp(d->key, d->overlay.key)) return 0;
    printf("%s changed since its last check: make check-%s first\n", d->overlay.dir, d->e->address);
    return 1;
}

// A test that crashes has no verdict of its own, so the program's words are read: the first test
// that fails, or the one that was running at the end.
static int find_test(struct debug *d)
{
    char program[4096], running[128] = "";
    struct build_overlay judged;
    int error = build_as(d, NULL, &judged);
    if (error) return error;
    snprintf(d->program, sizeof d->program, "%s/test", judged.out);
    if (!realpath(d->program, program)) return complain(d->program, strerror(errno));
    snprintf(d->program, sizeof d->program, "%s/test", d->overlay.out);
    const char *argv[] = {program, "--jobs=1", "--verbose", NULL};
    struct run_result result;
    struct run r = {.argv = argv, .in = -1, .out = -1, .cpu_seconds = 4 * d->e->test_seconds};
    error = run_program(&r, &result);
    if (error) return complain(program, strerror(-error));
    for (const char *line = result.output; *line; line += strcspn(line, "\n"), line += *line != 0) {
        sscanf(line, "[RUN ] %127s", running);
        if (!*d->test && sscanf(line, "[FAIL] %127[^ \n]", d->test) == 1)
            d->test[strlen(d->test) - 1] = '\0'; // its colon
    }
    if (!*d->test && result.end != RUN_EXITED) strcpy(d->test, running);
    run_clean(&result);
    return 0;
}

// The calls of the judge's answers up to the kernel's: two of each, for what one leaves to the
// next.
static int write_script(struct debug *d)
{
    struct serve_kernel kernels[KERNELS];
    struct serve_result list = {0};
    char program[4096];
    snprintf(d->program, sizeof d->program, "%s/bench", d->overlay.out);
    if (!realpath(d->program, program)) return complain(d->program, strerror(errno));
    const char *argv[] = {program, SERVE_FLAG, NULL};
    int error = serve_script(argv, NULL, "list\n", 10, false, &list);
    int count = error ? error : serve_kernels(&list, kernels, KERNELS), last = 0;
    serve_clean(&list);
    if (count <= 0) return complain(d->program, "its kernels can't be listed");
    for (int i = 0; i < count; i++)
        if (strcmp(kernels[i].name, d->kernel) == 0) last = i;
    strcpy(d->kernel, kernels[last].name);
    FILE *f = fopen(d->run, "we");
    for (int i = 0; f && i <= last; i++)
        for (int run = 1; run <= 2; run++)
            fprintf(f, "run %s stream %" PRIu64 " %" PRIu64 " %d\n", kernels[i].name, kernels[i].n1,
                    d->seed, run);
    if (!f || fclose(f)) return complain(d->run, strerror(errno));
    return 0;
}

static void say_test(const struct debug *d, FILE *f)
{
    const char *colons = strstr(d->test, "::");
    int suite = colons ? (int)(colons - d->test) : (int)strlen(d->test);
    const char *name = colons ? colons + 2 : "";
    fprintf(f,
            "set args %s\n"
            "tbreak %.*s_%s_impl\n"
            "break criterion_abort_test\ncommands\nup\nend\n"
            "break criterion_continue_test\ncommands\nup\nend\n"
            "run\n"
            "echo \\nTest %s begins. \\\"continue\\\" goes on to where it fails.\\n\n",
            d->test, suite, d->test, name, d->test);
}

// To the first call of a function that the learner writes.
static void say_files(const struct debug *d, FILE *f)
{
    for (int i = 0; i < d->e->file_count; i++)
        fprintf(f, "pipe rbreak %s:. | cat >/dev/null\n", d->e->files[i]);
    fprintf(f, "continue\ndelete\n");
}

static void say_kernel(const struct debug *d, FILE *f)
{
    fprintf(f, "set args -serve=3,4 3<%s 4>/dev/null\ntbreak bench_fn_%s\nrun\n", d->run,
            d->kernel);
    if (d->op > 0)
        fprintf(f,
                "set $b = b\n"
                "watch -l b->op if $b->op == %" PRId64 "\n"
                "continue\n",
                d->op);
    else if (*d->place)
        fprintf(f, "tbreak %s\ncontinue\n", d->place);
    else
        say_files(d, f);
    fprintf(f, "echo \\nKernel %s, seed %" PRIu64, d->kernel, d->seed);
    if (d->op >= 0) fprintf(f, ", operation %" PRId64, d->op);
    if (d->op > 0) fprintf(f, " of run 1; \\\"continue\\\" goes on to that of run 2");
    fprintf(f, d->op > 0 ? ". \\\"step\\\" goes into your code.\\n\n"
                         : ". \\\"next\\\" goes on by a line.\\n\n");
}

static int write_gdb(struct debug *d)
{
    FILE *f = fopen(d->gdb, "we");
    if (!f) return complain(d->gdb, strerror(errno));
    fprintf(f, "set breakpoint pending on\nset confirm off\nset startup-with-shell on\n"
               "set pagination off\nset print inferior-events off\nset print thread-events off\n"
               "set debuginfod enabled off\n"
               "set environment ASAN_OPTIONS abort_on_error=1:detect_leaks=0\n"
               "set environment UBSAN_OPTIONS abort_on_error=1:print_stacktrace=1\n");
    if (*d->test)
        say_test(d, f);
    else
        say_kernel(d, f);
    if (d->verdict == VERDICT_TIMEOUT)
        fprintf(f, "echo \\\"continue\\\" runs into the loop; Ctrl-C stops there; \\\"bt\\\" and "
                   "\\\"info locals\\\" show it.\\n\n");
    fprintf(f, "set pagination on\n");
    return fclose(f) ? complain(d->gdb, strerror(errno)) : 0;
}

// gdb gets the terminal and a process group of its own, so that Ctrl-C is gdb's alone and neither
// make nor we end before it. Its wait status, or a negative errno.
static int in_foreground(const char *const argv[])
{
    pid_t own = getpgrp(), child = fork();
    int status = -1;
    if (child < 0) return -errno;
    signal(SIGTTOU, SIG_IGN); // for tcsetpgrp from behind
    if (child == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGHUP);
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    while (waitpid(child, &status, WUNTRACED) < 0 ? errno == EINTR : WIFSTOPPED(status)) {
        if (!WIFSTOPPED(status)) continue;
        tcsetpgrp(STDIN_FILENO, own); // Ctrl-Z stops all of us, and fg goes on with gdb
        kill(0, SIGTSTP);
        tcsetpgrp(STDIN_FILENO, child);
        kill(-child, SIGCONT);
        status = -1;
    }
    tcsetpgrp(STDIN_FILENO, own);
    return status;
}

static int start(const struct debug *d)
{
    static const char quiet[] = "maint set internal-error corefile no";
    const char *const argv[] = {"gdb", "-q", "-iex", quiet, "-x", d->gdb, d->program, NULL};
    printf("gdb -q -iex '%s' -x %s %s\n", quiet, d->gdb, d->program);
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return 0;
    unsetenv("DEBUGINFOD_URLS"); // it would ask, and then load for minutes
    fflush(stdout);
    int status = in_foreground(argv);
    if (status < 0) return complain("gdb", strerror(-status));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return complain("gdb", "it is not installed: make start");
    return 0;
}

int debug_begin(const struct exercise *e)
{
    struct debug d = {.e = e};
    int error = recall(&d);
    if (error) return error;
    if (access(exercise_work(e), F_OK)) {
        printf("%s is not begun: make check-%s\n", e->address, e->address);
        return 1;
    }
    snprintf(d.gdb, sizeof d.gdb, "build/debug/%s.gdb", e->address);
    snprintf(d.run, sizeof d.run, "build/debug/%s.run", e->address);
    error = build(&d);
    if (error) return error;
    if ((mkdir("build", 0777) && errno != EEXIST) ||
        (mkdir("build/debug", 0777) && errno != EEXIST))
        return complain("build/debug", strerror(errno));
    bool of_tests = !*d.kernel && d.verdict < VERDICT_WRONG && !getenv("OP");
    error = of_tests ? find_test(&d) : 0;
    if (!error && !*d.test) error = write_script(&d);
    if (!error) error = write_gdb(&d);
    return error ? error : start(&d);
}
