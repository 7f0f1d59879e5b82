// The main of a bench program: an object of its own, so that a program of tests can link the
// harness without it.

#include "bench/bench_main.h"

int main(int argc, char **argv)
{
    return bench_main(argc, argv);
}
