// A worklist of names that hold the value: SSA names ("p_4"), addresses of locals ("&x") and locals
// that hold it in memory ("v.data", a path). Each statement that names one either hands it on,
// keeps it (a load through it, a comparison), or lets it out.
#include "flow.h"

#include "libc.h"
#include "memory.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct walk {
    const struct flow_program *program;
    const struct gimple_unit *unit;
    const struct gimple_function *f;
    struct flow flow;
    bool loops; // the value is born in a loop
    int born;
    char **names;
    size_t count;
};

static void leave(struct walk *w, enum flow_way way, const char *detail, struct gimple_place at)
{
    if (w->flow.ways & 1u << way) return;
    w->flow.ways |= 1u << way;
    w->flow.detail[way] = detail ? detail : "";
    w->flow.at[way] = at;
}

static void hold(struct walk *w, const char *name)
{
    size_t len = strcspn(name, "("); // "h_7(D)" is h_7
    for (size_t i = 0; i < w->count; i++)
        if (strlen(w->names[i]) == len && !strncmp(w->names[i], name, len)) return;
    w->names = memory_grow(w->names, w->count, sizeof *w->names);
    w->names[w->count++] = memory_text(name, len);
}

static bool is_ssa(const char *text)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$");
    if (text[len] && strcmp(text + len, "(D)") != 0) return false;
    size_t digits = len;
    while (digits && isdigit((unsigned char)text[digits - 1])) digits--;
    return digits < len && digits && text[digits - 1] == '_';
}

static bool is_memory(const char *text)
{
    return *text == '*' || strstr(text, "->") || strchr(text, '[') || !strncmp(text, "MEM", 3) ||
           !strncmp(text, "TARGET_MEM_REF", 14);
}

// Is `name`'s value the value of text, or in it? Not when it is only looked through.
static bool yields(const char *text, const char *name)
{
    const char *at = gimple_word(text, name[0] == '&' ? name + 1 : name);
    if (!at) return false;
    if (name[0] == '&') return at > text && at[-1] == '&' && strncmp(text, "MEM", 3) != 0;
    if (*text == '&') return true; // the address of a part of what it points at
    const char *question = strstr(text, " ? ");
    if (question) return gimple_word(question, name) != NULL;
    if (is_memory(text)) return false;
    for (const char *const *op =
             (const char *const[]){" == ", " != ", " < ", " > ", " <= ", " >= ", NULL};
         *op; op++)
        if (strstr(text, *op)) return false;
    return true;
}

// What a memory reference starts from: "h" of h_7(D)->next, "x" of x.data or MEM[(int *)&x].
static char *base_of(const char *text)
{
    const char *at = text, *amp = strchr(text, '&');
    if (amp)
        at = amp + 1;
    else if (!strncmp(text, "MEM", 3) || !strncmp(text, "TARGET", 6)) {
        const char *paren = strrchr(text, ')');
        if (paren && paren - text > 2 && !strncmp(paren - 2, "(D)", 3)) {
            while (paren > text && *paren != '(') paren--;
            while (paren > text && paren[-1] != ')' && paren[-1] != '[' && paren[-1] != ' ')
                paren--;
            at = paren;
        } else if (paren)
            at = paren + 1;
    }
    while (*at && !isalnum((unsigned char)*at) && *at != '_' && *at != '<') at++;
    size_t len = strcspn(at, ".->[] ()+,;");
    while (at[len] == '.' && isdigit((unsigned char)at[len + 1])) // a name of gcc's own: "D.3528"
        len += 1 + strspn(at + len + 1, "0123456789");
    return memory_text(at, len);
}

// "h_7" is h, "_5" is nothing that has a name.
static const char *spoken(char *ssa)
{
    char *cut = strrchr(ssa, '_');
    if (cut && cut[1] && strspn(cut + 1, "0123456789") == strlen(cut + 1)) *cut = '\0';
    return ssa;
}

