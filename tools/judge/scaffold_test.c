#include "scaffold.h"

#include "exercise.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(scaffold, .init = fixture_enter_tree, .fini = fixture_leave);

static int make(const void *name)
{
    return scaffold_make(name);
}

Test(scaffold, is_an_exercise_with_nothing_left_to_fill_in)
{
    struct exercise e;
    int status;
    char *said = fixture_output(make, "09.12-two-words", "", &status);
    cr_expect_eq(status, 0, "%s", said);
    cr_expect(strstr(said, "build/bin/judge prove 09.12\n"), "%s", said);
    free(said);
    cr_expect_eq(exercise_find("09.12", &e), 0, "%s", exercise_error());
    cr_expect_str_eq(e.title, "Two words");
    cr_expect_eq(e.file_count, 1);
    cr_expect_str_eq(e.files[0], "two_words.c");
    cr_expect_neq(system("grep -r __ exercises solutions"), 0);
    cr_expect_neq(system("find exercises solutions | grep __"), 0);
    cr_expect_eq(system("grep -q 'ifndef TWO_WORDS_H' exercises/*/two_words.h"), 0);
    cr_expect_eq(system("grep -q '^## 3 ' exercises/*/hints.md"), 0);
}

// The exercise's tests over the file to edit in that folder. Criterion runs in Criterion only if it
// does not see the outer one's environment.
static bool passes(const char *folder)
{
    char command[512];
    snprintf(command, sizeof command,
             "gcc -std=gnu17 -Wall -Wextra -Werror -Iexercises/09.1-x %s/x.c "
             "exercises/09.1-x/x_test.c -lcriterion -o x && env -i ./x >said 2>&1",
             folder);
    return system(command) == 0;
}

Test(scaffold, its_tests_tell_right_from_wrong)
{
    free(fixture_output(make, "09.1-x", "", NULL));
    cr_expect(passes("exercises/09.1-x"));
    cr_expect(passes("solutions/09.1-x"));
    cr_expect(passes("solutions/09.1-x/accepted/backwards"));
    cr_expect(passes("solutions/09.1-x/accepted/in-pairs"));
    cr_expect(passes("solutions/09.1-x/rejected/ALLOCS-still-copies"));
    cr_expect(!passes("solutions/09.1-x/rejected/TESTS-begins-at-zero"));
}

Test(scaffold, refuses)
{
    static const struct {
        const char *name, *says;
    } cases[] = {
        {"9.1-x", "new: 9.1-x: the form is 09.1-slug\n"},
        {"09.1", "new: 09.1: the form is 09.1-slug\n"},
        {"09.1-", "new: 09.1-: the form is 09.1-slug\n"},
        {"09-x", "new: 09-x: the form is 09.1-slug\n"},
        {"", "new: : the form is 09.1-slug\n"},
        {"09.1-../x", "new: 09.1-../x: the form is 09.1-slug\n"},
        {"09.1-Free", "new: 09.1-Free: the form is 09.1-slug\n"},
        {"03.1-other", "new: 03.1-other: this number is taken\n"},
        {"03.2-half", "new: 03.2-half: File exists\n"},
    };
    fixture_exercise("03.1-free-list");
    fixture_write("exercises/03.2-half/half.c", "mine\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int status;
        char *said = fixture_output(make, cases[i].name, "", &status);
        cr_expect_str_eq(said, cases[i].says);
        cr_expect_eq(status, 2);
        free(said);
    }
    char *mine = fixture_read("exercises/03.2-half/half.c");
    cr_expect_str_eq(mine, "mine\n");
    free(mine);
}
