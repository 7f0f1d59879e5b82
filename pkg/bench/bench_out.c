// Lines for a descriptor, gathered in a mapping of 64 KB: a kernel's answers must not cost it a
// system call each, nor a malloc.

#include "bench/bench_run.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 65536 };

// More room, for at least size further bytes: by writing, or by a larger mapping.
static bool make_room(struct bench_out *o, size_t size)
{
    if (o->fd >= 0 && o->len) bench_out_flush(o);
    size_t cap = o->cap ? o->cap : ROOM;
    while (cap - o->len < size) cap *= 2;
    if (cap == o->cap) return true;
    void *data = o->data
                     ? mremap(o->data, o->cap, cap, MREMAP_MAYMOVE)
                     : mmap(NULL, cap, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) {
        if (!o->error) o->error = -ENOMEM;
        return false;
    }
    o->data = data;
    o->cap = cap;
    return true;
}

void bench_out_write(struct bench_out *o, const void *data, size_t size)
{
    if (o->cap - o->len < size && !make_room(o, size)) return;
    memcpy(o->data + o->len, data, size);
    o->len += size;
}

void bench_out_print(struct bench_out *o, const char *form, ...)
{
    char line[512];
    va_list list;
    va_start(list, form);
    int len = vsnprintf(line, sizeof line, form, list);
    va_end(list);
    if (len >= (int)sizeof line) len = sizeof line - 1;
    bench_out_write(o, line, (size_t)len);
}

// SIGPIPE is the kernel's to handle or not; ours becomes -EPIPE.
int bench_out_flush(struct bench_out *o)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigaction(SIGPIPE, &ignore, &old);
    for (size_t at = 0; at < o->len && !o->error;) {
        ssize_t put = write(o->fd, o->data + at, o->len - at);
        if (put >= 0)
            at += (size_t)put;
        else if (errno != EINTR)
            o->error = -errno;
    }
    sigaction(SIGPIPE, &old, NULL);
    o->len = 0;
    return o->error;
}

void bench_out_free(struct bench_out *o)
{
    if (o->data) munmap(o->data, o->cap);
    *o = (struct bench_out){.fd = -1};
}
