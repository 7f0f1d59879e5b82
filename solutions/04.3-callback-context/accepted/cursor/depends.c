#include "depends.h"

// Turned around: who wants names asks for the next one.
struct cursor {
    const char *rest;
    struct name name;
    bool alternative;
};

static struct cursor names_of(const struct package *package)
{
    return (struct cursor){.rest = package->depends};
}

static bool next(struct cursor *c)
{
    return packages_next_name(&c->rest, &c->name, &c->alternative);
}

int depends_on(const struct package *package, const char *name, bool *answer)
{
    struct cursor c = names_of(package);
    *answer = false;
    while (!*answer && next(&c)) *answer = packages_is(c.name, name);
    return 0;
}

int depends_count(const struct packages *list, const char *name, size_t *count)
{
    bool found;
    *count = 0;
    for (size_t i = 0; i < list->count; i++, *count += found)
        depends_on(&list->package[i], name, &found);
    return 0;
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    if (seen[i]) return 0;
    seen[i] = true;
    *kib += list->package[i].installed_kib;
    for (struct cursor c = names_of(&list->package[i]); next(&c);) {
        const struct package *p = c.alternative ? NULL : packages_find(list, c.name);
        if (p) depends_install(list, (size_t)(p - list->package), seen, kib);
    }
    return 0;
}
