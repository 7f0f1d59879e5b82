#include "path.h"

#include <stdlib.h>
#include <string.h>

struct out {
    char *at;
    size_t room, len;
};

static void add(struct out *o, const char *text, size_t len)
{
    size_t left = o->len < o->room ? o->room - o->len : 0;
    if (left) memcpy(o->at + o->len, text, len < left ? len : left);
    o->len += len;
}

size_t path_join(char *out, size_t room, const char *root, const char *target)
{
    struct out o = {out, room, 0};
    size_t len = strlen(target);
    add(&o, root, strlen(root));
    if (target[0] != '/') add(&o, "/", 1);
    add(&o, target, len);
    if (len && target[len - 1] == '/') add(&o, "index.html", 10);
    add(&o, "", 1);
    if (room && o.len > room) out[room - 1] = 0;
    return o.len - 1;
}

char *path_join_new(const char *root, const char *target)
{
    size_t size = path_join(NULL, 0, root, target) + 1;
    char *out = malloc(size);
    if (out) path_join(out, size, root, target);
    return out;
}

char *path_join_either(char *out, size_t room, const char *root, const char *target)
{
    return path_join(out, room, root, target) < room ? out : path_join_new(root, target);
}
