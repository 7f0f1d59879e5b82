// What is computed, and the words for what cannot be, are golang.org/x/perf/benchmath's.
#include "table.h"

#include "gonum.h"
#include "memory.h"
#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// How many samples would have done, at most `most`: "need >= 6 samples" or "need > 50 samples".
static void need(char note[static TABLE_NOTE], size_t n, size_t most, const char *what,
                 double level)
{
    char text[GONUM_ROOM];
    snprintf(note, TABLE_NOTE, "need %s %zu samples %s level %s", n <= most ? ">=" : ">",
             n <= most ? n : most, what, gonum_shortest(text, level));
}

static void summarize_median(struct table_cell *c, double confidence)
{
    struct stats_interval i = stats_median_interval(c->values, c->n, confidence);
    c->center = i.center;
    c->lo = i.lo;
    c->hi = i.hi;
    if (!isinf(i.lo) && !isinf(i.hi)) return;
    size_t n = 2;
    for (; n <= 50; n++) {
        struct stats_ranks r = stats_median_ranks(n, confidence);
        if (r.lo > 0 && r.hi <= n) break;
    }
    need(c->summary_note, n, 50, "for confidence interval at", confidence);
}

// The most frequent value, of values that should all be one.
static void summarize_exact(struct table_cell *c)
{
    size_t most = 0;
    for (size_t i = 0, run = 0; i < c->n; i++) {
        run = i > 0 && c->values[i] == c->values[i - 1] ? run + 1 : 1;
        if (run > most) {
            most = run;
            c->center = c->values[i];
        }
    }
    c->lo = c->values[0];
    c->hi = c->values[c->n - 1];
    char lo[GONUM_ROOM], hi[GONUM_ROOM];
    if (most != c->n)
        snprintf(c->summary_note, TABLE_NOTE,
                 "exact distribution expected, but values range from %s to %s",
                 gonum_shortest(lo, c->lo), gonum_shortest(hi, c->hi));
}

static void compare(struct table_cell *c, const struct table_cell *base, double alpha)
{
    struct stats_utest test;
    int error = stats_utest(base->values, base->n, c->values, c->n, &test);
    if (error == -ENOMEM) memory_new(SIZE_MAX, 1);
    c->p = test.p;
    c->alpha = alpha;
    if (error == -EDOM) {
        strcpy(c->compare_note, "all samples are equal");
        return;
    }
    // The least p of two samples of n is 2 / choose(2n, n); enough are those where it is at most
    // alpha. Benchstat looks up to nine.
    double least = 1;
    size_t n = 1;
    for (; n < 10 && least > alpha; n++) least *= (double)(n + 1) / (double)(4 * n + 2);
    if (c->p > alpha && base->n < n && c->n < n)
        need(c->compare_note, n < 10 ? n : SIZE_MAX, 10, "to detect a difference at alpha", alpha);
}

// The geometric mean of the ratios, not the ratio of the geometric means: it still says something
// when the columns have different benchmarks.
static void average(const struct table *t, size_t column, struct table_mean *m)
{
    double *centers = memory_new(2 * t->rows_len, sizeof *centers), *ratios = centers + t->rows_len;
    size_t n = 0, shared = 0, bases = 0;
    bool infinite = false;
    for (size_t row = 0; row < t->rows_len; row++) {
        const struct table_cell *base = table_at(t, row, 0), *c = table_at(t, row, column);
        bases += base->n > 0;
        if (c->n == 0) continue;
        centers[n++] = c->center;
        if (base->n == 0) continue;
        infinite |= base->center == 0 && c->center != 0;
        ratios[shared++] = c->center == base->center ? 1 : c->center / base->center;
    }
    if (column > 0 && shared != bases)
        m->notes[m->notes_len++] =
            "benchmark set differs from baseline; geomeans may not be comparable";
    m->center = gonum_geomean(centers, n);
    m->has_center = !isnan(m->center);
    if (!m->has_center) m->notes[m->notes_len++] = "summaries must be >0 to compute geomean";
    if (column > 0 && !infinite) {
        m->ratio = gonum_geomean(ratios, shared);
        m->has_ratio = !isnan(m->ratio);
        if (!m->has_ratio) m->notes[m->notes_len++] = "ratios must be >0 to compute geomean";
    }
    free(centers);
}

