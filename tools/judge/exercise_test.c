#include "exercise.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(exercise, .init = fixture_enter, .fini = fixture_leave);

Test(exercise, sorts_by_number)
{
    fixture_exercise("03.10-last");
    fixture_exercise("03.2-second");
    fixture_exercise("10.1-far");
    fixture_exercise("03.1-free-list");
    fixture_write("exercises/README.md", "not an exercise\n");
    fixture_write("exercises/Notes-3.1/README.md", "not one either\n");
    fixture_write("exercises/04.1-being-written/session.c", "");
    struct exercise *list;
    cr_assert_eq(exercise_all(&list), 4, "%s", exercise_error());
    const char *want[] = {"03.1", "03.2", "03.10", "10.1"};
    for (int i = 0; i < 4; i++) cr_expect_str_eq(list[i].address, want[i]);
    free(list);
}

Test(exercise, reads_the_front_matter)
{
    fixture_exercise("03.1-free-list");
    fixture_write("exercises/03.1-free-list/README.md",
                  "---\nlevel:  more\nneeds: lesson 03: first page\r\nminutes: 25\nseconds: 4\n"
                  "allow: mmap munmap\n\n---\n\n# 03.1 Free list: no malloc\n# Not this\n");
    struct exercise e;
    cr_assert_eq(exercise_find("03.1", &e), 0, "%s", exercise_error());
    cr_expect_str_eq(e.name, "03.1-free-list");
    cr_expect_str_eq(e.address, "03.1");
    cr_expect_str_eq(e.level, "more");
    cr_expect_str_eq(e.needs, "lesson 03: first page");
    cr_expect_str_eq(e.allow, "mmap munmap");
    cr_expect_str_eq(e.title, "Free list: no malloc");
    cr_expect_eq(e.minutes, 25);
    cr_expect_eq(e.test_seconds, 4);
}

Test(exercise, says_the_line_that_is_broken)
{
    static const struct {
        const char *text, *says;
    } broken[] = {
        {"# 03.1 Title\n", ":1: the front matter begins with ---, not \"# 03.1 Title\""},
        {"---\nlevel: hard\n---\n# T\n", ":2: a level is core, more or open, not \"hard\""},
        {"---\nlevel: core\nminute: 5\n---\n# T\n",
         ":3: the keys are level, needs, minutes, seconds and allow, not \"minute\""},
        {"---\nlevel: core\nminutes: ten\n---\n# T\n",
         ":3: a whole number from 1 to 6000 is wanted, not \"ten\""},
        {"---\nlevel: core\nseconds: 0\n---\n# T\n",
         ":3: a whole number from 1 to 6000 is wanted, not \"0\""},
        {"---\nlevel core\n---\n# T\n",
         ":2: the front matter's form is KEY: VALUE, not \"level core\""},
        {"---\nlevel: core\n", ":2: the front matter has no end: a line ---"},
        {"---\nminutes: 3\n---\n# T\n", ":4: the front matter has no level"},
        {"---\nlevel: core\n---\nText\n", ":4: there is no heading: # ADDRESS Title"},
        {"---\nlevel: core\n---\n# 03.1\n", ":4: the heading has no title"},
        {"---\nlevel: core\n---\n# 03.2 T\n",
         ":4: the heading's number is not the folder's, \"03.1\""},
        {"", ":0: the front matter has no end: a line ---"},
    };
    fixture_exercise("03.1-free-list");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        char want[256];
        struct exercise e;
        fixture_write("exercises/03.1-free-list/README.md", broken[i].text);
        snprintf(want, sizeof want, "exercises/03.1-free-list/README.md%s", broken[i].says);
        cr_expect_eq(exercise_find("03.1", &e), -EINVAL);
        cr_expect_str_eq(exercise_error(), want);
    }
}

Test(exercise, one_that_is_broken_does_not_hide_the_others)
{
    struct exercise e, *list;
    fixture_exercise("03.1-free-list");
    fixture_exercise("03.2-broken");
    fixture_write("exercises/03.2-broken/README.md", "nothing\n");
    cr_expect_eq(exercise_find("03.1", &e), 0);
    cr_expect_eq(exercise_all(&list), -EINVAL);
}

Test(exercise, files_to_edit_are_the_solutions)
{
    struct exercise e;
    fixture_exercise("03.1-free-list");
    fixture_write("exercises/03.1-free-list/session_test.c", "");
    fixture_write("solutions/03.1-free-list/b.c", "");
    fixture_write("solutions/03.1-free-list/rejected/LEAK-x/c.c", "");
    cr_assert_eq(exercise_find("03.1-free-list", &e), 0);
    cr_assert_eq(e.file_count, 2);
    cr_expect_str_eq(e.files[0], "b.c");
    cr_expect_str_eq(e.files[1], "session.c");
    for (int i = 0; i < EXERCISE_FILES; i++) {
        char path[64];
        snprintf(path, sizeof path, "solutions/03.1-free-list/f%d.c", i);
        fixture_write(path, "");
    }
    cr_expect_eq(exercise_find("03.1", &e), -E2BIG);
}

