// Anything as a callgrind file, for libFuzzer. From the root:
//   clang -std=gnu17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -Itools/judge \
//       -o build/callgrind_fuzz tools/judge/testdata/callgrind_fuzz.c tools/judge/callgrind.c \
//       tools/judge/callgrind_parse.c tools/judge/callgrind_difference.c
//   mkdir build/corpus && cp tools/judge/testdata/*.callgrind build/corpus
//   build/callgrind_fuzz -max_total_time=300 -max_len=40000 build/corpus

#include "callgrind.h"
#include "callgrind_parse.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct callgrind_runs runs = {"words", 10, 20, "overlay"};
    char *text = malloc(size + 1);
    struct callgrind *c;
    struct callgrind_cost cost;
    struct callgrind_site sites[3];
    double calls;
    if (!text) return 0;
    memcpy(text, data, size);
    text[size] = 0;
    if (callgrind_parse(text, size, &c)) return 0;
    callgrind_cost(c, &runs, &cost);
    callgrind_sites(c, &runs, sites, 3);
    callgrind_calls(c, &runs, "strlen", &calls);
    callgrind_close(c);
    return 0;
}
