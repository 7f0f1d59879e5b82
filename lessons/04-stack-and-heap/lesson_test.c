// Keeps the lesson true: what its text says that can be counted is counted here, and the answers of
// its demos are compared. Times are not tested; make lesson-04 measures them again. stack_test.c
// has the sections on the stack and on what the tools say.

#include "boxes.h"
#include "etag.h"
#include "inside.h"
#include "path.h"
#include "query_find.h"
#include "said.h"
#include "targets.h"
#include "url.h"

#include "allocs/allocs.h"
#include "strbuf/strbuf.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void counted(void)
{
    if (!allocs_available()) cr_skip_test("allocations are not counted here");
}

// The text's first section.
Test(lesson_04, a_tag_matches_itself_only)
{
    cr_expect(etag_matches("\"63d5290b-a2b90\"", 0x63d5290b, 0xa2b90));
    cr_expect(etag_matches("\"0-ffffffffffffffff\"", 0, UINT64_MAX));
    cr_expect_not(etag_matches("\"63d5290b-a2b91\"", 0x63d5290b, 0xa2b90));
    cr_expect_not(etag_matches("63d5290b-a2b90", 0x63d5290b, 0xa2b90));
    cr_expect_not(etag_matches("", 0, 0));
}

static void one_tag(void *unused)
{
    (void)unused;
    etag_matches("\"63d5290b-a2b90\"", 0x63d5290b, 0xa2b90);
}

Test(lesson_04, a_tag_is_compared_with_one_allocation, .init = counted)
{
    cr_expect_eq(allocs_per_run(100, one_tag, NULL), 1);
}

// Section 3.
Test(lesson_04, a_url_has_the_same_parts_by_all_ways)
{
    for (int i = 0; i < TARGETS; i++) {
        char whole[160];
        struct url out;
        snprintf(whole, sizeof whole, "http://deb.debian.org:80%s?x", targets[i]);
        struct url value = url_of(whole), *block = url_new(whole);
        url_read(&out, whole);
        cr_assert(block);
        cr_expect_arr_eq(&value, &out, sizeof out);
        cr_expect_arr_eq(&value, block, sizeof out);
        cr_expect_eq(value.host.len, strlen("deb.debian.org"));
        cr_expect_eq(value.scheme.len, strlen("http"));
        cr_expect_eq(strncmp(value.port.at, "80/", 3), 0);
        cr_expect_eq(value.port.len, 2);
        cr_expect_eq(value.path.len, strlen(targets[i]));
        cr_expect_eq(value.path.at[0], '/');
        cr_expect_str_eq(url_file((struct view){targets[i], strlen(targets[i])}).at,
                         strrchr(targets[i], '/') + 1);
        free(block);
    }
    cr_expect_eq(sizeof(struct view), 16);
    cr_expect_eq(sizeof(struct url), 64);
}

static void value(void *text)
{
    cr_assert(url_of(text).path.len);
}
static void caller(void *text)
{
    struct url u;
    url_read(&u, text);
}
static void pointer(void *text)
{
    free(url_new(text));
}

Test(lesson_04, only_the_pointer_to_a_url_is_allocated, .init = counted)
{
    cr_expect_eq(allocs_per_run(10, value, "http://a/b"), said_cell("the struct", 1));
    cr_expect_eq(allocs_per_run(10, caller, "http://a/b"),
                 said_cell("nothing; it fills the caller's", 1));
    cr_expect_eq(allocs_per_run(10, pointer, "http://a/b"), said_cell("a pointer to a block", 1));
}

// Section 4.
Test(lesson_04, a_path_is_joined_alike_by_all_ways)
{
    char wide[PATH_ROOM], narrow[16];
    for (int i = 0; i < TARGETS; i++) {
        char *block = path_join_new("/srv/mirror", targets[i]);
        cr_assert(block);
        cr_expect_eq(path_join(wide, sizeof wide, "/srv/mirror", targets[i]), strlen(block));
        cr_expect_str_eq(wide, block);
        cr_expect_eq(path_join_either(wide, sizeof wide, "/srv/mirror", targets[i]), wide);
        char *other = path_join_either(narrow, sizeof narrow, "/srv/mirror", targets[i]);
        cr_expect_neq(other, narrow);
        cr_expect_str_eq(other, block);
        cr_expect_eq(path_join(narrow, sizeof narrow, "/srv/mirror", targets[i]), strlen(block));
        cr_expect_eq(strlen(narrow), sizeof narrow - 1, "what fits, and a 0");
        cr_expect_eq(strncmp(narrow, block, sizeof narrow - 1), 0);
        free(other);
        free(block);
    }
    cr_expect_eq(path_join(wide, sizeof wide, "/srv", "debian/"), strlen("/srv/debian/index.html"));
    cr_expect_str_eq(wide, "/srv/debian/index.html");
    cr_expect_eq(path_join(NULL, 0, "/srv", "/x"), 6);
}

static void joined_new(void *target)
{
    free(path_join_new("/srv/mirror", target));
}
static void joined_here(void *target)
{
    char out[PATH_ROOM];
    path_join(out, sizeof out, "/srv/mirror", target);
}

Test(lesson_04, only_the_new_path_is_allocated, .init = counted)
{
    cr_expect_eq(allocs_per_run(10, joined_new, "/debian/"), said_cell("a new block", 1));
    cr_expect_eq(allocs_per_run(10, joined_here, "/debian/"), said_cell("the caller's memory", 1));
}

