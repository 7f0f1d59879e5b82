// What the system's text files say, as values. Nothing is read here: the text comes in, so that the
// tests can use the files of other machines. Any thread may.
#ifndef FACTS_H
#define FACTS_H

#include <stdbool.h>
#include <stddef.h>

// The value of the first line `key=value` or `key : value` (os-release, cpuinfo, cgroup files),
// without quotes. False, and value empty, when there is no such line. A longer value is cut.
bool facts_field(const char *text, const char *key, char *value, size_t size);

// Is word one of the words of this list?
bool facts_word(const char *words, const char *word);

// The number in a program's --version line, or in its first line that has one: "12.2.0" from
// "gcc (Debian 12.2.0-14) 12.2.0". What stands in parentheses is the distribution's.
bool facts_version(const char *text, char *version, size_t size);

// The x86-64 level, 1 to 4, of a CPU with these flags (x86-64 psABI, section 3.1.1, table 3.1).
int facts_x86_level(const char *flags);

// CPUs in a list such as "0-3,8"; -1 when it is none.
int facts_cpus(const char *list);

// CPUs that a cgroup may use, from cpu.max ("150000 100000" is 1.5); 0 when it has no limit.
double facts_quota(const char *cpu_max);

// The path of a controller ("" is cgroup 2) in /proc/self/cgroup. False when it is not there.
bool facts_cgroup(const char *text, const char *controller, char *path, size_t size);

// The steal column of /proc/stat: ticks in which the host ran somebody else. -1 when it is not
// there.
long facts_steal(const char *stat);

// Which WSL this kernel's release names: 0 none, 1, 2.
int facts_wsl(const char *release);

// What kernel.perf_event_paranoid allows without CAP_PERFMON (kernel's sysctl/kernel.rst; 3 and 4
// are Debian's and Ubuntu's).
const char *facts_paranoid(int level);

#endif
