// A dump is lines: ";; Function NAME (", a signature, "{", declarations, then blocks "<bb N>" of
// statements, one a line, each headed by places in brackets. Nothing is understood that escape does
// not need: a statement is split into what it assigns to, its value, and its arguments.
#include "gimple.h"

#include "memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || c == '.';
}

const char *gimple_word(const char *text, const char *token)
{
    size_t len = strlen(token);
    for (const char *at = text; (at = strstr(at, token)) != NULL; at++) {
        // After a variable's name a member may follow; before it, a '.' or '->' makes it a member.
        bool member = at > text && (at[-1] == '>' && at - text > 1 && at[-2] == '-');
        bool follows = at[len] && at[len] != '.' && in_word(at[len]);
        if (!member && !follows && (at == text || !in_word(at[-1]))) return at;
    }
    return NULL;
}

bool gimple_place_read(struct gimple_place *at, const char *text, size_t len)
{
    const char *end = text + len, *column = NULL, *line = NULL;
    for (const char *c = end; c > text && !line; c--) {
        if (c[-1] != ':') continue;
        if (!column)
            column = c;
        else
            line = c;
    }
    if (!line || !isdigit((unsigned char)*line) || !isdigit((unsigned char)*column)) return false;
    at->file = memory_text(text, (size_t)(line - 1 - text));
    at->line = (unsigned)strtoul(line, NULL, 10);
    at->column = (unsigned)strtoul(column, NULL, 10);
    return true;
}

// Copies a line without its places, the first of which is the statement's, and without the contents
// of its strings, which may hold anything.
static char *without_places(const char *line, size_t len, struct gimple_place *at)
{
    char *text = memory_new(len + 1, 1), *to = text;
    for (const char *c = line, *end = line + len; c < end; c++) {
        if (*c == '[') {
            const char *close = memchr(c, ']', (size_t)(end - c));
            struct gimple_place place;
            if (close && close + 1 < end && close[1] == ' ' &&
                gimple_place_read(&place, c + 1, (size_t)(close - c - 1))) {
                if (!at->file) *at = place;
                c = close + 1;
                continue;
            }
        }
        *to++ = *c;
        if (*c != '"') continue;
        for (c++; c < end && *c != '"'; c++)
            if (*c == '\\') c++;
        *to++ = '"';
    }
    *to = '\0';
    return text;
}

// Splits what stands between the parentheses or angles at text into its parts at depth one.
static void split(struct gimple_stmt *s, const char *text)
{
    int depth = 0;
    const char *part = text + 1;
    for (const char *c = text; *c; c++) {
        bool arrow = *c == '>' && c > text && c[-1] == '-';
        if (strchr("([{<", *c)) depth++;
        if (strchr(")]}>", *c) && !arrow) depth--;
        if (depth > 1 || (depth == 1 && *c != ',')) continue;
        while (*part == ' ') part++;
        if (c > part) {
            s->args = memory_grow(s->args, s->arg_count, sizeof *s->args);
            s->args[s->arg_count++] = memory_text(part, (size_t)(c - part));
        }
        part = c + 1;
        if (depth == 0) return;
    }
}

// The length of the name in "name (...", or 0 if text is no call.
static size_t callee(const char *text)
{
    size_t len = 0;
    while (in_word(text[len])) len++;
    if (len == 2 && !strncmp(text, "if", len)) return 0;
    return len && text[len] == ' ' && text[len + 1] == '(' ? len : 0;
}

static void parse_stmt(struct gimple_stmt *s)
{
    char *text = s->text;
    if (!strncmp(text, "__asm__", 7)) {
        s->kind = GIMPLE_ASM;
        return;
    }
    if (!strncmp(text, "return", 6) && strchr(" ;", text[6])) {
        s->kind = GIMPLE_RETURN;
        s->value = text[6] == ' ' ? memory_text(text + 7, strcspn(text + 7, ";")) : NULL;
        return;
    }
    const char *from = text, *equals = strstr(text, " = "), *volatile_ = strstr(text, " ={v} ");
    if (!strncmp(text, "# ", 2)) from += 2;
    if (equals || volatile_) {
        const char *at = equals ? equals : volatile_;
        s->to = memory_text(from, (size_t)(at - from));
        from = at + (equals ? 3 : 6);
    } else if (!callee(from)) {
        return;
    }
    size_t name = callee(from);
    s->kind = name ? GIMPLE_CALL : !strncmp(from, "PHI <", 5) ? GIMPLE_PHI : GIMPLE_ASSIGN;
    if (s->kind == GIMPLE_PHI) split(s, from + 4);
    if (name) split(s, from + name + 1);
    s->value = memory_text(from, name ? name : strcspn(from, ";"));
    if (s->kind == GIMPLE_ASSIGN && !strncmp(s->value, "{CLOBBER", 8)) s->kind = GIMPLE_OTHER;
}

// "struct node * h" is a name and the type before it; "char b[64]" has a part of it behind.
static struct gimple_name declared(const char *text, size_t len)
{
    size_t end = len;
    while (end && text[end - 1] == ']')
        while (end && text[--end] != '[') continue;
    size_t start = end;
    while (start && in_word(text[start - 1])) start--;
    size_t type = start;
    while (type && text[type - 1] == ' ') type--;
    return (struct gimple_name){
        memory_text(text + start, end - start),
        end < len ? memory_printf("%.*s%.*s", (int)type, text, (int)(len - end), text + end)
                  : memory_text(text, type)};
}

