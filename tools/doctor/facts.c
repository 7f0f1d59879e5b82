#include "facts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void copy(char *to, size_t size, const char *from, size_t len)
{
    if (len >= size) len = size - 1;
    memcpy(to, from, len);
    to[len] = 0;
}

bool facts_field(const char *text, const char *key, char *value, size_t size)
{
    size_t key_len = strlen(key);
    value[0] = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, key, key_len) != 0) continue;
        const char *p = line + key_len + strspn(line + key_len, " \t");
        if (*p != '=' && *p != ':') continue;
        p += 1 + strspn(p + 1, " \t");
        size_t len = strcspn(p, "\n");
        if (len >= 2 && *p == '"' && p[len - 1] == '"') p++, len -= 2;
        copy(value, size, p, len);
        return true;
    }
    return false;
}

bool facts_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *p = words; (p = strstr(p, word)); p += len) {
        bool starts = p == words || isspace((unsigned char)p[-1]);
        if (starts && (!p[len] || isspace((unsigned char)p[len]))) return true;
    }
    return false;
}

bool facts_version(const char *text, char *version, size_t size)
{
    int depth = 0;
    version[0] = 0;
    for (const char *p = text; *p; p++) {
        if (*p == '(') depth++;
        if (*p == ')') depth--;
        bool starts = p == text || strchr(" -\n", p[-1]);
        if (depth || !starts || !isdigit((unsigned char)*p)) continue;
        copy(version, size, p, strspn(p, "0123456789."));
        return true;
    }
    return false;
}

int facts_x86_level(const char *flags)
{
    // As cpuinfo names them: pni is SSE3, abm is LZCNT, cx16 is CMPXCHG16B.
    static const char *const levels[][12] = {
        {"cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"},
        {"avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"},
        {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"},
    };
    int level = 1;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++, level++)
        for (const char *const *flag = levels[i]; *flag; flag++)
            if (!facts_word(flags, *flag)) return level;
    return level;
}

int facts_cpus(const char *list)
{
    int count = 0;
    for (const char *p = list; *p && *p != '\n';) {
        char *end;
        long first = strtol(p, &end, 10), last = first;
        if (end == p) return -1;
        if (*end == '-') {
            p = end + 1;
            last = strtol(p, &end, 10);
            if (end == p) return -1;
        }
        if (first < 0 || last < first || (*end && !strchr(",\n", *end))) return -1;
        count += (int)(last - first + 1);
        p = end + (*end == ',');
    }
    return count ? count : -1;
}

double facts_quota(const char *cpu_max)
{
    double quota, period;
    if (sscanf(cpu_max, "%lf %lf", &quota, &period) != 2 || quota <= 0 || period <= 0) return 0;
    return quota / period;
}

bool facts_cgroup(const char *text, const char *controller, char *path, size_t size)
{
    size_t len = strlen(controller);
    path[0] = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        const char *names = strchr(line, ':'); // "4:cpu,cpuacct:/path"
        if (!names) return false;
        names++;
        const char *colon = strchr(names, ':');
        if (!colon) return false;
        for (const char *p = names; p <= colon; p += strcspn(p, ",:") + 1) {
            if (strcspn(p, ",:") != len || strncmp(p, controller, len) != 0) continue;
            copy(path, size, colon + 1, strcspn(colon + 1, "\n"));
            return true;
        }
    }
    return false;
}

long facts_steal(const char *stat)
{
    long steal;
    // cpu  user nice system idle iowait irq softirq steal (proc(5))
    if (sscanf(stat, "cpu %*d %*d %*d %*d %*d %*d %*d %ld", &steal) != 1) return -1;
    return steal;
}

int facts_wsl(const char *release)
{
    if (strstr(release, "WSL2") || strstr(release, "microsoft-standard")) return 2;
    return strstr(release, "Microsoft") ? 1 : 0; // 4.4.0-19041-Microsoft
}

const char *facts_paranoid(int level)
{
    if (level < 0) return "everything, for everybody";
    if (level == 0) return "every program and the kernel, but no raw tracepoints";
    if (level == 1) return "your own programs, and the kernel on their behalf";
    if (level == 2) return "your own programs, in user space";
    return "nothing";
}