Test(exercise, finds_by_number_and_names_the_nearest)
{
    struct exercise e;
    fixture_exercise("03.1-free-list");
    fixture_exercise("03.10-last");
    cr_expect_eq(exercise_find("3.1", &e), 0);
    cr_expect_str_eq(e.address, "03.1");
    cr_expect_eq(exercise_find("03.10", &e), 0);
    cr_expect_str_eq(e.address, "03.10");
    cr_expect_eq(exercise_find("03.1-fre-list", &e), -ENOENT);
    cr_expect_str_eq(e.name, "03.1-free-list");
    cr_expect_str_eq(
        exercise_error(),
        "there is no exercise 03.1-fre-list; the nearest is 03.1-free-list; make shows the list");
    cr_expect_eq(exercise_find("free-list", &e), -ENOENT);
    cr_expect_str_eq(e.name, "03.1-free-list");
    cr_expect_eq(exercise_find("17.4-elephant", &e), -ENOENT);
    cr_expect_str_eq(e.name, "");
    cr_expect_eq(exercise_find("", &e), -ENOENT);
}

Test(exercise, lessons_are_folders_with_a_number)
{
    char(*list)[64];
    cr_expect_eq(exercise_lessons(&list), -ENOENT);
    fixture_write("lessons/10-ten/README.md", "");
    fixture_write("lessons/03-object-pools/README.md", "");
    fixture_write("lessons/README.md", "");
    cr_assert_eq(exercise_lessons(&list), 2);
    cr_expect_str_eq(list[0], "03-object-pools");
    cr_expect_str_eq(list[1], "10-ten");
    free(list);
}

Test(exercise, begin_copies_once)
{
    struct exercise e;
    fixture_exercise("03.1-free-list");
    fixture_write("compile_flags.txt", "-std=gnu17\n-Ipkg\n-I/usr/include/x\n");
    cr_assert_eq(exercise_find("03.1", &e), 0);
    cr_assert_eq(exercise_begin(&e), 1, "%s", exercise_error());
    char *start = fixture_read("exercises/03.1-free-list/session.c");
    char *mine = fixture_read("work/03.1-free-list/session.c");
    char *flags = fixture_read("work/03.1-free-list/compile_flags.txt");
    cr_expect_str_eq(mine, start);
    cr_expect_str_eq(flags, "-I../../exercises/03.1-free-list\n-std=gnu17\n-I../../pkg\n"
                            "-I/usr/include/x\n");
    fixture_write("work/03.1-free-list/session.c", "mine\n");
    cr_expect_eq(exercise_begin(&e), 0);
    char *kept = fixture_read("work/03.1-free-list/session.c");
    cr_expect_str_eq(kept, "mine\n");
    free(start), free(mine), free(flags), free(kept);
}

Test(exercise, make_works_in_the_learners_folder)
{
    struct exercise e;
    fixture_exercise("03.1-free-list");
    fixture_write("Makefile", "%: ; @echo $@ SEED=$(SEED) >asked\n"
                              "build/bin/judge: ; @mkdir -p $(@D); cp judge $@; chmod +x $@\n");
    fixture_write("judge", "#!/bin/sh\necho $* SEED=$SEED >asked; exit ${FAILS:-0}\n");
    cr_assert_eq(exercise_find("03.1", &e), 0);
    cr_assert_eq(exercise_begin(&e), 1);
    unsetenv("MAKEFLAGS");
    cr_assert_eq(system("make -s -C work/03.1-free-list hint SEED=7"), 0);
    char *asked = fixture_read("asked");
    cr_expect_str_eq(asked, "hint 03.1 SEED=7\n");
    free(asked);
    cr_assert_eq(system("make -s -C work/03.1-free-list"), 0);
    asked = fixture_read("asked");
    cr_expect_str_eq(asked, "check 03.1 SEED=\n");
    free(asked);
    cr_assert_eq(system("make -s -C work/03.1-free-list escape"), 0);
    asked = fixture_read("asked");
    cr_expect_str_eq(asked, "escape-03.1 SEED=\n");
    free(asked);
    cr_assert_neq(system("make -C work/03.1-free-list FAILS=1 --no-print-directory 2>said"), 0);
    asked = fixture_read("said");
    cr_expect_eq(strchr(asked, '\n'), asked + strlen(asked) - 1, "one line for a failure: %s",
                 asked);
    free(asked);
}

Test(exercise, begin_leaves_nothing_half_made)
{
    struct exercise e;
    fixture_exercise("03.1-free-list");
    cr_assert_eq(exercise_find("03.1", &e), 0);
    cr_assert_eq(unlink("exercises/03.1-free-list/session.c"), 0);
    cr_expect_eq(exercise_begin(&e), -ENOENT);
    cr_expect_str_eq(exercise_error(),
                     "exercises/03.1-free-list/session.c: No such file or directory");
    cr_expect_eq(rmdir("work"), 0, "work/ is not empty");
}
