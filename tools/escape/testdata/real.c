// Functions with known answers from real code: this repository's own, with the declarations that they
// need. The origin stands beside the name; bodies are as they were there. As in written.c, `want:`
// says what must be reported on its line, and nothing else may be.
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct session { int fd; char buffer[1024]; };

// case: session_open (exercises/03.1-free-list/session.c)
struct session *session_open(int fd)
{
    struct session *s = malloc(sizeof *s); // want: heap: malloc of 1028 bytes on the heap: returned
    if (s) s->fd = fd;
    return s;
}

// case: session_close (exercises/03.1-free-list/session.c)
void session_close(struct session *s)
{
    free(s); // want: parameter: s is freed
}

union slot { struct session session; union slot *next_free; };
static union slot *free_list;

// case: slot_open (solutions/03.1-free-list/session.c, session_open)
struct session *slot_open(int fd)
{
    union slot *slot = free_list;
    if (slot)
        free_list = slot->next_free;
    else
        slot = malloc(sizeof *slot); // want: heap: malloc of 1032 bytes on the heap: returned
    if (!slot) return NULL;
    slot->session.fd = fd;
    return &slot->session;
}

// case: slot_close (solutions/03.1-free-list/session.c, session_close)
void slot_close(struct session *s)
{
    union slot *slot = (union slot *)s;
    slot->next_free = free_list;
    free_list = slot; // want: parameter: s leaks: stored in the global free_list
}

#define BUFFER_IDLE 16
#define BUFFER_KEEP 4096
struct buffer { char *data; size_t len, cap; };
struct buffer_pool { unsigned idle_count; struct buffer *idle[BUFFER_IDLE]; };

// case: buffer_pool_new (solutions/03.2-buffer-pool/buffer.c)
struct buffer_pool *buffer_pool_new(void)
{
    return calloc(1, sizeof(struct buffer_pool)); // want: heap: returned
}

// case: discard (solutions/03.2-buffer-pool/buffer.c)
static void discard(struct buffer *b)
{
    free(b->data);
    free(b); // want: parameter: b is freed
}

// case: buffer_pool_delete (solutions/03.2-buffer-pool/buffer.c)
void buffer_pool_delete(struct buffer_pool *pool)
{
    if (!pool) return;
    while (pool->idle_count > 0) discard(pool->idle[--pool->idle_count]);
    free(pool); // want: parameter: pool is freed
}

// case: buffer_get (solutions/03.2-buffer-pool/buffer.c)
struct buffer *buffer_get(struct buffer_pool *pool)
{
    if (pool->idle_count > 0) return pool->idle[--pool->idle_count];
    return calloc(1, sizeof(struct buffer)); // want: heap: calloc of 24 bytes on the heap: returned
}

// case: buffer_put (solutions/03.2-buffer-pool/buffer.c)
void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    if (b->cap > BUFFER_KEEP || pool->idle_count == BUFFER_IDLE) {
        discard(b);
        return;
    }
    b->len = 0;
    pool->idle[pool->idle_count++] = b; // want: parameter: b leaks: stored through pool
}

// case: grow (solutions/03.2-buffer-pool/buffer.c)
static int grow(struct buffer *b, size_t need)
{
    size_t cap = b->cap ? b->cap : 64;
    while (cap < need) cap *= 2;
    char *data = realloc(b->data, cap); // want: heap: stored through b
    if (!data) return -ENOMEM;
    b->data = data;
    b->cap = cap;
    return 0;
}

// case: buffer_append (solutions/03.2-buffer-pool/buffer.c)
int buffer_append(struct buffer *b, const void *bytes, size_t size)
{
    if (b->len + size > b->cap) {
        int error = grow(b, b->len + size);
        if (error) return error;
    }
    memcpy(b->data + b->len, bytes, size);
    b->len += size;
    return 0;
}

// case: exact_tail (pkg/stats/stats_utest.c, its two callees written out by name only)
extern void count_tied(size_t nx, size_t max, double *count);
static double choose(size_t n, size_t k)
{
    double c = 1;
    for (size_t i = 1; i <= k; i++) c = c * (double)(n - k + i) / (double)i;
    return c;
}
int exact_tail(size_t nx, size_t ny, double u, double *tail)
{
    size_t max = (size_t)u;
    double *count = calloc((nx + 1) * (max + 1), sizeof *count); // want: heap: passed to count_tied
    if (count == NULL) return -ENOMEM;
    count_tied(nx, max, count);
    double sum = 0;
    for (size_t i = 0; i <= max; i++) sum += count[nx * (max + 1) + i];
    free(count);
    *tail = sum / choose(nx + ny, nx);
    return 0;
}

// case: count_untied (pkg/stats/stats_utest.c)
static void count_untied(size_t nx, size_t ny, size_t max, double *count)
{
    for (size_t i = 0; i <= nx; i++) count[i * (max + 1)] = 1;
    for (size_t j = 1; j <= ny; j++)
        for (size_t i = 1; i <= nx; i++)
            for (size_t u = j; u <= max; u++)
                count[i * (max + 1) + u] += count[(i - 1) * (max + 1) + u - j];
}

