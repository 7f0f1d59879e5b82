#include "compile.h"

#include "child.h"
#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {"o", "ci", "ssa", "opt", "inl", "err"};

static char *in_folder(const struct compile *c, const char *suffix)
{
    return memory_printf("%s/x.%s", c->folder, suffix);
}

// An -O in flags comes later and wins; -Werror is of no use here. __NO_INLINE__ keeps libc's
// headers from replacing getline and their like by functions of other names.
static struct child_args command(const struct compile *c, const char *gcc, const char *file,
                                 char *const *flags)
{
    struct child_args args = {0};
    child_add(&args, gcc);
    child_add(&args, "-O2");
    for (char *const *flag = flags; *flag; flag++)
        if (strcmp(*flag, "-Werror") != 0) child_add(&args, *flag);
    static const char *const asked[] = {"-D__NO_INLINE__",        "-g",
                                        "-Wreturn-local-addr",    "-fdiagnostics-plain-output",
                                        "-fcallgraph-info=su,da", "-c"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) child_add(&args, asked[i]);
    child_add(&args, memory_printf("-fdump-tree-ssa-lineno=%s/x.ssa", c->folder));
    child_add(&args, memory_printf("-fdump-tree-optimized-lineno=%s/x.opt", c->folder));
    child_add(&args, memory_printf("-fopt-info-inline-optimized-missed=%s/x.inl", c->folder));
    child_add(&args, "-o");
    child_add(&args, c->object);
    child_add(&args, file);
    return args;
}

int compile_run(struct compile *c, const char *gcc, const char *file, char *const *flags)
{
    *c = (struct compile){0};
    const char *tmp = getenv("TMPDIR");
    c->folder = memory_printf("%s/escape-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(c->folder)) return -errno;
    char *errors = in_folder(c, "err");
    c->object = in_folder(c, "o");
    c->graph = in_folder(c, "ci");
    c->inlining = in_folder(c, "inl");
    struct child_args args = command(c, gcc, file, flags);
    int status = child_wait_errors(&args, errors);
    c->said = memory_file(errors);
    if (status) return status;
    status = gimple_read(&c->source, in_folder(c, "ssa"));
    if (!status) status = gimple_read(&c->optimized, in_folder(c, "opt"));
    return status == -ENOENT ? 0 : status; // a file without functions has no dumps
}

void compile_end(struct compile *c)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(in_folder(c, names[i]));
    rmdir(c->folder);
}