Test(lesson_04, inet_ntoa_has_one_buffer)
{
    struct in_addr a = {1}, b = {2};
    cr_expect_eq(inet_ntoa(a), inet_ntoa(b));
    cr_expect_str_eq(said_span("twice_same"), "one buffer");
}

// Section 6.
Test(lesson_04, the_table_of_rooms_is_what_is_computed)
{
    static const size_t rooms[] = {8, 40, 56, 72, 88, 104, 248};
    for (unsigned i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct inside_costs c = inside_costs(rooms[i]);
        cr_expect_eq((long)c.struct_bytes, said_number("room_struct_%zu", rooms[i]));
        cr_expect_eq((long)c.blocks, said_number("room_blocks_%zu", rooms[i]));
        cr_expect_eq((long)c.total_bytes, said_number("room_total_%zu", rooms[i]));
    }
}

static void all_inside(void *unused)
{
    (void)unused;
    for (int i = 0; i < TARGETS; i++) {
        struct inside s;
        if (inside_init(&s, targets[i])) abort();
        inside_free(&s);
    }
}

Test(lesson_04, what_needs_a_block_is_what_is_allocated, .init = counted)
{
    cr_expect_eq(allocs_per_run(10, all_inside, NULL), inside_costs(INSIDE_ROOM).blocks);
    cr_expect_eq(sizeof(struct inside), inside_costs(INSIDE_ROOM).struct_bytes);
    cr_expect_eq(inside_costs(INSIDE_ROOM).blocks, 1);
    cr_expect(strstr(said_text(), "| 1 in 64 |") && TARGETS == 64);
}

Test(lesson_04, a_struct_without_a_pointer_into_itself_can_be_moved)
{
    for (int i = 0; i < TARGETS; i++) {
        struct inside s, moved;
        cr_assert_eq(inside_init(&s, targets[i]), 0);
        moved = s;
        memset(&s, 0xee, sizeof s);
        cr_expect_str_eq(inside_text(&moved), targets[i]);
        inside_free(&moved);
    }
}

Test(lesson_04, a_copy_of_a_strbuf_points_into_the_original)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    cr_assert_eq(strbuf_add_str(&s, "short"), 0);
    struct strbuf copy = s;
    cr_expect_eq(copy.data, s.small);
    cr_expect_neq(copy.data, copy.small);
    strbuf_free(&s);
}

// Section 7.
static const char query[] = "package=gcc&arch=amd64&suite=bookworm&page=2";

static void by_closure(void *key)
{
    cr_assert_eq(query_find_closure(query, key).len, 8);
}
static void by_context(void *key)
{
    cr_assert_eq(query_find_context(query, key).len, 8);
}
static void by_loop(void *key)
{
    cr_assert_eq(query_find_loop(query, key).len, 8);
}

Test(lesson_04, three_iterations_find_the_same)
{
    static const char *const keys[] = {"package", "arch", "suite", "page", "none", ""};
    for (int i = 0; i < 6; i++) {
        struct view a = query_find_closure(query, keys[i]), b = query_find_context(query, keys[i]),
                    c = query_find_loop(query, keys[i]);
        cr_expect_eq(a.at, b.at);
        cr_expect_eq(a.at, c.at);
        cr_expect_eq(a.len, b.len);
        cr_expect_eq(a.len, c.len);
        cr_expect_eq(a.len != 0, i < 4);
    }
}

Test(lesson_04, a_query_may_be_odd)
{
    cr_expect_eq(query_find_loop("", "a").len, 0);
    cr_expect_eq(query_find_loop("a", "a").len, 0);
    cr_expect_eq(query_find_loop("&&a=b=c&", "a").len, 3);
    cr_expect_eq(query_find_context("=x", "").len, 1);
}

Test(lesson_04, only_a_closure_is_allocated, .init = counted)
{
    cr_expect_eq(allocs_per_run(10, by_closure, "suite"), said_cell("a closure, in a block", 1));
    cr_expect_eq(allocs_per_run(10, by_context, "suite"), said_cell("a function and a context", 1));
    cr_expect_eq(allocs_per_run(10, by_loop, "suite"), said_cell("a loop over `query_next`", 1));
}

// Section 8.
static void fill_boxes(void *unused)
{
    struct boxes l = {0};
    (void)unused;
    for (uint64_t i = 0; i < 1000; i++) cr_assert_eq(boxes_add(&l, i), 0);
    cr_assert_eq(boxes_sum(&l), 499500);
    boxes_free(&l);
}

static void fill_typed(void *unused)
{
    struct boxes_typed l = {0};
    (void)unused;
    for (uint64_t i = 0; i < 1000; i++) cr_assert_eq(boxes_typed_add(&l, i), 0);
    cr_assert_eq(boxes_typed_sum(&l), 499500);
    boxes_typed_free(&l);
}

Test(lesson_04, a_box_for_each_number_is_an_allocation_for_each, .init = counted)
{
    cr_expect_eq(allocs_per_run(10, fill_boxes, NULL), said_cell("boxed", 1));
    cr_expect_eq(allocs_per_run(10, fill_typed, NULL), said_cell("typed", 1));
}

Test(lesson_04, both_lists_add_up_alike)
{
    fill_boxes(NULL);
    fill_typed(NULL);
}
