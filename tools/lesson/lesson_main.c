// lesson NN: runs the lesson's demos and benches and puts what they measured into its text.
//
//   lesson 03              all of it, under a minute; prints the tables and writes the text with
//                          this machine's numbers to build/lessons/03-.../README.md
//   lesson 03 reuse        one demo: what reuse_main.c prints, or the tables that reuse_bench.c
//                          measures (V=1: its lines)
//   RECORDED=1 lesson 03   the tables as they stand in the repo
//   lesson --record 03     a maintainer's: writes the numbers into lessons/03-.../README.md
//
// To be run in the course's root, as `make lesson-03 DEMO=reuse` does. It has the programs built by
// make, in the build tree that it lies in itself. Exits 0, 1 when a program failed or a span was
// not measured, 2 when it could not begin.

#include "machine.h"
#include "run.h"
#include "spans.h"

#include "span/span.h"

#include <errno.h>
#include <glob.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIMIT_S = 60 };

static char *lesson; // "lessons/03-object-pools"
static char *tree;   // "build/gcc-fast"

__attribute__((format(printf, 1, 2))) static _Noreturn void stop(const char *form, ...)
{
    va_list args;
    va_start(args, form);
    fputs("lesson: ", stderr);
    vfprintf(stderr, form, args);
    fputc('\n', stderr);
    exit(2);
}

// The formatted text, malloc'd.
__attribute__((format(printf, 1, 2))) static char *format(const char *form, ...)
{
    char *text;
    va_list args;
    va_start(args, form);
    if (vasprintf(&text, form, args) < 0) stop("out of memory");
    va_end(args);
    return text;
}

// "3", "03" and "03-object-pools" name the same folder.
static char *find_lesson(const char *name)
{
    char *pattern = format("lessons/%02d-*", atoi(name));
    glob_t g;
    if (glob(pattern, 0, NULL, &g)) stop("there is no %s", pattern);
    char *path = format("%s", g.gl_pathv[0]);
    globfree(&g);
    free(pattern);
    return path;
}

// This program is TREE/tools/lesson/lesson.
static char *find_tree(void)
{
    char self[4096] = "", here[4096];
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0 || !getcwd(here, sizeof here))
        stop("cannot tell where it lies: %s", strerror(errno));
    for (int i = 0; i < 3; i++) {
        char *slash = strrchr(self, '/');
        if (slash) *slash = 0;
    }
    size_t len = strlen(here);
    bool inside = !strncmp(self, here, len) && self[len] == '/';
    return format("%s", inside ? self + len + 1 : self);
}

static char *read_text(const char *dir)
{
    char *path = format("%s/README.md", dir), *text = NULL;
    size_t size = 0;
    FILE *f = fopen(path, "r");
    if (!f || getdelim(&text, &size, 0, f) < 0) stop("%s: %s", path, strerror(errno));
    fclose(f);
    free(path);
    return text;
}

static void write_text(const char *dir, const char *text)
{
    char *path = format("%s/README.md", dir);
    FILE *f = fopen(path, "w");
    if (!f || fputs(text, f) < 0 || fclose(f)) stop("%s: %s", path, strerror(errno));
    printf("\nRead it: less %s\n", path);
    free(path);
}

// Has make build TREE/LESSON/NAME for each name.
static void build(const char *const *names)
{
    char *command = NULL;
    size_t size;
    FILE *f = open_memstream(&command, &size);
    if (!f) stop("out of memory");
    fputs("make -s", f);
    for (; *names; names++) fprintf(f, " %s/%s/%s", tree, lesson, *names);
    fputs(" >&2", f);
    fclose(f);
    unsetenv("MAKEFLAGS"); // else a make that calls us lends its job slots to a stranger
    if (system(command)) stop("this failed: %s", command);
    free(command);
}

// Runs one program, a bench if filter says which kernels; tells if it went wrong.
static bool run(const char *name, const char *filter, double deadline_s, struct values *v,
                FILE *echo)
{
    char *path = format("%s/%s/%s", tree, lesson, name);
    char *bench = format("-bench=%s", filter ? filter : "");
    char *const argv[] = {path, filter ? bench : NULL, "-benchtime=50ms", "-count=5", NULL};
    int status = run_program(argv, deadline_s, v, echo);
    if (status == -ETIMEDOUT)
        fprintf(stderr, "lesson: %s was not done after %d s\n", path, LIMIT_S);
    else if (status < 0)
        fprintf(stderr, "lesson: %s: %s\n", path, strerror(-status));
    else if (status)
        fprintf(stderr, "lesson: %s ended with status %d\n", path, status);
    free(path);
    free(bench);
    return status == 0;
}

