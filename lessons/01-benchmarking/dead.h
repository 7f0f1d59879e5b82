// Four loops over one operation, the last step of Appleby's MurmurHash3 (fmix32, public domain).
// What is left of each is the compiler's doing.
#ifndef DEAD_H
#define DEAD_H

#include <stdint.h>

uint32_t dead_mix(uint32_t x);

void dead_dropped(uint64_t n);  // nobody looks at the results
void dead_summed(uint64_t n);   // they are summed, and nobody looks at the sum
void dead_constant(uint64_t n); // one input, known to the compiler
void dead_kept(uint64_t n);     // another input each time, each result kept

#endif