static void parse_signature(struct gimple_function *f, const char *line, size_t len)
{
    char *text = memory_text(line, len), *open = strstr(text, f->name);
    if (!open || !(open = strchr(open, '('))) return;
    f->result = memory_text(text, (size_t)(strstr(text, f->name) - text));
    struct gimple_stmt params = {0};
    split(&params, open);
    f->params = memory_new(params.arg_count, sizeof *f->params);
    f->leaks = memory_new(params.arg_count, sizeof *f->leaks);
    for (size_t i = 0; i < params.arg_count; i++)
        f->params[f->param_count++] = declared(params.args[i], strlen(params.args[i]));
}

static void edge(struct gimple_function *f, int from, int to)
{
    f->edges = memory_grow(f->edges, f->edge_count, sizeof *f->edges);
    f->edges[f->edge_count][0] = from;
    f->edges[f->edge_count++][1] = to;
}

// A jump by table may go to every label: rarely more than the truth, never less.
struct labels {
    int *labelled, *switches;
    size_t label_count, switch_count;
};

static void add(int **list, size_t *count, int block)
{
    *list = memory_grow(*list, *count, sizeof **list);
    (*list)[(*count)++] = block;
}

static void parse_line(struct gimple_function *f, const char *line, size_t len, int *block,
                       struct labels *l)
{
    if (!strncmp(line, "<bb ", 4)) {
        int next = atoi(line + 4);
        const char *last = f->stmt_count ? f->stmts[f->stmt_count - 1].text : "";
        bool ended = !strncmp(last, "goto", 4) || !strncmp(last, "return", 6);
        if (*block && !ended) edge(f, *block, next);
        *block = next;
        return;
    }
    if (!*block) {
        if (line[len - 1] == ';' && strncmp(line, "static ", 7) != 0) {
            f->locals = memory_grow(f->locals, f->local_count, sizeof *f->locals);
            f->locals[f->local_count++] = declared(line, len - 1);
        }
        return;
    }
    struct gimple_stmt s = {.kind = GIMPLE_OTHER, .block = *block};
    s.text = without_places(line, len, &s.at);
    if (!strncmp(s.text, "# DEBUG", 7)) return;
    parse_stmt(&s);
    if (!strncmp(s.text, "goto <bb ", 9))
        edge(f, *block, atoi(s.text + 9));
    else if (!strncmp(s.text, "switch ", 7) || !strncmp(s.text, "goto ", 5))
        add(&l->switches, &l->switch_count, *block);
    else if (s.text[0] == '<' && strncmp(s.text, "<retval>", 8) != 0)
        add(&l->labelled, &l->label_count, *block);
    f->stmts = memory_grow(f->stmts, f->stmt_count, sizeof *f->stmts);
    f->stmts[f->stmt_count++] = s;
}

static void parse_end(struct gimple_function *f, struct labels *l)
{
    for (size_t i = 0; i < l->switch_count; i++)
        for (size_t k = 0; k < l->label_count; k++) edge(f, l->switches[i], l->labelled[k]);
    *l = (struct labels){0};
}

int gimple_read(struct gimple_unit *unit, const char *path)
{
    char *text = memory_file(path);
    if (!text) return -errno;
    struct gimple_function *f = NULL;
    struct labels labels = {0};
    const char *signature = "";
    int block = 0;
    bool body = false;
    for (const char *line = text, *next; *line; line = next) {
        const char *end = strchrnul(line, '\n');
        next = *end ? end + 1 : end;
        if (!strncmp(line, ";; Function ", 12)) {
            unit->functions = memory_grow(unit->functions, unit->count, sizeof *unit->functions);
            f = &unit->functions[unit->count++];
            *f = (struct gimple_function){.name = memory_text(line + 12, strcspn(line + 12, " "))};
            body = false;
        } else if (f && *line == '{') {
            parse_signature(f, signature, strcspn(signature, "\n"));
            body = true;
            block = 0;
        } else if (f && body && *line == '}') {
            parse_end(f, &labels);
            f = NULL;
        } else if (f && body) {
            while (*line == ' ') line++;
            if (line < end) parse_line(f, line, (size_t)(end - line), &block, &labels);
        } else {
            signature = line;
        }
    }
    return 0;
}

bool gimple_reaches(const struct gimple_function *f, int from, int to)
{
    int last = to;
    for (size_t i = 0; i < f->edge_count; i++)
        if (f->edges[i][1] > last) last = f->edges[i][1];
    bool *seen = memory_new((size_t)last + 1, sizeof *seen);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->edge_count; i++) {
            int start = f->edges[i][0], end = f->edges[i][1];
            if (seen[end] || !(start == from || (start <= last && seen[start]))) continue;
            seen[end] = more = true;
        }
    }
    bool found = seen[to];
    return found;
}

const char *gimple_type(const struct gimple_function *f, const char *name)
{
    for (size_t i = 0; i < f->param_count; i++)
        if (!strcmp(f->params[i].name, name)) return f->params[i].type;
    for (size_t i = 0; i < f->local_count; i++)
        if (!strcmp(f->locals[i].name, name)) return f->locals[i].type;
    return NULL;
}

bool gimple_is_local(const struct gimple_function *f, const char *name)
{
    for (size_t i = 0; i < f->local_count; i++)
        if (!strcmp(f->locals[i].name, name)) return true;
    return false;
}
