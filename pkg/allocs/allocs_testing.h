// For this package's tests: when it is right that nothing is counted.
#ifndef ALLOCS_TESTING_H
#define ALLOCS_TESTING_H

#include "allocs.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef __has_feature
#define __has_feature(x) 0
#endif

// Why the hook can't count in this process, or NULL if it must.
static inline const char *allocs_testing_excuse(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ ||                                 \
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return "a sanitizer has its own malloc, so the hook is left out";
#else
    const char *preload = getenv("LD_PRELOAD");
    bool valgrind = preload && strstr(preload, "vgpreload");
    return valgrind ? "valgrind has its own malloc, over the hook's" : NULL;
#endif
}

#define ALLOCS_TESTING_NEEDS_HOOK()                                                                \
    do {                                                                                           \
        const char *excuse = allocs_testing_excuse();                                              \
        if (excuse) cr_skip_test("%s", excuse);                                                    \
        cr_assert(allocs_available(), "the hook does not count");                                  \
    } while (0)

// Exactly so many on this thread since mark or the last ALLOCS_TESTING_EXPECT(mark, ...).
#define ALLOCS_TESTING_EXPECT(mark, allocs_, frees_, bytes_)                                       \
    do {                                                                                           \
        struct allocs_counts seen_ = allocs_since(mark, allocs_thread());                          \
        cr_expect(seen_.allocs == (allocs_) && seen_.frees == (frees_) && seen_.bytes == (bytes_), \
                  "line %d: %ju allocs, %ju frees, %ju bytes", __LINE__, (uintmax_t)seen_.allocs,  \
                  (uintmax_t)seen_.frees, (uintmax_t)seen_.bytes);                                 \
        (mark) = allocs_thread();                                                                  \
    } while (0)

// Compiles and loads a shared object whose function plugin() calls malloc(123), calloc(1, 7) and
// free, then removes its file. NULL: there is no compiler.
static inline void *allocs_testing_plugin(const char *path)
{
    char command[300];
    snprintf(command, sizeof command, "cc -fno-builtin -shared -fPIC -x c -o '%s' -", path);
    FILE *compiler = popen(command, "w");
    cr_assert(ne(ptr, compiler, NULL));
    fputs("#include <stdlib.h>\n"
          "void plugin(void) { free(malloc(123)); free(calloc(1, 7)); }\n",
          compiler);
    void *plugin = pclose(compiler) ? NULL : dlopen(path, RTLD_NOW | RTLD_LOCAL);
    unlink(path);
    return plugin;
}

#endif
