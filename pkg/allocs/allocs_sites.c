// The sites as text, for a reader in another process.
#include "allocs_sites.h"
#include "allocs.h"

#include <dlfcn.h>
#include <errno.h>
#include <inttypes.h>
#include <link.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void allocs_sites_place(const void *pc, struct allocs_place *place)
{
    Dl_info info;
    struct link_map *map = NULL;
    bool known = dladdr1(pc, &info, (void **)&map, RTLD_DL_LINKMAP) && map;
    place->offset = (uintptr_t)pc - (known ? map->l_addr : 0);
    const char *name = known ? map->l_name : "?";
    ssize_t len = -1;
    if (!*name) len = readlink("/proc/self/exe", place->module, sizeof place->module - 1);
    if (len > 0)
        place->module[len] = '\0';
    else
        snprintf(place->module, sizeof place->module, "%s", *name ? name : "?");
}

// What is to be written, a buffer at a time.
struct text {
    int fd, error;
    size_t len;
    char buffer[4096];
};

static void flush(struct text *t)
{
    for (size_t done = 0; done < t->len && !t->error;) {
        ssize_t n = write(t->fd, t->buffer + done, t->len - done);
        if (n >= 0)
            done += (size_t)n;
        else if (errno != EINTR)
            t->error = -errno;
    }
    t->len = 0;
}

static void put(struct text *t, const char *format, ...)
{
    if (sizeof t->buffer - t->len < 64) flush(t);
    va_list args;
    va_start(args, format);
    t->len += (size_t)vsnprintf(t->buffer + t->len, sizeof t->buffer - t->len, format, args);
    va_end(args);
}

static void put_path(struct text *t, const char *path)
{
    for (; *path; path++) put(t, strchr(" \n\\", *path) ? "\\%03o" : "%c", (unsigned char)*path);
}

int allocs_sites_write(int fd)
{
    size_t room = allocs_sites(NULL, 0) + 64; // another thread may be finding more
    struct allocs_site *sites = mmap(NULL, room * sizeof *sites, PROT_READ | PROT_WRITE,
                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (sites == MAP_FAILED) return -ENOMEM;
    size_t len = allocs_sites(sites, room);
    struct text t = {.fd = fd};
    for (size_t i = 0; i < len && i < room; i++) {
        const struct allocs_site *s = &sites[i];
        put(&t, "site %" PRIu64 " %" PRIu64, s->allocs, s->bytes);
        put(&t, " %" PRIu64 " %" PRIu64, s->live_blocks, s->live_bytes);
        for (unsigned f = 0; f < s->depth; f++) {
            struct allocs_place place;
            allocs_sites_place(s->pc[f], &place);
            put(&t, " ");
            put_path(&t, place.module);
            put(&t, "+0x%" PRIx64, place.offset);
        }
        put(&t, "\n");
    }
    flush(&t);
    munmap(sites, room * sizeof *sites);
    return t.error;
}
