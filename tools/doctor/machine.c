// The machine: CPU, system, cores, frequency, address space, allocator.

#include "facts.h"
#include "probes.h"
#include "report.h"

#include <ctype.h>
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/utsname.h>
#include <unistd.h>

bool machine_read(const char *path, char *text, size_t size)
{
    text[0] = 0;
    FILE *file = fopen(path, "r");
    if (!file) return false;
    size_t len = fread(text, 1, size - 1, file);
    fclose(file);
    while (len && isspace((unsigned char)text[len - 1])) len--;
    text[len] = 0;
    return len > 0;
}

static char cpuinfo[32768]; // the first CPUs of many are enough

static void probe_system(struct report *r)
{
    char text[2048], os[128];
    struct utsname u;
    uname(&u);
    machine_read("/etc/os-release", text, sizeof text);
    if (!facts_field(text, "PRETTY_NAME", os, sizeof os)) snprintf(os, sizeof os, "unknown");
    report_add(r, REPORT_OK, "system", "%s, %s %s %s", os, u.sysname, u.release, u.machine);
    int wsl = facts_wsl(u.release);
    if (wsl == 1) {
        report_add(r, REPORT_LACK, "wsl", "version 1: its system calls are translated");
        report_mend(r, "no perf events, and untested", "in Windows: wsl --set-version NAME 2");
    } else if (wsl == 2) {
        report_add(r, REPORT_NOTE, "wsl", "version 2: a virtual machine");
    }
}

static void probe_guest(struct report *r)
{
    char flags[4096], vendor[64], product[64], text[64];
    const char *container = access("/run/.containerenv", F_OK) == 0                     ? "podman"
                            : access("/.dockerenv", F_OK) == 0                          ? "docker"
                            : machine_read("/run/systemd/container", text, sizeof text) ? text
                            : getenv("container") ? getenv("container")
                                                  : NULL;
    if (container) {
        report_add(r, REPORT_NOTE, "container", "%s", container);
        report_mend(r, "its seccomp filter may forbid perf and personality",
                    "--security-opt seccomp=unconfined --cap-add PERFMON");
    }
    facts_field(cpuinfo, "flags", flags, sizeof flags);
    if (!facts_word(flags, "hypervisor")) return;
    machine_read("/sys/class/dmi/id/sys_vendor", vendor, sizeof vendor);
    machine_read("/sys/class/dmi/id/product_name", product, sizeof product);
    report_add(r, REPORT_NOTE, "virtual", "a virtual machine%s%s %s", *vendor ? ": " : "", vendor,
               product);
    report_mend(r, "time may be stolen, counters may be hidden", NULL);
}

static void probe_cpu(struct report *r)
{
    char model[128], flags[4096];
    if (!facts_field(cpuinfo, "model name", model, sizeof model) &&
        !machine_read("/sys/firmware/devicetree/base/model", model, sizeof model))
        snprintf(model, sizeof model, "unknown");
    report_add(r, REPORT_OK, "cpu", "%s", model);
    if (!facts_field(cpuinfo, "flags", flags, sizeof flags)) return; // not x86
    int level = facts_x86_level(flags);
    report_add(r, level < 3 ? REPORT_NOTE : REPORT_OK, "level", "x86-64-v%d%s", level,
               facts_word(flags, "avx2") ? ", AVX2" : "");
    if (level < 3) report_mend(r, "we build for x86-64-v2: counts differ from the text's", NULL);
    if (!facts_word(flags, "avx512f")) return;
    report_add(r, REPORT_NOTE, "AVX-512", "here, but valgrind 3.19 cannot run it");
    report_mend(r, "-march=native would make programs that cannot be judged",
                "nothing to do: we build for x86-64-v3");
}

// CPUs that the cgroup's quota leaves, 0 without one; cgroup 2 first, then 1. In a container the
// group's own folder is mounted as the root.
static double quota(void)
{
    char text[4096], group[512], path[640], max[64], period[64];
    machine_read("/proc/self/cgroup", text, sizeof text);
    if (facts_cgroup(text, "", group, sizeof group)) {
        snprintf(path, sizeof path, "/sys/fs/cgroup%s/cpu.max", group);
        if (machine_read(path, max, sizeof max) ||
            machine_read("/sys/fs/cgroup/cpu.max", max, sizeof max))
            return facts_quota(max);
    }
    if (!facts_cgroup(text, "cpu", group, sizeof group)) return 0;
    snprintf(path, sizeof path, "/sys/fs/cgroup/cpu%s/cpu.cfs_quota_us", group);
    if (!machine_read(path, max, 32)) return 0;
    snprintf(path, sizeof path, "/sys/fs/cgroup/cpu%s/cpu.cfs_period_us", group);
    machine_read(path, period, 32);
    snprintf(text, sizeof text, "%s %s", max, period);
    return facts_quota(text);
}

