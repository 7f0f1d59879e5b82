// Each question has its own function here. What is in the machine code (heap, addresses, copies) is
// asked of the optimized program; what was written (parameters, where an allocation stood) of the
// source program: a function that was inlined everywhere is in that one only.
#include "analysis.h"

#include "flow.h"
#include "frames.h"
#include "libc.h"
#include "memory.h"
#include "sizes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct analysis {
    struct flow_program source, optimized;
    struct frames frames;
    struct sizes sizes;
    struct findings *out;
    bool verbose;
};

static bool same_place(struct gimple_place a, struct gimple_place b)
{
    return a.file && b.file && a.line == b.line && a.column == b.column && !strcmp(a.file, b.file);
}

// The block size of an allocation in bytes; -1: it depends on data.
static long block_bytes(const struct gimple_stmt *s, const struct libc_allocator *a)
{
    long bytes = 1;
    for (const int *index = (const int[]){a->size, a->times, -1}; *index >= 0; index++) {
        char *end = NULL;
        const char *arg = (size_t)*index < s->arg_count ? s->args[*index] : "?";
        bytes *= strtol(arg, &end, 10);
        if (end == arg || *end) return -1;
    }
    return a->size < 0 ? -1 : bytes;
}

// Where the allocation at `at` was written: the function's name, or NULL.
static const char *writer(const struct gimple_unit *source, struct gimple_place at)
{
    for (size_t i = 0; i < source->count; i++)
        for (size_t k = 0; k < source->functions[i].stmt_count; k++)
            if (source->functions[i].stmts[k].kind == GIMPLE_CALL &&
                same_place(source->functions[i].stmts[k].at, at))
                return source->functions[i].name;
    return NULL;
}

static const char *plain(const char *name)
{
    int len;
    const char *start = libc_plain(name, &len);
    return memory_text(start, (size_t)len);
}

// Decides what one allocation's finding is; its reason says why it is where it is.
static void judge(struct finding *found, const struct gimple_stmt *s, const struct flow *flow,
                  bool out)
{
    const char *size =
        found->bytes < 0 ? "of a size not known" : memory_printf("of %ld bytes", found->bytes);
    const char *call = memory_printf("%s %s", plain(s->value), size);
    bool leaves = flow->ways & (FLOW_LEAVES | 1u << FLOW_REALLOCATED);
    const char *end = flow->ways & 1u << FLOW_FREED ? "freed in the same function" : "never freed";
    if (out)
        found->reason = "given out through an argument";
    else if (leaves)
        found->reason = flow_words(flow);
    else if (found->bytes < 0)
        found->reason = memory_printf("size not known; %s", end);
    else if (found->bytes > ANALYSIS_FRAME)
        found->reason = memory_printf("too large for a frame; %s", end);
    else {
        found->kind = FINDINGS_STACK;
        found->reason = end;
    }
    found->message = found->kind == FINDINGS_STACK
                         ? memory_printf("%s is %s: could be on the stack", call, end)
                         : memory_printf("%s on the heap: %s", call, found->reason);
}

static void allocation(struct analysis *a, size_t unit, const struct gimple_function *f,
                       const struct gimple_stmt *s)
{
    const struct libc_allocator *allocator = libc_allocator(s->value);
    const char *source = writer(&a->source.units[unit], s->at), *name = analysis_written(f->name);
    struct finding found = {.kind = FINDINGS_HEAP, .at = s->at, .function = name, .bytes = -1};
    if (source && strcmp(source, name) != 0)
        found.function = memory_printf("%s (inlined into %s)", source, name);
    const char *releaser = libc_releaser(s->value);
    if (releaser) {
        found.reason = memory_printf("inside libc, until %s", releaser);
        found.message = memory_printf("%s allocates %s", plain(s->value), found.reason);
        findings_add(a->out, found);
    } else if (allocator) {
        struct flow flow = {0};
        if (s->to && allocator->out < 0)
            flow = flow_from(&a->optimized, &a->optimized.units[unit], f, s->to, s->block);
        // A variable that lies in memory is assigned directly.
        found.bytes = block_bytes(s, allocator);
        judge(&found, s, &flow, allocator->out >= 0);
        findings_add(a->out, found);
    }
}

// In any of the files: an inline function of a header is in many.
static bool survives(const struct flow_program *p, struct gimple_place at)
{
    for (size_t u = 0; u < p->count; u++)
        for (size_t i = 0; i < p->units[u].count; i++)
            for (size_t k = 0; k < p->units[u].functions[i].stmt_count; k++) {
                const struct gimple_stmt *s = &p->units[u].functions[i].stmts[k];
                if (s->kind == GIMPLE_CALL && same_place(s->at, at) && libc_allocator(s->value))
                    return true;
            }
    return false;
}

