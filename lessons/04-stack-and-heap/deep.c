// Both readers count their levels in a word that outlives the process that they may kill.

#include "deep.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int *level; // of deep_until; else NULL

// Not inlined, neither of them: else a frame would hold several levels.
__attribute__((noinline)) static const char *list(const char *at, int depth, int *deepest)
{
    if (level) *level = depth;
    if (depth > *deepest) *deepest = depth;
    for (at++; at && *at == '['; at++) at = list(at, depth + 1, deepest);
    return at && *at == ']' ? at : NULL;
}

__attribute__((noinline)) static const char *roomy(const char *at, int depth, int *deepest)
{
    char scratch[1024];
    __asm__ volatile("" : : "r"(scratch) : "memory"); // somebody formats something here
    if (level) *level = depth;
    if (depth > *deepest) *deepest = depth;
    for (at++; at && *at == '['; at++) at = roomy(at, depth + 1, deepest);
    return at && *at == ']' ? at : NULL;
}

int deep_read(const char *text)
{
    int deepest = 0;
    return *text == '[' && list(text, 1, &deepest) ? deepest : -1;
}

int deep_read_roomy(const char *text)
{
    int deepest = 0;
    return *text == '[' && roomy(text, 1, &deepest) ? deepest : -1;
}

struct run {
    const char *text;
    bool roomy;
};

static void *read_it(void *arg)
{
    const struct run *r = arg;
    (r->roomy ? deep_read_roomy : deep_read)(r->text);
    return NULL;
}

static int on_thread(size_t stack_bytes, void *(*body)(void *), void *arg)
{
    pthread_attr_t attr;
    pthread_t thread;
    pthread_attr_init(&attr);
    if (pthread_attr_setstacksize(&attr, stack_bytes)) return -1;
    if (pthread_create(&thread, &attr, body, arg)) return -1;
    return pthread_join(thread, NULL);
}

int deep_until(size_t stack_bytes, bool roomy)
{
    size_t levels = stack_bytes / 8; // a frame has at least a return address
    char *text = malloc(levels + 1);
    volatile int *count =
        mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int status = 0, reached = -1;
    if (text && count != MAP_FAILED) {
        memset(text, '[', levels);
        text[levels] = 0;
        pid_t pid = fork();
        if (pid == 0) {
            level = count;
            _exit(on_thread(stack_bytes, read_it, &(struct run){text, roomy}) != 0);
        }
        if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFSIGNALED(status)) reached = *count;
        munmap((void *)count, sizeof *count);
    }
    free(text);
    return reached;
}

enum { STACK = 8 << 20, PAGE = 4096 };

struct watched {
    char *stack;
    int *pages;
};

static int resident(const char *stack)
{
    unsigned char in[STACK / PAGE];
    int count = 0;
    if (mincore((void *)stack, STACK, in)) return -1;
    for (int i = 0; i < STACK / PAGE; i++) count += in[i] & 1;
    return count;
}

__attribute__((noinline)) static void use_a_megabyte(const struct watched *w)
{
    volatile char big[1 << 20];
    for (size_t i = 0; i < sizeof big; i += PAGE) big[i] = 1;
    w->pages[1] = resident(w->stack);
}

static void *watch(void *arg)
{
    const struct watched *w = arg;
    w->pages[0] = resident(w->stack);
    use_a_megabyte(w);
    w->pages[2] = resident(w->stack);
    return NULL;
}

bool deep_pages(int pages[3])
{
    char *stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pthread_attr_t attr;
    pthread_t thread;
    if (stack == MAP_FAILED || sysconf(_SC_PAGESIZE) != PAGE) return false;
    madvise(stack, STACK, MADV_NOHUGEPAGE); // else one touch may bring 2 MB
    pthread_attr_init(&attr);
    bool ran = pthread_attr_setstack(&attr, stack, STACK) == 0 &&
               pthread_create(&thread, &attr, watch, &(struct watched){stack, pages}) == 0;
    if (ran) pthread_join(thread, NULL);
    munmap(stack, STACK);
    return ran && pages[0] > 0;
}
