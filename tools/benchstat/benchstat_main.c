#include "run.h"

int main(int argc, char **argv)
{
    return run_benchstat(argc, argv, stdin, stdout, stderr);
}
