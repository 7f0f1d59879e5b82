// The command, the counts and the dearest lines. The counts are sums of own costs over the edges of
// a difference; the lines are groups of the overlay's edges.

#include "callgrind.h"

#include "callgrind_difference.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int callgrind_command(struct callgrind_command *c, const char *out, bool misses,
                      char *const *program)
{
    // Not --collect-atstart=no: it is per thread, and work moved to a thread would vanish.
    static const char *const always[] = {
        "valgrind",          "--tool=callgrind",      "-q",
        "--vgdb=no",         "--instr-atstart=no",    "--collect-systime=yes",
        "--dump-line=yes",   "--dump-instr=no",       "--combine-dumps=yes",
        "--compress-pos=no", "--compress-strings=no", "--collect-bus=yes"};
    // A common core's first level, and a last level small enough to be missed.
    static const char *const caches[] = {"--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64",
                                         "--LL=2097152,16,64"};
    int n = 0, size = (int)sizeof c->out;
    if (snprintf(c->out, sizeof c->out, "--callgrind-out-file=%s", out) >= size)
        return -ENAMETOOLONG;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) c->argv[n++] = (char *)always[i];
    for (size_t i = 0; misses && i < sizeof caches / sizeof *caches; i++)
        c->argv[n++] = (char *)caches[i];
    c->argv[n++] = c->out;
    for (; *program; program++) {
        if (n == CALLGRIND_ARGS - 1) return -E2BIG;
        c->argv[n++] = *program;
    }
    c->argv[n] = NULL;
    return 0;
}

int callgrind_open(const char *path, struct callgrind **c)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -errno;
    struct stat st;
    char *text = NULL;
    size_t size = 0;
    int err = fstat(fd, &st) ? -errno : st.st_size > 1 << 30 ? -EFBIG : 0;
    if (!err && !(text = malloc((size_t)st.st_size + 1))) err = -ENOMEM;
    while (!err && size < (size_t)st.st_size) {
        ssize_t n = read(fd, text + size, (size_t)st.st_size - size);
        if (n < 0 && errno != EINTR) err = -errno;
        if (n == 0) break;
        if (n > 0) size += (size_t)n;
    }
    close(fd);
    if (err) {
        free(text);
        return err;
    }
    text[size] = 0;
    return callgrind_parse(text, size, c);
}

void callgrind_close(struct callgrind *c)
{
    if (!c) return;
    free(c->text);
    free(c->names);
    free(c->functions);
    free(c->records);
    free(c->parts);
    free(c);
}

// Is the name one of the list but for what glibc puts around it: __clock_gettime64,
// __GI___pthread_mutex_lock, __new_sem_wait, __vdso_time, gettimeofday_syscall?
static bool is_one_of(const char *name, const char *const *list)
{
    static const char *const before[] = {"_", "GI_", "new_", "vdso_", "kernel_", "libc_"};
    static const char *const after[] = {"", "64", "_syscall"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);
        if (strncmp(name, before[i], n)) continue;
        name += n;
        i = (size_t)-1;
    }
    for (; *list; list++) {
        size_t n = strlen(*list);
        for (size_t i = 0; !strncmp(name, *list, n) && i < sizeof after / sizeof *after; i++)
            if (!strcmp(name + n, after[i])) return true;
    }
    return false;
}

static const char *name_of(const struct callgrind *c, int function)
{
    return c->names[c->functions[function].name].text;
}

static const char *const clocks[] = {"clock_gettime", "gettimeofday", "time", "getcpu", NULL};
static const char *const locks[] = {"pthread_mutex_lock",
                                    "pthread_mutex_cond_lock",
                                    "pthread_mutex_trylock",
                                    "pthread_mutex_timedlock",
                                    "pthread_mutex_clocklock",
                                    "pthread_rwlock_rdlock",
                                    "pthread_rwlock_tryrdlock",
                                    "pthread_rwlock_timedrdlock",
                                    "pthread_rwlock_clockrdlock",
                                    "pthread_rwlock_wrlock",
                                    "pthread_rwlock_trywrlock",
                                    "pthread_rwlock_timedwrlock",
                                    "pthread_rwlock_clockwrlock",
                                    "pthread_spin_lock",
                                    "pthread_spin_trylock",
                                    "sem_wait",
                                    "sem_trywait",
                                    "sem_timedwait",
                                    "sem_clockwait",
                                    "mtx_lock",
                                    "mtx_trylock",
                                    "mtx_timedlock",
                                    NULL};

// Calls of a function of the list, an operation; nested: also those that one of them makes.
static double count_calls(const struct callgrind_difference *d, const char *const *list,
                          bool nested)
{
    double calls = 0;
    for (size_t i = 0; i < d->count; i++) {
        const struct callgrind_record *at = d->edges[i].at;
        if (at->callee >= 0 && is_one_of(name_of(d->c, at->callee), list) &&
            (nested || !is_one_of(name_of(d->c, at->function), list)))
            calls += d->edges[i].calls;
    }
    return calls / d->operations;
}

// Atomic read-modify-writes that the edge makes by itself. For aarch64 gcc compiles a call of
// libgcc, which looks whether the processor has an instruction for it (-moutline-atomics).
static double atomics(const struct callgrind_difference *d, const struct callgrind_edge *e)
{
    static const char outlined[] = "__aarch64_";
    if (!d->mine[e->at->function]) return 0;
    if (e->at->callee < 0) return e->cost[CALLGRIND_ATOMICS];
    return strncmp(name_of(d->c, e->at->callee), outlined, sizeof outlined - 1) ? 0 : e->calls;
}

