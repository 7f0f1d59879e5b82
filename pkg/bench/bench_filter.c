// -bench: a path of elements against a list of regular expressions.

#include "bench/bench_options.h"
#include "bench/bench_output.h"

#include <errno.h>
#include <string.h>

// As Go does: a slash within brackets or parentheses is of the expression.
static size_t part_length(const char *text)
{
    int square = 0, round = 0;
    size_t len = 0;
    for (; text[len]; len++) {
        if (text[len] == '/' && !square && !round) break;
        if (text[len] == '\\' && text[len + 1])
            len++;
        else if (text[len] == '[')
            square++;
        else if (text[len] == ']' && square)
            square--;
        else if (text[len] == '(' && !square)
            round++;
        else if (text[len] == ')' && !square)
            round--;
    }
    return len;
}

int bench_filter_parse(struct bench_filter *f, const char *text)
{
    *f = (struct bench_filter){0};
    for (;; text++) {
        char part[256];
        size_t len = part_length(text);
        snprintf(part, sizeof part, "%.*s", (int)len, text);
        if (f->count == BENCH_PARTS || len >= sizeof part ||
            regcomp(&f->part[f->count], part, REG_EXTENDED | REG_NOSUB) != 0) {
            bench_filter_free(f);
            return -EINVAL;
        }
        f->count++;
        text += len;
        if (!*text) return 0;
    }
}

bool bench_filter_match(const struct bench_filter *f, const char *path)
{
    char element[160];
    for (unsigned i = 0; i < f->count && *path; i++) {
        size_t len = strcspn(path, "/");
        snprintf(element, sizeof element, "%.*s", (int)len, path);
        if (regexec(&f->part[i], element, 0, NULL, 0) != 0) {
            if (i) return false;
            char name[160];
            bench_output_name(name, element, 1);
            if (regexec(&f->part[i], name, 0, NULL, 0) != 0) return false;
        }
        path += len + (path[len] == '/');
    }
    return true;
}

void bench_filter_free(struct bench_filter *f)
{
    while (f->count) regfree(&f->part[--f->count]);
}
