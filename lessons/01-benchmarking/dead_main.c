// What the compiler leaves of four loops: what a bench says of them, the instructions that
// callgrind counts, and the machine code.

#include "dead.h"
#include "metered.h"

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
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
    static const char *const loops[] = {"dead_dropped", "dead_summed", "dead_constant",
                                        "dead_kept"};
    int status;
    if (metered_main(argc, argv, &status)) return status;
    puts("                CPU ns/op  instructions/op");
    for (int i = 0; i < 4; i++) {
        double cost[METERED_COSTS];
        metered_cost(loops[i], 20000000, cost);
        double ns = cost[METERED_CPU], instructions = cost[METERED_INSTRUCTIONS];
        printf("%-13s %11.2f %16.1f\n", loops[i], ns, instructions);
        printf("m %s_ns %.2f\nm %s_instructions %.0f\n", loops[i], ns, loops[i], instructions);
    }
    disassemble("dead_dropped");
    disassemble("dead_constant");
    disassemble("dead_kept");
    return 0;
}
