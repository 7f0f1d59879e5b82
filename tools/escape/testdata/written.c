// Functions with known answers, written for this purpose: one idea each. `want:` says what must be
// reported on its line, `KIND: part of the message`; nothing else may be. `case:` opens a function.
#include <alloca.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next, *other; int value; };
struct pair { char *a, *b; };
struct big { char bytes[4096]; };
struct box { void *data; };
extern struct node *list;
extern void use(void *p);
extern int count(const void *p);
extern int (*hook)(void *p);

// case: returned_block
struct node *returned_block(int value)
{
    struct node *n = malloc(sizeof *n); // want: heap: malloc of 24 bytes on the heap: returned
    if (n) n->value = value;
    return n;
}

// case: stored_in_global
void stored_in_global(void)
{
    struct node *n = calloc(1, sizeof *n); // want: heap: stored in the global list
    if (n) list = n;
}

// case: stored_through_parameter
int stored_through_parameter(struct node **out)
{
    struct node *n = malloc(sizeof *n); // want: heap: stored through out
    if (!n) return -ENOMEM;
    n->value = 1;
    *out = n;
    return 0;
}

// case: passed_to_unknown
int passed_to_unknown(void)
{
    char *b = malloc(32); // want: heap: passed to use
    use(b);
    free(b);
    return 0;
}

// case: passed_through_pointer
int passed_through_pointer(void)
{
    char *b = malloc(32); // want: heap: called through a pointer
    int r = hook(b);
    free(b);
    return r;
}

// case: format_and_free
int format_and_free(int n)
{
    char *text = malloc(64); // want: stack: malloc of 64 bytes is freed in the same function
    if (!text) return -1;
    snprintf(text, 64, "%d", n);
    int len = (int)strlen(text);
    free(text);
    return len;
}

// case: size_is_data
int size_is_data(const char *s, size_t n)
{
    char *copy = malloc(n + 1); // want: heap: size not known
    if (!copy) return -1;
    memcpy(copy, s, n);
    copy[n] = '\0';
    int r = puts(copy);
    free(copy);
    return r;
}

// case: too_large
int too_large(FILE *f)
{
    char *buffer = malloc(1 << 20); // want: heap: too large for a frame
    if (!buffer) return -1;
    size_t n = fread(buffer, 1, 1 << 20, f);
    n += (size_t)buffer[n / 2];
    free(buffer);
    return (int)n;
}

// case: removed_pair
int removed_pair(int x)
{
    int *box = malloc(sizeof *box); // want: removed
    *box = x;
    int r = *box + 1;
    free(box);
    return r;
}

// case: checked_pair
int checked_pair(int x)
{
    int *box = malloc(sizeof *box); // want: stack: could be on the stack
    if (!box) return 0; // gcc 12 keeps the pair for this
    *box = x;
    int r = *box + 1;
    free(box);
    return r;
}

// case: leaked_on_one_path
int leaked_on_one_path(int n)
{
    char *t = malloc(16); // want: stack: could be on the stack
    if (!t) return -1;
    snprintf(t, 16, "%d", n);
    int r = atoi(t);
    if (n > 3) return r;
    free(t);
    return 0;
}

// case: freed_each_round
int freed_each_round(int rounds)
{
    int sum = 0;
    for (int i = 0; i < rounds; i++) {
        char *t = malloc(24); // want: stack: could be on the stack
        if (!t) return -1;
        snprintf(t, 24, "%d", i);
        sum += (int)strlen(t);
        free(t);
    }
    return sum;
}

// case: kept_for_next_round
int kept_for_next_round(int rounds)
{
    char *last = NULL;
    int same = 0;
    for (int i = 0; i < rounds; i++) {
        char *t = malloc(24); // want: heap: kept beyond its round of the loop
        if (!t) break;
        snprintf(t, 24, "%d", i / 2);
        if (last) same += !strcmp(last, t);
        free(last);
        last = t;
    }
    free(last);
    return same;
}

// case: list_in_a_loop
int list_in_a_loop(int n)
{
    struct node *head = NULL;
    for (int i = 0; i < n; i++) {
        struct node *x = malloc(sizeof *x); // want: heap: stored through x
        if (!x) break;
        x->next = head;
        x->value = i;
        head = x;
    }
    int sum = 0;
    while (head) {
        struct node *next = head->next;
        sum += head->value;
        free(head);
        head = next;
    }
    return sum;
}

