#include "handin.h"

#include "attempts.h"
#include "exercise.h"
#include "fixture.h"
#include "work.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void begin(void)
{
    fixture_enter();
    setenv("WHO", "Ada  Lovelace (née Byron)", 1);
    fixture_exercise("03.1-a");
    fixture_exercise("03.2-b");
    fixture_exercise("03.3-not-begun");
    fixture_exercise("04.1-c");
}

TestSuite(handin, .init = begin, .fini = fixture_leave);

static int pack(const void *what)
{
    return handin_pack(what);
}

static void begin_and_try(const char *address)
{
    struct exercise e;
    struct verdict_result r = {.verdict = VERDICT_WRONG, .when = 1};
    cr_assert(exercise_find(address, &e) == 0 && exercise_begin(&e) == 1);
    strcpy(r.exercise, e.name);
    strcpy(r.detail, "\"exercise\":\"03.1-a\"");
    cr_assert_eq(attempts_append(&r), 0);
}

static char *digest(void)
{
    cr_assert_eq(system("sha256sum <build/handin-03-ada-lovelace-n-e-byron.tar.gz >sum"), 0);
    return fixture_read("sum");
}

Test(handin, holds_the_lesson_and_its_attempts)
{
    int status;
    begin_and_try("03.1");
    begin_and_try("04.1");
    begin_and_try("03.2");
    fixture_write("work/03.1-a/session.c", "mine\n");
    char *said = fixture_output(pack, "03", "", &status);
    cr_expect_eq(status, 0);
    cr_expect(
        strstr(said, "build/handin-03-ada-lovelace-n-e-byron.tar.gz holds 03.1-a 03.2-b and "),
        "%s", said);
    free(said);
    cr_assert_eq(system("tar -xzf build/handin-03-*.tar.gz && cd handin-03-*/ && "
                        "find . -type f | LC_ALL=C sort >../found"),
                 0);
    char *found = fixture_read("found");
    cr_expect_str_eq(found, "./03.1-a/session.c\n./03.2-b/session.c\n./attempts\n");
    free(found);
    char *mine = fixture_read("handin-03-ada-lovelace-n-e-byron/03.1-a/session.c");
    cr_expect_str_eq(mine, "mine\n");
    free(mine);
    rename("handin-03-ada-lovelace-n-e-byron/attempts", ATTEMPTS_PATH);
    struct attempts a;
    cr_assert_eq(attempts_read(&a), 0);
    cr_expect_eq(a.count, 2);
    cr_expect_eq(attempts_standing(&a, "04.1-c").count, 0);
    attempts_free(&a);
}

Test(handin, the_same_work_gives_the_same_bytes)
{
    begin_and_try("03.1");
    begin_and_try("03.2");
    free(fixture_output(pack, "03.2", "", NULL));
    char *first = digest();
    cr_assert_eq(system("touch -d 2001-01-01 work/03.1-a/session.c && chmod g+w work/03.2-b/*.c"),
                 0);
    free(fixture_output(pack, "3", "", NULL));
    char *second = digest();
    cr_expect_str_eq(first, second);
    free(second);
    fixture_write("work/03.1-a/session.c", "mine\n");
    free(fixture_output(pack, "03", "", NULL));
    second = digest();
    cr_expect_str_neq(first, second);
    free(first), free(second);
}

Test(handin, says_what_is_missing)
{
    static const struct {
        const char *what, *says;
        int status;
    } cases[] = {
        {"03", "Nothing of lesson 03 is begun.\n", 1},
        {"x", "handin: which lesson? for instance make handin-03\n", 2},
        {"", "handin: which lesson? for instance make handin-03\n", 2},
        {"03x", "handin: which lesson? for instance make handin-03\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int status;
        char *said = fixture_output(pack, cases[i].what, "", &status);
        cr_expect_str_eq(said, cases[i].says);
        cr_expect_eq(status, cases[i].status);
        free(said);
    }
}
