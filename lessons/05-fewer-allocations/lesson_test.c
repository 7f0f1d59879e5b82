// Keeps the lesson true: what its text says that can be counted or computed is counted or computed
// here. Times are not tested; make lesson-05 measures them again.

#include "batch.h"
#include "classes.h"
#include "concat.h"
#include "data.h"
#include "depends.h"
#include "fields.h"
#include "first.h"
#include "fragment.h"
#include "growth.h"
#include "hide.h"
#include "intern.h"
#include "matter.h"
#include "presize.h"
#include "reply.h"
#include "unseen.h"
#include "words.h"

#include "allocs/allocs.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const char *readme(void)
{
    static char text[1 << 17], path[] = __FILE__;
    strcpy(strrchr(path, '/'), "/README.md"); // which is longer than this name, never than the path
    FILE *f = fopen(path, "r");
    cr_assert(f, "%s cannot be read", path);
    text[fread(text, 1, sizeof text - 1, f)] = 0;
    fclose(f);
    return text;
}

// The value that is recorded under a name in the README beside this file.
__attribute__((format(printf, 1, 2))) static const char *recorded(const char *form, ...)
{
    static char value[64];
    char mark[128] = "<!-- m:";
    va_list args;
    va_start(args, form);
    vsnprintf(mark + strlen(mark), 64, form, args);
    va_end(args);
    strcat(mark, " -->");
    const char *at = strstr(readme(), mark);
    cr_assert(at, "the text does not quote %s", mark);
    at += strlen(mark);
    snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "<"), at);
    return value;
}

static double number(const char *text)
{
    char *end;
    double x = strtod(text, &end);
    cr_assert(end != text && !*end, "\"%s\" is no number", text);
    return x;
}

