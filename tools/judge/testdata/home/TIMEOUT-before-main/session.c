// Never comes to main.
// Gate: .init_array
static void misbehave(void)
{
}

__attribute__((constructor)) static void stay(void)
{
    for (volatile int i = 0;; i = 0) continue;
}

#define AT NEVER
#include "../home.c"
