#include "compile.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char *const names[] = {"o", "ci", "ssa", "opt", "inl", "err"};

static char *in_folder(const struct compile *c, const char *suffix)
{
    return memory_printf("%s/x.%s", c->folder, suffix);
}

static void append(char ***argv, size_t *count, char *arg)
{
    *argv = memory_grow(*argv, *count, sizeof **argv);
    (*argv)[(*count)++] = arg;
}

// An -O in flags comes later and wins; -Werror is of no use here. __NO_INLINE__ keeps libc's
// headers from replacing getline and their like by functions of other names.
static char **command(const struct compile *c, const char *gcc, const char *file,
                      char *const *flags)
{
    char **argv = NULL;
    size_t count = 0;
    append(&argv, &count, memory_printf("%s", gcc));
    append(&argv, &count, memory_printf("-O2"));
    for (char *const *flag = flags; *flag; flag++)
        if (strcmp(*flag, "-Werror") != 0) append(&argv, &count, *flag);
    append(&argv, &count, memory_printf("-D__NO_INLINE__"));
    append(&argv, &count, memory_printf("-g"));
    append(&argv, &count, memory_printf("-Wreturn-local-addr"));
    append(&argv, &count, memory_printf("-fdiagnostics-plain-output"));
    append(&argv, &count, memory_printf("-fcallgraph-info=su,da"));
    append(&argv, &count, memory_printf("-fdump-tree-ssa-lineno=%s/x.ssa", c->folder));
    append(&argv, &count, memory_printf("-fdump-tree-optimized-lineno=%s/x.opt", c->folder));
    append(&argv, &count, memory_printf("-fopt-info-inline-optimized-missed=%s/x.inl", c->folder));
    append(&argv, &count, memory_printf("-c"));
    append(&argv, &count, memory_printf("-o"));
    append(&argv, &count, in_folder(c, "o"));
    append(&argv, &count, memory_printf("%s", file));
    append(&argv, &count, NULL);
    return argv;
}

static int run(char **argv, const char *errors)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t pid;
    int error = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error) return -error;
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) return -errno;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -EINVAL;
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
    int status = run(command(c, gcc, file, flags), errors);
    c->said = memory_file(errors);
    if (!status) status = gimple_read(&c->source, in_folder(c, "ssa"));
    if (!status) status = gimple_read(&c->optimized, in_folder(c, "opt"));
    return status;
}

void compile_end(struct compile *c)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(in_folder(c, names[i]));
    rmdir(c->folder);
}
