#include "depends.h"

#include <errno.h>
#include <stdlib.h>

// A function, and the variables that it has taken from where it was made.
struct closure {
    bool (*call)(void **captured, struct name name, bool alternative);
    void *captured[4];
};

static struct closure *closure(bool (*call)(void **, struct name, bool), const void *a,
                               const void *b, const void *c, const void *d)
{
    struct closure *f = malloc(sizeof *f);
    if (f) *f = (struct closure){call, {(void *)a, (void *)b, (void *)c, (void *)d}};
    return f;
}

// Calls f for every name that the package depends on, until it returns false, and frees it.
static int each_name(const struct package *package, struct closure *f)
{
    const char *depends = package->depends;
    struct name name;
    bool alternative;
    if (!f) return -ENOMEM;
    while (packages_next_name(&depends, &name, &alternative))
        if (!f->call(f->captured, name, alternative)) return 0;
    free(f);
    return 0;
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
    return each_name(package, closure(is_other, name, answer, NULL, NULL));
}

int depends_count(const struct packages *list, const char *name, size_t *count)
{
    bool found;
    *count = 0;
    for (size_t i = 0; i < list->count; i++, *count += found) {
        int error = depends_on(&list->package[i], name, &found);
        if (error) return error;
    }
    return 0;
}

static bool install_one(void **captured, struct name name, bool alternative)
{
    const struct packages *list = captured[0];
    const struct package *p = alternative ? NULL : packages_find(list, name);
    int *error = captured[3];
    if (p) *error = depends_install(list, (size_t)(p - list->package), captured[1], captured[2]);
    return *error == 0;
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    int error = 0;
    if (seen[i]) return 0;
    seen[i] = true;
    *kib += list->package[i].installed_kib;
    int made = each_name(&list->package[i], closure(install_one, list, seen, kib, &error));
    return made ? made : error;
}
