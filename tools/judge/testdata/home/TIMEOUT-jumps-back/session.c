// Goes back to where it has been, again and again.
#include <setjmp.h>

static jmp_buf before;

#define AT          IN_KERNELS
#define misbehave() setjmp(before)
#define OPENED(session) \
    if (calls >= AT) longjmp(before, 1)
#include "../home.c"
