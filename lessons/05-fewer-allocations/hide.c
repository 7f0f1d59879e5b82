// Each call does what is usual, gives back what it got, and hides nothing on purpose.

#include "hide.h"

#include "data.h"

#include "bench/bench.h"

#include <dirent.h>
#include <gnu/libc-version.h>
#include <regex.h>
#include <stdlib.h>

static void use_strdup(void)
{
    char *copy = strdup("GREEK SMALL LETTER ALPHA");
    bench_keep(copy);
    free(copy);
}

static void use_asprintf(void)
{
    char *text;
    if (asprintf(&text, "U+%04X %s", 0x3b1, "GREEK SMALL LETTER ALPHA") >= 0) free(text);
}

static FILE *lines(void)
{
    static FILE *f;
    if (!f) f = fopen(data_path("unicode.txt"), "r");
    return f;
}

static void use_getline(void)
{
    char *line = NULL;
    size_t room = 0;
    if (getline(&line, &room, lines()) < 0) rewind(lines());
    free(line);
}

static void use_one_line(void)
{
    static char *line;
    static size_t room;
    if (getline(&line, &room, lines()) < 0) rewind(lines());
}

static void use_fopen(void)
{
    static char path[256];
    if (!*path) strcpy(path, data_path("unicode.txt"));
    FILE *f = fopen(path, "r");
    if (!f) return;
    bench_keep(getc(f));
    fclose(f);
}

static void use_memstream(void)
{
    char *text;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    if (!f) return;
    fputs("GREEK SMALL LETTER ALPHA", f);
    fclose(f);
    free(text);
}

static void use_opendir(void)
{
    DIR *dir = opendir(".");
    if (dir) closedir(dir);
}

static int down(const void *a, const void *b)
{
    const long *x = a, *y = b;
    return (*x < *y) - (*x > *y);
}

static void sort(size_t count)
{
    static long list[1000];
    for (size_t i = 0; i < count; i++) list[i] = (long)(i * 7919 % count);
    qsort(list, count, sizeof *list, down);
    bench_keep(list[0]);
}

static void use_short_qsort(void)
{
    sort(100);
}

static void use_long_qsort(void)
{
    sort(1000);
}

static void use_regcomp(void)
{
    regex_t r;
    if (regcomp(&r, "^[0-9A-F]{4};[^;]*;Lu;", REG_EXTENDED) == 0) regfree(&r);
}

static void use_snprintf(void)
{
    char text[64];
    snprintf(text, sizeof text, "U+%04X %s", 0x3b1, "GREEK SMALL LETTER ALPHA");
    bench_keep(text[0]);
}

static void use_pushes(void)
{
    int *list = NULL;
    for (size_t count = 0; count < 100; count++) {
        int *more = reallocarray(list, count + 1, sizeof *more);
        if (!more) break;
        list = more;
        list[count] = 1;
    }
    free(list);
}

const struct hide hide_calls[] = {
    {"strdup", "strdup", use_strdup},
    {"asprintf", "asprintf of 31 bytes", use_asprintf},
    {"snprintf", "the same by snprintf, into an array", use_snprintf},
    {"getline", "getline into NULL", use_getline},
    {"getline_kept", "getline into the last one's line", use_one_line},
    {"fopen", "fopen, one getc, fclose", use_fopen},
    {"memstream", "open_memstream, fputs, fclose", use_memstream},
    {"opendir", "opendir, closedir", use_opendir},
    {"qsort_100", "qsort of 100 longs", use_short_qsort},
    {"qsort_1000", "qsort of 1000 longs", use_long_qsort},
    {"regcomp", "regcomp of a small pattern, regfree", use_regcomp},
    {"pushes", "100 pushes, growing by one", use_pushes},
    {0},
};

struct allocs_counts hide_count(const struct hide *h)
{
    h->call();
    struct allocs_counts before = allocs_thread();
    h->call();
    return allocs_since(before, allocs_thread());
}

const char *hide_libc(void)
{
    static char name[32];
    snprintf(name, sizeof name, "glibc %s", gnu_get_libc_version());
    return name;
}
