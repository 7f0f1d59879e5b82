// Prints, in Criterion's form, what no terminal should see, and fails.
#include <stdio.h>

static void misbehave(void)
{
    static const char words[] =
        "\n[----] \033[2Jcleared\a\0\377\300\257\r <&>\"\n[FAIL] \033[31mred\377::\302\233: (0.00s)\n";
    fwrite(words, 1, sizeof words - 1, stderr);
    fflush(stderr);
}

#define AT IN_TESTS
#define OPENED(session) ((session)->fd = 0)
#include "../home.c"
