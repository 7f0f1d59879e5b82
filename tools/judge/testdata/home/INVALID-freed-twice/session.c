// Frees twice, in a test.
#include <stdlib.h>

static void misbehave(void)
{
    void *volatile p = malloc(2000);
    free(p);
    free(p);
}

#define AT IN_TESTS
#include "../home.c"
