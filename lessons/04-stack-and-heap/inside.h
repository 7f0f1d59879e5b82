// A text with room inside for a short one. A longer one is in a block.
#ifndef INSIDE_H
#define INSIDE_H

#include <stddef.h>

enum { INSIDE_ROOM = 88 }; // the 0 at the end included

struct inside {
    size_t len;
    char *block; // NULL: it is in room
    char room[INSIDE_ROOM];
};

// No pointer into the struct is kept, so the struct may be moved; what was copied owns its block,
// and only one of the two may be freed.
static inline const char *inside_text(const struct inside *s)
{
    return s->block ? s->block : s->room;
}

int inside_init(struct inside *s, const char *text); // copies; 0, -ENOMEM
void inside_free(struct inside *s);

// If such structs, with this much room, held all of targets.h: how many would need a block, and how
// many bytes are that in all, with what glibc adds to a block (8 bytes, 32 at least, 16 by 16)?
struct inside_costs {
    size_t struct_bytes, blocks, total_bytes;
};
struct inside_costs inside_costs(size_t room);

#endif
