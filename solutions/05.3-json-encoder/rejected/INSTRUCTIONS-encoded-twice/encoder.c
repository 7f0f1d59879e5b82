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

static int drop(void *ctx, const char *data, size_t len)
{
    (void)ctx, (void)data, (void)len;
    return 0;
}

// How long the text will be.
static int measure(const struct json_order *o, size_t *len)
{
    struct json_writer w;
    char buffer[512];
    json_init_sink(&w, buffer, sizeof buffer, drop, NULL);
    json_order_write(&w, o);
    int error = json_finish(&w);
    *len = (size_t)json_bytes(&w);
    return error;
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    char *text;
    int error = measure(o, &r->len);
    if (error) return error;
    if (r->len > ENCODER_USUAL)
        text = malloc(r->len);
    else
        text = e->idle_count > 0 ? e->idle[--e->idle_count] : malloc(ENCODER_USUAL);
    if (!text) return -ENOMEM;
    struct json_writer w;
    json_init_buffer(&w, text, r->len);
    json_order_write(&w, o);
    r->text = text;
    return json_finish(&w);
}

void encoder_done(struct encoder *e, struct reply *r)
{
    if (r->len > ENCODER_USUAL)
        free(r->text);
    else
        e->idle[e->idle_count++] = r->text;
}
