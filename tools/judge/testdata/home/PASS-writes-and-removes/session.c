// Writes files where it stands, and removes others.
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void misbehave(void)
{
    FILE *f = fopen("stray.txt", "w");
    if (f) fprintf(f, "stray\n"), fclose(f);
    mkdir("stray", 0);
    mkdir("deep", 0700);
    symlink("/", "deep/root");
    unlink("session.c");
    unlink("Makefile");
    unlink("work/.attempts");
}

#define AT IN_TESTS
#include "../home.c"
