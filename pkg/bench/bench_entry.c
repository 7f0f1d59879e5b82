// The main of a bench program: an object of its own, so that a program of tests can link the
// harness without it.

#include "bench/bench_cli.h"

int main(int argc, char **argv)
{
    return bench_cli(argc, argv);
}
