// The order of json_order.h, written by us, by cJSON and by jansson: what they have is a tree, so
// they build it, print it without blanks into memory of their own and delete both. The text of
// each is read back and compared with ours, value by value, before anything is timed.

#include "bench/bench.h"
#include "bench/bench_peers.h"
#include "json/json_order_write.h"
#include "json/json_peers.h"
#include "json/json_reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROOM = 2048 };

BENCH(ours)
{
    char text[ROOM];
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        json_order_text(text, sizeof text);
        bench_clobber();
    }
    bench_stop(b);
}

// Whether both texts are the same values. Numbers may differ by a few ulps: cJSON 1.7.15 prints 15
// digits where those read back nearly the same.
static bool same_values(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct json_reader ra, rb;
    struct json_token ta, tb;
    char own[ROOM], other[ROOM];
    json_reader_init(&ra, a, a_len);
    json_reader_init(&rb, b, b_len);
    do {
        if (json_read(&ra, &ta) != json_read(&rb, &tb) || ta.kind == JSON_ERROR) return false;
        if (ta.len > ROOM || tb.len > ROOM) return false;
        double x = 0, y = 0;
        json_token_double(&ta, &x);
        json_token_double(&tb, &y);
        if (fabs(x - y) > fabs(x) * 0x1p-50) return false;
        if (ta.kind != JSON_KEY && ta.kind != JSON_STRING) continue;
        size_t len = json_token_string(&ta, own);
        if (json_token_string(&tb, other) != len || memcmp(own, other, len) != 0) return false;
    } while (ta.kind != JSON_END);
    return true;
}

__attribute__((unused)) static void peer(struct bench *b, const char *name,
                                         char *(*print)(const struct json_order *o))
{
    char text[ROOM], *theirs = print(&json_order);
    size_t len = json_order_text(text, sizeof text);
    bool same = theirs && same_values(text, len, theirs, strlen(theirs));
    free(theirs);
    if (!same) {
        fprintf(stderr, "%s writes another order\n", name);
        return; // the harness says that the kernel failed
    }
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        theirs = print(&json_order);
        bench_keep(theirs);
        free(theirs);
    }
    bench_stop(b);
}

#if __has_include(<cjson/cJSON.h>)
#include <cjson/cJSON.h>

static char *cjson_print(const struct json_order *o)
{
    cJSON *root = cJSON_CreateObject(), *address, *items;
    cJSON_AddNumberToObject(root, "id", (double)o->id);
    cJSON_AddNumberToObject(root, "customer_id", (double)o->customer_id);
    cJSON_AddNumberToObject(root, "created_at", (double)o->created_at);
    cJSON_AddNumberToObject(root, "updated_at", (double)o->updated_at);
    cJSON_AddNumberToObject(root, "revision", (double)o->revision);
    cJSON_AddStringToObject(root, "currency", o->currency);
    cJSON_AddStringToObject(root, "note", o->note);
    address = cJSON_AddObjectToObject(root, "address");
    cJSON_AddStringToObject(address, "name", o->name);
    cJSON_AddStringToObject(address, "street", o->street);
    cJSON_AddStringToObject(address, "city", o->city);
    cJSON_AddNumberToObject(address, "latitude", o->latitude);
    cJSON_AddNumberToObject(address, "longitude", o->longitude);
    items = cJSON_AddArrayToObject(root, "items");
    for (const struct json_item *i = o->item; i < o->item + 4; i++) {
        cJSON *item = cJSON_CreateObject();
        cJSON_AddStringToObject(item, "sku", i->sku);
        cJSON_AddStringToObject(item, "title", i->title);
        cJSON_AddNumberToObject(item, "quantity", (double)i->quantity);
        cJSON_AddNumberToObject(item, "price", i->price);
        cJSON_AddNumberToObject(item, "weight_kg", i->weight_kg);
        cJSON_AddNumberToObject(item, "discount", i->discount);
        cJSON_AddItemToArray(items, item);
    }
    cJSON_AddNumberToObject(root, "shipping_days", (double)o->shipping_days);
    cJSON_AddNumberToObject(root, "points", (double)o->points);
    cJSON_AddNumberToObject(root, "total", o->total);
    cJSON_AddNumberToObject(root, "tax_rate", o->tax_rate);
    cJSON_AddBoolToObject(root, "paid", o->paid);
    char *text = cJSON_PrintUnformatted(root);
    cJSON_Delete(root);
    return text;
}

BENCH(cjson)
{
    peer(b, "cJSON", cjson_print);
}
#define CJSON .peer = BENCH_KERNEL(cjson)
#else
#define CJSON .missing = "libcjson-dev"
#endif

#if __has_include(<jansson.h>)
BENCH(jansson)
{
    peer(b, "jansson", json_jansson_print);
}
#define JANSSON .peer = BENCH_KERNEL(jansson)
#else
#define JANSSON .missing = "libjansson-dev"
#endif

BENCH_FIGURE("json, an order of 0.9 KB", ours)
BENCH_FIGURE("json, an order, against cJSON's build and print", ours, CJSON, .least = 14)
BENCH_FIGURE("json, an order, against jansson's build and dump", ours, JANSSON, .least = 16)
