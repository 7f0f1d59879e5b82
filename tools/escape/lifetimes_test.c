#include "lifetimes.h"
#include "memory.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static char *flags[] = {(char[]){"-O2"}, (char[]){"-std=gnu17"}, (char[]){"-D_GNU_SOURCE"},
                        (char[]){"-fno-builtin"}, NULL};

static const struct finding *of(const struct findings *f, const char *function)
{
    for (size_t i = 0; i < f->count; i++)
        if (!strcmp(f->list[i].function, function)) return &f->list[i];
    cr_fatal("nothing was seen of %s", function);
}

Test(lifetimes, frames_that_blocks_outlive, .timeout = 120, .fini = memory_end)
{
    struct findings found = {0};
    cr_assert(zero(int, lifetimes_run("gcc", "tools/escape/testdata/lives", flags, &found)));
    const struct finding *own = of(&found, "lives_own"), *made = of(&found, "made"),
                         *given = of(&found, "lives_given");
    cr_expect(ne(ptr, (void *)strstr(own->reason, "the frame that made it"), NULL), "%s",
              own->reason);
    cr_expect(ne(ptr, (void *)strstr(own->message, "of 16 to 100 bytes"), NULL), "%s",
              own->message);
    cr_expect(ne(ptr, (void *)strstr(made->reason, "outlived lives_caller"), NULL), "%s",
              made->reason);
    cr_expect(eq(long, made->bytes, 32));
    cr_expect(ne(ptr, (void *)strstr(given->reason, "bench_fn_lives"), NULL), "%s", given->reason);
    cr_expect(eq(sz, found.count, 3));
}

Test(lifetimes, a_folder_without_a_bench, .fini = memory_end)
{
    struct findings found = {0};
    cr_expect(eq(int, lifetimes_run("gcc", "tools/escape/nowhere", flags, &found), -2));
}
