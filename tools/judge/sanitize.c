// Reads sanitizers' reports. All three name the kind of fault in a first line and then frames; what
// a learner needs is the first frame in a file of their own, and for a freed block the place where
// it was freed.

#include "sanitize.h"

#include <stdio.h>
#include <string.h>

const char *const sanitize_env[] = {
    "ASAN_OPTIONS=detect_leaks=0:exitcode=86:color=never:detect_stack_use_after_return=1:"
    "allocator_may_return_null=1",
    "UBSAN_OPTIONS=print_stacktrace=0:exitcode=86:color=never",
    "TSAN_OPTIONS=exitcode=86:halt_on_error=1:color=never:report_signal_unsafe=0",
    NULL,
};

// What the sanitizers' words mean, for who meets them first here.
static const struct {
    const char *kind, *words;
} meanings[] = {
    {"heap-use-after-free", "memory is used after it was freed (heap-use-after-free)"},
    {"double-free", "memory is freed a second time (double-free)"},
    {"heap-buffer-overflow",
     "reads or writes outside its block of the heap (heap-buffer-overflow)"},
    {"stack-buffer-overflow", "reads or writes outside a local array (stack-buffer-overflow)"},
    {"global-buffer-overflow", "reads or writes outside a static array (global-buffer-overflow)"},
    {"stack-use-after-return", "a local variable is used after its function returned"},
    {"stack-use-after-scope", "a local variable is used after its block ended"},
    {"stack-overflow", "the stack is full: a recursion without end, or a very large local array"},
    {"SEGV", "a pointer leads nowhere (segmentation fault)"},
    {"free", "something is freed that malloc did not give out"},
    {"data race", "two threads use the same memory at once, and one of them writes (data race)"},
};

const char *sanitize_words(const struct sanitize_report *r)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (!strcmp(r->kind, meanings[i].kind)) return meanings[i].words;
    return r->kind;
}

// "    #1 0x55... in session_close /a/b/work/x/session.c:41:5" or TSan's "    #1 session_close
// work/x/session.c:41 (...)"
static bool frame(const char *line, const char *overlay, char place[160])
{
    char function[64] = "", file[256] = "";
    if (sscanf(line, " #%*d 0x%*x in %63s %255s", function, file) != 2 &&
        sscanf(line, " #%*d %63s %255s", function, file) != 2)
        return false;
    const char *at = strstr(file, overlay);
    if (!at) return false;
    const char *number = strchr(at, ':');
    if (!number) return false;
    size_t digits = strspn(number + 1, "0123456789");
    snprintf(place, 160, "%.*s %s", (int)(number + 1 + digits - at), at, function);
    return true;
}

static const char *next_line(const char *at)
{
    at += strcspn(at, "\n");
    return at + (*at == '\n');
}

static bool has(const char *line, const char *word)
{
    const char *at = strstr(line, word);
    return at && at < next_line(line);
}

// "    [32, 56) 'digits' (line 33) <== Memory access at offset 32 is inside this variable": the
// place is where its function begins, and becomes its own.
static void read_variable(const char *at, char place[160])
{
    char name[48], function[64], *number = strchr(place, ':');
    int line = 0;
    if (!has(at, "<== Memory access") || !number) return;
    if (sscanf(at, " [%*d, %*d) '%47[^']' (line %d)", name, &line) < 1) return;
    if (sscanf(number, ":%*d %63s", function) != 1) return;
    char file[100];
    snprintf(file, sizeof file, "%.*s", (int)(number - place), place);
    if (line) snprintf(place, 160, "%s:%d %s, '%s'", file, line, function, name);
}

// From the head line on: the first frame of ours, then the first one of the stack that tells the
// rest. Where the first is in nobody's file, such as libc's or a test's, the second is the place.
static void read_frames(const char *at, const char *overlay, struct sanitize_report *r)
{
    static const struct {
        const char *head, *words;
    } others[] = {{"freed by", "freed at"},
                  {"allocated by", "made at"},
                  {"is located in stack of", "of"},
                  {"Previous write", "the other one wrote at"},
                  {"Previous read", "the other one read at"}};
    const char *other = NULL, *words = NULL;
    char second[160] = "";
    for (; *at && !has(at, "SUMMARY:"); at = next_line(at)) {
        for (size_t i = 0; i < sizeof others / sizeof *others && !second[0]; i++)
            if (has(at, others[i].head)) other = others[i].words;
        char place[160];
        if (second[0] && !strcmp(words, "of")) read_variable(at, second);
        if (!frame(at, overlay, place)) continue;
        if (!other && !r->place[0]) strcpy(r->place, place);
        if (other && !second[0]) {
            strcpy(second, place);
            words = other;
        }
    }
    bool same = second[0] && !r->place[0];
    if (same) strcpy(r->place, second);
    if (second[0] && !(same && !strcmp(words, "of")))
        snprintf(r->other, sizeof r->other, "%s %s", words, second);
}

bool sanitize_read(const char *text, const char *overlay, struct sanitize_report *r)
{
    memset(r, 0, sizeof *r);
    for (const char *at = text; *at; at = next_line(at)) {
        const char *word;
        r->at = (size_t)(at - text);
        if (has(at, "runtime error: ")) {
            word = strstr(at, "runtime error: ") + 15;
            snprintf(r->kind, sizeof r->kind, "%.*s", (int)strcspn(word, "\n"), word);
            const char *own = strstr(at, overlay);
            if (own && own < word)
                snprintf(r->place, sizeof r->place, "%.*s", (int)strcspn(own, " ") - 1, own);
            char *column = strrchr(r->place, ':');
            if (column && strchr(r->place, ':') != column) *column = 0;
            return true;
        }
        r->race = has(at, "ThreadSanitizer: ");
        if (!r->race && !has(at, "AddressSanitizer: ")) continue;
        word = strstr(at, "Sanitizer: ") + 11;
        if (!strncmp(word, "attempting ", 11)) word += 11;
        size_t len = r->race ? strcspn(word, "(\n") : strcspn(word, " (\n");
        while (len && word[len - 1] == ' ') len--;
        snprintf(r->kind, sizeof r->kind, "%.*s", (int)len, word);
        read_frames(next_line(at), overlay, r);
        return true;
    }
    return false;
}
