// The reader and both outputs on damaged input: nothing may crash, hang or leak. Here every file in
// testdata/ is replayed as it is and mangled; libFuzzer goes on from there with
//
//     cd tools/benchstat
//     clang -std=gnu17 -D_GNU_SOURCE -DFUZZING -g -O1 -fsanitize=fuzzer,address,undefined
//         -I../../pkg -o ../../build/fuzz fuzz_test.c gonum.c intern.c layout.c memory.c print*.c
//         reader.c table.c tally.c unit.c ../../pkg/stats/stats{,_utest}.c -lm
//     ../../build/fuzz -max_total_time=60 ../../build/corpus testdata
#include "print.h"
#include "reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The input's halves are two files.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *null;
    if (null == NULL) null = fopen("/dev/null", "w");
    struct tally t = {.ignore = "ignored"};
    const struct table_options options = {.alpha = 0.05, .confidence = 0.95};
    for (size_t half = 0; half < 2; half++) {
        size_t len = half ? size - size / 2 : size / 2;
        if (len == 0) continue;
        FILE *in = fmemopen((void *)(data + (half ? size / 2 : 0)), len, "r");
        tally_file(&t, half ? "new" : "old");
        reader_read(&t, in, "fuzz", null);
        fclose(in);
    }
    print_text(&t, &options, null);
    print_csv(&t, &options, null, null);
    tally_free(&t);
    return 0;
}

#ifndef FUZZING
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static uint32_t random_below(uint64_t *state, size_t n)
{
    *state = *state * 6364136223846793005 + 1442695040888963407;
    return (uint32_t)((*state >> 33) % n);
}

// One to eight changes: a byte, a cut, a piece over another, a number that is hard to print.
static size_t mangle(uint8_t *data, size_t size, uint64_t *state)
{
    static const char *const hard[] = {" NaN ",    " Inf ", " -0 ", " 1e308 ",
                                       " 5e-324 ", "\n",    ": ",   " -1 ",
                                       "\xff",     "Unit ", " 0 ",  "\r\nk: v\n"};
    for (size_t changes = 1 + random_below(state, 8); changes > 0 && size > 16; changes--) {
        size_t at = random_below(state, size - 16), from = random_below(state, size - 16);
        const char *h = hard[random_below(state, sizeof hard / sizeof *hard)];
        switch (random_below(state, 4)) {
        case 0:
            data[at] ^= (uint8_t)(1 << random_below(state, 8));
            break;
        case 1:
            memmove(data + at, data + at + 9, size - at - 9), size -= 9;
            break;
        case 2:
            memmove(data + at, data + from, 16);
            break;
        default:
            memcpy(data + at, h, strlen(h));
        }
    }
    return size;
}

Test(fuzz, mangled_input_does_no_harm, .timeout = 60)
{
    const char *folder = "tools/benchstat/testdata";
    DIR *d = opendir(folder);
    cr_assert_not_null(d, "%s: run the tests in the root of the repository", folder);
    uint64_t state = 1;
    unsigned files = 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        FILE *f = *e->d_name == '.' ? NULL : fopen(path, "r");
        if (f == NULL) continue;
        static uint8_t whole[1 << 14], data[1 << 14];
        size_t size = fread(whole, 1, sizeof whole, f);
        fclose(f);
        LLVMFuzzerTestOneInput(whole, size);
        for (unsigned i = 0; i < 200; i++) {
            memcpy(data, whole, size);
            LLVMFuzzerTestOneInput(data, mangle(data, size, &state));
        }
        files++;
    }
    closedir(d);
    cr_assert_geq(files, 10);
}
#endif
