#include "file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *file_text(const char *path)
{
    char *text = NULL;
    size_t room = 0;
    FILE *f = fopen(path, "re");
    if (!f) return NULL;
    ssize_t size = getdelim(&text, &room, '\0', f);
    int error = ferror(f) ? errno : 0;
    fclose(f);
    if (size >= 0) return text;
    free(text);
    errno = error;
    return error ? NULL : strdup("");
}
