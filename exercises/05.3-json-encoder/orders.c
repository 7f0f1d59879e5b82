// Orders are drawn from lists of what people order and write; made up, but for the places, which
// have the names and the coordinates that maps give them.
#include "orders.h"

static const struct place {
    const char *name, *street, *city;
    double latitude, longitude;
} places[] = {
    {"Zo\xc3\xab M\xc3\xbcller", "Rue de l'\xc3\x89glise 14/2", "Li\xc3\xa8ge", 50.63261, 5.57969},
    {"Jos\xc3\xa9 \"Pepe\" N\xc3\xba\xc3\xb1"
     "ez",
     "Calle Mayor 3, 2.\xc2\xba B", "Logro\xc3\xb1o", 42.46667, -2.45},
    {"Anna Kowalska", "ul. D\xc5\x82uga 7\\9",
     "\xc5\x81\xc3\xb3"
     "d\xc5\xba",
     51.77687, 19.45468},
    {"O'Brien & Sons Ltd", "12 Quay Street", "Galway", 53.271963, -9.0550747},
    {"\xe4\xbd\x90\xe8\x97\xa4 \xe5\x84\xaa", "\xe4\xb8\x8b\xe4\xba\xac\xe5\x8c\xba 5-1",
     "\xe4\xba\xac\xe9\x83\xbd", 35.0116, 135.7681},
    {"T\xc3\xb3ra J\xc3\xb3nsd\xc3\xb3ttir", "Hafnarstr\xc3\xa6ti 94", "Akureyri", 65.6835,
     -18.087777777777777},
};

static const struct product {
    const char *sku, *title;
    double price, weight_kg;
} products[] = {
    {"BK-00317-XL", "Field notebook, 13 x 21 cm, \"dotted\"", 8.95, 0.185},
    {"PN-2210", "Fountain pen F/M nib, blue-black ink", 129.5, 0.0425},
    {"CL-9", "Paper clips\\fasteners (100)", 1.19, 0.061},
    {"MP-77120-B", "Wall map of Wallonia 1:100 000", 24.9, 0.3333333333333333},
    {"IN-400/50", "Ink, \"bleu nuit\", 50 ml\t(glass)", 14.25, 0.1475},
    {"EN-C5-500", "Envelopes C5, 500 pcs.", 31.999999999999996, 2.7},
    {"RL-30", "Ruler 30 cm \xe2\x80\x93 steel", 6.4, 0.09},
    {"LP-1",
     "Lamp \xc2\xab"
     "Atelier\xc2\xbb, 2700 K",
     89.0, 1.6180339887498949},
};

static const char *const notes[] = {
    "Please ring twice.\n\"Back door\" is open\\unlocked; leave it at\tthe shed.",
    "Merci de laisser le colis chez le voisin du rez-de-chauss\xc3\xa9"
    "e (M. \"Dupr\xc3\xa9\").\r\nCode: 12A\\34",
    "",
    "Invoice to:\n\tACME GmbH\n\tHauptstra\xc3\x9f"
    "e 5\n\tVAT \"DE 123\"",
    "Gift! No price tag, please \xf0\x9f\x8e\x81",
    "C:\\orders\\2026\\november\\import.csv, line 14: \"qty\" was empty; taken as 1",
};

const char *const orders_latin1_note = "Gr\xfc\xdf"
                                       "e an M\xfcller";

#define COUNT(array) (uint32_t)(sizeof(array) / sizeof *(array))

static double cents(struct bench_random *r, uint32_t most)
{
    return bench_random_below(r, most) / 100.0;
}

static void make_item(struct bench_random *r, struct json_item *item)
{
    const struct product *p = &products[bench_random_below(r, COUNT(products))];
    static const double discounts[] = {0, 0.1, 0.15, 0.25};
    *item = (struct json_item){.sku = p->sku,
                               .title = p->title,
                               .quantity = 1 + bench_random_below(r, 40),
                               .price = p->price + cents(r, 300),
                               .weight_kg = p->weight_kg,
                               .discount = discounts[bench_random_below(r, 4)]};
}

