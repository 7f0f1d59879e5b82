// The payload of json's benches: an order of about 900 bytes with escapes, 16 doubles and 11
// integers, as data. All writers beside each other write this one.
#ifndef JSON_ORDER_H
#define JSON_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_item {
    const char *sku, *title;
    int64_t quantity;
    double price, weight_kg, discount;
};

struct json_order {
    int64_t id, customer_id, created_at, updated_at, revision;
    const char *currency, *note, *name, *street, *city;
    double latitude, longitude;
    struct json_item item[4];
    int64_t shipping_days, points;
    double total, tax_rate;
    bool paid;
};

static const struct json_order json_order = {
    .id = 9007199254740,
    .customer_id = 48213,
    .created_at = 1732147200123,
    .updated_at = 1732150987654,
    .revision = 7,
    .currency = "EUR",
    .note = "Please ring twice.\n\"Back door\" is open\\unlocked; leave it at\tthe shed.",
    .name = "Zo\xc3\xab M\xc3\xbcller",
    .street = "Rue de l'\xc3\x89glise 14/2",
    .city = "Li\xc3\xa8ge",
    .latitude = 50.63261,
    .longitude = 5.57969,
    .item = {{"BK-00317-XL", "Field notebook, 13 x 21 cm, \"dotted\"", 12, 8.95, 0.185, 0.1},
             {"PN-2210", "Fountain pen F/M nib, blue-black ink", 1, 129.5, 0.0425, 0},
             {"CL-9", "Paper clips\\fasteners (100)", 30, 1.19, 0.061, 0.25},
             {"MP-77120-B", "Wall map of Wallonia 1:100 000", 2, 24.9, 0.3333333333333333, 0.15}},
    .shipping_days = 3,
    .points = 318,
    .total = 286.93499999999995,
    .tax_rate = 0.21,
    .paid = true,
};

#include "json/json.h"

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

static inline size_t json_order_text(char *out, size_t size)
{
    struct json_writer w;
    json_init_buffer(&w, out, size);
    json_order_write(&w, &json_order);
    return json_finish(&w) ? 0 : (size_t)json_bytes(&w);
}

#endif
