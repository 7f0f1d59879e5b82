// The judge's program as people and their tools meet it: what it exits with, what it prints and
// where, and what is left when it is killed, when two run at once, or when work/ can't be written.

#include "home_testing.h"

#include "attempts.h"
#include "fixture.h"
#include "jsonline.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WORK     "work/03.1-free-list/session.c"
#define SOLUTION "solutions/03.1-free-list/session.c"
#define START    "exercises/03.1-free-list/session.c"

static char program[512]; // the judge, beside this program

static void begin(void)
{
    struct exercise e;
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 8);
    cr_assert_gt(len, 0);
    program[len] = 0;
    strcpy(strrchr(program, '/'), "/judge");
    cr_assert_eq(access(program, X_OK), 0, "%s is not built", program);
    home_enter(&e, NULL);
    setenv("TERM", "xterm", 1);
    setenv("TIMING", "0", 1);
}

TestSuite(home_judge, .init = begin, .fini = fixture_leave);

static void copy(const char *from, const char *to)
{
    char *text = fixture_read(from);
    cr_assert(text, "%s: not there", from);
    fixture_write(to, text);
    free(text);
}

// Runs it; what it printed is in the files out and err.
static int judge(const char *arguments)
{
    char command[800];
    snprintf(command, sizeof command, "%s %s >out 2>err", program, arguments);
    int status = system(command);
    cr_assert(WIFEXITED(status), "%s ended by signal %d", command, WTERMSIG(status));
    return WEXITSTATUS(status);
}

static void expect_text(const char *file, const char *part)
{
    char *text = fixture_read(file);
    cr_expect(text && strstr(text, part), "\"%s\" is not in %s:\n%s", part, file, text);
    free(text);
}

static void expect_judged(const char *arguments, int status, const char *word)
{
    int got = judge(arguments);
    cr_expect_eq(got, status, "%s: status %d", arguments, got);
    expect_text("out", word);
}

Test(home_judge, the_status_is_0_for_a_pass_1_for_a_fail_and_2_for_what_is_no_verdict)
{
    expect_judged("check 03.1", 1, "ALLOCS");
    copy(SOLUTION, WORK);
    expect_judged("check 03.1", 0, "PASS");
    home_expect_attempts(2, "two checks");
    cr_expect_eq(judge("check 03.9"), 2);
    expect_text("err", "no exercise 03.9");
    cr_expect_eq(judge("check 03.1 'a blank'"), 2);
    expect_text("err", "can't quote its name");
    cr_expect_eq(judge("chek 03.1"), 2);
    cr_expect_eq(judge(""), 2);
    home_expect_attempts(2, "commands that were none");
}

// JSON.

static char seen[64][40]; // the members' names, and their values where they are short
static char values[64][400];

static int read_object(char *line)
{
    struct jsonline r = {.at = line};
    int count = 0;
    jsonline_want(&r, '{');
    do {
        snprintf(seen[count], sizeof seen[count], "%s", jsonline_string(&r));
        jsonline_want(&r, ':');
        const char *value = r.at;
        bool text = *value == '"';
        if (text)
            snprintf(values[count], sizeof values[count], "%s", jsonline_string(&r));
        else
            jsonline_skip(&r);
        if (!text)
            snprintf(values[count], sizeof values[count], "%.*s", (int)(r.at - value), value);
        count++;
    } while (!r.bad && count < 64 && jsonline_take(&r, ','));
    jsonline_want(&r, '}');
    cr_assert(!r.bad && !strcmp(r.at, "\n"), "not one object in one line, from: %.80s", r.at);
    return count;
}

static const char *member(const char *name)
{
    for (int i = 0; i < 64; i++)
        if (!strcmp(seen[i], name)) return values[i];
    cr_assert(false, "no member %s", name);
    return "";
}

static void judge_json(const char *arguments, int status)
{
    cr_expect_eq(judge(arguments), status);
    char *text = fixture_read("out");
    cr_assert(text);
    memset(seen, 0, sizeof seen);
    cr_expect_gt(read_object(text), 8);
    free(text);
}

