// A line that can't be read is counted and left where it is: it may be a newer version's.

#include "attempts.h"

#include "jsonline.h"
#include "meter.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// A line is 2 KB as a rule and 20 KB at most: room for some checks that run side by side.
#define RESERVE (128 * 1024)

static const struct {
    const char *name;
    size_t at; // in struct verdict_cost
} times[] = {
    {"time_ns", offsetof(struct verdict_cost, time_ns)},
    {"time_low_ns", offsetof(struct verdict_cost, time_low_ns)},
    {"time_high_ns", offsetof(struct verdict_cost, time_high_ns)},
};
enum { TIMES = sizeof times / sizeof *times, COSTS = METER_COUNT + TIMES };

// Of all that is written: what budgets are for, then the times.
static const char *cost_name(int i)
{
    return i < METER_COUNT ? meter_all[i].key : times[i - METER_COUNT].name;
}

static double *cost_at(const struct verdict_cost *cost, int i)
{
    return (double *)((uintptr_t)cost +
                      (i < METER_COUNT ? meter_all[i].at : times[i - METER_COUNT].at));
}

char *attempts_format(const struct verdict_result *r)
{
    char *line = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&line, &size);
    if (!f) return NULL;
    fprintf(f, "{\"time\":%" PRId64, r->when);
    jsonline_put_string(f, ",\"exercise\":", r->exercise);
    jsonline_put_string(f, ",\"verdict\":", verdict_name(r->verdict));
    jsonline_put_string(f, ",\"key\":", r->key);
    fprintf(f, ",\"seed\":%" PRIu64, r->seed);
    if (r->op >= 0) fprintf(f, ",\"op\":%" PRId64, r->op);
    jsonline_put_string(f, ",\"kernel\":", r->kernel);
    jsonline_put_number(f, "seconds", r->seconds);
    jsonline_put_string(f, ",\"place\":", r->place);
    jsonline_put_string(f, ",\"says\":", r->says);
    jsonline_put_string(f, ",\"detail\":", r->detail);
    fputs(",\"kernels\":[", f);
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        jsonline_put_string(f, i ? ",{\"name\":" : "{\"name\":", k->name);
        for (int c = 0; c < COSTS; c++)
            jsonline_put_number(f, cost_name(c), *cost_at(&k->cost[VERDICT_YOURS], c));
        jsonline_put_number(f, "ratio", k->ratio);
        fputc('}', f);
    }
    fputs("]}\n", f);
    if (fclose(f) == 0) return line;
    free(line);
    return NULL;
}

// The file, locked.
static int open_locked(void)
{
    int fd, flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC;
    if (mkdir("work", 0777) && errno != EEXIST) return -errno;
    if ((fd = open(ATTEMPTS_PATH, flags, 0666)) < 0) return -errno;
    // Where nothing can be locked, O_APPEND and one write must do.
    while (flock(fd, LOCK_EX) && errno == EINTR) continue;
    return fd;
}

// Behind its end, so that the file does not grow by it.
static int reserve(int fd)
{
    struct stat st;
    if (fstat(fd, &st)) return -errno;
    if (fallocate(fd, FALLOC_FL_KEEP_SIZE, st.st_size, RESERVE) == 0) return 0;
    return errno == ENOSPC || errno == EDQUOT ? -errno : 0;
}

int attempts_reserve(void)
{
    int fd = open_locked();
    if (fd < 0) return fd;
    int error = reserve(fd);
    close(fd);
    return error;
}

static int write_whole(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t done = write(fd, text, size);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return done ? -errno : -EIO;
        text += done;
        size -= (size_t)done;
    }
    return 0;
}

int attempts_append(const struct verdict_result *r)
{
    struct stat st = {0};
    char last = '\n', *line = attempts_format(r);
    if (!line) return -ENOMEM;
    int fd = open_locked(), error = 0;
    if (fd < 0 || fstat(fd, &st)) error = fd < 0 ? fd : -errno;
    // A line that was cut off stays alone: it must not take this one with it.
    if (!error && st.st_size > 0 && pread(fd, &last, 1, st.st_size - 1) < 0) error = -errno;
    if (!error && last != '\n') error = write_whole(fd, "\n", 1);
    if (!error) error = write_whole(fd, line, strlen(line));
    bool cut = error && fd >= 0 && ftruncate(fd, st.st_size) == 0;
    if (!error || cut) reserve(fd);
    if (fd >= 0 && close(fd) && !error) error = -errno;
    free(line);
    return error;
}

static void take_kernel(struct jsonline *r, struct attempts_kernel *k)
{
    k->name = "";
    for (int c = 0; c < COSTS; c++) *cost_at(&k->cost, c) = -1;
    jsonline_want(r, '{');
    do {
        const char *name = jsonline_string(r);
        int c = 0;
        jsonline_want(r, ':');
        while (c < COSTS && strcmp(name, cost_name(c)) != 0) c++;
        if (c < COSTS)
            *cost_at(&k->cost, c) = strtod(jsonline_number(r), NULL);
        else if (strcmp(name, "name") == 0)
            k->name = jsonline_string(r);
        else if (strcmp(name, "ratio") == 0)
            k->ratio = strtod(jsonline_number(r), NULL);
        else
            jsonline_skip(r);
    } while (!r->bad && jsonline_take(r, ','));
    jsonline_want(r, '}');
}

