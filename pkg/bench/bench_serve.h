// A bench program as a server for the judge: -serve=IN,OUT reads a command a line from descriptor
// IN and answers in lines on descriptor OUT, so that a learner's stdout is never parsed. End of IN
// ends the program with status 0.
//
//   list                       kernel NAME n1 threads ulps allocs bytes peak instructions misses
//   syscalls locks stack
//                              one line a kernel, defaults filled in, -1 where nothing is budgeted;
//                              then "end list"
//   run NAME MODE N SEED RUN   one call of the kernel with n = N and seed = mix(SEED, RUN), then an
//   end record:
//                              end NAME N cpu_ns wall_ns allocs frees bytes outstanding digest
//                              stack peak
//
// allocs, frees and bytes are of the measured region, over all threads; outstanding is by how many
// blocks the whole call of the kernel left more (or fewer) alive; digest is in hex; stack and peak
// are bytes, 0 unless their mode was asked for. MODE:  plain      time only
//        stream     one line an answer first:  a OP THREAD KIND VALUE   KIND u: decimal, f: hex
//        bits of the double,
//                   b: SIZE:HASH:HEX with HEX the first 32 bytes at most
//        count      plain, with the allocation counters read (0 in a program without the hook)
//        trace      allocs_sites_write's lines first; peak is set
//        stack      the kernel runs on a thread whose stack was painted; stack is what it touched
//        below the harness callgrind  under valgrind: the region is instrumented, and dumped as
//        "NAME N" when the kernel returns
// A command that can't be carried out is answered by "error TEXT".
#ifndef BENCH_SERVE_H
#define BENCH_SERVE_H

// Serves until the end of in. Returns 0, or a negative errno of in or out.
int bench_serve(int in, int out);

#endif