Test(home_judge, json_is_one_object_whatever_was_begun)
{
    judge_json("check 03.1 --json --seed=7", 1);
    cr_expect_str_eq(member("verdict"), "ALLOCS");
    cr_expect_str_eq(member("seed"), "7");
    cr_expect_str_eq(member("exercise"), "03.1-free-list");
    cr_expect(strstr(member("place"), WORK ":10"), "%s", member("place"));
    cr_expect_neq(*member("kernels"), 0);
    cr_expect(strstr(member("kernels"), "[{"), "%s", member("kernels"));
}

#define ODD "\\\"<&>]]>'\t\303\251"

Test(home_judge, json_and_junit_escape_what_a_compiler_says)
{
    fixture_write(WORK, "#error \"" ODD "\"\n");
    setenv("JUNIT", "junit.xml", 1);
    judge_json("check 03.1 --json", 1);
    cr_expect_str_eq(member("verdict"), "COMPILE");
    cr_expect(strstr(member("detail"), ODD), "%s", member("detail"));
    char *xml = fixture_read("junit.xml");
    cr_assert(xml);
    cr_expect(strstr(xml, "&lt;&amp;") && strstr(xml, "type=\"COMPILE\""), "%s", xml);
    free(xml);
}

// XML, as much of it as is needed to see that it is well-formed: tags match, attributes are quoted
// once, references are known, and nothing is bare that may not be (XML 1.0, 2.4 and 3.1).

static bool text_is_fine(const char *at, const char *end)
{
    static const char *const known[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#10;"};
    for (; at < end; at++) {
        bool good = (unsigned char)*at >= ' ' || strchr("\t\n\r", *at);
        if (*at == '<' || !good || (*at == ']' && !strncmp(at, "]]>", 3))) return false;
        if (*at != '&') continue;
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            found |= !strncmp(at, known[i], strlen(known[i]));
        if (!found) return false;
    }
    return true;
}

static const char *skip_attributes(const char *at)
{
    while (*at == ' ') {
        at += strspn(at, " ");
        size_t name = strcspn(at, "= />");
        if (!name || strncmp(at + name, "=\"", 2)) return NULL;
        at += name + 2;
        size_t value = strcspn(at, "\"");
        if (!at[value] || !text_is_fine(at, at + value)) return NULL;
        at += value + 1;
    }
    return at;
}

static bool well_formed(const char *at)
{
    char open[16][32];
    int depth = 0;
    if (strncmp(at, "<?xml ", 6) || !(at = strstr(at, "?>"))) return false;
    for (at += 2; *at;) {
        size_t text = strcspn(at, "<");
        if (!text_is_fine(at, at + text)) return false;
        at += text;
        if (!*at) break;
        bool closing = *++at == '/';
        char name[32];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at + closing, " />"), at + closing);
        at += closing + strlen(name);
        if (closing && (!depth || strcmp(open[--depth], name))) return false;
        if (!closing && !(at = skip_attributes(at))) return false;
        if (!closing && *at != '/') strcpy(open[depth++ % 16], name);
        if (*at == '/' && !closing) at++;
        if (*at++ != '>') return false;
    }
    return depth == 0;
}

Test(home_judge, junit_is_well_formed)
{
    setenv("JUNIT", "junit.xml", 1);
    for (int round = 0; round < 3; round++) {
        if (round == 1) fixture_write(WORK, "#error \"" ODD "\"\n");
        if (round == 2) copy(HOME_FOLDERS "TESTS-noisy/session.c", WORK);
        judge(round == 2 ? "check 03.1 " HOME_FOLDERS "TESTS-noisy" : "check");
        if (!round) judge("check 03.1");
        char *xml = fixture_read("junit.xml");
        cr_assert(xml);
        cr_expect(well_formed(xml), "not well-formed:\n%s", xml);
        cr_expect(strstr(xml, "failures=\"1\""), "%s", xml);
        free(xml);
    }
    cr_expect(!well_formed("<?xml ?><a>&b;</a>") && !well_formed("<?xml ?><a><b></a></b>"));
}

