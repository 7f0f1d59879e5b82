#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

// Blocks with a head that says how large they are; idle ones are linked. One that is too small is
// exchanged for one twice as large, until the order fits.
struct block {
    struct block *next;
    size_t size;
    char text[];
};

struct encoder {
    struct block *idle;
};

struct encoder *encoder_new(void)
{
    return calloc(1, sizeof(struct encoder));
}

void encoder_delete(struct encoder *e)
{
    for (struct block *b; (b = e->idle); free(b)) e->idle = b->next;
    free(e);
}

static struct block *block_new(size_t size)
{
    struct block *b = malloc(sizeof *b + size);
    if (b) b->size = size;
    return b;
}

static void put(struct encoder *e, struct block *b)
{
    if (b->size > ENCODER_USUAL) {
        free(b);
        return;
    }
    b->next = e->idle;
    e->idle = b;
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    struct block *b = e->idle;
    if (b)
        e->idle = b->next;
    else
        b = block_new(ENCODER_USUAL);
    while (b) {
        struct json_writer w;
        size_t size = b->size;
        json_init_buffer(&w, b->text, size);
        json_order_write(&w, o);
        int error = json_finish(&w);
        if (!error) {
            *r = (struct reply){b->text, (size_t)json_bytes(&w)};
            return 0;
        }
        put(e, b);
        if (error != -ENOSPC) return error;
        b = block_new(2 * size);
    }
    return -ENOMEM;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    put(e, (struct block *)(r->text - offsetof(struct block, text)));
}
