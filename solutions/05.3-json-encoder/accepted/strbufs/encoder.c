#include "encoder.h"

#include "json/json_order_write.h"

#include <errno.h>
#include <stdlib.h>

// A string for each reply that can be out. One that has been used keeps its room, if that is usual.
struct encoder {
    struct strbuf text[ENCODER_OUT];
    bool out[ENCODER_OUT];
};

struct encoder *encoder_new(void)
{
    struct encoder *e = calloc(1, sizeof *e);
    for (int i = 0; e && i < ENCODER_OUT; i++) strbuf_init(&e->text[i], NULL);
    return e;
}

void encoder_delete(struct encoder *e)
{
    for (int i = 0; i < ENCODER_OUT; i++) strbuf_free(&e->text[i]);
    free(e);
}

int encoder_encode(struct encoder *e, const struct json_order *o, struct reply *r)
{
    struct json_writer w;
    int i = 0;
    while (e->out[i]) i++;
    struct strbuf *text = &e->text[i];
    strbuf_clear(text);
    int error = strbuf_reserve(text, ENCODER_USUAL);
    if (error) return error;
    json_init_strbuf(&w, text);
    json_order_write(&w, o);
    error = json_finish(&w);
    if (error) {
        if (text->cap > ENCODER_USUAL) strbuf_free(text);
        return error;
    }
    e->out[i] = true;
    *r = (struct reply){text->data, text->len};
    return 0;
}

void encoder_done(struct encoder *e, struct reply *r)
{
    int i = 0;
    while (!e->out[i] || e->text[i].data != r->text) i++;
    e->out[i] = false;
    if (e->text[i].cap > ENCODER_USUAL) strbuf_free(&e->text[i]);
}