// That a sentence of the text stands there: without marks, each run of blanks one space.
__attribute__((format(printf, 1, 2))) static void says(const char *form, ...)
{
    static char out[1 << 17];
    char wanted[256];
    size_t n = 0;
    va_list args;
    va_start(args, form);
    vsnprintf(wanted, sizeof wanted, form, args);
    va_end(args);
    for (const char *c = readme(); *c; c++) {
        if (!strncmp(c, "<!--", 4))
            c = strstr(c, "-->") + 2;
        else if (!isspace((unsigned char)*c))
            out[n++] = *c;
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    out[n] = 0;
    cr_expect(strstr(out, wanted), "the text does not say: %s", wanted);
}

static void needs_counter(void)
{
    if (!allocs_available()) cr_skip_test("allocations are not counted here");
}

// What libc itself asks for is another count in another version.
static bool same_libc(void)
{
    return strcmp(hide_libc(), recorded("libc")) == 0;
}

static const struct way *const lists[] = {presize_ways, reply_ways,  concat_ways,  words_ways,
                                          intern_ways,  batch_ways,  depends_ways, fields_ways,
                                          matter_ways,  unseen_ways, NULL};

Test(lesson_05, all_ways_of_a_list_give_one_answer)
{
    for (const struct way *const *list = lists; *list; list++) {
        uint64_t answer = (*list)->run();
        cr_expect_neq(answer, 0, "%s", (*list)->name);
        for (const struct way *w = *list; w->name; w++)
            for (int i = 0; i < 2; i++) cr_expect_eq(w->run(), answer, "%s", w->name);
    }
}

Test(lesson_05, the_tables_are_what_is_counted)
{
    needs_counter();
    for (const struct way *const *list = lists; *list; list++)
        for (const struct way *w = *list; w->name; w++) {
            struct ways_cost c = ways_count(w);
            if (!strcmp(w->name, "reply_pieces") && !same_libc()) continue; // asprintf
            cr_expect_eq(c.allocs, number(recorded("%s_allocs", w->name)), "%s", w->name);
            cr_expect_eq(c.bytes, number(recorded("%s_bytes", w->name)), "%s", w->name);
        }
}

Test(lesson_05, the_text_says_how_long_its_texts_are)
{
    says("a reply of %d bytes", (int)(reply_ways[0].run() >> 32));
    says("The result has %d, and a 0", (int)(concat_ways[0].run() >> 32));
}

// Section 1, and what is left after its edit.
static int capitals_kept(const char *path)
{
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    int capitals = 0;
    cr_assert(f);
    while (getline(&line, &room, f) >= 0) capitals += strstr(line, ";Lu;") != NULL;
    free(line);
    fclose(f);
    return capitals;
}

Test(lesson_05, the_first_loop_and_its_edit)
{
    char path[256];
    strcpy(path, data_path("unicode.txt"));
    cr_expect_eq(first_capitals(path), capitals_kept(path));
    cr_expect_eq(first_capitals("there is no such file"), -1);
    needs_counter();
    if (!same_libc()) cr_skip_test("getline and fopen are %s's", recorded("libc"));
    struct allocs_counts start = allocs_thread();
    int capitals = first_capitals(path);
    struct allocs_counts middle = allocs_thread();
    capitals_kept(path);
    uint64_t kept = allocs_since(middle, allocs_thread()).allocs;
    cr_expect_eq(allocs_since(start, middle).allocs, number(recorded("first_allocs")));
    says("%d capital letters", capitals);
    says("and must then say %llu", (unsigned long long)kept);
}

// Section 2.
Test(lesson_05, what_harmless_calls_ask_for)
{
    needs_counter();
    if (!same_libc()) cr_skip_test("the table is of %s", recorded("libc"));
    for (const struct hide *h = hide_calls; h->name; h++) {
        struct allocs_counts c = hide_count(h);
        cr_expect_eq(c.allocs, number(recorded("%s_allocs", h->name)), "%s", h->name);
        cr_expect_eq(c.bytes, number(recorded("%s_bytes", h->name)), "%s", h->name);
    }
}

// Sections 3 and 4.
Test(lesson_05, what_growing_costs)
{
    for (const struct growth *g = growth_policies; g->name; g++) {
        struct growth_cost c = growth_run(g, GROWTH_ITEMS);
        cr_expect_eq(c.allocs, number(recorded("%s_allocs", g->name)), "%s", g->name);
        double copied = (double)c.copied / GROWTH_ITEMS, peak = (double)c.peak / GROWTH_ITEMS;
        cr_expect_float_eq(copied, number(recorded("%s_copied", g->name)), 0.0051, "%s", g->name);
        cr_expect_float_eq(peak, number(recorded("%s_peak", g->name)), 0.0051, "%s", g->name);
        cr_expect_float_eq(100.0 * (double)c.unused / GROWTH_ITEMS,
                           number(recorded("%s_unused", g->name)), 0.051, "%s", g->name);
    }
}

// The bounds that the text states.
Test(lesson_05, a_factor_bounds_what_is_copied_and_unused)
{
    static const struct {
        int policy;
        double factor;
    } list[] = {{2, 1.5}, {3, 2}, {4, 4}};
    for (int i = 0; i < 3; i++)
        for (size_t n = 4; n < 100000; n += 1 + n / 50) {
            const struct growth *g = &growth_policies[list[i].policy];
            struct growth_cost c = growth_run(g, n);
            double grows = list[i].factor - 1, most = (double)n * list[i].factor / grows;
            cr_expect_lt((double)c.copied, most, "%s %zu", g->label, n);
            cr_expect_lt((double)c.unused, grows * (double)n, "%s %zu", g->label, n);
        }
}

Test(lesson_05, realloc_moves_no_more_than_it_is_called)
{
    for (const struct growth *g = growth_policies; g->name; g++)
        for (int beside = 0; beside < 2; beside++)
            cr_expect_lt(growth_moves(g, GROWTH_ITEMS, beside), growth_run(g, GROWTH_ITEMS).allocs,
                         "%s", g->label);
}

Test(lesson_05, a_hole_is_large_enough_below_the_golden_ratio)
{
    cr_expect_eq(growth_reuse(1.61) != 0, true);
    cr_expect_eq(growth_reuse(1.62), 0);
    cr_expect_eq(growth_reuse(2), 0);
    cr_expect_eq(growth_reuse(1.5), number(recorded("reuse_half")));
}

// Sections 8 and 9.
Test(lesson_05, the_words_are_counted)
{
    cr_expect_eq(words_all(), number(recorded("words_all")));
    cr_expect_eq(words_distinct(), number(recorded("words_distinct")));
}

Test(lesson_05, a_map_has_what_was_put_into_it_and_nothing_after_clear)
{
    enum { KEYS = 1000 };
    static char key[KEYS][8];
    struct map m;
    map_init(&m);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < KEYS; i++) {
            size_t len = (size_t)sprintf(key[i], "%x", i * 7919);
            struct map_slot *s = map_at(&m, (struct view){key[i], len});
            cr_assert(s);
            cr_expect_eq(s->value, 0, "%s is new in round %d", key[i], round);
            s->value = (size_t)i + 1;
        }
        for (int i = 0; i < KEYS; i++)
            cr_expect_eq(map_at(&m, (struct view){key[i], strlen(key[i])})->value, (size_t)i + 1);
        cr_expect_eq(m.count, KEYS);
        map_clear(&m);
        cr_expect_eq(m.count, 0);
    }
    map_free(&m);
}

