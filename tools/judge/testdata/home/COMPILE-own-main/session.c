// Has a program of its own.
static void misbehave(void)
{
}

int main(void)
{
    return 0;
}

#define AT NEVER
#include "../home.c"
