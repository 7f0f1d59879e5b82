#include "depends.h"

// Calls call for every name that the package depends on, until it returns false.
static void each_name(const struct package *package,
                      bool (*call)(struct name name, bool alternative))
{
    const char *depends = package->depends;
    struct name name;
    bool alternative;
    while (packages_next_name(&depends, &name, &alternative))
        if (!call(name, alternative)) break;
}

static const char *wanted; // what is_other looks for
static bool found;

static bool is_other(struct name name, bool alternative)
{
    (void)alternative;
    found = packages_is(name, wanted);
    return !found;
}

int depends_on(const struct package *package, const char *name, bool *answer)
{
    wanted = name;
    found = false;
    each_name(package, is_other);
    *answer = found;
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

static const struct packages *list_of_all;
static bool *seen_of_all;
static unsigned long kib_of_all;

static void install(const struct package *package);

static bool install_one(struct name name, bool alternative)
{
    const struct package *p = alternative ? NULL : packages_find(list_of_all, name);
    if (p) install(p);
    return true;
}

static void install(const struct package *package)
{
    bool *seen = &seen_of_all[package - list_of_all->package];
    if (*seen) return;
    *seen = true;
    kib_of_all += package->installed_kib;
    each_name(package, install_one);
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    list_of_all = list;
    seen_of_all = seen;
    kib_of_all = *kib;
    install(&list->package[i]);
    *kib = kib_of_all;
    return 0;
}
