// Writes the order of json_order.h; apart from it, for jansson's names are ours, too.
#ifndef JSON_ORDER_WRITE_H
#define JSON_ORDER_WRITE_H

#include "json/json.h"
#include "json/json_order.h"

static inline void json_order_item(struct json_writer *w, const struct json_item *i)
{
    json_object_open(w);
    json_key(w, "sku"), json_string(w, i->sku);
    json_key(w, "title"), json_string(w, i->title);
    json_key(w, "quantity"), json_i64(w, i->quantity);
    json_key(w, "price"), json_double(w, i->price);
    json_key(w, "weight_kg"), json_double(w, i->weight_kg);
    json_key(w, "discount"), json_double(w, i->discount);
    json_object_close(w);
}

static inline void json_order_write(struct json_writer *w, const struct json_order *o)
{
    json_object_open(w);
    json_key(w, "id"), json_i64(w, o->id);
    json_key(w, "customer_id"), json_i64(w, o->customer_id);
    json_key(w, "created_at"), json_i64(w, o->created_at);
    json_key(w, "updated_at"), json_i64(w, o->updated_at);
    json_key(w, "revision"), json_i64(w, o->revision);
    json_key(w, "currency"), json_string(w, o->currency);
    json_key(w, "note"), json_string(w, o->note);
    json_key(w, "address"), json_object_open(w);
    json_key(w, "name"), json_string(w, o->name);
    json_key(w, "street"), json_string(w, o->street);
    json_key(w, "city"), json_string(w, o->city);
    json_key(w, "latitude"), json_double(w, o->latitude);
    json_key(w, "longitude"), json_double(w, o->longitude);
    json_object_close(w);
    json_key(w, "items"), json_array_open(w);
    for (size_t i = 0; i < 4; i++) json_order_item(w, &o->item[i]);
    json_array_close(w);
    json_key(w, "shipping_days"), json_i64(w, o->shipping_days);
    json_key(w, "points"), json_i64(w, o->points);
    json_key(w, "total"), json_double(w, o->total);
    json_key(w, "tax_rate"), json_double(w, o->tax_rate);
    json_key(w, "paid"), json_bool(w, o->paid);
    json_object_close(w);
}

// Compact, into size bytes at out. Returns its length, or 0 on error.
static inline size_t json_order_text(char *out, size_t size)
{
    struct json_writer w;
    json_init_buffer(&w, out, size);
    json_order_write(&w, &json_order);
    return json_finish(&w) ? 0 : (size_t)json_bytes(&w);
}

#endif
