// The inside of the harness, for its own files and its tests: what is known of one call of a
// kernel. Kernels see struct bench only.
//
// A call: bench_call seeds the draws and calls the kernel, the kernel opens and closes its region,
// the meters of the run are read there. Nothing here asks malloc for memory, so that what is
// counted is the kernel's alone.
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include "allocs/allocs.h"
#include "bench/bench.h"
#include "bench/bench_random.h"

// What is measured, or'ed.
enum {
    BENCH_CLOCK = 1 << 0,
    BENCH_COUNT = 1 << 1,  // allocations of the region, and blocks outstanding after the call
    BENCH_TRACE = 1 << 2,  // allocations with their stacks, from where the region is first entered
    BENCH_LEAKS = 1 << 3,  // or from before the call
    BENCH_STACK = 1 << 4,  // bytes of stack
    BENCH_STREAM = 1 << 5, // answers one by one
    BENCH_CALLGRIND = 1 << 6, // the region runs instrumented
    BENCH_PERF = 1 << 7,      // the processor's own counters
};

// The processor's counters: instructions, D1 misses, branch misses.
enum { BENCH_EVENTS = 3 };

// Bytes on their way to a descriptor; with fd < 0 they are kept.
struct bench_out {
    char *data;
    size_t len, cap;
    int fd, error; // the first errno of a write, negative; what follows it is dropped
};
void bench_out_write(struct bench_out *o, const void *data, size_t size);
void bench_out_print(struct bench_out *o, const char *form, ...)
    __attribute__((format(printf, 2, 3))); // at most 500 bytes
int bench_out_flush(struct bench_out *o);  // returns o->error
void bench_out_free(struct bench_out *o);

struct bench_metric {
    char unit[32];
    double value;
};
#define BENCH_METRICS 16
#define BENCH_PATH    128 // room for NAME/SUB...

typedef void bench_function(struct bench *b, void *arg);

struct bench_run {
    unsigned meters;
    unsigned threads;        // of bench_parallel where the kernel leaves it open
    struct bench_out *out;   // of the stream
    struct bench_team *team; // of the thread, if it is one of bench_parallel's
    void (*sub)(struct bench *b, const char *sub, bench_function *fn, void *arg, double size);
    void *context; // of sub, which is what bench_run does

    // What the call found out:
    const char *error;             // the first misuse, or NULL: then nothing else counts
    unsigned regions;              // entered
    bool open, asked, subs;        // is in the region; asked for inputs; called bench_run
    bool parallel, allocs;         // its region is bench_parallel's; called bench_report_allocs
    int64_t wall_ns, cpu_ns;       // of the region; while open, less the clock at its opening
    struct allocs_counts counts;   // likewise
    uint64_t events[BENCH_EVENTS]; // likewise
    int64_t outstanding;           // blocks
    uint64_t stack_bytes;          // the deepest
    char *stack_low, *stack_high;  // painted, between these
    uint64_t bytes;                // an operation, for MB/s
    struct bench_metric metrics[BENCH_METRICS];
    unsigned metric_count;
    struct bench_random random;
    struct bench_chunk *chunks;
};

// One call of fn, with b->n and b->seed and the first lines of r set.
void bench_call(struct bench *b, struct bench_run *r, bench_function *fn, void *arg);
void bench_call_kernel(struct bench *b, void *kernel); // a kernel as a bench_function
// As bench_call on a thread with a painted stack: r->stack_bytes is set. -ENOMEM, -EAGAIN.
int bench_stack_call(struct bench *b, struct bench_run *r, bench_function *fn, void *arg);
void bench_stack_paint(struct bench_run *r, char *from);
void bench_stack_read(struct bench_run *r);

// Adds a double, or a sum of them of that scale.
void bench_add_double(struct bench *b, double value, double scale);

void bench_fail(struct bench_run *r, const char *what);
void *bench_chunk(struct bench_run *r, size_t size); // zeroed; until bench_release
void bench_release(struct bench_run *r);
// Waits for the other threads; the last to come calls `last` on the whole's run, then all go on.
void bench_team_wait(struct bench_team *t, void (*last)(struct bench_run *whole));

// What a region's meters read; a test puts its own here.
extern struct bench_clock {
    int64_t (*wall_ns)(void), (*cpu_ns)(void); // this thread's
    int (*events)(uint64_t now[BENCH_EVENTS]); // 0, or a negative errno
} bench_clock;

// The kernel called name[0..len), or NULL; the index-th in the program, or NULL after the last.
const struct bench_kernel *bench_kernel_named(const char *name, size_t len);
const struct bench_kernel *bench_kernel_at(size_t index);

#endif
