// benchstat: what Go's benchstat (golang.org/x/perf/cmd/benchstat) prints for the same files.
//
// Read all files into a tally (reader.c), cut the tally into tables (table.c), print each as text
// or CSV (print_text.c, print_csv.c).
#include "run.h"

#include "gonum.h"
#include "print.h"
#include "reader.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: benchstat [options] [label=]file...\n"
    "\n"
    "Summarizes benchmarks in the Go benchmark format: a row a benchmark, a column a file, each\n"
    "with the median and how far its confidence interval reaches. Files after the first are\n"
    "compared with it: the change of the median, or ~ where it may well be noise. `-` is stdin.\n"
    "\n"
    "  -alpha A        a change counts if its p is at most A (0.05)\n"
    "  -confidence C   of the intervals (0.95)\n"
    "  -format FORMAT  text, or csv with its notes on stderr (text)\n"
    "  -ignore KEYS    `key: value` lines that do not separate tables, as cpu,pkg\n"
    "  -h, --help      this\n"
    "\n"
    "Output, warnings and statistics are those of Go's benchstat. Its -filter, -table, -row and\n"
    "-col are not here, save for their defaults, nor -ignore's keys that begin with / or a "
    "point.\n";

struct run {
    FILE *in, *out, *err;
    struct table_options options;
    bool csv, help;
    struct tally tally;
};

enum { FAILED = 1, USAGE = 2 }; // exit statuses

// One line on err.
__attribute__((format(printf, 2, 3))) static int fail(struct run *r, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fputs("benchstat: ", r->err);
    vfprintf(r->err, format, values);
    putc('\n', r->err);
    va_end(values);
    return FAILED;
}

static int fraction(struct run *r, const char *option, const char *value, double *v)
{
    if (gonum_float(value, strlen(value), v) != 0)
        return fail(r, "-%s: %s is not a number", option, value);
    if (!(*v >= 0 && *v <= 1)) return fail(r, "-%s must be in range [0, 1]", option);
    return 0;
}

static int ignore(struct run *r, const char *keys)
{
    r->tally.ignore = keys;
    for (const char *k = keys; *k; k += strcspn(k, ", "), k += strspn(k, ", "))
        if (*k == '/' || *k == '.')
            return fail(r, "-ignore %s: only keys of `key: value` lines", keys);
    return 0;
}

// Of the options that choose what is compared, only what they are by default.
static int only_default(struct run *r, const char *option, const char *value)
{
    static const char *const defaults[][2] = {
        {"filter", "*"}, {"table", ".config"}, {"row", ".fullname"}, {"col", ".file"}};
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        if (strcmp(option, defaults[i][0]) != 0) continue;
        if (strcmp(value, defaults[i][1]) == 0) return 0;
        return fail(r, "-%s is not supported, save for '%s'", option, defaults[i][1]);
    }
    return fail(r, "no option -%s; see benchstat -h", option);
}

static int option(struct run *r, const char *name, const char *value)
{
    if (strcmp(name, "alpha") == 0) return fraction(r, name, value, &r->options.alpha);
    if (strcmp(name, "confidence") == 0) return fraction(r, name, value, &r->options.confidence);
    if (strcmp(name, "ignore") == 0) return ignore(r, value);
    if (strcmp(name, "format") != 0) return only_default(r, name, value);
    r->csv = strcmp(value, "csv") == 0;
    return r->csv || strcmp(value, "text") == 0 ? 0 : fail(r, "-format must be text or csv");
}

// As Go's flag package: one dash or two, the value behind a = or in the next argument; options end
// at the first argument that is none, or behind --. Sets *files to the first after them.
static int options(struct run *r, char **argv, char ***files)
{
    for (; *argv != NULL && (*argv)[0] == '-' && (*argv)[1] != '\0'; argv++) {
        char *name = *argv + ((*argv)[1] == '-' ? 2 : 1), *value = strchr(name, '=');
        if (*name == '\0') {
            argv++;
            break;
        }
        r->help = strcmp(name, "h") == 0 || strcmp(name, "help") == 0;
        if (r->help) return 0;
        if (value != NULL)
            *value++ = '\0';
        else if (argv[1] != NULL)
            value = *++argv;
        else
            return fail(r, "-%s needs a value; see benchstat -h", name);
        if (option(r, name, value) != 0) return FAILED;
    }
    *files = argv;
    return 0;
}

static int read_file(struct run *r, const char *path, const char *label)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *in = standard ? r->in : fopen(path, "r");
    if (in == NULL) return fail(r, "open %s: %s", path, strerror(errno));
    tally_file(&r->tally, label);
    int error = reader_read(&r->tally, in, path, r->err);
    if (!standard) fclose(in);
    return error == 0 ? 0 : fail(r, "read %s: %s", path, strerror(-error));
}

// A file's label is what is before the =, else its path; the same path twice is path#0, path#1.
static int read_files(struct run *r, char **files)
{
    for (size_t i = 0; files[i] != NULL; i++) {
        char *equals = strchr(files[i], '='), *label;
        size_t before = 0, all = 0, len = equals ? (size_t)(equals - files[i]) : strlen(files[i]);
        for (size_t j = 0; files[j] != NULL; j++) {
            bool same = strcmp(files[j], files[i]) == 0;
            all += same;
            before += same && j < i;
        }
        bool numbered = equals == NULL && all > 1;
        if (asprintf(&label, numbered ? "%.*s#%zu" : "%.*s", (int)len, files[i], before) < 0)
            return fail(r, "out of memory");
        int status = read_file(r, equals ? equals + 1 : files[i], label);
        free(label);
        if (status != 0) return status;
    }
    return 0;
}

static int run(struct run *r, char **argv)
{
    char **files = NULL;
    if (options(r, argv, &files) != 0) return USAGE;
    if (r->help || *files == NULL) {
        fputs(usage, r->help ? r->out : r->err);
        return r->help ? 0 : USAGE;
    }
    if (read_files(r, files) != 0) return FAILED;
    if (r->csv)
        print_csv(&r->tally, &r->options, r->out, r->err);
    else
        print_text(&r->tally, &r->options, r->out);
    if (fflush(r->out) != 0 || ferror(r->out)) return fail(r, "write: %s", strerror(errno));
    return 0;
}

int run_benchstat(int argc, char **argv, FILE *in, FILE *out, FILE *err)
{
    struct run r = {
        .in = in, .out = out, .err = err, .options = {.alpha = 0.05, .confidence = 0.95}};
    int status = run(&r, argv + (argc > 0));
    tally_free(&r.tally);
    return status;
}
