// The payload of json's benches: an order of about 900 bytes with escapes, 16 doubles and 11
// integers, as data. All writers beside each other write this one.
#ifndef JSON_ORDER_H
#define JSON_ORDER_H

#include <stdbool.h>
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

#endif