// case: array_of_blocks
int array_of_blocks(int n)
{
    char *row[8];
    for (int i = 0; i < 8; i++) row[i] = malloc(16); // want: heap:
    for (int i = 0; i < 8; i++) snprintf(row[i], 16, "%d", n + i);
    int r = row[n & 7][0];
    for (int i = 0; i < 8; i++) free(row[i]);
    return r;
}

// case: hidden_in_an_integer
uintptr_t hidden_in_an_integer(void)
{
    char *p = malloc(16); // want: heap: returned
    return (uintptr_t)p ^ 0x5555;
}

// case: hidden_in_bytes
void hidden_in_bytes(unsigned char *out)
{
    char *p = malloc(16); // want: heap: stored
    memcpy(out, &p, sizeof p);
}

// case: two_stored_as_a_vector
void two_stored_as_a_vector(struct pair *out)
{
    char *a = malloc(16), *b = malloc(16); // want: heap: stored through out; heap: stored through out
    out->a = a;
    out->b = b;
}

// case: in_a_struct_returned
struct box in_a_struct_returned(void)
{
    struct box b = {malloc(40)}; // want: heap: returned
    return b;
}

// case: in_a_struct_local
int in_a_struct_local(int n)
{
    struct pair p;
    p.a = malloc(16); // want: stack: could be on the stack
    p.b = NULL;
    if (!p.a) return -1;
    snprintf(p.a, 16, "%d", n);
    int r = atoi(p.a);
    free(p.a);
    return r;
}

// case: in_a_struct_passed
int in_a_struct_passed(void)
{
    struct box b = {malloc(40)}; // want: heap: stored in a local whose address is used
    use(&b); // want: address: passed to use
    free(b.data);
    return 0;
}

// case: points_at_itself
int points_at_itself(void)
{
    struct node *n = malloc(sizeof *n); // want: stack: could be on the stack
    if (!n) return -1;
    n->next = n;
    n->value = 7;
    int r = printf("%d", n->next->value);
    free(n);
    return r;
}

// case: middle_is_returned
int *middle_is_returned(void)
{
    struct node *n = malloc(sizeof *n); // want: heap: returned
    return n ? &n->value : NULL;
}

// case: found_inside
char *found_inside(const char *s)
{
    char *copy = strdup(s); // want: heap: returned
    return copy ? strchr(copy, ':') : NULL;
}

// case: distance_is_returned
long distance_is_returned(int n)
{
    char *t = malloc(48); // want: stack: could be on the stack
    if (!t) return -1;
    snprintf(t, 48, "%d:", n);
    char *colon = strchr(t, ':');
    long r = colon ? colon - t : 0;
    free(t);
    return r;
}

static __attribute__((noinline)) int borrow(const char *s) { return s[0] + s[1]; }
static struct node *keep_here;
static __attribute__((noinline)) void keep(struct node *n) { keep_here = n; } // want: parameter: n leaks: stored in the global keep_here
static __attribute__((noinline)) char *pass_on(char *s) { return s + 1; } // want: parameter: s leaks: returned

// case: lent_to_own_function
int lent_to_own_function(int n)
{
    char *t = malloc(16); // want: stack: could be on the stack
    if (!t) return -1;
    snprintf(t, 16, "%d", n);
    int r = borrow(t);
    free(t);
    return r;
}

// case: kept_by_own_function
struct node *kept_by_own_function(void)
{
    struct node *n = malloc(sizeof *n); // want: heap: passed to keep
    if (n) keep(n);
    return keep_here;
}

// case: passed_on_and_returned
char *passed_on_and_returned(int n)
{
    char *t = malloc(16); // want: heap: returned
    if (!t) return NULL;
    snprintf(t, 16, "%d", n);
    return pass_on(t);
}

// case: passed_on_and_freed
int passed_on_and_freed(int n)
{
    char *t = malloc(16); // want: stack: could be on the stack
    if (!t) return -1;
    snprintf(t, 16, "%d", n);
    int r = atoi(pass_on(t));
    free(t);
    return r;
}

// case: given_to_assembly
int given_to_assembly(int k)
{
    int *p = malloc(sizeof *p); // want: heap: given to inline assembly
    if (!p) return 0;
    *p = k;
    __asm__ volatile("" : : "r"(p) : "memory");
    free(p);
    return k;
}

