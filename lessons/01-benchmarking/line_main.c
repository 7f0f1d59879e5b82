// One line of results, taken apart. The line is made by the command that the lesson names, in the
// build that this program is of: bench counts allocations, which needs a malloc of its own.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct field {
    const char *unit, *name, *says;
} fields[] = {
    {"ns/op", "wall", "time that passed on the wall's clock, over n"},
    {"cpu-ns/op", "cpu", "time that the threads were on a CPU, over n"},
    {"MB/s", "mbs", "bytes that bench_set_bytes said, over wall time; MB is 10^6"},
    {"B/op", "bytes", "bytes asked of malloc, over n"},
    {"allocs/op", "allocs", "calls of malloc and its family, over n"},
};

// "BenchmarkJoin/exact-2   270301   447.3 ns/op   445.0 cpu-ns/op ..."
static void dissect(char *line)
{
    char *rest, *name = strtok_r(line, " \t", &rest), *n = strtok_r(NULL, " \t", &rest);
    char *threads = strrchr(name, '-');
    if (threads) *threads++ = 0;
    printf("\n%-12s Benchmark, then the kernel's name / the sub-bench's\n", name + 9);
    printf("%-12s CPUs there were for a parallel bench\n", threads ? threads : "(1)");
    printf("%-12s n of the last run, the one that counts\n", n);
    printf("m line_name %s\nm line_threads %s\nm line_n %s\n", name, threads ? threads : "1", n);
    for (char *value; (value = strtok_r(NULL, " \t\n", &rest));) {
        char *unit = strtok_r(NULL, " \t\n", &rest);
        for (size_t i = 0; unit && i < sizeof fields / sizeof *fields; i++) {
            if (strcmp(unit, fields[i].unit)) continue;
            printf("%s %-*s %s\n", value, (int)(11 - strlen(value)), unit, fields[i].says);
            printf("m line_%s %s\n", fields[i].name, value);
        }
    }
}

int main(void)
{
    char bench[4096] = "", command[9000], line[1024];
    if (readlink("/proc/self/exe", bench, sizeof bench - sizeof "bench") < 0) return 1;
    strcpy(strrchr(bench, '/') + 1, "bench");
    char *path = strstr(bench, "build/"); // as make knows it
    if (!path) return fprintf(stderr, "line: %s is not below build/\n", bench), 1;
    snprintf(command, sizeof command,
             "make -s %s >&2 && %s -bench=^join/exact -benchmem "
             "-benchtime=100ms",
             path, path);
    FILE *out = popen(command, "r");
    int lines = 0;
    while (out && fgets(line, sizeof line, out)) {
        if (strncmp(line, "Benchmark", 9)) continue;
        printf("  %s", line);
        dissect(line);
        lines++;
    }
    return !out || pclose(out) || lines != 1;
}
