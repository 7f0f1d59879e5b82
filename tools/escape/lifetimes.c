// What the kernels call is compiled with -finstrument-functions and linked with the counting hook
// and watch/watch.c, which writes a line a site; here it is built, run and read.
#include "lifetimes.h"

#include "child.h"
#include "memory.h"
#include "symbols/symbols.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define BUILT "build/gcc-verdict/"

struct build {
    const char *gcc, *folder, *exercise; // exercise is where what the folder lacks is
    char *const *flags;
    char *tmp;
    struct child_args link;
    int status;
};

static const char *tail_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool ends(const char *name, const char *suffix)
{
    size_t len = strlen(name), end = strlen(suffix);
    return len >= end && !strcmp(name + len - end, suffix);
}

// The kernels are frames, too, in which blocks may live; what they ask for themselves is not told.
static void compile(struct build *b, const char *file, bool watched)
{
    if (b->status) return;
    char *object = memory_printf("%s/%s.o", b->tmp, tail_of(file));
    struct child_args argv = {0};
    child_add(&argv, b->gcc);
    for (char *const *flag = b->flags; *flag; flag++)
        if (strcmp(*flag, "-Werror") != 0) child_add(&argv, *flag);
    static const char *const watch[] = {"-finstrument-functions", "-Drealloc=escape_watch_realloc",
                                        "-Dreallocarray=escape_watch_reallocarray"};
    for (size_t i = 0; watched && i < sizeof watch / sizeof *watch; i++) child_add(&argv, watch[i]);
    child_add(&argv, "-w");
    child_add(&argv, "-g");
    child_add(&argv, "-Ipkg");
    child_add(&argv, memory_printf("-I%s", b->exercise));
    child_add(&argv, "-c");
    child_add(&argv, "-o");
    child_add(&argv, object);
    child_add(&argv, file);
    b->status = child_wait(&argv, NULL);
    child_add(&b->link, object);
}

static bool matches(const char *pattern)
{
    glob_t found;
    bool some = glob(pattern, 0, NULL, &found) == 0;
    if (some) globfree(&found);
    return some;
}

static int build(struct build *b, const char *program)
{
    glob_t found;
    b->exercise = matches(memory_printf("%s/*_bench.c", b->folder))
                      ? b->folder
                      : memory_printf("exercises/%s", tail_of(b->folder));
    if (glob(memory_printf("%s/*.c", b->exercise), 0, NULL, &found) != 0) return -ENOENT;
    child_add(&b->link, b->gcc);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *file = found.gl_pathv[i];
        bool bench = ends(file, "_bench.c") && !ends(file, "_peers_bench.c");
        if (!bench && (ends(file, "_bench.c") || ends(file, "_test.c") || ends(file, "_main.c")))
            continue;
        char *own = memory_printf("%s/%s", b->folder, tail_of(file));
        compile(b, access(own, R_OK) == 0 ? own : memory_printf("%s", file), true);
    }
    globfree(&found);
    compile(b, "tools/escape/watch/watch.c", false);
    static const char *const rest[] = {BUILT "pkg/allocs/allocs_hook.o",
                                       BUILT "pkg/bench/bench_entry.o",
                                       BUILT "libpkg.a",
                                       "-Wl,--as-needed",
                                       "-ldw",
                                       "-lm",
                                       "-lpthread",
                                       "-ldl"};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) child_add(&b->link, rest[i]);
    child_add(&b->link, "-o");
    child_add(&b->link, program);
    return b->status ? b->status : child_wait(&b->link, NULL);
}

struct line {
    unsigned long long caller, maker, scope, blocks, inside, least, most, oldest;
    unsigned outlived;
};

static void tell(struct findings *out, struct symbols *symbols, const char *program,
                 const struct line *l)
{
    struct symbols_frame at = {"?", "", 0}, maker = at, scope = at;
    symbols_resolve(symbols, program, l->maker, &maker, 1);
    if (l->caller)
        symbols_resolve(symbols, program, l->caller - 1, &at, 1);
    else
        at = maker; // inside libc: the function is what is known
    if (l->scope) symbols_resolve(symbols, program, l->scope, &scope, 1);
    if (ends(at.file, "_bench.c")) return;
    struct finding found = {.kind = FINDINGS_LIFE, .bytes = (long)l->most};
    found.at = (struct gimple_place){memory_text(at.file, strlen(at.file)), at.line, 1};
    found.function = memory_text(maker.function, strlen(maker.function));
    const char *fate = "some outlived every frame, or were never freed";
    if (l->outlived == 0)
        fate = memory_printf("none outlived the frame that made it; the oldest saw %llu calls",
                             l->oldest);
    else if (l->scope)
        fate = memory_printf("none outlived %s, %u up; the oldest saw %llu calls", scope.function,
                             l->outlived, l->oldest);
    const char *size = l->least == l->most ? memory_printf("%llu", l->most)
                                           : memory_printf("%llu to %llu", l->least, l->most);
    found.reason = fate;
    found.message =
        memory_printf("%llu blocks of %s bytes%s, %llu of them freed in their frame: %s", l->blocks,
                      size, l->caller ? "" : " for libc", l->inside, fate);
    findings_add(out, found);
}

static int read_lines(struct findings *out, const char *path, const char *program)
{
    char *text = memory_file(path);
    struct symbols *symbols = symbols_new();
    int status = !text ? -EINVAL : symbols ? 0 : -ENOMEM;
    for (char *line = text; !status && line && *line;) {
        struct line l;
        if (sscanf(line, "%llx %llx %llx %u %llu %llu %llu %llu %llu", &l.caller, &l.maker,
                   &l.scope, &l.outlived, &l.blocks, &l.inside, &l.least, &l.most, &l.oldest) == 9)
            tell(out, symbols, program, &l);
        line = strchr(line, '\n');
        if (line) line++;
    }
    symbols_delete(symbols);
    return status;
}

// Two makes at once would break each other's archive; the judge holds this lock, too.
static int make_ready(void)
{
    struct child_args ready = {0};
    const char *const args[] = {"make", "-s", "PROFILE=verdict", "CC=gcc", "SAN=", "ready"};
    for (size_t i = 0; i < sizeof args / sizeof *args; i++) child_add(&ready, args[i]);
    unsetenv("MAKEFLAGS");
    int fd = open("build/.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (fd < 0) return -errno;
    while (flock(fd, LOCK_EX) < 0 && errno == EINTR) continue;
    int status = child_wait(&ready, "/dev/null");
    close(fd);
    return status;
}

int lifetimes_run(const char *gcc, const char *folder, char *const *flags, struct findings *out)
{
    struct child_args run = {0}, clean = {0};
    int status = make_ready();
    if (status) return status;
    const char *tmp = getenv("TMPDIR");
    struct build b = {.gcc = gcc, .folder = folder, .flags = flags};
    b.tmp = memory_printf("%s/escape-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(b.tmp)) return -errno;
    char *program = memory_printf("%s/bench", b.tmp), *lines = memory_printf("%s/lines", b.tmp);
    status = build(&b, program);
    setenv("ESCAPE_WATCH", lines, 1);
    child_add(&run, program);
    child_add(&run, "-benchtime=1000x");
    if (!status) status = child_wait(&run, "/dev/null");
    unsetenv("ESCAPE_WATCH");
    if (!status) status = read_lines(out, lines, program);
    for (const char *const *arg = (const char *const[]){"rm", "-rf", "--", b.tmp, NULL}; *arg;
         arg++)
        child_add(&clean, *arg);
    child_wait(&clean, NULL);
    return status;
}
