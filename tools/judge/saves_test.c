#include "saves.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct exercise *list;
static struct saves s;

static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-a");
    fixture_exercise("03.2-b");
    cr_assert_eq(exercise_all(&list), 2);
}

static void end(void)
{
    saves_close(&s);
    free(list);
    fixture_leave();
}

TestSuite(saves, .init = begin, .fini = end);

// Whether inotify says within a hundred seconds that something happened.
static bool woken(void)
{
    struct pollfd p = {.fd = s.fd, .events = POLLIN};
    bool is = poll(&p, 1, 100000) == 1;
    saves_drain(&s);
    return is;
}

// The times of files have the kernel's tick, so two saves in one test differ in size too.
Test(saves, sees_each_way_to_save)
{
    cr_assert_eq(saves_open(&s, list, 2, false), 0);
    cr_assert_geq(s.fd, 0, "no inotify here");
    cr_expect_eq(saves_last(&s), -1);
    cr_assert_eq(exercise_begin(&list[1]), 1);
    cr_expect(woken(), "work/ was made");
    cr_expect_eq(saves_look(&s), 1);
    fixture_write("work/03.2-b/session.c", "long enough to differ");
    cr_expect(woken(), "written in place");
    cr_expect_eq(saves_look(&s), 1);
    fixture_write("elsewhere", "a text of another size");
    saves_drain(&s);
    rename("elsewhere", "work/03.2-b/session.c");
    cr_expect(woken(), "renamed over");
    cr_expect_eq(saves_look(&s), 1);
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_expect(woken(), "another was begun");
    cr_expect_eq(saves_look(&s), 0);
    cr_expect_eq(saves_look(&s), -1, "nothing is new");
    fixture_write("work/03.1-a/session.c", "1");
    cr_expect(woken(), "in the other");
    cr_expect_eq(saves_look(&s), 0);
}

Test(saves, sees_a_folder_that_was_replaced)
{
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_assert_eq(saves_open(&s, list, 2, false), 0);
    rename("work/03.1-a", "work/.kept");
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_expect(woken());
    cr_expect_eq(saves_look(&s), 0);
    saves_drain(&s);
    fixture_write("work/03.1-a/session.c", "mine");
    cr_expect(woken(), "the new folder is not followed");
    cr_expect_eq(saves_look(&s), 0);
}

Test(saves, other_files_do_not_count)
{
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_assert_eq(saves_open(&s, list, 2, false), 0);
    fixture_write("work/03.1-a/.session.c.swp", "x");
    fixture_write("work/03.1-a/4913", "x");
    cr_expect_eq(saves_look(&s), -1);
    unlink("work/03.1-a/session.c");
    cr_expect_eq(saves_look(&s), 0, "one that is gone counts");
}

Test(saves, of_several_it_is_the_newest)
{
    struct timespec times[2][2] = {{{.tv_sec = 100}, {.tv_sec = 100}},
                                   {{.tv_sec = 100}, {.tv_sec = 100, .tv_nsec = 1}}};
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_assert_eq(exercise_begin(&list[1]), 1);
    cr_assert_eq(saves_open(&s, list, 2, true), 0);
    cr_expect_lt(s.fd, 0);
    for (int newer = 0; newer < 2; newer++) {
        utimensat(AT_FDCWD, "work/03.1-a/session.c", times[newer == 0], 0);
        utimensat(AT_FDCWD, "work/03.2-b/session.c", times[newer == 1], 0);
        cr_expect_eq(saves_look(&s), newer);
        cr_expect_eq(saves_last(&s), newer);
    }
}

// From here on, system call number fails with error.
static void forbid(int number, int error)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = 4, .filter = filter};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) cr_skip_test("no seccomp here");
}

static void polls(void)
{
    cr_assert_eq(exercise_begin(&list[0]), 1);
    cr_assert_eq(saves_open(&s, list, 2, false), 0);
    cr_expect_lt(s.fd, 0, "it should poll");
    fixture_write("work/03.1-a/session.c", "mine");
    cr_expect_eq(saves_look(&s), 0);
}

Test(saves, polls_where_there_is_no_inotify)
{
    forbid(SYS_inotify_init1, ENOSYS);
    polls();
}

Test(saves, polls_where_inotify_has_no_room)
{
    forbid(SYS_inotify_add_watch, ENOSPC);
    polls();
}
