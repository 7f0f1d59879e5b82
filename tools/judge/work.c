// How far the hints were read and whether the solution was asked for are two numbers in
// work/NAME/.asked, so that a reset forgets them and a hand-in shows them.

#include "work.h"

#include "attempts.h"
#include "file.h"
#include "style.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct asked {
    int hints, solution; // how many were shown; how often it was asked for
};

static struct asked asked_read(const struct exercise *e)
{
    struct asked a = {0};
    char path[128];
    snprintf(path, sizeof path, "%s/.asked", exercise_work(e));
    FILE *f = fopen(path, "re");
    if (f && fscanf(f, "hints %d solution %d", &a.hints, &a.solution) != 2) a = (struct asked){0};
    if (f) fclose(f);
    if (a.hints < 0 || a.hints > 100) a.hints = 0;
    return a;
}

static int complain(const char *what, int error)
{
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    return 2;
}

static int complain_exercise(void)
{
    fprintf(stderr, "%s\n", exercise_error());
    return 2;
}

static int asked_write(const struct exercise *e, struct asked a)
{
    char path[128];
    if (exercise_begin(e) < 0) return complain_exercise();
    snprintf(path, sizeof path, "%s/.asked", exercise_work(e));
    FILE *f = fopen(path, "we");
    if (f) fprintf(f, "hints %d solution %d\n", a.hints, a.solution);
    if (!f || fclose(f)) return complain(path, errno);
    return 0;
}

int work_command(const char *const argv[])
{
    pid_t child;
    int status, error;
    fflush(NULL);
    error = posix_spawnp(&child, argv[0], NULL, NULL, (char *const *)argv, environ);
    if (error) return -error;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -errno;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The step "## N Name" of hints.md, cut out of text; its name. How many steps there are.
static int hint_find(char *text, int wanted, char **name, char **body)
{
    int count = 0;
    *name = *body = NULL;
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) next++;
        if (strncmp(line, "## ", 3) != 0) continue;
        count++;
        if (*body && count == wanted + 1) *line = '\0';
        if (count != wanted) continue;
        *name = line + 3 + strspn(line + 3, "0123456789. ");
        *body = next ? next : line + strlen(line);
    }
    if (*body && *body > *name && (*body)[-1] == '\n') (*body)[-1] = '\0';
    return count;
}

static void hint_print(const struct exercise *e, int step, int count, const char *name,
                       const char *body)
{
    printf("%s%s hint %d of %d: %s%s\n\n", style_bold(stdout), e->address, step, count, name,
           style_end(stdout));
    style_markdown(stdout, body);
    if (step < count)
        printf("\nOne more step: make hint-%s    This one again: HINT=%d\n", e->address, step);
    else
        printf("\nThat was the last step. The solution: make solution-%s\n", e->address);
}

int work_hint(const struct exercise *e)
{
    char path[128], *name, *body;
    const char *wish = getenv("HINT");
    struct asked a = asked_read(e);
    int step = wish && *wish ? atoi(wish) : a.hints + 1;
    snprintf(path, sizeof path, "%s/hints.md", exercise_dir(e));
    char *text = file_text(path);
    if (!text) return complain(path, errno);
    int count = hint_find(text, step, &name, &body), status = 0;
    if (body) {
        hint_print(e, step, count, name, body);
        if (step > a.hints) {
            a.hints = step;
            status = asked_write(e, a);
        }
    } else if (count > 0 && step > count) {
        printf("There is no further hint: you have seen all %d (HINT=1 shows the first again).\n"
               "The solution: make solution-%s\n",
               count, e->address);
    } else {
        fprintf(stderr, "%s: no step %d\n", path, step);
        status = 2;
    }
    free(text);
    return status;
}

const char *work_help(const struct exercise *e)
{
    char path[128], *name, *body;
    snprintf(path, sizeof path, "%s/hints.md", exercise_dir(e));
    char *text = file_text(path);
    int count = text ? hint_find(text, 1, &name, &body) : 0;
    free(text);
    return asked_read(e).hints < count ? "hint" : "solution";
}

static bool begun(const struct exercise *e)
{
    if (access(exercise_work(e), F_OK) == 0) return true;
    printf("%s is not begun: make check-%s\n", e->address, e->address);
    return false;
}

