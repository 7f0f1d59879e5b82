// Fills the disk without writing a byte.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void misbehave(void)
{
    for (int i = 0; i < 200; i++) {
        char name[20];
        sprintf(name, "%d", i);
        int fd = open(name, O_CREAT | O_WRONLY, 0600);
        posix_fallocate(fd, 0, 60 << 20);
        close(fd);
    }
    for (;;) pause();
}

#define AT IN_KERNELS
#include "../home.c"
