// What the compiler leaves of four loops: what a bench says of them, the instructions that
// callgrind counts, and the machine code.

#include "dead.h"

#include "bench/bench.h"
#include "bench/bench_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOOP(name)                                                                                 \
    BENCH(name)                                                                                    \
    {                                                                                              \
        bench_start(b);                                                                            \
        name(b->n);                                                                                \
        bench_stop(b);                                                                             \
    }

LOOP(dead_dropped)
LOOP(dead_summed)
LOOP(dead_constant)
LOOP(dead_kept)

static void disassemble(const char *function)
{
    char self[4096] = "", command[4400];
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0) return;
    snprintf(command, sizeof command,
             "objdump --no-show-raw-insn --disassemble=%s '%s' | grep -E '^( |[0-9a-f]+ <)'",
             function, self);
    fflush(stdout);
    if (system(command)) printf("no machine code of %s: is objdump here (binutils)?\n", function);
}

int main(int argc, char **argv)
{
    if (argc > 1) return bench_cli(argc, argv); // callgrind's turn
    char *bench[] = {argv[0], "-bench=.", "-benchtime=20ms", "-meter=callgrind", NULL};
    int status = bench_cli(4, bench);
    disassemble("dead_dropped");
    disassemble("dead_constant");
    disassemble("dead_kept");
    return status;
}