// Only a person can be asked.
static bool agreed(const struct exercise *e)
{
    char answer[16] = "";
    if (!isatty(STDIN_FILENO)) return true;
    printf("Begin %s/ anew? A copy of yours is kept.\n[y/N] ", exercise_work(e));
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin) && (*answer == 'y' || *answer == 'Y');
}

int work_reset(const struct exercise *e)
{
    char kept[160], date[32];
    time_t now = time(NULL);
    struct tm tm;
    if (!begun(e)) return 1;
    if (!agreed(e)) {
        printf("Nothing is changed.\n");
        return 0;
    }
    localtime_r(&now, &tm);
    strftime(date, sizeof date, "%Y%m%d-%H%M%S", &tm);
    if (mkdir("work/.kept", 0777) && errno != EEXIST) return complain("work/.kept", errno);
    snprintf(kept, sizeof kept, "work/.kept/%s-%s", e->name, date);
    for (int i = 2; access(kept, F_OK) == 0; i++)
        snprintf(kept, sizeof kept, "work/.kept/%s-%s-%d", e->name, date, i);
    if (rename(exercise_work(e), kept)) return complain(kept, errno);
    if (exercise_begin(e) < 0) {
        rename(kept, exercise_work(e));
        return complain_exercise();
    }
    printf("%s/ is at the start again; yours is in %s/\n", exercise_work(e), kept);
    return 0;
}

// Prints how b differs from a. 0 if it does not, 1 if it does, 2 if nobody could tell.
static int print_diff(const char *a, const char *b)
{
    const char *color = style_on(stdout) ? "--color=always" : "--color=never";
    const char *const git[] = {
        "git", "--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-prefix", color, "--", a,
        b,     NULL};
    const char *const diff[] = {"diff", "-u", a, b, NULL};
    int status = work_command(git);
    if (status != 0 && status != 1) status = work_command(diff);
    if (status == 0 || status == 1) return status;
    fprintf(stderr, "neither git nor diff can compare %s and %s\n", a, b);
    return 2;
}

// The files to edit of two folders.
static int print_diffs(const struct exercise *e, const char *from, const char *to)
{
    int all = 0;
    for (int i = 0; i < e->file_count && all != 2; i++) {
        char a[192], b[192];
        snprintf(a, sizeof a, "%s/%s", from, e->files[i]);
        snprintf(b, sizeof b, "%s/%s", to, e->files[i]);
        if (access(b, F_OK)) {
            printf("%s is not there: the start's is used.\n", b);
            continue;
        }
        int status = print_diff(a, b);
        if (status > all) all = status;
    }
    return all;
}

int work_diff(const struct exercise *e)
{
    if (!begun(e)) return 1;
    int status = print_diffs(e, exercise_dir(e), exercise_work(e));
    if (status == 0) printf("%s/ is as it was at the start.\n", exercise_work(e));
    return status == 2 ? 2 : 0;
}

static bool has_passed(const struct exercise *e)
{
    struct attempts attempts;
    if (attempts_read(&attempts)) return false;
    bool passed = attempts_standing(&attempts, e->name).passed;
    attempts_free(&attempts);
    return passed;
}

int work_solution(const struct exercise *e)
{
    struct asked a = asked_read(e);
    char path[128];
    a.solution++;
    if (!has_passed(e)) {
        int status = asked_write(e, a);
        if (status || a.solution == 1) {
            if (!status)
                printf("You have not passed %s yet. A hint: make hint-%s\n"
                       "To see the solution anyway, ask again: make solution-%s\n",
                       e->address, e->address, e->address);
            return status;
        }
    }
    for (int i = 0; i < e->file_count; i++)
        printf("%s%s/%s%s\n", style_bold(stdout), exercise_solution(e), e->files[i],
               style_end(stdout));
    snprintf(path, sizeof path, "%s/README.md", exercise_solution(e));
    char *text = file_text(path);
    if (text) {
        printf("\n");
        style_markdown(stdout, text);
    }
    free(text);
    printf("\n");
    return print_diffs(e, exercise_dir(e), exercise_solution(e)) == 2 ? 2 : 0;
}
