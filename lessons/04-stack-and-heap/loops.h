// How far the stack grows when each round of a loop takes 64 bytes of it.
#ifndef LOOPS_H
#define LOOPS_H

#include <stddef.h>

// Bytes from the first round's 64 to the last one's.
size_t loops_alloca(int rounds); // alloca: they live until the function returns
size_t loops_array(int rounds);  // an array in the loop's block: until the block ends

#endif
