#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

#define ROOM 65536 // no reply is longer, or hardly any

struct encoder {
    unsigned idle_count;
    char *idle[ENCODER_OUT]; // a stack of blocks of ROOM bytes
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

// In a block of its own, which grows.
static int encode_large(const struct json_order *o, struct reply *r)
{
    struct strbuf text;
    struct json_writer w;
    strbuf_init(&text, NULL);
    json_init_strbuf(&w, &text);
    json_order_write(&w, o);
    int error = json_finish(&w);
    if (!error) {
        r->text = strbuf_detach(&text, &r->len);
        if (!r->text) error = -ENOMEM;
    }
    strbuf_free(&text);
    return error;
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    char *text = e->idle_count > 0 ? e->idle[--e->idle_count] : malloc(ROOM);
    if (!text) return -ENOMEM;
    struct json_writer w;
    json_init_buffer(&w, text, ROOM);
    json_order_write(&w, o);
    int error = json_finish(&w);
    if (error) {
        e->idle[e->idle_count++] = text;
        return error == -ENOSPC ? encode_large(o, r) : error;
    }
    *r = (struct reply){text, (size_t)json_bytes(&w)};
    return 0;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    if (r->len > ROOM)
        free(r->text);
    else
        e->idle[e->idle_count++] = r->text;
}