// case: untied_tail (pkg/stats/stats_utest.c, exact_tail without ties)
int untied_tail(size_t nx, size_t ny, double u, double *tail)
{
    size_t max = (size_t)u;
    double *count = calloc((nx + 1) * (max + 1), sizeof *count); // want: heap: size not known
    if (count == NULL) return -ENOMEM;
    count_untied(nx, ny, max, count);
    double sum = 0;
    for (size_t i = 0; i <= max; i++) sum += count[nx * (max + 1) + i];
    free(count);
    *tail = sum / choose(nx + ny, nx);
    return 0;
}

struct module { struct module *next; void *handle; char path[]; };
struct symbols { struct module *modules; };
extern void *handle_begin(void);

// case: symbols_new (pkg/symbols/symbols.c)
struct symbols *symbols_new(void)
{
    return calloc(1, sizeof(struct symbols)); // want: heap: calloc of 8 bytes on the heap: returned
}

// case: symbols_delete (pkg/symbols/symbols.c)
void symbols_delete(struct symbols *s)
{
    for (struct module *m = s ? s->modules : NULL, *next; m; m = next) {
        next = m->next;
        free(m);
    }
    free(s); // want: parameter: s is freed
}

// case: module_get (pkg/symbols/symbols.c)
struct module *module_get(struct symbols *s, const char *path)
{
    for (struct module *m = s->modules; m; m = m->next)
        if (!strcmp(m->path, path)) return m;
    struct module *m = calloc(1, sizeof *m + strlen(path) + 1); // want: heap: returned
    if (!m) return NULL;
    m->handle = handle_begin();
    if (!m->handle) {
        free(m);
        return NULL;
    }
    strcpy(m->path, path);
    m->next = s->modules;
    s->modules = m;
    return m;
}

// case: checked (tools/benchstat/memory.c)
static void *checked(void *p)
{
    if (p != NULL) return p; // want: parameter: p leaks: returned
    fputs("benchstat: out of memory\n", stderr);
    exit(1);
}

// case: memory_new (tools/benchstat/memory.c)
void *memory_new(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size)); // want: heap: returned
}

// case: memory_grow (tools/benchstat/memory.c)
void *memory_grow(void *p, size_t len, size_t size)
{
    if ((len & (len - 1)) != 0) return p; // want: parameter: p leaks: returned
    return checked(reallocarray(p, len ? 2 * len : 1, size)); // want: heap: returned
}

// case: memory_text (tools/benchstat/memory.c)
char *memory_text(const char *s, size_t len)
{
    char *copy = memory_new(len + 1, 1);
    if (len) memcpy(copy, s, len);
    return copy;
}

struct intern { char **text; size_t len; size_t *slot, slots; };

// case: intern_free (tools/benchstat/intern.c)
void intern_free(struct intern *in)
{
    for (size_t i = 0; i < in->len; i++) free(in->text[i]);
    free(in->text);
    free(in->slot);
    *in = (struct intern){0};
}

// case: hash (tools/benchstat/intern.c)
uint64_t hash(const char *s, size_t len)
{
    uint64_t h = 0xcbf29ce484222325;
    for (size_t i = 0; i < len; i++) h = (h ^ (unsigned char)s[i]) * 0x100000001b3;
    return h;
}

// case: available (pkg/allocs/allocs.c, allocs_available)
extern uint64_t counted(void);
bool available(void)
{
    uint64_t before = counted();
    void *volatile block = malloc(1); // want: stack: could be on the stack
    uint64_t after = counted();
    free(block);
    return after == before + 1;
}

// case: drain (pkg/allocs/allocs_report.c, memory streams)
extern int write_all(int fd, const char *text, size_t size);
int drain(int fd, const char *what)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size); // want: heap: inside libc, until fclose; address: the address of text; address: the address of size
    if (!out) return -ENOMEM;
    fprintf(out, "%s\n", what);
    int error = fclose(out) ? -errno : write_all(fd, text, size);
    free(text);
    return error;
}

struct value { char *name, *text; };
struct values { struct value *list; size_t len, cap; };

// case: values_add (tools/lesson/values.c)
int values_add(struct values *v, const char *name, const char *text)
{
    if (v->len == v->cap) {
        size_t cap = v->cap ? 2 * v->cap : 16;
        struct value *list = reallocarray(v->list, cap, sizeof *list); // want: heap: stored through v
        if (!list) return -ENOMEM;
        v->list = list;
        v->cap = cap;
    }
    struct value value = {strdup(name), strdup(text)}; // want: heap: stored through; heap: stored through
    if (!value.name || !value.text) {
        free(value.name);
        free(value.text);
        return -ENOMEM;
    }
    v->list[v->len++] = value;
    return 0;
}

// case: summary_median (exercises/01.3-summary/summary.c, a copy sorted for a quantile)
extern void sort(double *x, size_t n);
double summary_median(const double *x, size_t n)
{
    double *sorted = malloc(n * sizeof *sorted); // want: heap: passed to sort
    if (!sorted) return NAN;
    memcpy(sorted, x, n * sizeof *sorted);
    sort(sorted, n);
    double median = sorted[n / 2];
    free(sorted);
    return median;
}
