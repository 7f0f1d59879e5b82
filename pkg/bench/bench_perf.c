// Hardware counters through perf_event_open(2), one descriptor an event, since inherited events
// can't be a group. They count user space only, all the time: a region is the difference of two
// readings, since a reset would leave what threads that have ended had counted.

#include "bench/bench_meter.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

// perf_event_open(2): a cache's event is cache | operation << 8 | result << 16.
static const struct event {
    uint32_t type;
    uint64_t config;
} events[BENCH_EVENTS] = {
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
    {PERF_TYPE_HW_CACHE, PERF_COUNT_HW_CACHE_L1D | PERF_COUNT_HW_CACHE_OP_READ << 8 |
                             PERF_COUNT_HW_CACHE_RESULT_MISS << 16},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES},
};
static int opened[BENCH_EVENTS] = {-1, -1, -1};

int bench_perf_open(void)
{
    for (int i = 0; i < BENCH_EVENTS; i++) {
        struct perf_event_attr a = {.type = events[i].type,
                                    .size = sizeof a,
                                    .config = events[i].config,
                                    .inherit = 1,
                                    .exclude_kernel = 1,
                                    .exclude_hv = 1};
        opened[i] = (int)syscall(SYS_perf_event_open, &a, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
        if (opened[i] < 0) {
            int error = -errno;
            bench_perf_close();
            return error;
        }
    }
    return 0;
}

void bench_perf_close(void)
{
    for (int i = 0; i < BENCH_EVENTS; i++) {
        if (opened[i] >= 0) close(opened[i]);
        opened[i] = -1;
    }
}

int bench_perf_read(uint64_t now[BENCH_EVENTS])
{
    for (int i = 0; i < BENCH_EVENTS; i++)
        if (read(opened[i], &now[i], sizeof now[i]) != sizeof now[i]) return -EIO;
    return 0;
}
