#include "depends.h"

// A function, and the variables that it has taken from where it was made.
struct closure {
    bool (*call)(void **captured, struct name name, bool alternative);
    void *captured[3];
};

static struct closure *closure(bool (*call)(void **, struct name, bool), const void *a,
                               const void *b, const void *c)
{
    struct closure f = {call, {(void *)a, (void *)b, (void *)c}};
    return &f;
}

// Calls f for every name that the package depends on, until it returns false.
static void each_name(const struct package *package, struct closure *f)
{
    const char *depends = package->depends;
    struct name name;
    bool alternative;
    while (packages_next_name(&depends, &name, &alternative))
        if (!f->call(f->captured, name, alternative)) break;
}

static bool is_other(void **captured, struct name name, bool alternative)
{
    const char *wanted = captured[0];
    bool *found = captured[1];
    (void)alternative;
    *found = packages_is(name, wanted);
    return !*found;
}

int depends_on(const struct package *package, const char *name, bool *answer)
{
    *answer = false;
    each_name(package, closure(is_other, name, answer, NULL));
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

static bool install_one(void **captured, struct name name, bool alternative)
{
    const struct packages *list = captured[0];
    const struct package *p = alternative ? NULL : packages_find(list, name);
    if (p) depends_install(list, (size_t)(p - list->package), captured[1], captured[2]);
    return true;
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    if (seen[i]) return 0;
    seen[i] = true;
    *kib += list->package[i].installed_kib;
    each_name(&list->package[i], closure(install_one, list, seen, kib));
    return 0;
}