Test(home_judge, a_seed_repeats_a_wrong_answer)
{
    char says[400], op[40], again[200];
    judge_json("check 03.1 --json " HOME_FOLDERS "WRONG-remembers", 1);
    cr_expect_str_eq(member("verdict"), "WRONG");
    snprintf(says, sizeof says, "%s", member("says"));
    snprintf(op, sizeof op, "%s", member("op"));
    snprintf(again, sizeof again, "check 03.1 --json --seed=%s " HOME_FOLDERS "WRONG-remembers",
             member("seed"));
    for (int i = 0; i < 2; i++) {
        judge_json(again, 1);
        cr_expect_str_eq(member("says"), says);
        cr_expect_str_eq(member("op"), op);
    }
    cr_expect(strstr(says, "wanted ") && strstr(says, ", got ") && atoi(op) > 0, "%s", says);
}

// A terminal.

static char *on_a_terminal(const char *arguments, int *status)
{
    char command[800], *text = calloc(1, 1 << 16);
    size_t len = 0;
    int fd;
    snprintf(command, sizeof command, "exec %s %s", program, arguments);
    pid_t pid = forkpty(&fd, NULL, NULL, &(struct winsize){.ws_row = 24, .ws_col = 80});
    cr_assert(pid >= 0 && text);
    if (!pid) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    for (ssize_t n; (n = read(fd, text + len, (1 << 16) - 1 - len)) > 0;) len += (size_t)n;
    waitpid(pid, status, 0);
    close(fd);
    return text;
}

Test(home_judge, colours_are_for_terminals_that_want_them)
{
    int status;
    judge("check 03.1");
    char *piped = fixture_read("out"), *plain, *coloured = on_a_terminal("check 03.1", &status);
    cr_expect(!strchr(piped, '\033'), "an escape sequence in what is piped: %s", piped);
    cr_expect(strstr(coloured, "\033[31mALLOCS"), "no colour on a terminal: %s", coloured);
    setenv("NO_COLOR", "1", 1);
    plain = on_a_terminal("check 03.1", &status);
    cr_expect(strstr(plain, "ALLOCS") && !strstr(plain, "\033[3"), "colours with NO_COLOR: %s",
              plain);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    free(piped), free(plain), free(coloured);
}

// Several at once, and killed ones.

static pid_t start(const char *arguments)
{
    char command[800];
    snprintf(command, sizeof command, "exec %s %s", program, arguments);
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    cr_assert_gt(pid, 0);
    return pid;
}

Test(home_judge, judges_do_not_disturb_each_other)
{
    static const char *const folders[] = {"", "solutions/03.1-free-list",
                                          HOME_FOLDERS "ENDED_EARLY-exit-in-a-kernel", ""};
    static const char *const words[] = {"ALLOCS", "PASS", "ENDED_EARLY", "ALLOCS"};
    pid_t pids[4];
    char arguments[200], file[20];
    for (int i = 0; i < 4; i++) {
        snprintf(arguments, sizeof arguments, "check 03.1 %s >out.%d 2>&1", folders[i], i);
        pids[i] = start(arguments);
    }
    for (int i = 0; i < 4; i++) {
        int status;
        waitpid(pids[i], &status, 0);
        cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == (i == 1 ? 0 : 1));
        snprintf(file, sizeof file, "out.%d", i);
        expect_text(file, words[i]);
    }
    home_expect_attempts(2, "two of four were recorded");
}

