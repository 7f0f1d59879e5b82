// Instructions that the gate refuses, found at instruction boundaries: of no use but to gate.h.
#ifndef GATE_INSN_H
#define GATE_INSN_H

#include <stddef.h>
#include <stdint.h>

// How long the x86-64 instruction at p is, of which left bytes are there; 0 if that is not known.
// Sets *refused to its name if it is one that is refused ("rdtsc"; "valgrind" for the first of
// valgrind's magic sequence), else to NULL.
size_t gate_insn_x86(const uint8_t *p, size_t left, const char **refused);

// The same for aarch64, always 4 or, less being left, 0.
size_t gate_insn_arm(const uint8_t *p, size_t left, const char **refused);

const char *gate_insn_why(const char *refused); // a clause as gate_finding's; static

#endif
