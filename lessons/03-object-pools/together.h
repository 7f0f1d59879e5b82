// Measures threads that run at the same time, on a machine that others use too.
#ifndef TOGETHER_H
#define TOGETHER_H

#include "bench/bench.h"

// Prints what an operation of body costs on so many threads, and the spans NAME_THREADS (CPU time,
// ns) and NAME_THREADS_cpus (how many CPUs they had). Returns the CPU time, in ns. n: operations a
// run, which should take about a millisecond.
double together(const char *name, void (*body)(struct bench *b, void *unused), uint64_t n,
                unsigned threads);

#endif
