// See handler.h. Where does each block die?

#include "handler.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool handler_wants_package(const char *target)
{
    size_t len = strlen(target);
    char *suffix = calloc(1, 8);
    if (!suffix) return false;
    for (int i = 0; len >= 4 && i < 4; i++)
        suffix[i] = (char)tolower((unsigned char)target[len - 4 + (size_t)i]);
    bool is = !strcmp(suffix, ".deb");
    free(suffix);
    return is;
}

struct name *handler_file_name(const char *target)
{
    struct name *name = malloc(sizeof *name);
    if (!name) return NULL;
    const char *slash = strrchr(target, '/');
    name->at = slash ? slash + 1 : target;
    name->len = strlen(name->at);
    return name;
}

bool handler_climbs_out(const char *target)
{
    char *plain = malloc(strlen(target) + 1), *end = plain;
    if (!plain) return true;
    for (; *target; target++) {
        bool dot = target[0] == '%' && target[1] == '2' && tolower((unsigned char)target[2]) == 'e';
        *end++ = dot ? '.' : *target;
        if (dot) target += 2;
    }
    *end = 0;
    bool climbs = strstr(plain, "..") != NULL;
    free(plain);
    return climbs;
}

int handler_open(struct client *c)
{
    char *buffer = malloc(4096);
    if (!buffer) return -ENOMEM;
    c->buffer = buffer;
    c->room = 4096;
    return 0;
}

static struct moved {
    struct moved *next;
    const char *from, *to;
} * all_moved;

int handler_moved(const char *from, const char *to)
{
    struct moved *m = malloc(sizeof *m);
    if (!m) return -ENOMEM;
    *m = (struct moved){all_moved, from, to};
    all_moved = m;
    return 0;
}
