// Directives are found as the compiler finds them (C17, 5.1.1.2): lines that end in a backslash are
// joined first, then a comment is a blank, and a # is a directive's if it is the first on its line.

#include "gate_source.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct cursor {
    const char *p;
    unsigned line;
};

static void join_lines(struct cursor *c)
{
    size_t blanks;
    while (*c->p == '\\' && c->p[1 + (blanks = strspn(c->p + 1, " \t\r"))] == '\n') {
        c->p += blanks + 2;
        c->line++;
    }
}

static char peek(struct cursor *c)
{
    join_lines(c);
    return *c->p;
}

static char get(struct cursor *c)
{
    char ch = peek(c);
    c->line += ch == '\n';
    c->p += ch != 0;
    return ch;
}

// Behind a '/' that was got: skips the comment, if that is one, but for the end of its line.
static bool skip_comment(struct cursor *c)
{
    if (peek(c) == '/') {
        while (peek(c) && peek(c) != '\n') get(c);
        return true;
    }
    if (peek(c) != '*') return false;
    get(c);
    for (char ch = get(c); ch && !(ch == '*' && peek(c) == '/');) ch = get(c);
    get(c);
    return true;
}

// Behind a quote that was got: skips the literal; no literal goes past its line.
static void skip_literal(struct cursor *c, char quote)
{
    for (char ch; (ch = peek(c)) && ch != '\n';) {
        get(c);
        if (ch == quote) return;
        if (ch == '\\' && peek(c) != '\n') get(c);
    }
}

// Behind a # that was got: is it followed by a number, or by "line"?
static bool sets_line(struct cursor *c)
{
    char word[6] = "";
    size_t used = 0;
    for (char ch; (ch = peek(c)) == ' ' || ch == '\t' || ch == '/';) {
        get(c);
        if (ch == '/' && !skip_comment(c)) return false;
    }
    while (used < sizeof word - 1 && (isalnum((unsigned char)peek(c)) || peek(c) == '_'))
        word[used++] = get(c);
    return (word[0] >= '0' && word[0] <= '9') || !strcmp(word, "line");
}

unsigned gate_source_directive(const char *text)
{
    struct cursor c = {text, 1};
    bool first = true; // nothing but blanks on this line so far
    for (char ch; (ch = get(&c));) {
        unsigned line = c.line;
        if (ch == '\n')
            first = true;
        else if (strchr(" \t\r\v\f", ch) || (ch == '/' && skip_comment(&c)))
            continue;
        else if (first && (ch == '#' || (ch == '%' && peek(&c) == ':' && get(&c))) && sets_line(&c))
            return line;
        else if (ch == '"' || ch == '\'')
            skip_literal(&c, ch);
        if (ch != '\n') first = false;
    }
    return 0;
}

// The text of a file, which is malloc'd; NULL if it cannot be read.
static char *read_text(const char *path)
{
    FILE *f = fopen(path, "r");
    long size = f && !fseek(f, 0, SEEK_END) ? ftell(f) : -1;
    char *text = size >= 0 ? malloc((size_t)size + 1) : NULL;
    if (text) {
        rewind(f);
        text[fread(text, 1, (size_t)size, f)] = 0;
    }
    if (f) fclose(f);
    return text;
}

static const char directive[] = "#line", harness[] = "_bench.c";

static const char *poses(const char *path, unsigned *line)
{
    size_t n = strlen(path), end = sizeof harness - 1;
    char *text = read_text(path);
    *line = text ? gate_source_directive(text) : 0;
    free(text);
    if (*line) return directive;
    return n > end && !strcmp(path + n - end, harness) ? harness : NULL;
}

const char *gate_source_poses(const char *object, char *path, size_t size, unsigned *line)
{
    char rule[4096], *save;
    const char *found = NULL;
    int n = (int)strlen(object);
    if (n > 2 && !strcmp(object + n - 2, ".o")) n -= 2;
    snprintf(rule, sizeof rule, "%.*s.d", n, object);
    char *text = read_text(rule), *prerequisites = text ? strstr(text, ": ") : NULL;
    if (prerequisites) {
        // lines are joined by backslashes; a word with a colon is a header once more, as a target
        char *word = strtok_r(prerequisites + 1, " \\\n", &save);
        for (; word && !found && word[strlen(word) - 1] != ':';
             word = strtok_r(NULL, " \\\n", &save)) {
            found = poses(word, line);
            snprintf(path, size, "%s", word);
        }
    }
    free(text);
    return found;
}

const char *gate_source_why(const char *poses)
{
    return poses == directive ? "says that its lines are another file's: costs are told apart by "
                                "file, leave it out"
                              : "is how the harness's own files end: include none of that name";
}
