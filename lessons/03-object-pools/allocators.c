// Each allocator's own malloc and free, asked of its library by dlsym: whatever defines malloc in
// this program (a counting hook, jemalloc by ALLOCATOR=jemalloc) does not stand between.
//
// Opening jemalloc late needs 2.6 KB of static thread-local memory, more than glibc keeps free:
// GLIBC_TUNABLES=glibc.rtld.optional_static_tls=8192, which tools/lesson sets. Without it there is
// glibc alone.

#include "allocators.h"

#include <dlfcn.h>

static void open_one(struct allocator *a, const char *name, const char *library, int flags)
{
    void *lib = dlopen(library, RTLD_NOW | RTLD_LOCAL | flags);
    if (!lib) return;
    *(void **)&a->get = dlsym(lib, "malloc"); // POSIX, dlsym: how a function is taken from it
    *(void **)&a->put = dlsym(lib, "free");
    if (a->get && a->put) a->name = name;
}

const struct allocator *allocators(void)
{
    static struct allocator list[3];
    if (list[0].name) return list;
    open_one(&list[0], "glibc", "libc.so.6", RTLD_NOLOAD);
    open_one(&list[1], "jemalloc", "libjemalloc.so.2", 0);
    return list;
}
