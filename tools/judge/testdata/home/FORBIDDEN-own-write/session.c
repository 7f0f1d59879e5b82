// Answers in libc's place.
// Gate: write
#include <unistd.h>

static void misbehave(void)
{
}

ssize_t write(int fd, const void *from, size_t size)
{
    (void)fd, (void)from;
    return (ssize_t)size;
}

#define AT NEVER
#include "../home.c"
