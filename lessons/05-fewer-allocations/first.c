#include "first.h"

#include <stdlib.h>
#include <string.h>

int first_capitals(const char *path)
{
    FILE *f = fopen(path, "r");
    int capitals = 0;
    ssize_t len = f ? 0 : -1;
    while (len >= 0) {
        char *line = NULL; // these two: above the loop
        size_t room = 0;
        len = getline(&line, &room, f);
        capitals += len >= 0 && strstr(line, ";Lu;");
        free(line); // this one: below it
    }
    return f && !fclose(f) ? capitals : -1;
}
