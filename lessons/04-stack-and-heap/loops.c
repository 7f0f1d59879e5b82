#include "loops.h"

#include <alloca.h>
#include <stdint.h>

#pragma GCC diagnostic ignored "-Wvla"

// Tells the compiler nothing of where it comes from, so that no pointer is seen to outlive its
// block.
static uintptr_t place(void *p)
{
    uintptr_t at;
    __asm__ volatile("" : "=r"(at) : "0"(p) : "memory");
    return at;
}

size_t loops_alloca(int rounds)
{
    uintptr_t first = 0, last = 0;
    for (int i = 0; i < rounds; i++) {
        last = place(alloca(64));
        if (i == 0) first = last;
    }
    return first - last;
}

size_t loops_array(int rounds)
{
    uintptr_t first = 0, last = 0;
    volatile size_t size = 64;
    for (int i = 0; i < rounds; i++) {
        char block[size];
        last = place(block);
        if (i == 0) first = last;
    }
    return first - last;
}
