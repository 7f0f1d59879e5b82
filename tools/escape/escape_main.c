// escape: what `go build -gcflags=-m` tells of Go, for C: what is on the stack, what is on the
// heap, and why, as gcc compiled it.
#include "analysis.h"
#include "lifetimes.h"
#include "memory.h"
#include "print.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char usage[] =
    "usage: escape [--json | --side] [-v] [--run] FILE|DIR... [-- COMPILER FLAGS]\n"
    "  --run  runs the kernels, too: how long blocks really live; DIR is an exercise or overlay\n"
    "  of a DIR, its *.c but for tests and benches; CC names another gcc\n";

struct options {
    bool json, side, verbose, run;
    char **files, **flags;
    const char *folder; // the last DIR
    size_t file_count;
};

static void add_file(struct options *o, char *path)
{
    o->files = memory_grow(o->files, o->file_count, sizeof *o->files);
    o->files[o->file_count++] = path;
}

static bool ends(const char *name, const char *suffix)
{
    size_t len = strlen(name), end = strlen(suffix);
    return len > end && !strcmp(name + len - end, suffix);
}

static int source_only(const struct dirent *entry)
{
    const char *name = entry->d_name;
    return ends(name, ".c") && !ends(name, "_test.c") && !ends(name, "_bench.c");
}

static int add_path(struct options *o, const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0) return -errno;
    if (!S_ISDIR(st.st_mode)) {
        add_file(o, memory_text(path, strlen(path)));
        return 0;
    }
    o->folder = path;
    struct dirent **entries;
    int count = scandir(path, &entries, source_only, alphasort);
    if (count < 0) return -errno;
    for (int i = 0; i < count; i++) {
        add_file(o, memory_printf("%s/%s", path, entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    return 0;
}

static int parse(struct options *o, int argc, char **argv)
{
    static char *none[] = {"-std=gnu17", "-D_GNU_SOURCE", "-Ipkg", NULL};
    o->flags = none;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--")) {
            o->flags = argv + i + 1;
            break;
        }
        if (!strcmp(argv[i], "--json"))
            o->json = true;
        else if (!strcmp(argv[i], "--side"))
            o->side = true;
        else if (!strcmp(argv[i], "-v"))
            o->verbose = true;
        else if (!strcmp(argv[i], "--run"))
            o->run = true;
        else if (argv[i][0] == '-')
            return fputs(usage, stderr), -EINVAL;
        else {
            int status = add_path(o, argv[i]);
            if (status)
                return fprintf(stderr, "escape: %s: %s\n", argv[i], strerror(-status)), status;
        }
    }
    return o->file_count ? 0 : (fputs(usage, stderr), -EINVAL);
}

int main(int argc, char **argv)
{
    struct options o = {0};
    if (parse(&o, argc, argv) < 0) return 2;
    const char *gcc = getenv("CC");
    if (!gcc || !*gcc || strstr(gcc, "clang")) gcc = "gcc";
    struct compile *files = memory_new(o.file_count, sizeof *files);
    struct findings findings = {0};
    int status = 0;
    size_t compiled = 0;
    for (; compiled < o.file_count && !status; compiled++) {
        status = compile_run(&files[compiled], gcc, o.files[compiled], o.flags);
        if (!status) continue;
        if (files[compiled].said) fputs(files[compiled].said, stderr);
        fprintf(stderr, "escape: %s: %s\n", o.files[compiled],
                status == -EINVAL ? "gcc refuses it" : strerror(-status));
    }
    if (!status) {
        status = analysis_run(files, o.file_count, o.verbose, &findings);
        if (status) fprintf(stderr, "escape: %s\n", strerror(-status));
    }
    for (size_t i = 0; i < compiled; i++) compile_end(&files[i]);
    if (!status && o.run) {
        status = o.folder ? lifetimes_run(gcc, o.folder, o.flags, &findings) : -ENOENT;
        if (status) fprintf(stderr, "escape: no kernel could be run: %s\n", strerror(-status));
        findings_sort(&findings);
    }
    if (status) return 1;
    const char *columns = getenv("COLUMNS");
    if (o.json)
        print_json(stdout, &findings);
    else if (o.side)
        print_side(stdout, &findings, columns ? (unsigned)atoi(columns) : 120);
    else
        print_text(stdout, &findings);
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    memory_end();
    return written ? 0 : 1;
}