static void add_own(const struct callgrind_difference *d, const struct callgrind_edge *e,
                    struct callgrind_cost *cost)
{
    int function = e->at->function;
    const char *name = name_of(d->c, function);
    if (d->harness[function]) {
        cost->harness += e->cost[CALLGRIND_INSTRUCTIONS];
        return;
    }
    cost->instructions += e->cost[CALLGRIND_INSTRUCTIONS];
    cost->d1_misses += e->cost[CALLGRIND_D1];
    cost->ll_misses += e->cost[CALLGRIND_LL];
    if (d->mine[function]) cost->overlay += e->cost[CALLGRIND_INSTRUCTIONS];
    if (e->cost[CALLGRIND_SYSCALLS] != 0 && !is_one_of(name, clocks))
        cost->syscalls += e->cost[CALLGRIND_SYSCALLS];
}

// A warm cache may have made the longer run miss less; that is none, not "not measured".
static double misses(const struct callgrind_difference *d, int event, double sum)
{
    if (!(d->present & 1u << event)) return -1;
    return sum > 0 ? sum / d->operations : 0;
}

int callgrind_cost(const struct callgrind *c, const struct callgrind_runs *runs,
                   struct callgrind_cost *cost)
{
    struct callgrind_difference d;
    int err = callgrind_difference_make(&d, c, runs);
    if (err) return err;
    err = callgrind_difference_charge(&d);
    if (!err) {
        // mtx_lock calls pthread_mutex_lock: that is one acquisition
        *cost = (struct callgrind_cost){.locks = count_calls(&d, locks, false)};
        for (size_t i = 0; i < d.count; i++) {
            cost->overlay += d.edges[i].charged;
            cost->locks += atomics(&d, &d.edges[i]) / d.operations;
            if (d.edges[i].at->callee < 0) add_own(&d, &d.edges[i], cost);
        }
        cost->instructions /= d.operations;
        cost->harness /= d.operations;
        cost->overlay /= d.operations;
        cost->syscalls /= d.operations;
        cost->d1_misses = misses(&d, CALLGRIND_D1, cost->d1_misses);
        cost->ll_misses = misses(&d, CALLGRIND_LL, cost->ll_misses);
    }
    callgrind_difference_free(&d);
    return err;
}

int callgrind_calls(const struct callgrind *c, const struct callgrind_runs *runs,
                    const char *function, double *calls)
{
    struct callgrind_difference d;
    int err = callgrind_difference_make(&d, c, runs);
    if (err) return err;
    *calls = count_calls(&d, (const char *const[]){function, NULL}, true);
    callgrind_difference_free(&d);
    return 0;
}

static int compare_sites(const void *a, const void *b)
{
    const struct callgrind_site *x = a, *y = b;
    return (x->instructions < y->instructions) - (x->instructions > y->instructions);
}

// Adds the edge to the site of its line. *dearest is that of the functions which share the line.
static void add_edge(const struct callgrind_difference *d, const struct callgrind_edge *e,
                     struct callgrind_site *site, double *dearest)
{
    double own = (e->at->callee < 0 ? e->cost[CALLGRIND_INSTRUCTIONS] : e->charged) / d->operations;
    site->instructions += own;
    if (own > *dearest) {
        *dearest = own;
        site->function = name_of(d->c, e->at->function);
    }
    double updates = atomics(d, e);
    if ((e->at->callee >= 0 || updates > 0) && own > site->callee_instructions) {
        site->callee = updates > 0 ? "atomic update" : name_of(d->c, e->at->callee);
        site->callee_instructions = own;
        site->callee_calls = (updates > 0 ? updates : e->calls) / d->operations;
    }
}

// The overlay's lines, in sites, which has room for every edge. Returns how many there are.
static int group_sites(const struct callgrind_difference *d, struct callgrind_site *sites)
{
    int count = 0;
    double dearest = 0, sum = 0;
    const struct callgrind_record *last = NULL;
    for (size_t i = 0; i < d->count; i++) {
        const struct callgrind_record *at = d->edges[i].at;
        if (!d->mine[at->function]) continue;
        if (!last || at->file != last->file || at->line != last->line) {
            sites[count++] = (struct callgrind_site){.file = d->c->names[at->file].text,
                                                     .function = name_of(d->c, at->function),
                                                     .line = at->line};
            dearest = 0;
        }
        last = at;
        add_edge(d, &d->edges[i], &sites[count - 1], &dearest);
    }
    qsort(sites, (size_t)count, sizeof *sites, compare_sites);
    for (int i = 0; i < count; i++) sum += sites[i].instructions;
    for (int i = 0; i < count; i++) sites[i].share = sum > 0 ? sites[i].instructions / sum : 0;
    return count;
}

int callgrind_sites(const struct callgrind *c, const struct callgrind_runs *runs,
                    struct callgrind_site *sites, int room)
{
    struct callgrind_difference d;
    int err = callgrind_difference_make(&d, c, runs);
    if (err) return err;
    struct callgrind_site *all = malloc((d.count + 1) * sizeof *all);
    err = all ? callgrind_difference_charge(&d) : -ENOMEM;
    int count = err ? err : group_sites(&d, all);
    if (count > room) count = room;
    while (count > 0 && all[count - 1].instructions <= 0) count--; // of the first run only
    if (count > 0) memcpy(sites, all, (size_t)count * sizeof *all);
    free(all);
    callgrind_difference_free(&d);
    return count;
}