// case: small_or_large
int small_or_large(const char *s, size_t n)
{
    char own[64], *copy = n < sizeof own ? own : malloc(n + 1); // want: heap: size not known
    if (!copy) return -1;
    memcpy(copy, s, n);
    copy[n] = '\0';
    int r = puts(copy);
    if (copy != own) free(copy);
    return r;
}

// case: grown
int grown(FILE *f)
{
    char *text = malloc(16); // want: heap: grown by realloc
    int len = 0, c;
    while (text && (c = getc(f)) != EOF) {
        if ((len & (len - 1)) == 0 && len >= 16) {
            char *more = realloc(text, (size_t)len * 2); // want: heap: grown by realloc
            if (!more) break;
            text = more;
        }
        text[len++] = (char)c;
    }
    free(text);
    return len;
}

// case: through_an_argument
int through_an_argument(int n)
{
    char *text;
    if (asprintf(&text, "%d", n) < 0) return -1; // want: heap: given out through an argument
    int r = (int)strlen(text);
    free(text);
    return r;
}

// case: file_is_libcs
int file_is_libcs(const char *path)
{
    FILE *f = fopen(path, "r"); // want: heap: inside libc, until fclose
    if (!f) return -errno;
    int c = getc(f);
    fclose(f);
    return c;
}

// case: array_by_data
int array_by_data(int n)
{
    char text[n]; // want: dynamic: VLA text
    use(text);
    return text[0];
}

// case: alloca_by_data
int alloca_by_data(size_t n)
{
    char *text = alloca(n); // want: dynamic: alloca
    use(text);
    return text[0];
}

// case: address_is_passed
int address_is_passed(int n)
{
    int x = n;
    use(&x); // want: address: x leaves: passed to use
    return x;
}

// case: address_is_lent
int address_is_lent(const char *s)
{
    int x = 0;
    return sscanf(s, "%d", &x) == 1 ? x : -1;
}

// case: address_dangles
int *address_dangles(int n)
{
    int x[4];
    snprintf((char *)x, sizeof x, "%d", n);
    int *p = x + (n & 1);
    return p; // want: address: x leaves: returned: it dangles
}

// case: address_is_stored
void address_is_stored(struct box *b)
{
    int x = 3;
    b->data = &x; // want: address: x leaves: stored through b
    hook(b); // want: parameter: b leaks
}

// case: parameter_is_linked
void parameter_is_linked(struct node *n, struct node *after)
{
    n->next = after->next;
    after->next = n; // want: parameter: n leaks: stored through after
}

// case: parameter_is_read
int parameter_is_read(const struct node *n)
{
    int sum = 0;
    for (; n; n = n->next) sum += n->value;
    return sum;
}

// case: copied_in
int copied_in(struct big b, int i) // want: copy: parameter b is a copy of 4096 bytes
{
    return b.bytes[i];
}

// case: copied_across
void copied_across(struct big *to, const struct big *from)
{
    *to = *from; // want: copy: a struct is copied: 4096 bytes
}

static __attribute__((noinline)) void send(struct node *n) { list = n; } // want: parameter: n leaks: stored in the global list

// case: kept_by_a_namesake
struct node *kept_by_a_namesake(void)
{
    struct node *n = malloc(sizeof *n); // want: heap: passed to send, which keeps it
    if (n) n->value = 1;
    send(n);
    return list;
}

static __attribute__((noinline)) void keep_one(int n, ...)
{
    va_list args;
    va_start(args, n);
    if (n) list = va_arg(args, struct node *);
    va_end(args);
}

// case: kept_as_variadic
struct node *kept_as_variadic(int k)
{
    struct node *n = malloc(sizeof *n); // want: heap: passed to keep_one
    if (n) n->value = k;
    keep_one(k, n);
    return list;
}

// case: parameter_in_memory
void parameter_in_memory(struct node *n)
{
    hook(&n); // want: address: n leaves
    list = n; // want: parameter: n leaks: stored in the global list
}

// case: back_to_the_container
void back_to_the_container(intptr_t offset)
{
    char *p = malloc(64); // want: heap: stored in the global list
    if (p) list = (struct node *)((intptr_t)p - offset);
}

static __attribute__((noinline)) void keep_boxed(struct box b) { list = b.data; }

// case: kept_in_a_box
struct node *kept_in_a_box(int k)
{
    struct node *n = malloc(sizeof *n); // want: heap: passed to keep_boxed
    if (n) n->value = k;
    keep_boxed((struct box){n});
    return list;
}
