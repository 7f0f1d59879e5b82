// Gives json_fuzz.h what libFuzzer invents, or the files that are its arguments:
//
//     make build/fuzz/json && build/fuzz/json -max_total_time=60 NEW pkg/json/testdata/corpus
//
// NEW is an empty folder for what it finds; `build/fuzz/json -merge=1 pkg/json/testdata/corpus NEW`
// keeps what reaches something new.

#include "json/json_fuzz_write.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    json_fuzz((const char *)data, len);
    return 0;
}

#ifndef JSON_LIBFUZZER
int main(int argc, char **argv)
{
    static char data[1 << 20];
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) {
            perror(argv[i]);
            return 1;
        }
        json_fuzz(data, fread(data, 1, sizeof data, f));
        fclose(f);
    }
    return 0;
}
#endif
