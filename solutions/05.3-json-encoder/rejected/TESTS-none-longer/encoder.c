#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

struct encoder {
    unsigned idle_count;
    char *idle[ENCODER_OUT]; // a stack of blocks of ENCODER_USUAL bytes
};

struct encoder *encoder_new(void)
{
    return calloc(1, sizeof(struct encoder));
}

void encoder_delete(struct encoder *e)
{
    while (e->idle_count > 0) free(e->idle[--e->idle_count]);
    free(e);
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    char *text = e->idle_count > 0 ? e->idle[--e->idle_count] : malloc(ENCODER_USUAL);
    if (!text) return -ENOMEM;
    struct json_writer w;
    json_init_buffer(&w, text, ENCODER_USUAL);
    json_order_write(&w, o);
    int error = json_finish(&w);
    if (error) {
        e->idle[e->idle_count++] = text;
        return error;
    }
    *r = (struct reply){text, (size_t)json_bytes(&w)};
    return 0;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    e->idle[e->idle_count++] = r->text;
}
