// A README begins with lines KEY: VALUE between two lines of dashes; then comes its heading.
// Nothing else of it is read. A key that is not known is an error: it is a known one, misspelt.

#include "frontmatter.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct place {
    const char *path;
    int line;
    char *why;
    size_t size;
};

static int wrong(const struct place *at, const char *what, const char *text)
{
    snprintf(at->why, at->size, "%s:%d: %s%s%s%s", at->path, at->line, what, *text ? " \"" : "",
             text, *text ? "\"" : "");
    return -EINVAL;
}

static char *trimmed(char *s)
{
    s += strspn(s, " \t");
    size_t length = strlen(s);
    while (length > 0 && isspace((unsigned char)s[length - 1])) s[--length] = '\0';
    return s;
}

static int number_into(const struct place *at, const char *value, int *number)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (end == value || *end || n < 1 || n > 6000)
        return wrong(at, "a whole number from 1 to 6000 is wanted, not", value);
    *number = (int)n;
    return 0;
}

static int text_into(const struct place *at, const char *value, char *text, size_t size)
{
    if (strlen(value) >= size) return wrong(at, "too long:", value);
    strcpy(text, value);
    return 0;
}

// One line of the front matter.
static int take_key(struct exercise *e, const struct place *at, char *line)
{
    char *colon = strchr(line, ':');
    if (!colon) return wrong(at, "the front matter's form is KEY: VALUE, not", trimmed(line));
    *colon = '\0';
    const char *key = trimmed(line), *value = trimmed(colon + 1);
    if (strcmp(key, "level") == 0) {
        if (strcmp(value, "core") != 0 && strcmp(value, "more") != 0 && strcmp(value, "open") != 0)
            return wrong(at, "a level is core, more or open, not", value);
        return text_into(at, value, e->level, sizeof e->level);
    }
    if (strcmp(key, "needs") == 0) return text_into(at, value, e->needs, sizeof e->needs);
    if (strcmp(key, "allow") == 0) return text_into(at, value, e->allow, sizeof e->allow);
    if (strcmp(key, "minutes") == 0) return number_into(at, value, &e->minutes);
    if (strcmp(key, "seconds") == 0) return number_into(at, value, &e->test_seconds);
    return wrong(at, "the keys are level, needs, minutes, seconds and allow, not", key);
}

// "# 03.1 Free list: sessions without malloc"
static int take_heading(struct exercise *e, const struct place *at, char *line)
{
    const char *text = trimmed(line + 1);
    size_t number = strspn(text, "0123456789.");
    if (number && (strlen(e->address) != number || strncmp(text, e->address, number) != 0))
        return wrong(at, "the heading's number is not the folder's,", e->address);
    text += number + strspn(text + number, " \t");
    if (!*text) return wrong(at, "the heading has no title", "");
    return text_into(at, text, e->title, sizeof e->title);
}

static int read_lines(struct exercise *e, struct place *at, FILE *f, char **line, size_t *room)
{
    enum { BEFORE, INSIDE, AFTER } part = BEFORE;
    int error = 0;
    while (!error && !*e->title && getline(line, room, f) >= 0) {
        at->line++;
        bool fence = strcmp(trimmed(*line), "---") == 0;
        if (part == BEFORE && !fence)
            return wrong(at, "the front matter begins with ---, not", trimmed(*line));
        if (part == INSIDE && !fence && *trimmed(*line)) error = take_key(e, at, *line);
        if (part == AFTER && strncmp(*line, "# ", 2) == 0) error = take_heading(e, at, *line);
        if (fence && part != AFTER) part++;
    }
    if (error) return error;
    if (ferror(f)) return wrong(at, "the rest can't be read", "");
    if (part != AFTER) return wrong(at, "the front matter has no end: a line ---", "");
    if (!*e->level) return wrong(at, "the front matter has no level", "");
    if (!*e->title) return wrong(at, "there is no heading: # ADDRESS Title", "");
    return 0;
}

int frontmatter_read(const char *path, struct exercise *e, char *why, size_t size)
{
    struct place at = {.path = path, .why = why, .size = size};
    char *line = NULL;
    size_t room = 0;
    FILE *f = fopen(path, "re");
    if (!f) {
        int error = errno;
        snprintf(why, size, "%s: %s", path, strerror(error));
        return -error;
    }
    int error = read_lines(e, &at, f, &line, &room);
    free(line);
    fclose(f);
    return error;
}
