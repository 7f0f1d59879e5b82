// Is wrong only where it is counted.
static int wrong, under_valgrind(void);

static void misbehave(void)
{
    wrong = under_valgrind();
}

#define AT              IN_TESTS
#define OPENED(session) ((session)->fd += wrong)
#include "../home.c"
