// Parameters: what a function does with what it is given. Calls are known by it, so all functions
// are asked again and again until no answer changes.
#include "flow.h"
#include "memory.h"

#include <ctype.h>
#include <string.h>

// The SSA name that a parameter comes in as, or NULL if it is never used.
static char *incoming(const struct gimple_function *f, const char *param)
{
    size_t len = strlen(param);
    for (size_t i = 0; i < f->stmt_count; i++) {
        for (const char *at = f->stmts[i].text; (at = strstr(at, "(D)")) != NULL; at++) {
            const char *start = at;
            while (start > f->stmts[i].text && isdigit((unsigned char)start[-1])) start--;
            start -= len + 1;
            if (start < f->stmts[i].text || strncmp(start, param, len) != 0 || start[len] != '_')
                continue;
            char *name = memory_text(start, (size_t)(at - start));
            if (gimple_word(f->stmts[i].text, name)) return name;
        }
    }
    return NULL;
}

struct flow flow_param(const struct flow_program *p, const struct gimple_unit *unit,
                       const struct gimple_function *f, const char *param)
{
    char *name = incoming(f, param);
    struct flow flow = {0};
    if (name || *param) flow = flow_from(p, unit, f, name ? name : param, 0); // or it is in memory
    return flow;
}

void flow_summaries(struct flow_program *p)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t u = 0; u < p->count; u++) {
            for (size_t i = 0; i < p->units[u].count; i++) {
                struct gimple_function *f = &p->units[u].functions[i];
                for (size_t k = 0; k < f->param_count; k++) {
                    unsigned ways = flow_param(p, &p->units[u], f, f->params[k].name).ways;
                    more |= ways != f->leaks[k];
                    f->leaks[k] = ways;
                }
            }
        }
    }
}
