// How much room inside? Counted on the targets that apt asks a mirror for.

#include "inside.h"
#include "targets.h"

#include <stdio.h>

int main(void)
{
    static const size_t rooms[] = {8, 24, 40, 56, 72, 88, 104, 248};
    printf("room    struct    of %d: need a block    bytes in all\n", TARGETS);
    for (unsigned i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct inside_costs c = inside_costs(rooms[i]);
        printf("%4zu %9zu %22zu %15zu\n", rooms[i], c.struct_bytes, c.blocks, c.total_bytes);
        printf("m room_struct_%zu %zu\nm room_blocks_%zu %zu\nm room_total_%zu %zu\n", rooms[i],
               c.struct_bytes, rooms[i], c.blocks, rooms[i], c.total_bytes);
    }
    return 0;
}
