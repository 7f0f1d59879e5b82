#include "lives.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int lives_own(int n)
{
    char *p = malloc(16);
    p = realloc(p, 100);
    snprintf(p, 100, "%d", n);
    int r = p[0];
    free(p);
    return r;
}

static char *made(int n)
{
    char *p = malloc(32);
    snprintf(p, 32, "%d", n);
    return p;
}

int lives_caller(int n)
{
    char *p = made(n);
    int r = p[0];
    free(p);
    return r;
}

char *lives_given(int n)
{
    char *p = malloc(64);
    p[0] = (char)n;
    return p;
}
