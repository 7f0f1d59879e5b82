// A count is the difference between a region of n operations and one of 2n, over n: what the
// harness and the kernel spend once falls out. A run that is not counted goes before them, so that
// lazily bound functions are.

#include "bench/bench_meter.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const units[BENCH_EVENTS] = {"instructions/op", "D1-misses/op",
                                                "branch-misses/op"};

// The simulated machine is the same everywhere: 32 KB of 8 ways, 8 MB of 16 ways, lines of 64
// bytes.
static void exec_valgrind(const struct bench_meter *m, int in, int out)
{
    char serve[48], file[560], self[4096];
    snprintf(serve, sizeof serve, "-serve=%d,%d", in, out);
    snprintf(file, sizeof file, "--callgrind-out-file=%s/cost", m->dir);
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    self[len > 0 ? len : 0] = '\0';
    const char *argv[16] = {"valgrind", "-q", "--tool=callgrind", "--instr-atstart=no", file};
    int argc = 5;
    if (m->kind == BENCH_METER_CACHE) {
        argv[argc++] = "--cache-sim=yes";
        argv[argc++] = "--branch-sim=yes";
        argv[argc++] = "--I1=32768,8,64";
        argv[argc++] = "--D1=32768,8,64";
        argv[argc++] = "--LL=8388608,16,64";
    }
    argv[argc++] = self;
    argv[argc++] = serve;
    signal(SIGPIPE, SIG_DFL); // we ignore it; kernels should not
    int null = open("/dev/null", O_WRONLY);
    if (dup2(null, STDOUT_FILENO) >= 0 && dup2(null, STDERR_FILENO) >= 0)
        execvp(argv[0], (char **)argv);
    _exit(127);
}

static const char *spawn(struct bench_meter *m)
{
    const char *tmp = getenv("TMPDIR");
    int to[2], from[2];
    int len = snprintf(m->dir, sizeof m->dir, "%s/bench.XXXXXX", tmp ? tmp : "/tmp");
    if (len >= (int)sizeof m->dir || !mkdtemp(m->dir)) {
        m->dir[0] = '\0';
        return "can't make a directory for callgrind's files";
    }
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) return "no pipes";
    m->pid = fork();
    if (m->pid == 0) {
        fcntl(to[0], F_SETFD, 0);
        fcntl(from[1], F_SETFD, 0);
        exec_valgrind(m, to[0], from[1]);
    }
    close(to[0]);
    close(from[1]);
    m->to = fdopen(to[1], "w");
    m->from = fdopen(from[0], "r");
    char line[512] = "";
    fprintf(m->to, "list\n");
    fflush(m->to);
    while (fgets(line, sizeof line, m->from) && strcmp(line, "end list\n") != 0)
        ;
    return strcmp(line, "end list\n") == 0 ? NULL : "no valgrind here: apt-get install valgrind";
}

const char *bench_meter_open(struct bench_meter *m, enum bench_meter_kind kind)
{
    *m = (struct bench_meter){.kind = kind};
    if (kind == BENCH_METER_NONE) return NULL;
    if (kind != BENCH_METER_PERF) {
        signal(SIGPIPE, SIG_IGN);
        return spawn(m);
    }
    int error = bench_perf_open();
    if (!error) return NULL;
    return error == -EACCES || error == -EPERM
               ? "perf's counters are closed: sysctl kernel.perf_event_paranoid=2"
               : "this machine has no hardware counters (many virtual ones have none): "
                 "-meter=callgrind counts without";
}

void bench_meter_close(struct bench_meter *m)
{
    if (m->to) fclose(m->to);
    if (m->from) fclose(m->from);
    if (m->pid > 0) waitpid(m->pid, NULL, 0);
    if (m->dir[0]) {
        char file[560];
        snprintf(file, sizeof file, "%s/cost", m->dir);
        unlink(file);
        rmdir(m->dir);
    }
    if (m->kind == BENCH_METER_PERF) bench_perf_close();
    *m = (struct bench_meter){0};
}

// "events: Ir Dr ..." names the columns of "totals: 1 2 ...". Columns that are 0 to the end are
// left out.
void bench_meter_add(const char *events, const char *totals, double values[BENCH_EVENTS])
{
    static const struct column {
        const char *name;
        int value;
    } columns[] = {{"Ir", 0}, {"D1mr", 1}, {"D1mw", 1}, {"Bcm", 2}, {"Bim", 2}};
    char name[16];
    double number;
    int used;
    while (sscanf(events, "%15s%n", name, &used) == 1) {
        events += used;
        if (sscanf(totals, "%lf%n", &number, &used) != 1) return;
        totals += used;
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            if (strcmp(columns[i].name, name) == 0) values[columns[i].value] += number;
    }
}

static const char *count_run(struct bench_meter *m, const char *path, uint64_t n, uint64_t seed,
                             double values[BENCH_EVENTS])
{
    static char says[512];
    char file[560], line[512], events[512] = "";
    fprintf(m->to, "run %s callgrind %llu %llu 1\n", path, (unsigned long long)n,
            (unsigned long long)seed);
    fflush(m->to);
    if (!fgets(says, sizeof says, m->from)) return "valgrind ended early";
    says[strcspn(says, "\n")] = '\0';
    if (strncmp(says, "end ", 4) != 0) return says;
    memset(values, 0, BENCH_EVENTS * sizeof *values);
    snprintf(file, sizeof file, "%s/cost.%u", m->dir, ++m->parts);
    FILE *part = fopen(file, "re");
    if (!part) return "callgrind wrote no file";
    while (fgets(line, sizeof line, part)) {
        if (strncmp(line, "events: ", 8) == 0) snprintf(events, sizeof events, "%s", line + 8);
        if (strncmp(line, "totals: ", 8) == 0) bench_meter_add(events, line + 8, values);
    }
    fclose(part);
    unlink(file);
    return NULL;
}

static const char *count_callgrind(struct bench_meter *m, struct bench_subject *s,
                                   struct bench_result *r)
{
    // A region of some five milliseconds, which under callgrind are half a second.
    double ns = (double)r->cpu_ns / (double)r->n, most = ns > 5 ? 5e6 / ns : 1e6;
    uint64_t n = most > 1000 ? 1000 : most < 1 ? 1 : (uint64_t)most;
    double once[BENCH_EVENTS], twice[BENCH_EVENTS];
    const char *error = count_run(m, r->path, n, s->seed, once);
    if (!error) error = count_run(m, r->path, n, s->seed, once);
    if (!error) error = count_run(m, r->path, 2 * n, s->seed, twice);
    for (int i = 0; !error && i < (m->kind == BENCH_METER_CACHE ? BENCH_EVENTS : 1); i++)
        bench_result_put(r, units[i], fmax(0, twice[i] - once[i]) / (double)n);
    return error;
}

const char *bench_meter_cost(struct bench_meter *m, struct bench_subject *s, struct bench_result *r)
{
    if (m->kind == BENCH_METER_NONE) return NULL;
    if (m->kind != BENCH_METER_PERF) return count_callgrind(m, s, r);
    struct bench_subject metered = *s;
    struct bench_result again;
    metered.meters = BENCH_PERF;
    const char *error = bench_batch(&metered, r->n, &again);
    for (int i = 0; !error && i < BENCH_EVENTS; i++)
        bench_result_put(r, units[i], (double)again.events[i] / (double)r->n);
    return error;
}
