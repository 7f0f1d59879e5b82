// jemalloc's manual, "Implementation notes", table 1: 8, multiples of the quantum of 16 to 128,
// then four classes to each doubling.

#include "classes.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>

const size_t classes_sizes[CLASSES] = {24, 64, 128, 1024, 4096, 16384, 65536};

size_t classes_jemalloc(size_t size)
{
    size_t step = 16;
    if (size <= 8) return 8;
    while (size > 8 * step) step *= 2;
    return (size + step - 1) / step * step;
}

// jemalloc has 2.6 KB of static thread-local memory, and opened late it may find no room for it:
// GLIBC_TUNABLES=glibc.rtld.optional_static_tls=8192, which make lesson-05 sets, makes some.
size_t classes_nallocx(size_t size)
{
    static size_t (*nallocx)(size_t size, int flags);
    if (!nallocx) {
        void *library = dlopen("libjemalloc.so.2", RTLD_NOW | RTLD_LOCAL);
        if (library) *(void **)&nallocx = dlsym(library, "nallocx");
    }
    return nallocx ? nallocx(size, 0) : 0;
}

size_t classes_usable(size_t size)
{
    void *p = malloc(size);
    size_t usable = malloc_usable_size(p);
    free(p);
    return usable;
}
