// Whole checks of folders that are made here: what the stages decide between them.

#include "check.h"

#include "fixture.h"
#include "home_testing.h"
#include "report.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(check, .fini = fixture_leave);

// The exercise's solution with one text in the place of another. A folder is judged once in a
// process, which remembers what it has built.
static void write_changed(const struct exercise *e, const char *folder, const char *from,
                          const char *to)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", exercise_solution(e), e->files[0]);
    char *text = fixture_read(path), *at = text ? strstr(text, from) : NULL, *changed;
    cr_assert(at, "\"%s\" is not in %s", from, path);
    cr_assert_geq(asprintf(&changed, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)), 0);
    snprintf(path, sizeof path, "%s/%s", folder, e->files[0]);
    fixture_write(path, changed);
    free(changed);
    free(text);
}

static struct verdict_result judged(const struct exercise *e, const char *folder, bool sanitize)
{
    struct check c;
    struct verdict_result r;
    check_folder(&c, e, folder, &(struct check_how){.seed = 1, .sanitize = sanitize}, &r);
    return r;
}

// As many operations as the answers are compared on are right: what is counted is not.
Test(check, a_double_that_is_wrong_only_where_it_is_counted_is_wrong)
{
    struct exercise e;
    home_enter(&e, NULL);
    cr_assert_eq(exercise_find("01.3", &e), 0, "%s", exercise_error());
    write_changed(&e, "wrong", "    free(sorted);\n",
                  "    free(sorted);\n"
                  "    static int calls;\n"
                  "    if (++calls > 10 && calls % 7 == 0) s->p99 *= 1.000001;\n");
    write_changed(&e, "right", "    free(sorted);\n",
                  "    free(sorted);\n"
                  "    static int calls;\n"
                  "    if (++calls > 10 && calls % 7 == 0) s->p99 *= 1 + 0x1p-52;\n");
    struct verdict_result r = judged(&e, "wrong", false);
    cr_expect_str_eq(verdict_name(r.verdict), "WRONG", "%s: %s", verdict_name(r.verdict), r.says);
    cr_expect(strstr(r.says, "counted run"), "%s", r.says);
    r = judged(&e, "right", false);
    cr_expect_str_eq(verdict_name(r.verdict), "PASS", "two ulps are allowed: %s", r.says);
}

// Reads behind an array, which nothing but a sanitizer sees, and allocates without need.
Test(check, what_is_invalid_is_told_before_what_it_costs)
{
    struct exercise e;
    home_enter(&e, NULL);
    write_changed(&e, "mine", "struct session *session_open(int fd)\n{\n",
                  "struct session *session_open(int fd)\n{\n"
                  "    static volatile int seen[4];\n"
                  "    (void)seen[fd & 1 ? 4 : 0];\n"
                  "    free(malloc(8));\n");
    struct verdict_result r = judged(&e, "mine", false);
    cr_expect_str_eq(verdict_name(r.verdict), "ALLOCS", "%s: %s", r.place, r.says);
    r = judged(&e, "mine", true);
    cr_expect_str_eq(verdict_name(r.verdict), "INVALID", "%s: %s", r.place, r.says);
}

// Without what another compiler or another machine's counts change.
static void words_only(char *text)
{
    char *to = text;
    for (; *text; text++)
        if (!strchr("0123456789. \n", *text)) *to++ = *text;
    *to = 0;
}

Test(check, the_readme_shows_what_is_seen)
{
    struct exercise e;
    struct check c;
    struct verdict_result r;
    char *readme = fixture_read("README.md"), *seen = NULL;
    size_t size = 0;
    cr_assert(readme);
    home_enter(&e, NULL);
    cr_assert_eq(exercise_begin(&e), 1, "%s", exercise_error());
    check_folder(&c, &e, exercise_work(&e), &(struct check_how){.seed = 1}, &r);
    FILE *out = open_memstream(&seen, &size);
    report_text(out, &e, &r);
    fclose(out);
    words_only(readme);
    words_only(seen);
    cr_expect(strstr(readme, seen), "make check- now says\n%s", seen);
    free(readme);
    free(seen);
}
