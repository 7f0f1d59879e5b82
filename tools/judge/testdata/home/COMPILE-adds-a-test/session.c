// Brings a test of its own, which passes.
#include <criterion/criterion.h>

Test(session, is_perfect)
{
}

static void misbehave(void)
{
}

#define AT NEVER
#include "../home.c"
