#include "libc.h"

#include <stddef.h>
#include <string.h>

static const struct libc_allocator allocators[] = {
    {"malloc", 0, -1, -1},      {"calloc", 0, 1, -1},         {"realloc", 1, -1, -1},
    {"reallocarray", 1, 2, -1}, {"aligned_alloc", 1, -1, -1}, {"memalign", 1, -1, -1},
    {"valloc", 0, -1, -1},      {"pvalloc", 0, -1, -1},       {"strdup", -1, -1, -1},
    {"strndup", -1, -1, -1},    {"posix_memalign", 2, -1, 0}, {"asprintf", -1, -1, 0},
    {"vasprintf", -1, -1, 0},   {"getline", -1, -1, 0},       {"getdelim", -1, -1, 0},
};

static const char *const inside[][2] = {
    {"fopen", "fclose"},     {"fdopen", "fclose"},         {"fmemopen", "fclose"},
    {"tmpfile", "fclose"},   {"open_memstream", "fclose"}, {"popen", "pclose"},
    {"opendir", "closedir"}, {"regcomp", "regfree"},       {"getaddrinfo", "freeaddrinfo"},
};

// They keep no pointer when they return. The argument that is returned, where one is, comes first.
static const char borrowed[] =
    " memcmp memset_s bzero strlen strnlen strcmp strncmp strcasecmp strncasecmp strcoll strspn"
    " strcspn atoi atol atoll atof printf fprintf sprintf snprintf vprintf vfprintf vsprintf"
    " vsnprintf dprintf puts fputs fputc putchar fread fwrite fflush fclose fgetc getc ungetc"
    " feof ferror sscanf fscanf scanf perror write read pread pwrite send recv sendto recvfrom"
    " readv writev open openat fopen stat lstat fstat access unlink rename mkdir rmdir close"
    " clock_gettime gettimeofday nanosleep time mktime strftime getenv frexp modf"
    " pthread_mutex_lock pthread_mutex_unlock pthread_mutex_init pthread_mutex_destroy"
    " pthread_join sem_wait sem_post sigaction sigprocmask poll select epoll_ctl epoll_wait"
    " pipe socketpair bind connect accept getsockname setsockopt getsockopt inet_pton"
    " asprintf vasprintf strdup strndup bcmp explicit_bzero abort exit getrandom nan"
    " chmod chown statvfs fstatvfs truncate symlink link readlink opendir mkdtemp mkstemp"
    " va_start va_end va_copy posix_memalign getline getdelim isatty uname ";
static const char returned[] = " memcpy memmove memset memchr memrchr memmem strcpy strncpy strcat"
                               " strncat stpcpy stpncpy strchr strrchr strchrnul strstr strcasestr"
                               " strpbrk fgets mempcpy rawmemchr"
                               " assume_aligned ";
// The last character of a number is stored through the second argument.
static const char numbers[] = " strtol strtoul strtoll strtoull strtod strtof strtold ";

static bool listed(const char *list, const char *name, int len)
{
    for (const char *at = list; (at = strstr(at, name)) != NULL; at++)
        if (at[-1] == ' ' && at[len] == ' ') return true;
    return false;
}

const char *libc_plain(const char *name, int *len)
{
    if (!strncmp(name, "__builtin_", 10)) name += 10;
    if (!strncmp(name, "__isoc99_", 9)) name += 9;
    *len = (int)strlen(name);
    if (*len <= 6 || strncmp(name, "__", 2) || strcmp(name + *len - 4, "_chk")) return name;
    *len -= 6;
    return name + 2;
}

static bool same(const char *known, const char *name, int len)
{
    return (int)strlen(known) == len && !strncmp(known, name, (size_t)len);
}

const struct libc_allocator *libc_allocator(const char *name)
{
    int len;
    name = libc_plain(name, &len);
    for (size_t i = 0; i < sizeof allocators / sizeof *allocators; i++)
        if (same(allocators[i].name, name, len)) return &allocators[i];
    return NULL;
}

const char *libc_releaser(const char *name)
{
    int len;
    name = libc_plain(name, &len);
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (same(inside[i][0], name, len)) return inside[i][1];
    return NULL;
}

enum libc_fate libc_fate(const char *name, unsigned index)
{
    int len;
    name = libc_plain(name, &len);
    char plain[64] = "";
    if (len < (int)sizeof plain) memcpy(plain, name, (size_t)len);
    if (!strcmp(plain, "free") || !strcmp(plain, "cfree")) return LIBC_FREED;
    if (!strcmp(plain, "realloc") || !strcmp(plain, "reallocarray"))
        return index ? LIBC_BORROWED : LIBC_REALLOCATED;
    if (!strcmp(plain, "getline") || !strcmp(plain, "getdelim")) return LIBC_BORROWED;
    if (listed(numbers, plain, len)) return index == 1 ? LIBC_BORROWED : LIBC_UNKNOWN;
    if (listed(returned, plain, len)) return index == 0 ? LIBC_RETURNED : LIBC_BORROWED;
    return listed(borrowed, plain, len) ? LIBC_BORROWED : LIBC_UNKNOWN;
}
