#include "url.h"

#include <stdlib.h>
#include <string.h>

static struct view part(const char **at, const char *stop)
{
    struct view v = {*at, strcspn(*at, stop)};
    *at += v.len;
    return v;
}

static inline void read_parts(struct url *u, const char *text)
{
    u->scheme = part(&text, ":");
    if (!strncmp(text, "://", 3)) text += 3;
    u->host = part(&text, ":/");
    if (*text == ':') text++;
    u->port = part(&text, "/");
    u->path = part(&text, "?#");
}

struct url url_of(const char *text)
{
    struct url u;
    read_parts(&u, text);
    return u;
}

void url_read(struct url *out, const char *text)
{
    read_parts(out, text);
}

struct url *url_new(const char *text)
{
    struct url *u = malloc(sizeof *u);
    if (u) read_parts(u, text);
    return u;
}

struct view url_file(struct view path)
{
    size_t start = path.len;
    while (start && path.at[start - 1] != '/') start--;
    return (struct view){path.at + start, path.len - start};
}
