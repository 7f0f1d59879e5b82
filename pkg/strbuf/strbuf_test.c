// What strbuf.h promises, at the boundaries of each of the three places where a string may be.

#include "strbuf/strbuf.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

static struct {
    size_t bytes; // live
    unsigned calls, left;
} heap = {.left = UINT_MAX};

static void *heap_new(void *ctx, size_t size, size_t align)
{
    (void)ctx;
    if (heap.left == 0) return NULL;
    heap.left--;
    heap.calls++;
    heap.bytes += size;
    return alloc_new(NULL, size, align);
}

static void *heap_resize(void *ctx, void *p, size_t old, size_t size)
{
    (void)ctx;
    if (heap.left == 0) return NULL;
    heap.left--;
    heap.calls++;
    heap.bytes += size - old;
    char *moved = malloc(size); // always elsewhere, and nothing is left behind
    memcpy(moved, p, old < size ? old : size);
    memset(p, 0xee, old);
    free(p);
    return moved;
}

static void heap_delete(void *ctx, void *p, size_t size)
{
    (void)ctx;
    heap.bytes -= size;
    free(p);
}

static const struct alloc counting = {heap_new, heap_resize, heap_delete, NULL};

Test(strbuf, stays_inside_while_it_is_short)
{
    struct strbuf s;
    strbuf_init(&s, &counting);
    cr_assert_str_eq(s.data, "");
    for (unsigned i = 1; i < STRBUF_SMALL; i++) {
        cr_assert_eq(strbuf_add_char(&s, 'x'), 0);
        cr_assert_eq(strlen(s.data), i);
    }
    cr_assert_eq(heap.calls, 0);
    cr_assert_eq(strbuf_add_char(&s, 'y'), 0);
    cr_assert_eq(heap.calls, 1);
    cr_assert_eq(s.len, STRBUF_SMALL);
    cr_assert_eq(s.data[s.len - 1], 'y');
    cr_assert_eq(s.data[0], 'x');
    strbuf_free(&s);
    cr_assert_eq(heap.bytes, 0);
    cr_assert_eq(strbuf_add_str(&s, "again"), 0);
    cr_assert_str_eq(s.data, "again");
}

Test(strbuf, growing_is_linear_and_a_cleared_one_asks_for_nothing)
{
    struct strbuf s;
    strbuf_init(&s, &counting);
    for (unsigned i = 0; i < 100000; i++) cr_assert_eq(strbuf_add(&s, "0123456789", 10), 0);
    cr_assert_eq(s.len, 1000000);
    cr_assert_leq(heap.calls, 14);
    unsigned calls = heap.calls;
    strbuf_clear(&s);
    cr_assert_str_eq(s.data, "");
    for (unsigned i = 0; i < 100000; i++) cr_assert_eq(strbuf_add(&s, "0123456789", 10), 0);
    cr_assert_eq(heap.calls, calls);
    strbuf_free(&s);
    cr_assert_eq(heap.bytes, 0);
}

Test(strbuf, fixed_room_ends_exactly)
{
    char room[9];
    memset(room, '#', sizeof room);
    struct strbuf s;
    strbuf_init_over(&s, room, 8);
    cr_assert_eq(strbuf_add_str(&s, "1234567"), 0);
    cr_assert_eq(strbuf_add_char(&s, '8'), -ENOSPC);
    cr_assert_eq(strbuf_addf(&s, "%d", 8), -ENOSPC);
    cr_assert_eq(strbuf_add(&s, NULL, 0), 0);
    cr_assert_str_eq(room, "1234567");
    cr_assert_eq(room[8], '#');
    strbuf_truncate(&s, 3);
    cr_assert_eq(strbuf_addf(&s, "%s", "abcd"), 0);
    cr_assert_str_eq(room, "123abcd");
    strbuf_truncate(&s, 3);
    cr_assert_eq(strbuf_addf(&s, "%s", "abcde"), -ENOSPC);
    cr_assert_str_eq(room, "123", "nothing is changed");
    char *own = strbuf_detach(&s, NULL);
    cr_assert_str_eq(own, "123");
    free(own);
}

Test(strbuf, prints_what_printf_prints)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    char want[2000];
    for (int width = 1; width < 1200; width += 37) {
        strbuf_clear(&s);
        cr_assert_eq(strbuf_add_str(&s, "so: "), 0);
        cr_assert_eq(strbuf_addf(&s, "%*d %s %.3f", width, width, "text", 0.5), 0);
        snprintf(want, sizeof want, "so: %*d %s %.3f", width, width, "text", 0.5);
        cr_assert_str_eq(s.data, want);
        cr_assert_eq(s.len, strlen(want));
    }
    size_t len = s.len;
    cr_assert_eq(strbuf_addf(&s, "abc%lc", (wint_t)0xd800), -EILSEQ);
    cr_assert_eq(s.len, len);
    cr_assert_str_eq(s.data, want);
    strbuf_free(&s);
}

Test(strbuf, adds_a_part_of_itself)
{
    struct strbuf s;
    strbuf_init(&s, &counting);
    cr_assert_eq(strbuf_add_str(&s, "ab"), 0);
    for (unsigned i = 0; i < 12; i++) cr_assert_eq(strbuf_add(&s, s.data, s.len), 0);
    cr_assert_eq(s.len, 8192);
    for (size_t i = 0; i < s.len; i++) cr_assert_eq(s.data[i], "ab"[i & 1]);
    strbuf_free(&s);
}

Test(strbuf, detaches_exactly)
{
    struct strbuf s;
    strbuf_init(&s, &counting);
    size_t len;
    for (size_t want = 0; want < 400; want += 95) {
        for (size_t i = 0; i < want; i++) cr_assert_eq(strbuf_add_char(&s, 'z'), 0);
        char *own = strbuf_detach(&s, &len);
        cr_assert_eq(len, want);
        cr_assert_eq(strlen(own), want);
        cr_assert_eq(heap.bytes, want + 1);
        heap_delete(NULL, own, len + 1);
        cr_assert_str_eq(s.data, "");
    }
    strbuf_free(&s);
}

Test(strbuf, an_error_changes_nothing)
{
    struct strbuf s;
    strbuf_init(&s, &counting);
    char text[200];
    memset(text, 't', sizeof text);
    cr_assert_eq(strbuf_add_str(&s, "kept"), 0);
    heap.left = 0;
    cr_assert_eq(strbuf_add(&s, text, sizeof text), -ENOMEM);
    cr_assert_eq(strbuf_addf(&s, "%200d", 1), -ENOMEM);
    cr_assert_null(strbuf_detach(&s, NULL));
    cr_assert_str_eq(s.data, "kept");
    heap.left = 1;
    cr_assert_eq(strbuf_add(&s, text, sizeof text), 0);
    cr_assert_eq(strbuf_reserve(&s, 1000), -ENOMEM);
    cr_assert_eq(strbuf_reserve(&s, SIZE_MAX), -EOVERFLOW);
    cr_assert_eq(strbuf_reserve(&s, PTRDIFF_MAX), -EOVERFLOW);
    cr_assert_eq(s.len, 204);
    strbuf_free(&s);
    cr_assert_eq(heap.bytes, 0);
}