Test(lesson_05, equal_words_are_equal_numbers_and_their_text_is_the_internees)
{
    char text[] = "ALPHA BETA ALPHA";
    struct intern in;
    intern_init(&in);
    size_t alpha = intern_id(&in, (struct view){text, 5});
    size_t beta = intern_id(&in, (struct view){text + 6, 4});
    memset(text, 'x', 10);
    cr_expect_neq(alpha, beta);
    cr_expect_eq(intern_id(&in, (struct view){text + 11, 5}), alpha);
    cr_expect_eq(intern_id(&in, (struct view){"BETA", 4}), beta);
    intern_free(&in);
}

// Section 10.
Test(lesson_05, a_tree_says_what_the_field_said)
{
    static const char field[] = " a (>=  1.2~ ) | b, c (= 2:3-1)";
    struct depends *d = depends_parse((struct view){field, sizeof field - 1}, NULL);
    cr_assert(d && d->otherwise && d->next);
    cr_expect_str_eq(d->name, "a");
    cr_expect_str_eq(d->relation, ">=");
    cr_expect_str_eq(d->version, "1.2~");
    cr_expect_str_eq(d->otherwise->name, "b");
    cr_expect_null(d->otherwise->version);
    cr_expect_str_eq(d->next->name, "c");
    cr_expect_str_eq(d->next->version, "2:3-1");
    cr_expect_null(d->next->next);
    depends_free(d, NULL);
}

// Section 12.
Test(lesson_05, a_view_is_cut_where_the_separator_is)
{
    struct view rest = {"a;;b", 4}, none;
    cr_expect(view_same(view_cut(&rest, ';'), (struct view){"a", 1}));
    cr_expect_eq(view_cut(&rest, ';').len, 0);
    cr_expect(view_same(view_cut(&rest, ';'), (struct view){"b", 1}));
    none = view_cut(&rest, ';');
    cr_expect(none.len == 0 && rest.len == 0);
}

// Section 13.
Test(lesson_05, the_table_of_classes)
{
    for (int i = 0; i < CLASSES; i++) {
        size_t n = classes_sizes[i];
        cr_expect_eq(classes_jemalloc(n), number(recorded("je_%zu", n)));
        cr_expect_eq(classes_jemalloc(n + 1), number(recorded("je1_%zu", n)));
    }
    for (size_t n = 64; n <= 1 << 20; n *= 2)
        cr_expect_eq(4 * classes_jemalloc(n + 1), 5 * n, "a quarter more than %zu", n);
}

Test(lesson_05, jemalloc_has_these_classes)
{
    if (!classes_nallocx(1)) cr_skip_test("no jemalloc to ask");
    for (size_t n = 1; n <= 1 << 20; n++) cr_assert_eq(classes_nallocx(n), classes_jemalloc(n));
}

Test(lesson_05, what_malloc_gives)
{
    needs_counter();
    if (strcmp(allocs_memstats().allocator, "glibc")) cr_skip_test("another malloc");
    for (int i = 0; i < CLASSES; i++) {
        size_t n = classes_sizes[i];
        cr_expect_eq(classes_usable(n), number(recorded("gnu_%zu", n)));
        cr_expect_eq(classes_usable(n + 1), number(recorded("gnu1_%zu", n)));
    }
}

// Section 14.
Test(lesson_05, one_session_holds_a_page)
{
    needs_counter();
    if (strcmp(allocs_memstats().allocator, "glibc")) cr_skip_test("another malloc");
    struct fragment mixed = fragment_run(false), apart = fragment_run(true);
    cr_expect_gt(mixed.after_pages, mixed.rush_pages * 9 / 10);
    cr_expect_lt(apart.after_pages, apart.rush_pages / 10);
    says("One in %d of %d blocks of %d bytes", FRAGMENT_EACH, FRAGMENT_BLOCKS, FRAGMENT_BYTES);
}
