// The lists. They name what an honest solution has no use for; what some exercise does need stands
// in its front matter's `allow:`. Not in them, though a kernel could do mischief with it: exit and
// abort (a kernel that ends the program is told so by its verdict), signal handlers, setjmp,
// sleeping, files.
//
// A definition that takes a libc function's place is refused for the families that the harness and
// libc themselves rely on, and only if this libc has the name: strhash() and memory_new() are a
// learner's good right, index() and error() too.

#include "gate_names.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

struct rule {
    const char *names, *why;
};

static const struct rule imports[] = {
    {"fork vfork _Fork __fork __vfork __libc_fork clone __clone clone3 forkpty daemon system popen "
     "wordexp posix_spawn posix_spawnp execl execle execlp execv execve execveat execvp execvpe "
     "fexecve",
     "starts another process, whose work would not be counted"},
    {"clock_gettime __clock_gettime clock_gettime64 clock_getres gettimeofday __gettimeofday time "
     "__time clock times ftime getrusage timespec_get timespec_getres",
     "reads a clock: answers must not depend on the time, and measuring is the harness's work"},
    {"mmap mmap64 __mmap mremap munmap brk sbrk __brk __sbrk __curbrk shmat shm_open memfd_create",
     "gets memory behind malloc's back, where it is not counted: use malloc"},
    {"__libc_malloc __libc_calloc __libc_realloc __libc_free __libc_memalign __libc_valloc "
     "__libc_pvalloc __libc_reallocarray __libc_freeres mallopt malloc_trim malloc_info "
     "malloc_stats mallinfo mallinfo2 mcheck* mtrace muntrace __malloc_hook __realloc_hook "
     "__free_hook __memalign_hook __morecore mallctl* mallocx rallocx xallocx sallocx dallocx "
     "sdallocx nallocx",
     "reaches inside the allocator, past what is counted: use malloc and free"},
    {"bench_* allocs_* criterion_* cri_assert* cr_asprintf* cr_vasprintf cr_log cr_malloc "
     "cr_theory_*",
     "belongs to the harness that measures you"},
    {"dlopen dlmopen dlsym dlvsym __libc_dlopen_mode __libc_dlsym",
     "looks functions up while the program runs, where nobody sees which"},
    {"syscall __syscall", "calls the operating system past libc: use libc's function for it"},
    {"ptrace prctl arch_prctl seccomp setrlimit setrlimit64 prlimit prlimit64 personality unshare "
     "setns process_vm_readv process_vm_writev setsid",
     "changes how this process is watched and limited, which is the judge's business"},
};

static const struct rule exports[] = {
    {"main", "is the harness's: the program starts there"},
    {"bench_* allocs_* criterion_* cri_assert*",
     "is a name of the harness: choose another, or static"},
};

static const char families[] =
    "malloc* calloc realloc* free cfree aligned_alloc memalign posix_memalign valloc pvalloc "
    "mmap mmap64 munmap mprotect madvise brk sbrk mem* str* stp* bcmp bcopy bzero explicit_bzero "
    "*printf puts putc* fput* fget* getc* getline getdelim fwrite* fread* fopen* fdopen fclose "
    "fflush perror setvbuf open_memstream stdin stdout stderr open openat open64 read readv write "
    "writev close exit _exit _Exit quick_exit abort atexit sigaction signal clock_gettime "
    "gettimeofday time clock getrusage timespec_get prlimit setrlimit prctl syscall getenv "
    "sysconf sched_* pthread_* sem_* mtx_* cnd_* thrd_* tss_* call_once qsort* bsearch backtrace* "
    "dl_iterate_phdr dladdr* dlsym dlopen getauxval __*";

static const struct rule sections[] = {
    {".init .init_array* .preinit_array* .ctors*", "runs code before main: start it when called"},
    {".fini .fini_array* .dtors*", "runs code after main, when nothing is measured any more"},
    {"bench_kernels", "adds kernels to the harness's"},
    {"cr_tst cr_sts", "adds tests to the exercise's"},
};

static bool word_matches(const char *word, size_t n, const char *symbol)
{
    if (word[0] == '*') {
        size_t length = strlen(symbol);
        return length >= n - 1 && !strncmp(symbol + length - (n - 1), word + 1, n - 1);
    }
    if (word[n - 1] == '*') return !strncmp(symbol, word, n - 1);
    return strlen(symbol) == n && !strncmp(symbol, word, n);
}

bool gate_names_match(const char *list, const char *symbol)
{
    static const char between[] = " \t\n,";
    for (size_t n; list += strspn(list, between), (n = strcspn(list, between)); list += n)
        if (word_matches(list, n, symbol)) return true;
    return false;
}

static const char *look_up(const struct rule *rules, size_t count, const char *symbol)
{
    for (size_t i = 0; i < count; i++)
        if (gate_names_match(rules[i].names, symbol)) return rules[i].why;
    return NULL;
}

#define LOOK_UP(rules, symbol) look_up(rules, sizeof rules / sizeof *rules, symbol)

const char *gate_names_import(const char *symbol)
{
    return LOOK_UP(imports, symbol);
}

const char *gate_names_section(const char *section)
{
    return LOOK_UP(sections, section);
}

const char *gate_names_export(const char *symbol)
{
    const char *why = LOOK_UP(exports, symbol);
    if (why) return why;
    if (!gate_names_match(families, symbol)) return NULL;
    void *libc = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
    if (!libc) return NULL;
    if (dlsym(libc, symbol))
        why = "takes the place of libc's function: choose another name, or static";
    dlclose(libc);
    return why;
}
