// A bench program as a server for the judge: -serve=IN,OUT reads a command a line from descriptor
// IN and answers in lines on descriptor OUT, so that a learner's stdout is never parsed. End of IN
// ends the program with status 0; a line longer than 4 KB is an error.
//
//   list                       one line a kernel, defaults filled in, -1 where nothing is budgeted:
//                                kernel NAME n1 threads ulps allocs bytes peak instructions misses
//                                       syscalls locks stack ANSWER (one line; then "end list")
//                              where ANSWER is the kernel's .answer, or nothing
//   run NAME MODE N SEED RUN   one call of the kernel with n = N and seed = mix(SEED, RUN),
//   answered:
//                                end NAME N cpu_ns wall_ns allocs frees bytes outstanding digest
//                                    stack peak doubles sum scale   (one line)
//
// NAME may be NAME/SUB: only that sub-bench runs. NAME alone runs all its sub-benches, summed.
// allocs, frees and bytes are of the measured region, over all threads; outstanding is by how many
// blocks the whole call of the kernel left more (or fewer) alive; digest is in hex; stack and peak
// are bytes; doubles, sum and scale are struct bench_doubles, the last two as %a prints them; what
// its mode does not measure is 0.  MODE:
//   plain      time only
//   stream     one line an answer first:  a OP THREAD KIND VALUE    KIND u: decimal, f: hex bits of
//              the double, b: SIZE:HASH:HEX with HEX the first 32 bytes at most
//   count      time, and the allocation counters (0 in a program without the hook)
//   trace      allocs_sites_write's lines first, of blocks made since the region was first entered;
//              peak is set. The lines are written once the kernel has returned
//   leaks      the same, of blocks made since before the kernel was called
//   stack      the kernel runs on a thread whose stack is painted below bench_start's frame at
//              bench_start; stack is how deep it was touched at bench_stop, 0 under some 400 bytes.
//              Run it twice: lazily bound functions are bound on the stack
//   callgrind  under valgrind: the region is instrumented, and dumped as "NAME N" when the kernel
//              has returned
// A command that can't be carried out, or a kernel that misuses its region, is answered by
// "error TEXT".
#ifndef BENCH_SERVE_H
#define BENCH_SERVE_H

#include <stdint.h>

// Serves until the end of in. Returns 0, or a negative errno of in or out.
int bench_serve(int in, int out);

// The distance of two doubles in units in the last place: 0 if equal (0.0 and -0.0 are, and so are
// two NaNs), 1 for neighbours, UINT64_MAX between a NaN and a number.
uint64_t bench_ulps(double a, double b);

#endif