static void wait_a_moment(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

Test(home_judge, a_check_that_was_killed_at_any_moment_spoils_no_later_one)
{
    char command[200], key[40], *text = fixture_read(SOLUTION);
    fixture_write(WORK, "// Nobody else's.\n");
    FILE *f = fopen(WORK, "ae");
    cr_assert(f && fputs(text, f) >= 0 && !fclose(f));
    free(text);
    judge_json("check 03.1 --json", 0);
    snprintf(key, sizeof key, "%s", member("key"));
    snprintf(command, sizeof command, "rm -rf build/gcc-verdict/overlay/03.1-free-list/%s*", key);
    for (int ms = 20; ms < 900; ms += 220) {
        int alive[2]; // whoever is holds its other end
        char byte;
        cr_assert_eq(system(command) || pipe(alive), 0);
        pid_t pid = start("check 03.1 >out 2>&1");
        close(alive[1]);
        wait_a_moment(ms);
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        cr_expect_eq(read(alive[0], &byte, 1), 0);
        close(alive[0]);
        expect_judged("check 03.1", 0, "PASS");
        cr_expect(rmdir("build/judge") == 0, "what a killed check left is still there");
    }
}

// A work/ that is not as it should be.

Test(home_judge, an_older_file_that_is_brought_back_is_judged_again)
{
    static const struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    copy(START, WORK);
    expect_judged("check 03.1", 1, "ALLOCS");
    copy(SOLUTION, WORK);
    utimensat(AT_FDCWD, WORK, old, 0);
    expect_judged("check 03.1", 0, "PASS");
    copy(START, WORK);
    utimensat(AT_FDCWD, WORK, old, 0);
    expect_judged("check 03.1", 1, "ALLOCS");
    expect_text("out", WORK ":10");
}

Test(home_judge, work_may_be_elsewhere)
{
    mkdir("elsewhere", 0777);
    cr_assert_eq(symlink("elsewhere", "work"), 0);
    expect_judged("check 03.1", 1, "ALLOCS  " WORK ":10");
    copy(SOLUTION, "elsewhere/03.1-free-list/session.c");
    expect_judged("check 03.1", 0, "PASS");
    home_expect_attempts(2, "a linked work/");
}

// A small disk of its own on work/, with an exercise begun on it. Only root can.
static void mount_work(void)
{
    mkdir("work", 0777);
    if (unshare(CLONE_NEWNS) || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
        mount("none", "work", "tmpfs", 0, "size=64k"))
        cr_skip_test("no disk can be mounted: %s", strerror(errno));
    copy(SOLUTION, WORK);
    expect_judged("check 03.1", 0, "PASS");
    home_expect_attempts(1, "a disk with room");
    expect_text("err", "");
}

#define WRITTEN_ELSEWHERE "could not be written; this line belongs to its end:\n{\"time\":"

Test(home_judge, an_attempt_that_no_disk_takes_is_on_stderr)
{
    mount_work();
    static const char lines[4096] = {[0 ... 4095] = '\n'};
    int fd = open("work/.attempts", O_APPEND | O_WRONLY);
    off_t size = lseek(fd, 0, SEEK_END);
    cr_assert(write(fd, lines, 4096 - (size_t)size % 4096) > 0 && !close(fd)); // its last block
    fd = open("work/all-the-rest", O_CREAT | O_WRONLY, 0666);
    while (write(fd, lines, sizeof lines) > 0) continue;
    expect_judged("check 03.1 --json", 0, "PASS");
    expect_text("err", WRITTEN_ELSEWHERE);
    home_expect_attempts(1, "a full disk");
    cr_expect(!ftruncate(fd, 0) && !close(fd));
    cr_expect_eq(system("tail -n 1 err >>work/.attempts"), 0);
    home_expect_attempts(2, "as the message says, once there is room");
    umount2("work", MNT_DETACH);
}

Test(home_judge, a_work_that_can_only_be_read_still_gets_verdicts)
{
    mount_work();
    cr_assert_eq(mount("none", "work", NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
    expect_judged("check 03.1", 0, "PASS");
    expect_text("err", WRITTEN_ELSEWHERE);
    home_expect_attempts(1, "a disk that can only be read");
    umount2("work", MNT_DETACH);
}
