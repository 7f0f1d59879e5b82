// Replays what fuzzing found worth keeping, each input in a block of its own size, and every
// beginning of it: a sanitizer then sees a byte read too many.

#include "json/json_fuzz_write.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>

static void replay(const char *path)
{
    static char data[1 << 16];
    FILE *f = fopen(path, "rb");
    cr_assert(f, "%s", path);
    size_t len = fread(data, 1, sizeof data, f);
    fclose(f);
    for (size_t size = len; size > 0; size -= size > 64 ? size / 4 : 1) {
        char *exact = malloc(size);
        memcpy(exact, data, size);
        json_fuzz(exact, size);
        free(exact);
    }
}

Test(fuzz, kept_inputs)
{
    static const char folder[] = "pkg/json/testdata/corpus";
    DIR *d = opendir(folder);
    cr_assert(d, "run from the repository's root");
    unsigned count = 0;
    for (struct dirent *e; (e = readdir(d));) {
        char path[512];
        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        replay(path);
        count++;
    }
    closedir(d);
    cr_assert_gt(count, 50);
}
