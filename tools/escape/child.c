#include "child.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

void child_add(struct child_args *args, const char *arg)
{
    args->list = memory_grow(args->list, args->count, sizeof *args->list);
    args->list[args->count++] = memory_text(arg, strlen(arg));
}

static int run(const struct child_args *args, int fd, const char *path)
{
    struct child_args ended = *args;
    ended.list = memory_grow(args->list, args->count, sizeof *args->list);
    ended.list[args->count] = NULL;
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return -error;
    if (path)
        error = posix_spawn_file_actions_addopen(&actions, fd, path, O_WRONLY | O_CREAT | O_TRUNC,
                                                 0600);
    pid_t pid;
    if (!error) error = posix_spawnp(&pid, ended.list[0], &actions, NULL, ended.list, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error) return -error;
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) return -errno;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -EINVAL;
}

int child_wait(const struct child_args *args, const char *out)
{
    return run(args, 1, out);
}

int child_wait_errors(const struct child_args *args, const char *errors)
{
    return run(args, 2, errors);
}
