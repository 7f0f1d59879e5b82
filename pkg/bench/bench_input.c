// What a kernel gets from the harness and what it gives back: draws and memory, answers.

#include "bench/bench_run.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// Memory is mapped anew for every call: it is zeroed, malloc does not see it, and its pages are
// there before the clock runs.
struct bench_chunk {
    struct bench_chunk *next;
    size_t size;
    _Alignas(64) char data[];
};

void *bench_chunk(struct bench_run *r, size_t size)
{
    struct bench_chunk *c = MAP_FAILED;
    if (size <= SIZE_MAX / 2) {
        size += sizeof *c;
        c = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1,
                 0);
    }
    if (c == MAP_FAILED) {
        fprintf(stderr, "bench: no memory for %zu bytes of input\n", size);
        abort();
    }
    c->next = r->chunks;
    c->size = size;
    r->chunks = c;
    return c->data;
}

void bench_release(struct bench_run *r)
{
    while (r->chunks) {
        struct bench_chunk *c = r->chunks;
        r->chunks = c->next;
        munmap(c, c->size);
    }
}

uint64_t bench_random(struct bench *b)
{
    b->run->asked = true;
    return bench_random_next(&b->run->random);
}

void *bench_scratch(struct bench *b, size_t size)
{
    b->run->asked = true;
    return bench_chunk(b->run, size);
}

const uint32_t *bench_draws(struct bench *b, uint32_t bound)
{
    uint32_t *draws = bench_scratch(b, b->n < SIZE_MAX / 8 ? b->n * sizeof *draws : SIZE_MAX);
    for (uint64_t i = 0; i < b->n; i++) draws[i] = bench_random_below(&b->run->random, bound);
    return draws;
}

// The step of bench_answer_u64, over words of eight bytes, the last one filled with zeros.
static uint64_t hash(const void *data, size_t size)
{
    struct bench h = {.digest = size};
    const char *at = data, *end = at + size;
    uint64_t word;
    for (; end - at >= 8; at += 8) {
        memcpy(&word, at, 8);
        bench_answer_u64(&h, word);
    }
    word = 0;
    memcpy(&word, at, (size_t)(end - at));
    if (end > at) bench_answer_u64(&h, word);
    return h.digest;
}

void bench_answer_bytes(struct bench *b, const void *data, size_t size)
{
    bool stream = b->stream;
    b->stream = false;
    bench_answer_u64(b, hash(data, size));
    b->stream = stream;
    if (stream) bench_stream(b, 'b', data, size);
}

// The weight, in [0.5, 1), is another for each: doubles that changed places, or errors that cancel,
// show in the sum.
void bench_add_double(struct bench *b, double value, double scale)
{
    struct bench_doubles *d = &b->doubles;
    uint32_t turn = (uint32_t)d->count++ * 0x9e3779b9u;
    d->sum += value * (0.5 + 0x1p-33 * turn);
    d->scale += scale;
}

// A number below DBL_MIN has the ulps of that. What is no number has no sum, but is the same each
// time.
void bench_answer_f64(struct bench *b, double value)
{
    double size = value < 0 ? -value : value;
    bool stream = b->stream;
    b->stream = false;
    if (size <= DBL_MAX)
        bench_add_double(b, value, size > DBL_MIN ? size : DBL_MIN);
    else
        bench_answer_u64(b, isnan(value) ? 1 : value > 0 ? 2 : 3);
    b->stream = stream;
    if (stream) bench_stream(b, 'f', &value, sizeof value);
}

void bench_stream(struct bench *b, int kind, const void *data, size_t size)
{
    struct bench_out *out = b->run->out;
    uint64_t word = 0;
    if (kind != 'b') memcpy(&word, data, sizeof word);
    bench_out_print(out, "a %llu %u %c ", (unsigned long long)b->op, b->thread, kind);
    if (kind == 'u') bench_out_print(out, "%llu\n", (unsigned long long)word);
    if (kind == 'f') bench_out_print(out, "%016llx\n", (unsigned long long)word);
    if (kind != 'b') return;
    bench_out_print(out, "%zu:%016llx:", size, (unsigned long long)hash(data, size));
    for (size_t i = 0; i < size && i < 32; i++)
        bench_out_print(out, "%02x", ((const unsigned char *)data)[i]);
    bench_out_print(out, "\n");
}