static void take_kernels(struct jsonline *r, struct attempts_one *a)
{
    jsonline_want(r, '[');
    if (jsonline_take(r, ']')) return;
    do {
        if (a->kernel_count < VERDICT_KERNELS)
            take_kernel(r, &a->kernels[a->kernel_count++]);
        else
            jsonline_skip(r);
    } while (!r->bad && jsonline_take(r, ','));
    jsonline_want(r, ']');
}

static void take_verdict(struct jsonline *r, enum verdict *verdict)
{
    const char *name = jsonline_string(r);
    *verdict = verdict_parse(name);
    if (strcmp(name, verdict_name(*verdict)) != 0) r->bad = true;
}

static void take_field(struct jsonline *r, struct attempts_one *a, const char *name)
{
    const struct {
        const char *name, **text;
    } texts[] = {{"exercise", &a->exercise}, {"key", &a->key},   {"kernel", &a->kernel},
                 {"place", &a->place},       {"says", &a->says}, {"detail", &a->detail}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(name, texts[i].name) != 0) continue;
        *texts[i].text = jsonline_string(r);
        return;
    }
    if (strcmp(name, "time") == 0)
        a->when = strtoll(jsonline_number(r), NULL, 10);
    else if (strcmp(name, "seed") == 0)
        a->seed = strtoull(jsonline_number(r), NULL, 10);
    else if (strcmp(name, "op") == 0)
        a->op = strtoll(jsonline_number(r), NULL, 10);
    else if (strcmp(name, "seconds") == 0)
        a->seconds = strtod(jsonline_number(r), NULL);
    else if (strcmp(name, "verdict") == 0)
        take_verdict(r, &a->verdict);
    else if (strcmp(name, "kernels") == 0)
        take_kernels(r, a);
    else
        jsonline_skip(r);
}

static bool read_line(struct attempts_one *a, char *line)
{
    struct jsonline r = {.at = line};
    *a = (struct attempts_one){.op = -1,
                               .when = -1,
                               .exercise = "",
                               .key = "",
                               .kernel = "",
                               .place = "",
                               .says = "",
                               .detail = ""};
    jsonline_want(&r, '{');
    while (!r.bad) {
        const char *name = jsonline_string(&r);
        jsonline_want(&r, ':');
        if (!r.bad) take_field(&r, a, name);
        if (!jsonline_take(&r, ',')) break;
    }
    jsonline_want(&r, '}');
    r.at += strspn(r.at, " \t\r");
    return !r.bad && *r.at == '\0' && a->when >= 0 && *a->exercise;
}

// The whole file with a NUL behind it; malloc'd.
static int read_file(char **text, size_t *size)
{
    struct stat st;
    int fd = open(ATTEMPTS_PATH, O_RDONLY | O_CLOEXEC), error = 0;
    *text = NULL;
    *size = 0;
    if (fd < 0) return errno == ENOENT ? 0 : -errno;
    while (flock(fd, LOCK_SH) && errno == EINTR) continue;
    if (fstat(fd, &st))
        error = -errno;
    else if (!(*text = malloc((size_t)st.st_size + 1)))
        error = -ENOMEM;
    while (!error && *size < (size_t)st.st_size) {
        ssize_t got = read(fd, *text + *size, (size_t)st.st_size - *size);
        if (got < 0 && errno != EINTR) error = -errno;
        if (got == 0) break;
        if (got > 0) *size += (size_t)got;
    }
    close(fd);
    if (error)
        free(*text);
    else
        (*text)[*size] = '\0';
    return error;
}

int attempts_read(struct attempts *a)
{
    size_t size, lines = 0;
    *a = (struct attempts){0};
    int error = read_file(&a->text, &size);
    if (error || !a->text) return error;
    for (size_t i = 0; i < size; i++) lines += a->text[i] == '\n';
    a->list = malloc((lines + 1) * sizeof *a->list);
    if (!a->list) {
        attempts_free(a);
        return -ENOMEM;
    }
    for (char *line = a->text, *next; line < a->text + size; line = next) {
        char *end = memchr(line, '\n', (size_t)(a->text + size - line));
        next = end ? end + 1 : a->text + size;
        if (end) *end = '\0';
        bool whole = strlen(line) == (size_t)((end ? end : next) - line); // no NUL within
        if (whole && !*line) continue;
        if (whole && read_line(&a->list[a->count], line))
            a->count++;
        else
            a->unreadable++;
    }
    return 0;
}

void attempts_free(struct attempts *a)
{
    free(a->list);
    free(a->text);
    *a = (struct attempts){0};
}

struct attempts_standing attempts_standing(const struct attempts *a, const char *exercise)
{
    struct attempts_standing s = {0};
    for (int i = 0; i < a->count; i++) {
        const struct attempts_one *one = &a->list[i];
        if (one->verdict == VERDICT_GRADER_ERROR || strcmp(one->exercise, exercise) != 0) continue;
        s.count++;
        s.passed |= one->verdict == VERDICT_PASS;
        s.last = one;
    }
    return s;
}