static void removed(struct analysis *a, const struct gimple_function *f,
                    const struct gimple_stmt *s)
{
    const struct libc_allocator *allocator = libc_allocator(s->value);
    if (!allocator || allocator->out >= 0 || survives(&a->optimized, s->at)) return;
    struct finding found = {.kind = FINDINGS_REMOVED, .at = s->at, .function = f->name};
    found.bytes = block_bytes(s, allocator);
    found.message = memory_printf("%s was removed by the compiler", plain(s->value));
    findings_add(a->out, found);
}

static void addresses(struct analysis *a, const struct flow_program *p, size_t unit,
                      const struct gimple_function *f, unsigned only)
{
    for (size_t i = 0; i < f->local_count + f->param_count; i++) {
        bool local = i < f->local_count;
        const char *name = local ? f->locals[i].name : f->params[i - f->local_count].name;
        if (!strncmp(name, "D.", 2) || !*name) continue;
        struct flow flow = flow_from(p, &p->units[unit], f, memory_printf("&%s", name), 0);
        flow.ways &= FLOW_LEAVES & only;
        if (!flow.ways) continue;
        int way = __builtin_ctz(flow.ways);
        struct finding found = {.kind = FINDINGS_ADDRESS, .at = flow.at[way], .bytes = -1};
        found.function = analysis_written(f->name);
        found.reason = flow_words(&flow);
        found.message = memory_printf("the address of %s leaves: %s%s", name, found.reason,
                                      way == FLOW_RETURNED ? ": it dangles" : "");
        findings_add(a->out, found);
    }
}

static struct gimple_place function_place(const struct analysis *a, const struct gimple_function *f)
{
    for (size_t i = 0; i < a->frames.count; i++)
        if (a->frames.list[i].known && !strcmp(a->frames.list[i].name, f->name))
            return a->frames.list[i].at;
    for (size_t i = 0; i < f->stmt_count; i++)
        if (f->stmts[i].at.file) return f->stmts[i].at;
    return (struct gimple_place){0};
}

static void parameters(struct analysis *a, size_t unit, const struct gimple_function *f)
{
    for (size_t i = 0; i < f->param_count; i++) {
        const struct gimple_name *param = &f->params[i];
        struct finding found = {.kind = FINDINGS_PARAM, .function = f->name, .bytes = -1};
        if (!strchr(param->type, '*')) {
            long bytes = (long)sizes_of(&a->sizes, param->type);
            if (bytes < ANALYSIS_LARGE) continue;
            found.kind = FINDINGS_COPY;
            found.at = function_place(a, f);
            found.bytes = bytes;
            found.message =
                memory_printf("parameter %s is a copy of %ld bytes", param->name, bytes);
            findings_add(a->out, found);
            continue;
        }
        struct flow flow = flow_param(&a->source, &a->source.units[unit], f, param->name);
        unsigned leaves = flow.ways & (FLOW_LEAVES | 1u << FLOW_REALLOCATED);
        bool freed = flow.ways & 1u << FLOW_FREED;
        if (!leaves && !freed && !a->verbose) continue;
        if (flow.ways) found.at = flow.at[__builtin_ctz(flow.ways)];
        if (!found.at.file) found.at = function_place(a, f);
        found.reason = leaves ? flow_words(&flow) : NULL;
        if (leaves)
            found.message = memory_printf("parameter %s leaks: %s", param->name, found.reason);
        else if (freed)
            found.message = memory_printf("parameter %s is freed", param->name);
        else
            found.message = memory_printf("parameter %s does not leak", param->name);
        findings_add(a->out, found);
    }
}

// The size of the aggregate that a memory reference names, or 0: a whole variable, or *pointer.
static long aggregate_bytes(const struct analysis *a, const struct gimple_function *f,
                            const char *text)
{
    char *name = memory_text(text + (*text == '*'), strcspn(text + (*text == '*'), "("));
    const char *type = !strcmp(text, "<retval>") ? f->result : gimple_type(f, name);
    char *cut = strrchr(name, '_');
    if (!type && cut) {
        *cut = '\0';
        type = gimple_type(f, name);
    }
    if (!type) return 0;
    size_t len = strlen(type);
    while (len && (type[len - 1] == ' ' || (*text == '*' && type[len - 1] == '*'))) len--;
    return (long)sizes_of(&a->sizes, memory_text(type, len));
}

