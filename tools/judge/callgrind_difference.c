// Both runs' records are summed into edges, n2's positive and n1's negative.
//
// Whose is the cost of a function outside the overlay? Its callers', in proportion to what calling
// it cost each of them (as gprof does), and theirs in turn, until a line of the overlay is reached
// or the top. So every instruction is charged exactly once: recursion and callbacks can't push the
// shares over 100 %, as inclusive costs would. Where there are none the charge is the call's
// inclusive cost, exactly.

#include "callgrind_difference.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *file_text(const struct callgrind *c, int function)
{
    return c->names[c->functions[function].file].text;
}

static bool starts_with_folder(const char *path, const char *folder, size_t n)
{
    return !strncmp(path, folder, n) && path[n] == '/';
}

// Does the path lie in the folder, wherever a relative folder lies itself?
static bool lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    while (n && folder[n - 1] == '/') n--;
    if (!n) return false;
    if (starts_with_folder(path, folder, n)) return true;
    if (*folder == '/') return false;
    while ((path = strchr(path, '/')))
        if (starts_with_folder(++path, folder, n)) return true;
    return false;
}

static bool is_kernel(const char *file)
{
    static const char end[] = "_bench.c";
    size_t n = strlen(file), m = sizeof end - 1;
    return n > m && !strcmp(file + n - m, end);
}

// Whose is a function of that file? A folder of the overlay is the overlay's, whatever its name.
static void own(struct callgrind_difference *d, int function, const char *overlay)
{
    const char *file = file_text(d->c, function);
    d->mine[function] = !is_kernel(file) && lies_in(file, overlay);
    d->harness[function] =
        is_kernel(file) ||
        (!d->mine[function] && (lies_in(file, "pkg/bench") || lies_in(file, "pkg/allocs")));
}

static int compare_records(const void *a, const void *b)
{
    const struct callgrind_record *x = ((const struct callgrind_edge *)a)->at,
                                  *y = ((const struct callgrind_edge *)b)->at;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->function != y->function) return x->function < y->function ? -1 : 1;
    return (x->callee > y->callee) - (x->callee < y->callee);
}

static const struct callgrind_part *find_part(const struct callgrind *c, const char *kernel,
                                              uint64_t n)
{
    char trigger[256];
    snprintf(trigger, sizeof trigger, "%s %llu", kernel, (unsigned long long)n);
    for (size_t i = c->part_count; i-- > 0;)
        if (!strcmp(c->parts[i].trigger, trigger)) return &c->parts[i];
    return NULL;
}

static void add_part(struct callgrind_difference *d, const struct callgrind_part *part, bool later)
{
    for (size_t i = part->first; i < part->first + part->count; i++) {
        const struct callgrind_record *r = &d->c->records[i];
        struct callgrind_edge e = {.at = r, .calls = later ? (double)r->calls : -(double)r->calls};
        for (int k = 0; k < CALLGRIND_EVENTS; k++)
            e.cost[k] = later ? (double)r->cost[k] : -(double)r->cost[k];
        d->edges[d->count++] = e;
    }
}

void callgrind_difference_free(struct callgrind_difference *d)
{
    free(d->edges);
    free(d->mine);
    free(d->harness);
}

int callgrind_difference_make(struct callgrind_difference *d, const struct callgrind *c,
                              const struct callgrind_runs *runs)
{
    const struct callgrind_part *first = find_part(c, runs->kernel, runs->n1),
                                *second = find_part(c, runs->kernel, runs->n2);
    if (runs->n2 <= runs->n1) return -EINVAL;
    if (!first || !second) return -ENOENT;
    *d = (struct callgrind_difference){
        .c = c,
        .edges = malloc((first->count + second->count + 1) * sizeof *d->edges),
        .mine = malloc(c->function_count + 1),
        .harness = malloc(c->function_count + 1),
        .present = first->present & second->present,
        .operations = (double)(runs->n2 - runs->n1)};
    if (!d->edges || !d->mine || !d->harness) {
        callgrind_difference_free(d);
        return -ENOMEM;
    }
    for (int i = 0; i < (int)c->function_count; i++) own(d, i, runs->overlay);
    add_part(d, first, false);
    add_part(d, second, true);
    qsort(d->edges, d->count, sizeof *d->edges, compare_records);
    size_t kept = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct callgrind_edge *into = kept ? &d->edges[kept - 1] : NULL, *e = &d->edges[i];
        if (!into || compare_records(into, e)) {
            d->edges[kept++] = *e;
            continue;
        }
        into->calls += e->calls;
        for (int k = 0; k < CALLGRIND_EVENTS; k++) into->cost[k] += e->cost[k];
    }
    d->count = kept;
    return 0;
}

static double weight(const struct callgrind_edge *e)
{
    double w = e->cost[CALLGRIND_INSTRUCTIONS];
    return e->at->callee < 0 || e->at->callee == e->at->function || w < 0 ? 0 : w;
}

// One round: what functions hold goes to those that called them; what no call explains is dropped,
// it came from the top. Returns how much is still on its way.
static double pass_up(struct callgrind_difference *d, const double *in, const double *inclusive,
                      const double *holds, double *next)
{
    double left = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct callgrind_edge *e = &d->edges[i];
        int callee = e->at->callee;
        if (weight(e) <= 0 || d->mine[callee]) continue;
        double all = in[callee] > inclusive[callee] ? in[callee] : inclusive[callee];
        double part = holds[callee] * weight(e) / all;
        if (d->mine[e->at->function]) {
            e->charged += part;
        } else {
            next[e->at->function] += part;
            left += part < 0 ? -part : part;
        }
    }
    return left;
}

int callgrind_difference_charge(struct callgrind_difference *d)
{
    enum { ROUNDS = 2000 }; // more than calls are deep; a cycle loses some in every round
    size_t n = d->c->function_count;
    double *in = calloc(4 * n + 1, sizeof *in);
    if (!in) return -ENOMEM;
    double *inclusive = in + n, *holds = inclusive + n, *next = holds + n;
    for (size_t i = 0; i < d->count; i++) {
        const struct callgrind_edge *e = &d->edges[i];
        int function = e->at->function;
        if (e->at->callee >= 0) {
            in[e->at->callee] += weight(e);
            inclusive[function] += weight(e);
            continue;
        }
        inclusive[function] += e->cost[CALLGRIND_INSTRUCTIONS];
        if (!d->harness[function]) holds[function] += e->cost[CALLGRIND_INSTRUCTIONS];
    }
    for (int round = 0; round < ROUNDS; round++) {
        memset(next, 0, n * sizeof *next);
        if (pass_up(d, in, inclusive, holds, next) < 1e-3) break;
        double *swap = holds;
        holds = next;
        next = swap;
    }
    free(in);
    return 0;
}
