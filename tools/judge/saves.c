#include "saves.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct saves_look {
    uint64_t print;    // of all files' times, sizes and inodes
    int64_t newest_ns; // the newest file's time; 0 if there is none
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    a = (a ^ b) * 0x9e3779b97f4a7c15u;
    return a ^ a >> 32;
}

static struct saves_look look(const struct exercise *e)
{
    struct saves_look l = {0};
    for (int i = 0; i < e->file_count; i++) {
        char path[192];
        struct stat st;
        snprintf(path, sizeof path, "%s/%s", exercise_work(e), e->files[i]);
        if (stat(path, &st)) st = (struct stat){0};
        int64_t time_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
        l.print = mix(mix(mix(l.print, (uint64_t)time_ns), (uint64_t)st.st_size), st.st_ino);
        if (time_ns > l.newest_ns) l.newest_ns = time_ns;
    }
    return l;
}

// A folder that is watched already is watched once; one that was replaced is watched anew. Where
// the kernel has no room for more (fs.inotify.max_user_watches), polling it is.
static void follow(struct saves *s)
{
    const uint32_t saved = IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE, made = IN_CREATE | IN_MOVED_TO;
    if (s->fd < 0) return;
    bool ok = inotify_add_watch(s->fd, ".", IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) >= 0;
    if (inotify_add_watch(s->fd, "work", made | IN_ONLYDIR) < 0) ok &= errno == ENOENT;
    for (int i = 0; i < s->count && ok; i++)
        if (inotify_add_watch(s->fd, exercise_work(&s->list[i]), saved | IN_ONLYDIR) < 0)
            ok = errno == ENOENT || errno == ENOTDIR;
    if (ok) return;
    close(s->fd);
    s->fd = -1;
}

int saves_open(struct saves *s, const struct exercise *list, int count, bool polling)
{
    *s = (struct saves){.list = list, .count = count, .fd = -1};
    s->looks = calloc((size_t)count + 1, sizeof *s->looks);
    if (!s->looks) return -ENOMEM;
    if (!polling) s->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    saves_forget(s);
    return 0;
}

void saves_close(struct saves *s)
{
    if (s->fd >= 0) close(s->fd);
    free(s->looks);
    *s = (struct saves){.fd = -1};
}

void saves_drain(struct saves *s)
{
    char events[4096];
    while (s->fd >= 0 && read(s->fd, events, sizeof events) > 0) continue;
}

// Followed first, then looked at: what is saved in between is seen by the one or by the other.
int saves_look(struct saves *s)
{
    int saved = -1;
    follow(s);
    for (int i = 0; i < s->count; i++) {
        struct saves_look was = s->looks[i];
        s->looks[i] = look(&s->list[i]);
        if (s->looks[i].print == was.print) continue;
        if (saved < 0 || s->looks[i].newest_ns > s->looks[saved].newest_ns) saved = i;
    }
    return saved;
}

void saves_forget(struct saves *s)
{
    saves_look(s);
}

int saves_last(const struct saves *s)
{
    int last = -1;
    for (int i = 0; i < s->count; i++)
        if (s->looks[i].newest_ns && (last < 0 || s->looks[i].newest_ns > s->looks[last].newest_ns))
            last = i;
    return last;
}