static void store(struct walk *w, const struct gimple_stmt *s)
{
    const char *to = s->to;
    if (!strncmp(to, "<retval>", 8)) {
        leave(w, FLOW_RETURNED, "", s->at);
        return;
    }
    bool through = *to == '*' || strstr(to, "->") || strstr(to, "(*") ||
                   ((!strncmp(to, "MEM", 3) || !strncmp(to, "TARGET", 6)) && !strchr(to, '&'));
    char *base = base_of(to);
    if (through)
        leave(w, FLOW_THROUGH, spoken(base), s->at);
    else if (!gimple_type(w->f, base))
        leave(w, FLOW_GLOBAL, base, s->at);
    else if (strncmp(to, "MEM", 3) != 0)
        hold(w, to); // a local, or a parameter passed by value
    else
        leave(w, FLOW_LOCAL, base, s->at);
    if (w->loops && !through) leave(w, FLOW_CARRIED, base, s->at);
}

// An int or a bool holds no pointer, whatever it was computed from.
static bool too_small(const char *type)
{
    size_t len = type ? strcspn(type, " ") : 0;
    if (!len || type[len + strspn(type + len, " ")]) return false;
    return (len == 3 && !strncmp(type, "int", 3)) || (len == 5 && !strncmp(type, "_Bool", 5));
}

static void assigned(struct walk *w, const struct gimple_stmt *s)
{
    if (!s->to || too_small(gimple_type(w->f, s->to))) return;
    if (is_ssa(s->to))
        hold(w, s->to);
    else
        store(w, s);
}

// What a function of the program does with it. Two of one name: both might be meant.
static bool passed_in_unit(struct walk *w, const struct gimple_unit *unit,
                           const struct gimple_stmt *s, unsigned index)
{
    const char *name = s->value;
    bool found = false;
    for (size_t i = 0; i < unit->count; i++) {
        const struct gimple_function *g = &unit->functions[i];
        if (strcmp(g->name, name) != 0) continue;
        found = true;
        bool named = index < g->param_count && *g->params[index].name;
        unsigned leaks = named ? g->leaks[index] : 1u << FLOW_PASSED; // else it is variadic
        if (leaks & 1u << FLOW_RETURNED) assigned(w, s);
        leaks &= ~(1u << FLOW_RETURNED);
        if (leaks == 1u << FLOW_FREED)
            leave(w, FLOW_PASSED, memory_printf("%s, which frees it", name), s->at);
        else if (leaks)
            leave(w, FLOW_PASSED, memory_printf("%s, which keeps it", name), s->at);
    }
    return found;
}

static bool passed_to_own(struct walk *w, const struct gimple_stmt *s, unsigned index)
{
    if (passed_in_unit(w, w->unit, s, index)) return true; // it may be static
    bool found = false;
    for (size_t u = 0; u < w->program->count; u++)
        found |= passed_in_unit(w, &w->program->units[u], s, index);
    return found;
}

static void passed(struct walk *w, const struct gimple_stmt *s, unsigned index)
{
    const char *name = s->value;
    if (is_ssa(name)) {
        leave(w, FLOW_INDIRECT, "", s->at);
        return;
    }
    if (passed_to_own(w, s, index)) return;
    if (!strncmp(name, "strto", 5) && s->arg_count > 1 && !strcmp(s->args[1], "0B")) return;
    switch (libc_fate(name, index)) {
    case LIBC_FREED:
        leave(w, FLOW_FREED, "", s->at);
        return;
    case LIBC_REALLOCATED:
        leave(w, FLOW_REALLOCATED, "", s->at);
        return;
    case LIBC_RETURNED:
        assigned(w, s);
        return;
    case LIBC_BORROWED:
        return;
    case LIBC_UNKNOWN:
        leave(w, FLOW_PASSED, name, s->at);
        return;
    }
}

// The difference of two pointers is no pointer. Between numbers that were pointers it may be one.
static bool is_distance(const struct gimple_function *f, const struct gimple_stmt *s)
{
    char *left = memory_text(s->value, strcspn(s->value, " ("));
    if (!strstr(s->value, " - ")) return false;
    const char *type = gimple_type(f, left);
    if (!type) type = gimple_type(f, spoken(left));
    return *s->value == '&' || (type && strchr(type, '*'));
}

