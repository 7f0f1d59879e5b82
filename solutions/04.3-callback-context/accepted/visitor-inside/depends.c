#include "depends.h"

// A function that is called for names. Whoever needs to know more puts this first into a struct of
// its own: a pointer to the one is a pointer to the other.
struct visitor {
    bool (*visit)(struct visitor *self, struct name name, bool alternative);
};

static void each_name(const struct package *package, struct visitor *v)
{
    const char *depends = package->depends;
    struct name name;
    bool alternative;
    while (packages_next_name(&depends, &name, &alternative))
        if (!v->visit(v, name, alternative)) break;
}

struct search {
    struct visitor visitor;
    const char *wanted;
    bool found;
};

static bool is_other(struct visitor *self, struct name name, bool alternative)
{
    struct search *search = (struct search *)self;
    (void)alternative;
    search->found = packages_is(name, search->wanted);
    return !search->found;
}

int depends_on(const struct package *package, const char *name, bool *answer)
{
    struct search search = {{is_other}, name, false};
    each_name(package, &search.visitor);
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
    struct visitor visitor;
    const struct packages *list;
    bool *seen;
    unsigned long *kib;
};

static bool install_one(struct visitor *self, struct name name, bool alternative)
{
    struct install *to = (struct install *)self;
    const struct package *p = alternative ? NULL : packages_find(to->list, name);
    if (p) depends_install(to->list, (size_t)(p - to->list->package), to->seen, to->kib);
    return true;
}

int depends_install(const struct packages *list, size_t i, bool *seen, unsigned long *kib)
{
    struct install to = {{install_one}, list, seen, kib};
    if (seen[i]) return 0;
    seen[i] = true;
    *kib += list->package[i].installed_kib;
    each_name(&list->package[i], &to.visitor);
    return 0;
}
