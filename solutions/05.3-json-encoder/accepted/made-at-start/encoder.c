#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

// All blocks come with the encoder, and a bit says whether one is out. What does not fit is counted
// first, by a sink that drops it.
struct encoder {
    unsigned out; // bits
    char block[ENCODER_OUT][ENCODER_USUAL];
};

struct encoder *encoder_new(void)
{
    return calloc(1, sizeof(struct encoder));
}

void encoder_delete(struct encoder *e)
{
    free(e);
}

static int drop(void *ctx, const char *data, size_t len)
{
    (void)ctx, (void)data, (void)len;
    return 0;
}

static int encode_large(const struct json_order *o, struct reply *r)
{
    struct json_writer w;
    char buffer[512];
    json_init_sink(&w, buffer, sizeof buffer, drop, NULL);
    json_order_write(&w, o);
    int error = json_finish(&w);
    if (error) return error;
    r->len = (size_t)json_bytes(&w);
    r->text = malloc(r->len);
    if (!r->text) return -ENOMEM;
    json_init_buffer(&w, r->text, r->len);
    json_order_write(&w, o);
    return json_finish(&w);
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    struct json_writer w;
    int i = __builtin_ctz(~e->out);
    json_init_buffer(&w, e->block[i], ENCODER_USUAL);
    json_order_write(&w, o);
    int error = json_finish(&w);
    if (error == -ENOSPC) return encode_large(o, r);
    if (error) return error;
    e->out |= 1u << i;
    *r = (struct reply){e->block[i], (size_t)json_bytes(&w)};
    return 0;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    for (unsigned i = 0; i < ENCODER_OUT; i++) {
        if (r->text != e->block[i]) continue;
        e->out &= ~(1u << i);
        return;
    }
    free(r->text);
}