// Adds id to the ascending list, unless it is there.
static size_t *add(size_t *list, size_t *len, size_t id)
{
    size_t at = *len;
    while (at > 0 && list[at - 1] > id) at--;
    if (at > 0 && list[at - 1] == id) return list;
    list = memory_grow(list, *len, sizeof *list);
    memmove(list + at + 1, list + at, ((*len)++ - at) * sizeof *list);
    list[at] = id;
    return list;
}

static size_t find(const size_t *list, size_t id)
{
    size_t i = 0;
    while (list[i] != id) i++;
    return i;
}

static void fill(struct table *t, const struct tally_record *records, size_t n)
{
    t->cells = memory_new(t->rows_len * t->columns_len, sizeof *t->cells);
    t->means = memory_new(t->columns_len, sizeof *t->means);
    t->values = memory_new(n, sizeof *t->values);
    size_t row = 0;
    for (size_t i = 0; i < n; i++) {
        t->values[i] = records[i].value;
        if (t->rows[row] != records[i].row) row++;
        struct table_cell *c = table_at(t, row, find(t->columns, records[i].column));
        if (c->n++ == 0) c->values = &t->values[i];
    }
}

size_t table_make(struct table *t, const struct tally *tally, size_t first,
                  const struct table_options *options)
{
    const struct tally_record *records = tally->records + first;
    size_t n = 0;
    *t = (struct table){.tally = tally, .config = records->config};
    t->unit = tally->units.text[records->unit];
    for (; first + n < tally->len && records[n].config == records->config &&
           records[n].unit == records->unit;
         n++) {
        if (n == 0 || records[n].row != records[n - 1].row)
            t->rows = add(t->rows, &t->rows_len, records[n].row);
        t->columns = add(t->columns, &t->columns_len, records[n].column);
    }
    fill(t, records, n);
    bool exact = tally_is_exact(tally, t->unit);
    for (size_t i = 0; i < t->rows_len * t->columns_len; i++) {
        struct table_cell *c = &t->cells[i];
        const struct table_cell *base = table_at(t, i / t->columns_len, 0);
        if (c->n == 0) continue;
        stats_sort(c->values, c->n);
        if (exact)
            summarize_exact(c);
        else
            summarize_median(c, options->confidence);
        c->compared = c != base && base->n > 0;
        if (c->compared && !exact) compare(c, base, options->alpha);
    }
    for (size_t column = 0; column < t->columns_len; column++)
        average(t, column, &t->means[column]);
    return first + n;
}

void table_free(struct table *t)
{
    free(t->rows);
    free(t->columns);
    free(t->cells);
    free(t->means);
    free(t->values);
    *t = (struct table){0};
}

struct table_cell *table_at(const struct table *t, size_t row, size_t column)
{
    return &t->cells[row * t->columns_len + column];
}

const char *table_row_name(const struct table *t, size_t row)
{
    return t->tally->rows.text[t->rows[row]];
}

const char *table_column_name(const struct table *t, size_t column)
{
    return t->tally->columns.text[t->columns[column]];
}

static int sign(double v)
{
    return (v > 0) - (v < 0);
}

const char *table_range(char text[static TABLE_TEXT], const struct table_cell *c)
{
    if (isinf(c->lo) || isinf(c->hi)) return "∞";
    if (sign(c->lo) != sign(c->center) || sign(c->hi) != sign(c->center)) return "?";
    if (c->center == 0) return "0%";
    gonum_fixed(text, 100 * fmax(c->hi / c->center - 1, 1 - c->lo / c->center), 0, false);
    return strcat(text, "%");
}

const char *table_delta(char text[static TABLE_TEXT], const struct table_cell *c,
                        const struct table_cell *base)
{
    if (c->p > c->alpha) return "~";
    if (c->center == base->center) return "0.00%";
    if (base->center == 0) return "?";
    gonum_fixed(text, (c->center / base->center - 1) * 100, 2, true);
    return strcat(text, "%");
}

const char *table_p(char text[static TABLE_TEXT], const struct table_cell *c,
                    const struct table_cell *base)
{
    char *end = text;
    if (c->p != 0) end += snprintf(end, TABLE_TEXT, "p=%.3f ", c->p);
    if (base->n == c->n)
        sprintf(end, "n=%zu", c->n);
    else
        sprintf(end, "n=%zu+%zu", base->n, c->n);
    return text;
}

const char *table_mean_delta(char text[static TABLE_TEXT], const struct table_mean *m)
{
    if (!m->has_ratio) return "?";
    return strcat((char *)gonum_fixed(text, (m->ratio - 1) * 100, 2, true), "%");
}
