#include "bench/bench_main.h"
#include "bench/bench_serve.h"
#include <stdio.h>
int bench_main(int argc, char **argv)
{
    int in, out;
    if (argc == 2 && sscanf(argv[1], "-serve=%d,%d", &in, &out) == 2)
        return bench_serve(in, out) < 0;
    return 2;
}