static void copies(struct analysis *a, const struct gimple_function *f, const struct gimple_stmt *s)
{
    long bytes = 0;
    const char *what = "a struct is copied";
    if (s->kind == GIMPLE_ASSIGN) bytes = aggregate_bytes(a, f, s->value);
    if (s->kind == GIMPLE_CALL) {
        what = memory_printf("a struct is passed to %s by value", s->value);
        for (size_t i = 0; i < s->arg_count; i++) {
            long arg = aggregate_bytes(a, f, s->args[i]);
            if (arg > bytes) bytes = arg;
        }
    }
    if (bytes < ANALYSIS_LARGE) return;
    struct finding found = {.kind = FINDINGS_COPY, .at = s->at, .bytes = bytes};
    found.function = analysis_written(f->name);
    if (!found.at.file) found.at = function_place(a, f);
    found.message = memory_printf("%s: %ld bytes", what, bytes);
    findings_add(a->out, found);
}

static void result(struct analysis *a, const struct gimple_function *f)
{
    size_t len = f->result ? strlen(f->result) : 0;
    while (len && f->result[len - 1] == ' ') len--;
    long bytes = len ? (long)sizes_of(&a->sizes, memory_text(f->result, len)) : 0;
    if (bytes < ANALYSIS_LARGE) return;
    struct finding found = {.kind = FINDINGS_COPY, .function = f->name, .bytes = bytes};
    found.at = function_place(a, f);
    found.message = memory_printf("the result is %ld bytes by value", bytes);
    findings_add(a->out, found);
}

static void ask_statements(struct analysis *a, size_t unit)
{
    const struct gimple_unit *optimized = &a->optimized.units[unit],
                             *source = &a->source.units[unit];
    for (size_t i = 0; i < optimized->count; i++) {
        const struct gimple_function *f = &optimized->functions[i];
        addresses(a, &a->optimized, unit, f, ~(1u << FLOW_RETURNED));
        for (size_t k = 0; k < f->stmt_count; k++) {
            const struct gimple_stmt *s = &f->stmts[k];
            if (s->kind == GIMPLE_CALL) allocation(a, unit, f, s);
            if (s->kind == GIMPLE_CALL || s->kind == GIMPLE_ASSIGN) copies(a, f, s);
        }
    }
    for (size_t i = 0; i < source->count; i++) {
        const struct gimple_function *f = &source->functions[i];
        parameters(a, unit, f);
        result(a, f);
        // Only the source shows an address that is returned: gcc makes a null pointer of it, and
        // returns another in the place of one that is known to be null.
        addresses(a, &a->source, unit, f, 1u << FLOW_RETURNED);
        for (size_t k = 0; k < f->stmt_count; k++)
            if (f->stmts[k].kind == GIMPLE_CALL) removed(a, f, &f->stmts[k]);
    }
}

// "a.c:3:5: missed: ..." or "a.c:3:5: warning: ..."
static void ask_messages(struct analysis *a, const char *text, bool warnings)
{
    for (const char *line = text, *next; text && *line; line = next) {
        const char *end = strchrnul(line, '\n'), *colon = strstr(line, ": ");
        next = *end ? end + 1 : end;
        struct finding found = {.bytes = -1, .kind = warnings ? FINDINGS_WARNING : FINDINGS_INLINE};
        if (!colon || colon > end || !gimple_place_read(&found.at, line, (size_t)(colon - line)))
            continue;
        const char *words = colon + 2;
        if (!strncmp(words, "warning: ", 9)) words += 9;
        found.message = memory_text(words, (size_t)(end - words));
        bool wanted = warnings ? strstr(found.message, "[-Wreturn-local-addr]") != NULL
                               : !strstr(found.message, "body not available");
        if (wanted) findings_add(a->out, found);
    }
}

int analysis_run(const struct compile *files, size_t count, bool verbose, struct findings *out)
{
    struct analysis a = {.out = out, .verbose = verbose};
    a.source = (struct flow_program){memory_new(count, sizeof *a.source.units), count};
    a.optimized = (struct flow_program){memory_new(count, sizeof *a.optimized.units), count};
    for (size_t i = 0; i < count; i++) {
        a.source.units[i] = files[i].source;
        a.optimized.units[i] = files[i].optimized;
        int status = frames_read(&a.frames, files[i].graph);
        if (!status) status = sizes_read(&a.sizes, files[i].object);
        if (status) return status;
    }
    flow_summaries(&a.source);
    flow_summaries(&a.optimized);
    frames_deepest(&a.frames);
    for (size_t i = 0; i < count; i++) {
        ask_statements(&a, i);
        ask_messages(&a, files[i].said, true);
        if (verbose) ask_messages(&a, memory_file(files[i].inlining), false);
    }
    analysis_frames(&a.frames, out);
    findings_sort(out);
    return 0;
}
