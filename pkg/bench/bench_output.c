// Go's text format: "BenchmarkName-2  n  value unit  value unit...", after lines of "key: value".

#include "bench/bench_output.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

void bench_output_name(char name[160], const char *path, unsigned threads)
{
    int len = snprintf(name, 160, "Benchmark%c%s", toupper((unsigned char)path[0]),
                       path[0] ? path + 1 : "");
    if (threads != 1 && len < 160) snprintf(name + len, 160 - (size_t)len, "-%u", threads);
}

// "pkg/pool" of build/gcc-fast/pkg/pool/bench: the directory that the program was built from.
static void print_directory(FILE *out)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0) return;
    path[len] = '\0';
    char *build = strstr(path, "/build/"), *inside = build ? strchr(build + 7, '/') : NULL;
    char *end = strrchr(path, '/');
    if (inside && inside < end)
        fprintf(out, "pkg: perflings%.*s\n", (int)(end - inside), inside);
    else
        fprintf(out, "pkg: %s\n", end + 1);
}

static void print_cpu(FILE *out)
{
    FILE *info = fopen("/proc/cpuinfo", "re");
    char line[256], *colon;
    while (info && fgets(line, sizeof line, info))
        if (strncmp(line, "model name", 10) == 0 && (colon = strchr(line, ':'))) {
            fprintf(out, "cpu: %s", colon + 2);
            break;
        }
    if (info) fclose(info);
}

void bench_output_header(FILE *out)
{
    struct utsname u;
    uname(&u);
    const char *arch = u.machine;
    if (strcmp(arch, "x86_64") == 0) arch = "amd64";
    if (strcmp(arch, "aarch64") == 0) arch = "arm64";
    fprintf(out, "goos: linux\ngoarch: %s\n", arch);
    print_directory(out);
    print_cpu(out);
}

void bench_output_number(FILE *out, double value, const char *unit)
{
    // From this absolute value on, so many digits follow the point: what rounds to four digits.
    static const double from[] = {999.95, 99.995, 9.9995, 0.99995, 0.099995, 0.0099995, 0.00099995};
    int digits = 0;
    while (value != 0 && digits < 7 && fabs(value) < from[digits]) digits++;
    fprintf(out, "\t%*.*f %s", 10 + digits + (digits > 0), digits, value, unit);
}

// Counts are whole numbers in Go; an average of less than a whole allocation is not hidden here.
static void print_count(FILE *out, uint64_t count, uint64_t n, const char *unit)
{
    if (count % n)
        bench_output_number(out, (double)count / (double)n, unit);
    else
        fprintf(out, "\t%8llu %s", (unsigned long long)(count / n), unit);
}

void bench_output_result(FILE *out, const struct bench_result *r, int width)
{
    char name[160];
    bench_output_name(name, r->path, r->threads);
    double n = (double)r->n;
    fprintf(out, "%-*s\t%8llu", width, name, (unsigned long long)r->n);
    bench_output_number(out, (double)r->wall_ns / n, "ns/op");
    bench_output_number(out, (double)r->cpu_ns / n, "cpu-ns/op");
    if (r->bytes && r->wall_ns)
        fprintf(out, "\t%7.2f MB/s", (double)r->bytes * n / 1e6 / ((double)r->wall_ns / 1e9));
    for (unsigned i = 0; i < r->metric_count; i++)
        bench_output_number(out, r->metrics[i].value, r->metrics[i].unit);
    if (r->counted) {
        print_count(out, r->counts.bytes, r->n, "B/op");
        print_count(out, r->counts.allocs, r->n, "allocs/op");
    }
    fputc('\n', out);
}
