#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PARENT "build/judge"

int scratch_make(char path[SCRATCH_PATH])
{
    static unsigned serial;
    char here[SCRATCH_PATH - 40];
    if (!getcwd(here, sizeof here)) return -errno;
    mkdir("build", 0777);
    mkdir(PARENT, 0777);
    snprintf(path, SCRATCH_PATH, "%s/" PARENT "/%07d.%05u", here, getpid(), serial++ % 100000);
    return mkdir(path, 0700) && errno != EEXIST ? -errno : 0;
}

// The entries of a folder but for itself and its parent.
static const char *next_name(DIR *dir)
{
    struct dirent *e;
    while ((e = readdir(dir)))
        if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..")) return e->d_name;
    return NULL;
}

// Moves what is in the folder top/name up into top, so that no path grows with the depth of the
// tree. False if there was nothing that could be moved.
static bool lift(int top, const char *name)
{
    static unsigned serial;
    bool moved = false;
    fchmodat(top, name, 0700, 0);
    int fd = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    for (const char *inner; dir && (inner = next_name(dir));) {
        char to[32];
        struct stat st;
        snprintf(to, sizeof to, "lifted.%u", serial++);
        if (!fstatat(fd, inner, &st, AT_SYMLINK_NOFOLLOW) && S_ISDIR(st.st_mode))
            fchmodat(fd, inner, 0700, 0); // without rights it can't be moved
        moved |= !renameat(fd, inner, top, to);
    }
    if (dir) closedir(dir);
    return moved;
}

void scratch_remove(const char *path)
{
    chmod(path, 0700);
    for (bool again = true; again;) {
        DIR *dir = opendir(path);
        again = false;
        for (const char *name; dir && (name = next_name(dir));)
            if (unlinkat(dirfd(dir), name, 0) && unlinkat(dirfd(dir), name, AT_REMOVEDIR))
                again |= lift(dirfd(dir), name);
        if (dir) closedir(dir);
    }
    rmdir(path);
}

void scratch_sweep(void)
{
    DIR *dir = opendir(PARENT);
    for (const char *name; dir && (name = next_name(dir));) {
        char path[SCRATCH_PATH];
        pid_t owner = atoi(name); // "0001234.00007"
        if (owner <= 0 || !kill(owner, 0) || errno != ESRCH) continue;
        snprintf(path, sizeof path, PARENT "/%s", name);
        scratch_remove(path);
    }
    if (dir) closedir(dir);
}

static size_t used; // nftw's visitor has no argument of its own

static int add_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)path, (void)at;
    if (kind == FTW_F) used += (size_t)st->st_blocks * 512;
    return 0;
}

size_t scratch_used(const char *path)
{
    used = 0;
    nftw(path, add_one, 16, FTW_PHYS);
    return used;
}

size_t scratch_free(const char *path)
{
    struct statvfs s;
    return statvfs(path, &s) ? 0 : (size_t)s.f_bfree * s.f_frsize;
}
