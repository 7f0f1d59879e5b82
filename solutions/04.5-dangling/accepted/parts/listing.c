// The parts of a row are a struct of their own, which lies in its room; every name is copied there.

#include "listing.h"

#include "order.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct units {
    unsigned step;
    char letters[6];
};

#define SIZE_ROOM 24
struct parts {
    char name[LISTING_NAME_MOST + 1], date[24], size[SIZE_ROOM];
};
_Static_assert(sizeof(struct parts) <= sizeof((struct row *)0)->room, "the parts have room");

static const struct units binary_units = {1024, "BKMGT"}, decimal_units = {1000, "BKMGT"};
static const struct text unknown = {"-", 1};

void listing_open(struct listing *l, const struct file *files, size_t count, bool decimal,
                  bool folders_first)
{
    *l = (struct listing){files, count, 0, decimal ? &decimal_units : &binary_units, folders_first};
}

// 489663 is "489663" below 10 steps of the first unit, "478.2K" above.
static struct text size_text(char digits[SIZE_ROOM], uint64_t bytes, const struct units *units)
{
    size_t unit = 0;
    double size = (double)bytes;
    if (bytes < 10 * (uint64_t)units->step)
        return (struct text){digits, (size_t)snprintf(digits, SIZE_ROOM, "%d", (int)bytes)};
    while (size >= units->step && unit < 4) {
        size /= units->step;
        unit++;
    }
    int len = snprintf(digits, SIZE_ROOM, "%.1f%c", size, units->letters[unit]);
    return (struct text){digits, (size_t)len};
}

static void row_make(struct row *row, const struct file *f, const struct units *units)
{
    struct parts *parts = (struct parts *)row->room;
    row->name = (struct text){parts->name, strlen(f->name)};
    memcpy(parts->name, f->name, row->name.len);
    if (f->is_folder) parts->name[row->name.len++] = '/';
    row->date = unknown;
    if (f->when >= 0) {
        struct tm tm;
        time_t when = (time_t)f->when;
        gmtime_r(&when, &tm);
        row->date.len = strftime(parts->date, sizeof parts->date, "%Y-%m-%d %H:%M", &tm);
        row->date.at = parts->date;
    }
    row->size = f->is_folder ? unknown : size_text(parts->size, f->bytes, units);
}

bool listing_next(struct listing *l, struct row *row)
{
    const struct file *f = order_next(l);
    if (!f) return false;
    row_make(row, f, l->units);
    return true;
}
