// -bench: a path of elements against lists of regular expressions.

#include "bench/bench_options.h"
#include "bench/bench_output.h"

#include <errno.h>
#include <string.h>

// As Go does: a slash or a bar within brackets or parentheses is of the expression.
static size_t part_length(const char *text)
{
    int square = 0, round = 0;
    size_t len = 0;
    for (; text[len]; len++) {
        if (strchr("/|", text[len]) && !square && !round) break;
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
    for (bool first = true;; text++) {
        char part[256];
        size_t len = part_length(text);
        snprintf(part, sizeof part, "%.*s", (int)len, text);
        if (f->count == BENCH_PARTS || len >= sizeof part ||
            regcomp(&f->part[f->count], part, REG_EXTENDED | REG_NOSUB) != 0) {
            bench_filter_free(f);
            return -EINVAL;
        }
        f->first[f->count++] = first;
        text += len;
        first = *text == '|';
        if (!*text) return 0;
    }
}

static bool matches(const regex_t *part, const char *element)
{
    return regexec(part, element, 0, NULL, 0) == 0;
}

// Against the list of expressions that begins at `at` and ends before `end`.
static enum bench_match match(const struct bench_filter *f, unsigned at, unsigned end,
                              const char *path)
{
    char element[160], name[160];
    for (bool first = true; at < end && *path; at++, first = false) {
        size_t len = strcspn(path, "/");
        snprintf(element, sizeof element, "%.*s", (int)len, path);
        if (first) bench_output_name(name, element, 1);
        if (!matches(&f->part[at], element) && !(first && matches(&f->part[at], name)))
            return BENCH_MATCH_NOT;
        path += len + (path[len] == '/');
    }
    return at < end ? BENCH_MATCH_ABOVE : BENCH_MATCH;
}

enum bench_match bench_filter_match(const struct bench_filter *f, const char *path)
{
    enum bench_match best = f->count ? BENCH_MATCH_NOT : BENCH_MATCH;
    for (unsigned at = 0, end; at < f->count; at = end) {
        for (end = at + 1; end < f->count && !f->first[end];) end++;
        enum bench_match m = match(f, at, end, path);
        if (m > best) best = m;
    }
    return best;
}

void bench_filter_free(struct bench_filter *f)
{
    while (f->count) regfree(&f->part[--f->count]);
}