void orders_make(struct bench_random *r, struct json_order *o)
{
    const struct place *p = &places[bench_random_below(r, COUNT(places))];
    int64_t when = 1763700000000 + bench_random_below(r, 86400000);
    *o = (struct json_order){.id = (int64_t)(bench_random_next(r) >> 11),
                             .customer_id = bench_random_below(r, 100000),
                             .created_at = when,
                             .updated_at = when + bench_random_below(r, 3600000),
                             .revision = bench_random_below(r, 12),
                             .currency = bench_random_below(r, 2) ? "EUR" : "PLN",
                             .note = notes[bench_random_below(r, COUNT(notes))],
                             .name = p->name,
                             .street = p->street,
                             .city = p->city,
                             .latitude = p->latitude,
                             .longitude = p->longitude,
                             .shipping_days = bench_random_below(r, 9),
                             .points = (int64_t)bench_random_below(r, 1000) - 500,
                             .tax_rate = 0.21,
                             .paid = bench_random_below(r, 2)};
    for (int i = 0; i < 4; i++) {
        make_item(r, &o->item[i]);
        o->total += (double)o->item[i].quantity * o->item[i].price * (1 - o->item[i].discount);
    }
}

#if __has_include(<cjson/cJSON.h>)
#include <cjson/cJSON.h>

static void add_item(cJSON *items, const struct json_item *i)
{
    cJSON *item = cJSON_CreateObject();
    cJSON_AddStringToObject(item, "sku", i->sku);
    cJSON_AddStringToObject(item, "title", i->title);
    cJSON_AddNumberToObject(item, "quantity", (double)i->quantity);
    cJSON_AddNumberToObject(item, "price", i->price);
    cJSON_AddNumberToObject(item, "weight_kg", i->weight_kg);
    cJSON_AddNumberToObject(item, "discount", i->discount);
    cJSON_AddItemToArray(items, item);
}

static void add_address(cJSON *address, const struct json_order *o)
{
    cJSON_AddStringToObject(address, "name", o->name);
    cJSON_AddStringToObject(address, "street", o->street);
    cJSON_AddStringToObject(address, "city", o->city);
    cJSON_AddNumberToObject(address, "latitude", o->latitude);
    cJSON_AddNumberToObject(address, "longitude", o->longitude);
}

char *orders_cjson(const struct json_order *o)
{
    cJSON *root = cJSON_CreateObject(), *items;
    cJSON_AddNumberToObject(root, "id", (double)o->id);
    cJSON_AddNumberToObject(root, "customer_id", (double)o->customer_id);
    cJSON_AddNumberToObject(root, "created_at", (double)o->created_at);
    cJSON_AddNumberToObject(root, "updated_at", (double)o->updated_at);
    cJSON_AddNumberToObject(root, "revision", (double)o->revision);
    cJSON_AddStringToObject(root, "currency", o->currency);
    cJSON_AddStringToObject(root, "note", o->note);
    add_address(cJSON_AddObjectToObject(root, "address"), o);
    items = cJSON_AddArrayToObject(root, "items");
    for (int i = 0; i < 4; i++) add_item(items, &o->item[i]);
    cJSON_AddNumberToObject(root, "shipping_days", (double)o->shipping_days);
    cJSON_AddNumberToObject(root, "points", (double)o->points);
    cJSON_AddNumberToObject(root, "total", o->total);
    cJSON_AddNumberToObject(root, "tax_rate", o->tax_rate);
    cJSON_AddBoolToObject(root, "paid", o->paid);
    char *text = cJSON_PrintUnformatted(root);
    cJSON_Delete(root);
    return text;
}
#else
char *orders_cjson(const struct json_order *o)
{
    (void)o;
    return NULL;
}
#endif
