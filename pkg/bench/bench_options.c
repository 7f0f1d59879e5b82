// The flags as a table: it makes getopt's and the text of -help.

#include "bench/bench_options.h"

#include "bench/bench_output.h"

#include <errno.h>
#include <getopt.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

enum flag {
    BENCH = 1,
    BENCHTIME,
    COUNT,
    BENCHMEM,
    CPU,
    PIN,
    SEED,
    METER,
    PLOT,
    BARS,
    PEERS,
    CPUPROFILE,
    MEMPROFILE,
    LIST,
    SERVE,
    HELP,
};

static const struct described {
    const char *name, *value, *says;
    enum flag flag;
} flags[] = {
    {"bench", "REGEX", "run what matches; REGEX/REGEX: one for each element of NAME/SUB", BENCH},
    {"benchtime", "1s", "measure each for so long, or 100x: so many operations", BENCHTIME},
    {"count", "1", "how often", COUNT},
    {"benchmem", NULL, "print B/op and allocs/op", BENCHMEM},
    {"cpu", "1,2,4", "threads of parallel benches; all CPUs if not said", CPU},
    {"pin", "CPU", "stay on this CPU", PIN},
    {"seed", "1", "of the inputs", SEED},
    {"meter", "KIND", "callgrind: instructions/op; cache: simulated misses, too; perf: hardware's",
     METER},
    {"plot", "DIR", "write SVG plots there: distributions, cost against size (gnuplot)", PLOT},
    {"bars", NULL, "draw bars after the results", BARS},
    {"peers", NULL, "measure the figures against their peers, see bench_peers.h", PEERS},
    {"cpuprofile", "FILE", "write a profile", CPUPROFILE},
    {"memprofile", "FILE", "write a profile of allocations", MEMPROFILE},
    {"list", NULL, "name the benches", LIST},
    {"serve", "IN,OUT", "serve the judge on these descriptors, see bench_serve.h", SERVE},
    {"help", NULL, "this", HELP},
};

enum { FLAGS = sizeof flags / sizeof *flags };

void bench_options_help(FILE *out)
{
    fprintf(out, "Benchmarks, printed in the format of Go's:\n");
    for (int i = 0; i < FLAGS; i++)
        fprintf(out, "  -%s%s%-*s %s\n", flags[i].name, flags[i].value ? "=" : "",
                (int)(19 - strlen(flags[i].name) - !!flags[i].value),
                flags[i].value ? flags[i].value : "", flags[i].says);
}

static bool parse_count(const char *text, uint64_t least, uint64_t most, uint64_t *count)
{
    char *end;
    errno = 0;
    *count = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && !*end && !errno && *count >= least && *count <= most;
}

static bool parse_time(const char *text, struct bench_options *o)
{
    static const struct unit {
        const char *name;
        double ns;
    } units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 60e9}};
    char *end;
    double value = strtod(text, &end);
    o->goal_n = o->goal_ns = 0;
    if (strcmp(end, "x") == 0 && value >= 1 && value <= 1e15) o->goal_n = (uint64_t)value;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(end, units[i].name) == 0 && value > 0 && value * units[i].ns < 1e15)
            o->goal_ns = (uint64_t)(value * units[i].ns);
    return o->goal_n || o->goal_ns;
}

static bool parse_cpus(const char *text, struct bench_options *o)
{
    for (o->cpu_count = 0; o->cpu_count < BENCH_CPUS; text++) {
        char *end;
        unsigned long cpus = strtoul(text, &end, 10);
        if (end == text || !cpus || cpus > 1024) return false;
        o->cpus[o->cpu_count++] = (unsigned)cpus;
        text = end;
        if (!*text) return true;
        if (*text != ',') return false;
    }
    return false;
}

static bool parse_meter(const char *text, struct bench_options *o)
{
    static const char *const kinds[] = {"none", "callgrind", "cache", "perf"};
    for (int i = 0; i < 4; i++)
        if (strcmp(text, kinds[i]) == 0) {
            o->meter = (enum bench_meter_kind)i;
            return true;
        }
    return false;
}

static bool parse(enum flag flag, const char *text, struct bench_options *o)
{
    uint64_t number;
    switch (flag) {
    case BENCH:
        bench_filter_free(&o->filter);
        return bench_filter_parse(&o->filter, text) == 0;
    case BENCHTIME:
        return parse_time(text, o);
    case COUNT:
        if (!parse_count(text, 1, 100000, &number)) return false;
        o->count = (unsigned)number;
        return true;
    case CPU:
        return parse_cpus(text, o);
    case PIN:
        if (!parse_count(text, 0, CPU_SETSIZE - 1, &number)) return false;
        o->pin = (int)number;
        return true;
    case SEED:
        return parse_count(text, 0, UINT64_MAX, &o->seed);
    case METER:
        return parse_meter(text, o);
    case SERVE:
        return sscanf(text, "%d,%d", &o->serve_in, &o->serve_out) == 2;
    case PLOT:
        o->plot = text;
        break;
    case CPUPROFILE:
        o->cpuprofile = text;
        break;
    case MEMPROFILE:
        o->memprofile = text;
        break;
    case BENCHMEM:
        o->benchmem = true;
        break;
    case BARS:
        o->bars = true;
        break;
    case PEERS:
        o->peers = true;
        break;
    case LIST:
        o->list = true;
        break;
    case HELP:
        o->help = true;
        break;
    }
    return true;
}

int bench_options_parse(struct bench_options *o, int argc, char **argv, FILE *err)
{
    *o = (struct bench_options){.count = 1, .pin = -1, .seed = 1, .serve_in = -1, .serve_out = -1};
    struct option longs[FLAGS + 1] = {0};
    for (int i = 0; i < FLAGS; i++)
        longs[i] = (struct option){flags[i].name, flags[i].value ? required_argument : no_argument,
                                   NULL, i};
    opterr = optind = 0;
    for (int index = 0; index >= 0;) {
        index = getopt_long_only(argc, argv, "+:", longs, NULL);
        if (index < 0 ? optind == argc : index < FLAGS && parse(flags[index].flag, optarg, o))
            continue;
        fprintf(err, "%s: can't understand %s; see -help\n", argv[0], argv[optind - (index >= 0)]);
        bench_options_free(o);
        return -EINVAL;
    }
    if (!o->goal_ns && !o->goal_n) o->goal_ns = o->peers ? 200000000 : 1000000000;
    if (!o->cpu_count) {
        cpu_set_t set;
        bool known = o->pin < 0 && sched_getaffinity(0, sizeof set, &set) == 0;
        o->cpus[o->cpu_count++] = known ? (unsigned)CPU_COUNT(&set) : 1;
    }
    return 0;
}

void bench_options_free(struct bench_options *o)
{
    bench_filter_free(&o->filter);
}
