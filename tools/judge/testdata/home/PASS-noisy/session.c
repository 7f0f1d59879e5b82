// Prints what no terminal should see.
#include <stdio.h>

static void misbehave(void)
{
    fwrite("\033[2J\033]0;mine\a\0\377\300\257\r\n", 1, 17, stdout);
    fflush(stdout);
}

#define AT IN_TESTS
#include "../home.c"
