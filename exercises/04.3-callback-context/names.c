// Taking names off a Depends: field, and looking them up.

#include "packages.h"

#include <string.h>

// Debian Policy, section 5.6.1: lower-case letters, digits, plus, minus and full stop.
static const bool in_name[256] = {
    ['+'] = true, ['-'] = true, ['.'] = true, ['0' ... '9'] = true, ['a' ... 'z'] = true};

bool packages_next_name(const char **depends, struct name *name, bool *alternative)
{
    const char *p = *depends;
    if (!*p) return false;
    *alternative = *p == '|';
    while (*p == ',' || *p == '|' || *p == ' ') p++;
    name->at = p;
    while (in_name[(unsigned char)*p]) p++;
    name->size = (size_t)(p - name->at);
    if (*p && *p != ',') {
        const char *comma = strchrnul(p, ','), *bar = memchr(p, '|', (size_t)(comma - p));
        p = bar ? bar : comma;
    }
    *depends = p;
    return true;
}

bool packages_is(struct name name, const char *string)
{
    return name.at[0] == string[0] && !strncmp(name.at, string, name.size) && !string[name.size];
}

const struct package *packages_find(const struct packages *list, struct name name)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct package *p = &list->package[middle];
        int order = strncmp(p->name, name.at, name.size);
        if (order == 0 && !p->name[name.size]) return p;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
