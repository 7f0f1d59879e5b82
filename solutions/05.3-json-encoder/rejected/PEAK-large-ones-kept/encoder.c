#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

struct encoder {
    unsigned idle_count;
    struct strbuf *idle[ENCODER_OUT], text[ENCODER_OUT]; // they keep their room
};

struct encoder *encoder_new(void)
{
    struct encoder *e = calloc(1, sizeof *e);
    for (; e && e->idle_count < ENCODER_OUT; e->idle_count++) {
        strbuf_init(&e->text[e->idle_count], NULL);
        e->idle[e->idle_count] = &e->text[e->idle_count];
    }
    return e;
}

void encoder_delete(struct encoder *e)
{
    for (int i = 0; i < ENCODER_OUT; i++) strbuf_free(&e->text[i]);
    free(e);
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    struct strbuf *text = e->idle[e->idle_count - 1];
    struct json_writer w;
    strbuf_clear(text);
    int error = strbuf_reserve(text, ENCODER_USUAL);
    if (error) return error;
    json_init_strbuf(&w, text);
    json_order_write(&w, o);
    error = json_finish(&w);
    if (error) return error;
    e->idle_count--;
    *r = (struct reply){text->data, text->len};
    return 0;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    int i = 0;
    while (e->text[i].data != r->text) i++;
    e->idle[e->idle_count++] = &e->text[i];
}
