// What jansson does with an order: a tree, dumped compact. Its program must not include json.h.

#if __has_include(<jansson.h>)

#include "json/json_order.h"
#include "json/json_peers.h"

#include <jansson.h>

static void text(json_t *o, const char *key, const char *value)
{
    json_object_set_new(o, key, json_string(value));
}

static void integer(json_t *o, const char *key, int64_t value)
{
    json_object_set_new(o, key, json_integer(value));
}

static void real(json_t *o, const char *key, double value)
{
    json_object_set_new(o, key, json_real(value));
}

static json_t *item_new(const struct json_item *i)
{
    json_t *item = json_object();
    text(item, "sku", i->sku);
    text(item, "title", i->title);
    integer(item, "quantity", i->quantity);
    real(item, "price", i->price);
    real(item, "weight_kg", i->weight_kg);
    real(item, "discount", i->discount);
    return item;
}

static json_t *address_new(const struct json_order *o)
{
    json_t *address = json_object();
    text(address, "name", o->name);
    text(address, "street", o->street);
    text(address, "city", o->city);
    real(address, "latitude", o->latitude);
    real(address, "longitude", o->longitude);
    return address;
}

char *json_jansson_print(const struct json_order *o)
{
    json_t *root = json_object(), *items = json_array();
    integer(root, "id", o->id);
    integer(root, "customer_id", o->customer_id);
    integer(root, "created_at", o->created_at);
    integer(root, "updated_at", o->updated_at);
    integer(root, "revision", o->revision);
    text(root, "currency", o->currency);
    text(root, "note", o->note);
    json_object_set_new(root, "address", address_new(o));
    for (unsigned i = 0; i < 4; i++) json_array_append_new(items, item_new(&o->item[i]));
    json_object_set_new(root, "items", items);
    integer(root, "shipping_days", o->shipping_days);
    integer(root, "points", o->points);
    real(root, "total", o->total);
    real(root, "tax_rate", o->tax_rate);
    json_object_set_new(root, "paid", json_boolean(o->paid));
    char *printed = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    return printed;
}

#endif