// The names of the programs that the lesson has, ending with NULL: "depot" for depot_main.c, and
// "bench_bare" for all its kernels.
static char **programs(void)
{
    char *mains = format("%s/*_main.c", lesson), *benches = format("%s/*_bench.c", lesson);
    glob_t main = {0}, bench = {0};
    glob(mains, 0, NULL, &main);
    glob(benches, 0, NULL, &bench);
    char **names = calloc(main.gl_pathc + 2, sizeof *names);
    if (!names) stop("out of memory");
    for (size_t i = 0; i < main.gl_pathc; i++) {
        const char *base = strrchr(main.gl_pathv[i], '/') + 1;
        names[i] = format("%.*s", (int)(strlen(base) - strlen("_main.c")), base);
    }
    if (bench.gl_pathc) names[main.gl_pathc] = format("bench_bare");
    globfree(&main);
    globfree(&bench);
    free(mains);
    free(benches);
    return names;
}

static bool exists(const char *demo, const char *kind)
{
    char *path = format("%s/%s_%s.c", lesson, demo, kind);
    bool is = access(path, R_OK) == 0;
    free(path);
    return is;
}

// The tables that a demo's bench fills; what it does not measure is n/a.
static void demo_tables(struct values *v)
{
    char line[2048], *text = read_text(lesson);
    int missing;
    machine_line(line, sizeof line);
    values_add(v, "machine", line);
    char *filled = spans_fill(text, v, &missing, NULL);
    if (!filled) stop("out of memory");
    spans_tables(stdout, filled, v);
    free(filled);
    free(text);
}

static int one_demo(const char *demo)
{
    bool bench = !exists(demo, "main");
    if (bench && !exists(demo, "bench"))
        stop("no demo %s: `ls %s/*_main.c %s/*_bench.c` shows which there are", demo, lesson,
             lesson);
    const char *name = bench ? "bench_bare" : demo;
    build((const char *[]){name, NULL});
    char *filter = format("^%s(_|$)", demo);
    struct values v = {0};
    const char *wish = getenv("V");
    bool raw = bench && wish && *wish;
    bool ok = run(name, bench ? filter : NULL, run_now_s() + LIMIT_S, raw ? NULL : &v,
                  bench && !raw ? NULL : stdout);
    if (bench && !raw) demo_tables(&v);
    values_free(&v);
    free(filter);
    return !ok;
}

static void measure(struct values *v, bool *ok)
{
    char **names = programs(), line[2048];
    build((const char *const *)names);
    machine_line(line, sizeof line);
    values_add(v, "machine", line);
    double deadline_s = run_now_s() + LIMIT_S;
    for (char **n = names; *n; n++) {
        *ok &= run(*n, strcmp(*n, "bench_bare") ? NULL : ".", deadline_s, v, NULL);
        free(*n);
    }
    free(names);
}

static int whole(bool record)
{
    struct values v = {0};
    bool ok = true;
    int missing;
    char *text = read_text(lesson), *copy = format("build/%s", lesson);
    measure(&v, &ok);
    char *filled = spans_fill(text, &v, &missing, stderr);
    if (!filled) stop("out of memory");
    spans_tables(stdout, filled, NULL);
    ok &= !missing;
    if (record && !ok) stop("not recorded: something was not measured");
    mkdir("build/lessons", 0777);
    mkdir(copy, 0777);
    if (!record) span_strip(filled);
    write_text(record ? lesson : copy, filled);
    values_free(&v);
    free(filled);
    free(copy);
    free(text);
    return !ok;
}

int main(int argc, char **argv)
{
    bool record = argc > 1 && !strcmp(argv[1], "--record");
    argv += record;
    argc -= record;
    if (argc < 2 || argc > 3) stop("usage: lesson [--record] NN [DEMO]");
    lesson = find_lesson(argv[1]);
    tree = find_tree();
    if (argc == 3) return one_demo(argv[2]);
    const char *recorded = getenv("RECORDED");
    if (!recorded || !*recorded) return whole(record);
    char *text = read_text(lesson);
    spans_tables(stdout, text, NULL);
    free(text);
    return 0;
}
