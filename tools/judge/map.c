// A page of at most 80 columns, or 100 where the terminal has them.

#include "map.h"

#include "meter.h"
#include "style.h"
#include "work.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct map {
    FILE *out;
    struct exercise *list;
    int count;
    char (*lessons)[64];
    int lesson_count;
    struct attempts attempts;
    const struct exercise *next;
    int width;
};

static bool in_lesson(const struct exercise *e, unsigned long lesson)
{
    return strtoul(e->name, NULL, 10) == lesson;
}

const struct exercise *map_next(const struct exercise *list, int count, const struct attempts *a)
{
    static const char *const levels[] = {"core", "more", "open"};
    int from = 0;
    for (int i = 0; i < a->count; i++)
        for (int k = 0; k < count && a->list[i].verdict != VERDICT_GRADER_ERROR; k++)
            if (strcmp(list[k].name, a->list[i].exercise) == 0) from = k;
    if (count && attempts_standing(a, list[from].name).last &&
        !attempts_standing(a, list[from].name).passed)
        return &list[from];
    for (int l = 0; l < 3; l++)
        for (int k = 0; k < count; k++) {
            const struct exercise *e = &list[(from + k) % count];
            if (strcmp(e->level, levels[l]) == 0 && !attempts_standing(a, e->name).passed) return e;
        }
    return NULL;
}

static const struct attempts_kernel *kernel_of(const struct attempts_one *one, const char *name)
{
    for (int k = 0; k < one->kernel_count; k++)
        if (!*name || strcmp(one->kernels[k].name, name) == 0) return &one->kernels[k];
    return NULL;
}

static void number_text(char *text, size_t size, double value)
{
    snprintf(text, size, value >= 100 ? "%.0f" : "%.3g", value);
}

// The first attempt's cost and the best pass's; nothing in between says how far it went.
struct span {
    double first, best; // negative: not measured
};

static struct span span_of(const struct attempts *a, const char *exercise, const char *kernel,
                           const struct meter *m)
{
    struct span s = {-1, -1};
    for (int i = 0; i < a->count; i++) {
        const struct attempts_one *one = &a->list[i];
        const struct attempts_kernel *k = NULL;
        if (one->verdict != VERDICT_GRADER_ERROR && strcmp(one->exercise, exercise) == 0)
            k = kernel_of(one, kernel);
        double cost = k ? meter_get(&k->cost, m) : -1;
        if (cost < 0) continue;
        if (s.first < 0) s.first = cost;
        if (one->verdict == VERDICT_PASS && (s.best < 0 || cost < s.best)) s.best = cost;
    }
    return s;
}

// The kernel and the budget that were judged last: a pass names none, a test that fails neither.
static const char *decisive(const struct attempts *a, const char *exercise, const struct meter **m)
{
    const char *kernel = NULL;
    for (int i = 0; i < a->count; i++) {
        const struct attempts_one *one = &a->list[i];
        if (strcmp(one->exercise, exercise) != 0) continue;
        for (int k = 0; k < METER_COUNT; k++) {
            if (one->verdict != meter_all[k].verdict) continue;
            kernel = one->kernel;
            *m = &meter_all[k];
        }
    }
    return kernel;
}

void map_history(const struct attempts *a, const char *exercise, char *text, size_t size)
{
    char first[16], best[16];
    const struct meter *m = NULL;
    const char *kernel = decisive(a, exercise, &m);
    *text = '\0';
    if (!kernel) return;
    struct span s = span_of(a, exercise, kernel, m);
    if (s.best < 0 || s.best >= s.first) return;
    number_text(first, sizeof first, s.first);
    number_text(best, sizeof best, s.best);
    snprintf(text, size, "%s -> %s %s%s%s", first, best, m->name, *kernel ? ", " : "", kernel);
}

// "# Lesson 03: Object pools" -> "Object pools"; without a README, the folder's name.
static void lesson_title(const char *lesson, char *title, size_t size)
{
    char path[128], line[256] = "";
    snprintf(path, sizeof path, "lessons/%s/README.md", lesson);
    FILE *f = fopen(path, "re");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "# ", 2) == 0) break;
    if (f) fclose(f);
    char *text = strncmp(line, "# ", 2) == 0 ? line + 2 : NULL;
    if (text && strncasecmp(text, "lesson ", 7) == 0) text += 7;
    if (text) text += strspn(text, "0123456789.:- ");
    snprintf(title, size, "%.*s", (int)strcspn(text ? text : "", "\n"), text ? text : "");
    if (*title) return;
    snprintf(title, size, "%s", lesson + strspn(lesson, "0123456789-"));
    for (char *c = title; *c; c++)
        if (*c == '-') *c = ' ';
    *title = (char)toupper((unsigned char)*title);
}

// Cuts or fills to width columns of UTF-8.
static void put_column(FILE *out, const char *text, int width)
{
    int at = 0;
    for (; *text; text++) {
        bool begins = (*text & 0xc0) != 0x80;
        if (begins && at == width) break;
        fputc(*text, out);
        at += begins;
    }
    fprintf(out, "%*s", width - at, "");
}

// "Free list: sessions without malloc" where it fits, else what is before the colon.
static void put_title(FILE *out, const struct exercise *e, int width)
{
    char title[sizeof e->title];
    strcpy(title, e->title);
    char *colon = strstr(title, ": ");
    if (colon && style_columns(title) > width) *colon = '\0';
    put_column(out, title, width);
}

