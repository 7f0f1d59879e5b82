#include "inside.h"
#include "targets.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int inside_init(struct inside *s, const char *text)
{
    size_t len = strlen(text);
    char *block = NULL;
    if (len >= sizeof s->room && !(block = malloc(len + 1))) return -ENOMEM;
    s->len = len;
    s->block = block;
    memcpy(block ? block : s->room, text, len + 1);
    return 0;
}

void inside_free(struct inside *s)
{
    free(s->block);
}

static size_t chunk(size_t size)
{
    size_t bytes = (size + 8 + 15) & ~(size_t)15;
    return bytes < 32 ? 32 : bytes;
}

struct inside_costs inside_costs(size_t room)
{
    struct inside_costs c = {.struct_bytes = offsetof(struct inside, room) + room};
    for (int i = 0; i < TARGETS; i++) {
        size_t size = strlen(targets[i]) + 1;
        c.total_bytes += c.struct_bytes;
        if (size <= room) continue;
        c.blocks++;
        c.total_bytes += chunk(size);
    }
    return c;
}
