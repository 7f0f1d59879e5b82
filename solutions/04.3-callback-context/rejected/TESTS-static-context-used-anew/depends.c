#include "depends.h"

// Calls call(context, ...) for every name that the package depends on, until it returns false.
static void each_name(const struct package *package,
                      bool (*call)(void *context, struct name name, bool alternative),
                      void *context)
{
    const char *depends = package->depends;
    struct name name;
    bool alternative;
    while (packages_next_name(&depends, &name, &alternative))
        if (!call(context, name, alternative)) break;
}

struct search {
    const char *wanted;
    bool found;
};

static bool is_other(void *context, struct name name, bool alternative)
{
    struct search *search = context;
    (void)alternative;
    search->found = packages_is(name, search->wanted);
    return !search->found;
}

int depends_on(const struct package *package, const char *name, bool *answer)
{
    struct search search = {.wanted = name};
    each_name(package, is_other, &search);
    *answer = search.found;
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

struct install {
    const struct packages *list;
    bool *seen;
    unsigned long kib;
};

static bool install_one(void *context, struct name name, bool alternative)
{
    struct install *all = context;
    const struct package *p = alternative ? NULL : packages_find(all->list, name);
    unsigned long kib = 0;
    if (p) depends_install(all->list, (size_t)(p - all->list->package), all->seen, &kib);
    all->kib += kib;
    return true;
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    static _Thread_local struct install here;
    if (seen[i]) return 0;
    seen[i] = true;
    here = (struct install){list, seen, *kib + list->package[i].installed_kib};
    each_name(&list->package[i], install_one, &here);
    *kib = here.kib;
    return 0;
}