static void probe_cores(struct report *r)
{
    char online[256], smt[16];
    cpu_set_t set;
    int mine = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    machine_read("/sys/devices/system/cpu/online", online, sizeof online);
    double limit = quota();
    bool full = mine >= facts_cpus(online) && limit == 0;
    report_add(r, full ? REPORT_OK : REPORT_NOTE, "cores", "%d of %d may be used", mine,
               facts_cpus(online));
    if (limit > 0) {
        char costs[96];
        snprintf(costs, sizeof costs, "a quota of %.2f CPUs: when it is used up, all threads stop",
                 limit);
        report_mend(r, costs, NULL);
    }
    if (mine < 2) report_mend(r, "threads never run at once: nothing can be said of scaling", NULL);
    if (!machine_read("/sys/devices/system/cpu/smt/active", smt, sizeof smt)) return;
    report_add(r, smt[0] == '1' ? REPORT_NOTE : REPORT_OK, "smt", smt[0] == '1' ? "on" : "off");
    if (smt[0] == '1')
        report_mend(r, "two threads share a core, and slow each other",
                    "pin to one thread of a core: -pin=CPU");
}

static void probe_frequency(struct report *r)
{
    char governor[32], turbo[8];
    if (machine_read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", governor,
                     sizeof governor)) {
        bool steady = strcmp(governor, "performance") == 0;
        report_add(r, steady ? REPORT_OK : REPORT_NOTE, "governor", "%s", governor);
        if (!steady)
            report_mend(r, "the clock rate follows the load: the first runs are slower",
                        "sudo cpupower frequency-set -g performance");
    } else {
        report_add(r, REPORT_NOTE, "governor", "not visible");
    }
    bool intel = machine_read("/sys/devices/system/cpu/intel_pstate/no_turbo", turbo, sizeof turbo);
    if (!intel && !machine_read("/sys/devices/system/cpu/cpufreq/boost", turbo, sizeof turbo)) {
        report_add(r, REPORT_NOTE, "turbo", "not visible");
        return;
    }
    bool on = (turbo[0] == '1') != intel;
    report_add(r, on ? REPORT_NOTE : REPORT_OK, "turbo", on ? "on" : "off");
    if (on)
        report_mend(r, "the clock rate depends on heat and on the other cores",
                    intel ? "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
                          : "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost");
}

static void probe_aslr(struct report *r)
{
    char text[8];
    machine_read("/proc/sys/kernel/randomize_va_space", text, sizeof text);
    int before = personality(0xffffffff);
    bool works = before >= 0 && personality((unsigned long)before | ADDR_NO_RANDOMIZE) >= 0 &&
                 (personality(0xffffffff) & ADDR_NO_RANDOMIZE);
    if (works) personality((unsigned long)before);
    report_add(r, works ? REPORT_OK : REPORT_LACK, "aslr", "%s, can%s be turned off for a program",
               text[0] == '0' ? "off" : "on", works ? "" : "not");
    if (!works)
        report_mend(r, "addresses, and so cache misses, differ from run to run",
                    "in a container: --security-opt seccomp=unconfined");
}

static void probe_allocator(struct report *r)
{
    const char *preload = getenv("LD_PRELOAD"), *tunables = getenv("GLIBC_TUNABLES");
    report_add(r, REPORT_OK, "allocator", "glibc %s", gnu_get_libc_version());
    if ((preload && *preload) || (tunables && *tunables)) {
        report_add(r, REPORT_NOTE, "environment", "%s%s", preload && *preload ? "LD_PRELOAD " : "",
                   tunables && *tunables ? "GLIBC_TUNABLES" : "");
        report_mend(r, "programs run with another malloc than ours did",
                    "unset LD_PRELOAD GLIBC_TUNABLES");
    }
}

void machine_probe(struct report *r)
{
    machine_read("/proc/cpuinfo", cpuinfo, sizeof cpuinfo);
    r->group = "machine";
    probe_cpu(r);
    probe_system(r);
    probe_guest(r);
    probe_cores(r);
    probe_frequency(r);
    probe_aslr(r);
    probe_allocator(r);
}