static void step_value(struct walk *w, const struct gimple_stmt *s, const char *name)
{
    switch (s->kind) {
    case GIMPLE_RETURN:
        if (s->value && yields(s->value, name) && !too_small(w->f->result))
            leave(w, FLOW_RETURNED, "", s->at);
        return;
    case GIMPLE_ASM:
        leave(w, FLOW_ASM, "", s->at);
        return;
    case GIMPLE_PHI:
        for (size_t i = 0; i < s->arg_count; i++) {
            if (!yields(s->args[i], name)) continue;
            hold(w, s->to);
            if (w->loops && gimple_reaches(w->f, s->block, w->born))
                leave(w, FLOW_CARRIED, "", s->at);
        }
        return;
    case GIMPLE_CALL:
        for (size_t i = 0; i < s->arg_count; i++)
            if (!is_memory(s->args[i]) || *s->args[i] == '&')
                if (yields(s->args[i], name)) passed(w, s, (unsigned)i);
        return;
    case GIMPLE_ASSIGN:
        if (yields(s->value, name) && !is_distance(w->f, s)) assigned(w, s);
        return;
    case GIMPLE_OTHER:
        return;
    }
}

// Do two paths such as v.data and v overlap? One that has an index may.
static bool overlap(const char *a, const char *b)
{
    size_t len = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    return strchr(a, '[') || strchr(b, '[') || !strncmp(a, b, len);
}

// The value lies in the local at the start of path: who reads it from there?
static void step_memory(struct walk *w, const struct gimple_stmt *s, const char *path)
{
    char *base = base_of(path);
    const char *at = gimple_word(s->text, base);
    if (!at || s->kind == GIMPLE_OTHER) return;
    if (at > s->text && at[-1] == '&')
        leave(w, FLOW_LOCAL, base, s->at);
    else if (s->kind == GIMPLE_ASM)
        leave(w, FLOW_ASM, "", s->at);
    else if (s->kind == GIMPLE_RETURN)
        leave(w, FLOW_RETURNED, "", s->at);
    else if (s->kind == GIMPLE_CALL) {
        for (size_t i = 0; i < s->arg_count; i++)
            if (gimple_word(s->args[i], base)) passed(w, s, (unsigned)i);
    } else if (s->kind == GIMPLE_ASSIGN && gimple_word(s->value, base) == s->value &&
               overlap(path, s->value))
        assigned(w, s);
}

struct flow flow_from(const struct flow_program *p, const struct gimple_unit *unit,
                      const struct gimple_function *f, const char *value, int born)
{
    struct walk w = {.program = p, .unit = unit, .f = f, .born = born};
    w.loops = born && gimple_reaches(f, born, born);
    hold(&w, value);
    for (size_t i = 0; i < w.count; i++) {
        const char *name = w.names[i];
        bool memory = *name != '&' && !is_ssa(name);
        for (size_t k = 0; k < f->stmt_count; k++) {
            const struct gimple_stmt *s = &f->stmts[k];
            if (memory)
                step_memory(&w, s, name);
            else if (gimple_word(s->text, name + (*name == '&')))
                step_value(&w, s, name);
        }
    }
    return w.flow;
}

const char *flow_words(const struct flow *flow)
{
    static const char *const words[] = {
        [FLOW_RETURNED] = "returned",
        [FLOW_GLOBAL] = "stored in the global",
        [FLOW_THROUGH] = "stored through",
        [FLOW_LOCAL] = "stored in a local whose address is used:",
        [FLOW_PASSED] = "passed to",
        [FLOW_INDIRECT] = "passed to a function called through a pointer",
        [FLOW_ASM] = "given to inline assembly",
        [FLOW_CARRIED] = "kept beyond its round of the loop",
        [FLOW_REALLOCATED] = "grown by realloc",
        [FLOW_FREED] = "freed in the same function",
    };
    for (int way = 0; way < FLOW_WAYS; way++) {
        if (!(flow->ways & 1u << way)) continue;
        const char *detail = flow->detail[way];
        if (way == FLOW_THROUGH && !*detail) detail = "a pointer";
        return *detail && way != FLOW_CARRIED ? memory_printf("%s %s", words[way], detail)
                                              : words[way];
    }
    return "never freed";
}
