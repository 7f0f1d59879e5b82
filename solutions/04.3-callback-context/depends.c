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

static void install(struct install *all, const struct package *package);

static bool install_one(void *context, struct name name, bool alternative)
{
    struct install *all = context;
    const struct package *p = alternative ? NULL : packages_find(all->list, name);
    if (p) install(all, p);
    return true;
}

// One context serves all levels of the recursion.
static void install(struct install *all, const struct package *package)
{
    bool *seen = &all->seen[package - all->list->package];
    if (*seen) return;
    *seen = true;
    all->kib += package->installed_kib;
    each_name(package, install_one, all);
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    struct install all = {list, seen, *kib};
    install(&all, &list->package[i]);
    *kib = all.kib;
    return 0;
}
