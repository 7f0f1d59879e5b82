// What is built again and what is not, with a Makefile that builds nothing and writes down what it
// was asked for.

#include "build.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

// A folder whose name ends in "bad" does not compile.
static const char makefile[] =
    "overlays: $(OVERLAY:%=out/%/key/made)\n"
    "out/%/key/made:\n"
    "\t@echo '@overlay $* out/$*/key'\n"
    "\t@echo '$*: $(PROGRAMS)$(SAN:%=, sanitized)' >>asked\n"
    "\t@$(if $(filter %bad,$@$*),echo '$*/x.c:1: error: no'; false,true)\n";

static void enter(void)
{
    fixture_enter();
    fixture_write("Makefile", makefile);
    unsetenv("MAKEFLAGS");
    unsetenv("MAKELEVEL");
    unsetenv("MFLAGS");
}

TestSuite(build, .init = enter, .fini = fixture_leave);

static void asked(const char *text)
{
    char *is = fixture_read("asked");
    cr_assert_str_eq(is ? is : "", text);
    free(is);
}

Test(build, what_was_built_is_not_built_again)
{
    struct build_overlay o[2] = {{.dir = "work/a"}, {.dir = "work/b"}};
    struct build_how how = {.exercise = "03.1-free-list", .programs = "test"};
    cr_assert_eq(build_overlays(&how, o, 1), 0);
    cr_assert(o[0].ok);
    cr_assert_str_eq(o[0].out, "out/work/a/key");
    cr_assert_str_eq(o[0].key, "key");
    struct build_overlay again = {.dir = "work/a"};
    cr_assert_eq(build_overlays(&how, &again, 1), 0);
    cr_assert(again.ok);
    cr_assert_str_eq(again.out, o[0].out);
    asked("work/a: test\n");
    how.programs = "bench";
    cr_assert_eq(build_overlays(&how, o, 1), 0);
    how.san = "1";
    cr_assert_eq(build_overlays(&how, o, 1), 0);
    asked("work/a: test\nwork/a: bench\nwork/a: bench, sanitized\n");
}

Test(build, ahead_stands_for_all_programs_until_it_is_forgotten)
{
    struct build_overlay o = {.dir = "work/a"};
    struct build_how some = {.exercise = "03.1-free-list", .programs = "test"};
    struct build_how all = {.exercise = "03.1-free-list"};
    cr_assert_eq(build_ahead(&some, &o, 1), 0);
    cr_assert_eq(build_overlays(&all, &o, 1), 0);
    asked("work/a: test\n");
    all.san = "1"; // is another build
    cr_assert_eq(build_overlays(&all, &o, 1), 0);
    all.san = NULL;
    build_forget();
    cr_assert_eq(build_overlays(&all, &o, 1), 0);
    asked("work/a: test\nwork/a: test bench bench_bare, sanitized\n"
          "work/a: test bench bench_bare\n");
}

Test(build, the_one_that_does_not_compile_is_named)
{
    struct build_overlay o[3] = {{.dir = "work/a"}, {.dir = "work/bad"}, {.dir = "work/c"}};
    struct build_how how = {.exercise = "03.1-free-list"};
    cr_assert_eq(build_overlays(&how, o, 3), 0);
    cr_assert(o[0].ok && o[2].ok);
    cr_assert_not(o[1].ok);
    cr_assert(strstr(o[1].says, "work/bad/x.c:1: error: no"), "%s", o[1].says);
}

Test(build, a_folder_that_make_cant_name_is_refused)
{
    struct build_overlay o = {.dir = "work/a b"};
    struct build_how how = {.exercise = "03.1-free-list"};
    cr_assert_lt(build_overlays(&how, &o, 1), 0);
    asked("");
    cr_assert(build_nameable("work/03.1-free-list") && build_nameable("/tmp/x_y+z"));
    cr_assert_not(build_nameable("-rf"));
    cr_assert_not(build_nameable("work/$(x)"));
    cr_assert_not(build_nameable(""));
}
