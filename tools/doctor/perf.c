// perf, tried: counters are opened and must count, samples are asked for and must arrive, and a
// call chain is good when it holds the return addresses that our own nest of functions wrote down.

#include "facts.h"
#include "probes.h"
#include "report.h"

#include <asm/perf_regs.h>
#include <errno.h>
#include <linux/perf_event.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { RING_PAGES = 32, NEST = 3, STACK_BYTES = 4096 };

// Any registers: the kernel copies the stack only when it is asked for some.
#if defined(__x86_64__)
#define REGISTERS (1u << PERF_REG_X86_SP | 1u << PERF_REG_X86_IP)
#elif defined(__aarch64__)
#define REGISTERS (1ull << PERF_REG_ARM64_SP | 1ull << PERF_REG_ARM64_PC)
#else
#define REGISTERS 0
#endif

static int event_open(struct perf_event_attr *attr)
{
    attr->size = sizeof *attr;
    attr->disabled = 1;
    attr->exclude_kernel = 1;
    attr->exclude_hv = 1;
    long fd = syscall(SYS_perf_event_open, attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
    return fd < 0 ? -errno : (int)fd;
}

static int64_t cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void spin_ms(int ms)
{
    int64_t end = cpu_ns() + (int64_t)ms * 1000000;
    while (cpu_ns() < end)
        for (volatile int i = 0; i < 20000; i++) continue;
}

// Three functions deep, each of which writes down where it returns to.
__attribute__((noinline)) static void spin_inner(uint64_t *returns)
{
    returns[0] = (uint64_t)(uintptr_t)__builtin_return_address(0);
    spin_ms(10);
}

__attribute__((noinline)) static void spin_middle(uint64_t *returns)
{
    returns[1] = (uint64_t)(uintptr_t)__builtin_return_address(0);
    spin_inner(returns);
    __asm__ volatile("" ::: "memory"); // not a tail call
}

__attribute__((noinline)) static void spin_nest(uint64_t *returns)
{
    returns[2] = (uint64_t)(uintptr_t)__builtin_return_address(0);
    spin_middle(returns);
    __asm__ volatile("" ::: "memory");
}

static bool holds(const char *data, size_t size, uint64_t word)
{
    for (size_t i = 0; i + sizeof word <= size; i += sizeof word)
        if (memcmp(data + i, &word, sizeof word) == 0) return true;
    return false;
}

struct samples {
    size_t all;   // that arrived
    size_t whole; // that hold every return address of the nest
};

// A sample is one chain, one piece of stack or one list of branches, and nothing else: it is enough
// to look for the addresses in its bytes.
static struct samples read_ring(const char *ring, const uint64_t *returns)
{
    const struct perf_event_mmap_page *page = (const void *)ring;
    const char *data = ring + page->data_offset;
    struct samples found = {0, 0};
    static char record[65536]; // header.size has 16 bits
    for (uint64_t at = page->data_tail; at < page->data_head;) {
        struct perf_event_header header; // 8 bytes, and records are aligned to 8: it never wraps
        memcpy(&header, data + at % page->data_size, sizeof header);
        if (header.size < sizeof header) break;
        for (size_t i = 0; i < header.size; i++) record[i] = data[(at + i) % page->data_size];
        at += header.size;
        if (header.type != PERF_RECORD_SAMPLE) continue;
        size_t held = 0;
        for (int i = 0; i < NEST; i++)
            held += holds(record + sizeof header, header.size - sizeof header, returns[i]);
        found.all++;
        found.whole += held == NEST;
    }
    return found;
}

// 0, or a negative errno when the event cannot be opened.
static int sample(struct perf_event_attr *attr, struct samples *found)
{
    *found = (struct samples){0, 0};
    int fd = event_open(attr);
    if (fd < 0) return fd;
    size_t size = (1 + RING_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    char *ring = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (ring == MAP_FAILED) {
        int error = -errno;
        close(fd);
        return error;
    }
    uint64_t returns[NEST];
    ioctl(fd, PERF_EVENT_IOC_ENABLE, 0);
    spin_nest(returns);
    ioctl(fd, PERF_EVENT_IOC_DISABLE, 0);
    *found = read_ring(ring, returns);
    munmap(ring, size);
    close(fd);
    return 0;
}

// Why an event cannot be opened, and what mends it.
static void add_refusal(struct report *r, const char *name, int error, const char *costs)
{
    const char *seen = "the CPU shows none", *mend = "a machine, or a VM, that shows its counters";
    if (error == -EACCES || error == -EPERM) {
        seen = "not allowed";
        mend = "sudo sysctl kernel.perf_event_paranoid=1; in a container also --cap-add PERFMON "
               "--security-opt seccomp=unconfined";
    } else if (error == -ENOSYS) {
        seen = "this kernel has none";
        mend = "another kernel";
    } else if (error != -ENOENT && error != -ENODEV && error != -EOPNOTSUPP) {
        seen = strerror(-error);
    }
    report_add(r, REPORT_LACK, name, "%s", seen);
    report_mend(r, costs, mend);
}

// What the event counts in 2 ms of spinning, 0 when it does not count, or a negative errno.
static int64_t count(uint64_t config)
{
    struct perf_event_attr attr = {.type = PERF_TYPE_HARDWARE, .config = config};
    int64_t counted = 0;
    int fd = event_open(&attr);
    if (fd < 0) return fd;
    ioctl(fd, PERF_EVENT_IOC_ENABLE, 0);
    spin_ms(2);
    ioctl(fd, PERF_EVENT_IOC_DISABLE, 0);
    if (read(fd, &counted, sizeof counted) != sizeof counted) counted = 0;
    close(fd);
    return counted;
}

static void probe_counters(struct report *r)
{
    int64_t cycles = count(PERF_COUNT_HW_CPU_CYCLES), done = count(PERF_COUNT_HW_INSTRUCTIONS);
    if (cycles > 0 && done > 0) {
        report_add(r, REPORT_OK, "counters", "%.1f instructions a cycle in our own loop",
                   (double)done / (double)cycles);
    } else {
        add_refusal(r, "counters",
                    cycles < 0 ? (int)cycles
                    : done < 0 ? (int)done
                               : -ENODEV,
                    "what the real CPU does; verdicts count with valgrind and do not need it");
    }
}

static const struct perf_event_attr cpu_clock = {
    .type = PERF_TYPE_SOFTWARE,
    .config = PERF_COUNT_SW_CPU_CLOCK,
    .sample_period = 500000, // ns
};

static void probe_chain(struct report *r, const char *name, struct perf_event_attr attr,
                        const char *costs)
{
    struct samples found;
    int error = sample(&attr, &found);
    if (error) {
        add_refusal(r, name, error, costs);
        return;
    }
    report_add(r, found.whole ? REPORT_OK : REPORT_LACK, name,
               "%zu of %zu samples show our whole nest of calls", found.whole, found.all);
    if (!found.whole) report_mend(r, costs, "none known");
}

static void probe_samples(struct report *r)
{
    const char *costs = "sampled profiles: profile-NN.K counts with callgrind instead";
    struct perf_event_attr ip = cpu_clock, fp = cpu_clock, dwarf = cpu_clock;
    struct samples found;
    ip.sample_type = PERF_SAMPLE_IP;
    int error = sample(&ip, &found);
    if (error) {
        add_refusal(r, "cpu-clock", error, costs);
    } else {
        report_add(r, found.all ? REPORT_OK : REPORT_LACK, "cpu-clock", "%zu samples in 10 ms",
                   found.all);
        if (!found.all) report_mend(r, costs, "none known");
    }
    fp.sample_type = PERF_SAMPLE_CALLCHAIN;
    fp.exclude_callchain_kernel = 1;
    probe_chain(r, "chains, fp", fp, "cheap stacks (PROFILE=instrumented)");

    dwarf.sample_type = PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
    dwarf.sample_regs_user = REGISTERS;
    dwarf.sample_stack_user = STACK_BYTES;
    probe_chain(r, "chains, dwarf", dwarf, "stacks of code without frame pointers");
}

// The branch records' call stack holds where calls came from, not where they return to: here it
// counts that any arrive.
static void probe_lbr(struct report *r)
{
    const char *costs = "stacks of code without frame pointers, cheaply";
    struct perf_event_attr attr = {
        .type = PERF_TYPE_HARDWARE,
        .config = PERF_COUNT_HW_CPU_CYCLES,
        .sample_period = 1000000,
        .sample_type = PERF_SAMPLE_BRANCH_STACK,
        .branch_sample_type = PERF_SAMPLE_BRANCH_USER | PERF_SAMPLE_BRANCH_CALL_STACK,
    };
    char branches[16];
    struct samples found;
    int error = sample(&attr, &found);
    if (error) {
        add_refusal(r, "chains, lbr", error, costs);
        return;
    }
    machine_read("/sys/bus/event_source/devices/cpu/caps/branches", branches, sizeof branches);
    report_add(r, found.all ? REPORT_OK : REPORT_LACK, "chains, lbr",
               "%zu samples, %s branches deep", found.all, branches[0] ? branches : "unknown");
    if (!found.all) report_mend(r, costs, "none known");
}

void perf_probe(struct report *r)
{
    char text[512], version[32];
    r->group = "perf";
    if (tools_run("perf --version 2>/dev/null", text, sizeof text) == 0) {
        facts_version(text, version, sizeof version);
        report_add(r, REPORT_OK, "perf", "%s", version);
    } else {
        report_add(r, REPORT_LACK, "perf", "not here, or not for this kernel");
        report_mend(r, "profiles on the real CPU", "make start LESSON=perf");
    }
    if (machine_read("/proc/sys/kernel/perf_event_paranoid", text, sizeof text)) {
        int level = atoi(text);
        bool lack = level > 2 && geteuid() != 0;
        report_add(r, lack ? REPORT_LACK : REPORT_OK, "paranoid", "%d: without privilege %s", level,
                   facts_paranoid(level));
        if (lack) report_mend(r, "every probe below", "sudo sysctl kernel.perf_event_paranoid=1");
    }
    probe_counters(r);
    probe_samples(r);
    probe_lbr(r);
}
