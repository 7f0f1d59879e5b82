// The same machine code at four addresses. A small function that calls nothing is copied to them
// and run there: all that differs is where it lies.

#include "bench/bench_measure.h"
#include "stats/stats.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum { PLACES = 4, APART = 16, RUNS = 9, ROOM = 65536 };

typedef uint64_t sum_function(const char *text, size_t len);

// The sum of the numbers in a text. In a section of its own, so that one knows how long it is.
__attribute__((section("place_code"), used)) static uint64_t sum(const char *text, size_t len)
{
    uint64_t total = 0, number = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned digit = (unsigned char)text[i] - '0';
        if (digit < 10) {
            number = number * 10 + digit;
        } else {
            total += number;
            number = 0;
        }
    }
    return total + number;
}
extern const char __start_place_code[], __stop_place_code[];

static char text[1024];

static void sums(struct bench *b, void *copy)
{
    sum_function *fn = (sum_function *)copy;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_keep(fn(text, sizeof text));
    bench_stop(b);
}

// Numbers of one to three digits.
static void write_text(void)
{
    memset(text, ',', sizeof text);
    for (size_t i = 0, k = 0; i + 4 < sizeof text; k++)
        i += (size_t)sprintf(text + i, "%zu,", k * 123 % 7 * 100 % 1000);
}

// In turns, place by place.
static void measure(char *copy[PLACES], double ns[PLACES][RUNS])
{
    for (int i = 0; i < RUNS; i++)
        for (int p = 0; p < PLACES; p++) {
            struct bench_subject s = {.fn = sums, .arg = copy[p], .meters = BENCH_CLOCK};
            struct bench_result r;
            bench_measure(&s, 5000000, 0, &r);
            ns[p][i] = (double)r.cpu_ns / (double)r.n;
        }
}

static void show(double ns[PLACES][RUNS])
{
    double low = INFINITY, high = 0;
    puts("address modulo 64   CPU ns/op   95 % interval");
    for (int p = 0; p < PLACES; p++) {
        stats_sort(ns[p], RUNS);
        struct stats_interval i = stats_median_interval(ns[p], RUNS, 0.95);
        printf("%17d %11.0f   [%.0f, %.0f]\n", p * APART, i.center, i.lo, i.hi);
        printf("m place_%d %.0f\nm place_%d_lo %.0f\nm place_%d_hi %.0f\n", p * APART, i.center,
               p * APART, i.lo, p * APART, i.hi);
        low = fmin(low, i.center);
        high = fmax(high, i.center);
    }
    printf("m place_apart %.0f\n", 100 * (high / low - 1));
}

int main(void)
{
    size_t size = (size_t)(__stop_place_code - __start_place_code);
    double ns[PLACES][RUNS];
    char *copy[PLACES],
        *room = mmap(NULL, ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) return perror("place: mmap"), 1;
    for (int p = 0; p < PLACES; p++) {
        copy[p] = room + ROOM / PLACES * p + APART * p;
        memcpy(copy[p], __start_place_code, size);
    }
    __builtin___clear_cache(room, room + ROOM);
    if (mprotect(room, ROOM, PROT_READ | PROT_EXEC)) return perror("place: mprotect"), 1;
    write_text();
    measure(copy, ns);
    show(ns);
    return 0;
}