static void print_exercise(const struct map *m, const struct exercise *e)
{
    FILE *out = m->out;
    char minutes[16] = "", history[128];
    struct attempts_standing s = attempts_standing(&m->attempts, e->name);
    if (e->minutes) snprintf(minutes, sizeof minutes, "%d min", e->minutes);
    fprintf(out, "%s%s  %-5s%s  ", e == m->next ? style_bold(out) : "", e == m->next ? ">" : " ",
            e->address, e == m->next ? style_end(out) : "");
    put_title(out, e, m->width - 44);
    fprintf(out, "  %-4s  %7s", e->level, minutes);
    if (s.passed)
        fprintf(out, "  %spassed%s", style_green(out), style_end(out));
    else if (s.last)
        fprintf(out, "  %s%s%s", style_red(out), verdict_name(s.last->verdict), style_end(out));
    else if (access(exercise_work(e), F_OK) == 0)
        fputs("  begun", out);
    fputc('\n', out);
    map_history(&m->attempts, e->name, history, sizeof history);
    if (*history)
        fprintf(out, "          %s%.*s%s\n", style_dim(out), m->width - 10, history,
                style_end(out));
}

// A lesson is passed by its core.
static void print_lesson(const struct map *m, unsigned long number, const char *lesson)
{
    FILE *out = m->out;
    char title[128] = "", status[64] = "no exercises yet";
    int core = 0, passed = 0, all = 0;
    for (int i = 0; i < m->count; i++) {
        if (!in_lesson(&m->list[i], number)) continue;
        all++;
        if (strcmp(m->list[i].level, "core") != 0) continue;
        core++;
        passed += attempts_standing(&m->attempts, m->list[i].name).passed;
    }
    bool done = core > 0 && passed == core;
    if (core) snprintf(status, sizeof status, "%d of %d core passed", passed, core);
    if (all && !core) strcpy(status, "no core");
    if (done) strcpy(status, "passed");
    if (lesson) lesson_title(lesson, title, sizeof title);
    fprintf(out, "%s%02lu  ", style_bold(out), number);
    put_column(out, title, m->width - 6 - (int)strlen(status));
    fprintf(out, "%s  %s%s%s\n", style_end(out), done ? style_green(out) : "", status,
            done ? style_end(out) : "");
    for (int i = 0; i < m->count; i++)
        if (in_lesson(&m->list[i], number)) print_exercise(m, &m->list[i]);
}

// Lessons that have a folder and lessons that have exercises, in order.
static void print_lessons(const struct map *m)
{
    int l = 0, e = 0;
    while (l < m->lesson_count || e < m->count) {
        unsigned long of_l = l < m->lesson_count ? strtoul(m->lessons[l], NULL, 10) : -1ul;
        unsigned long of_e = e < m->count ? strtoul(m->list[e].name, NULL, 10) : -1ul;
        unsigned long number = of_l < of_e ? of_l : of_e;
        if (l || e) fputc('\n', m->out);
        print_lesson(m, number, of_l == number ? m->lessons[l] : NULL);
        if (of_l == number) l++;
        while (e < m->count && in_lesson(&m->list[e], number)) e++;
    }
}

static void print_next(const struct map *m)
{
    FILE *out = m->out;
    const struct exercise *e = m->next;
    char text[512];
    fputc('\n', out);
    if (m->count == 0) {
        fprintf(out, "There are no exercises yet. The first: make new-01.1-slug\n");
        return;
    }
    if (!e) {
        fprintf(out, "All exercises are passed.\n");
        return;
    }
    bool first = m->attempts.count == 0 && access(exercise_work(e), F_OK) != 0;
    bool tried = attempts_standing(&m->attempts, e->name).count > 0;
    fprintf(out, "%s%smake check-%s%s", first ? "Begin: " : "Next:  ", style_bold(out), e->address,
            style_end(out));
    if (tried) fprintf(out, "   or: make %s-%s", work_help(e), e->address);
    fputc('\n', out);
    if (first) {
        snprintf(
            text, sizeof text,
            "It makes %s/ with the files to edit, judges them as they are, and says what to do. "
            "The task is in %s/README.md. Then: make watch, which judges at every save.",
            exercise_work(e), exercise_dir(e));
        style_wrap(out, 7, text);
    }
}

static void print_all(const struct map *m)
{
    print_lessons(m);
    print_next(m);
    if (m->attempts.unreadable)
        fprintf(m->out, "Lines of %s that can't be read, and are left as they are: %d.\n",
                ATTEMPTS_PATH, m->attempts.unreadable);
}

int map_print(FILE *out)
{
    struct map m = {.out = out};
    int error = 0;
    m.width = style_width(out) < 100 ? style_width(out) : 100;
    if (m.width < 60) m.width = 60;
    m.count = exercise_all(&m.list);
    if (m.count < 0) {
        fprintf(stderr, "map: %s\n", exercise_error());
        return 2;
    }
    m.lesson_count = exercise_lessons(&m.lessons);
    if (m.lesson_count < 0) m.lesson_count = 0; // none yet
    error = attempts_read(&m.attempts);
    if (error) fprintf(stderr, "map: %s: %s\n", ATTEMPTS_PATH, strerror(-error));
    m.next = map_next(m.list, m.count, &m.attempts);
    if (!error) print_all(&m);
    attempts_free(&m.attempts);
    free(m.lessons);
    free(m.list);
    return error ? 2 : 0;
}
