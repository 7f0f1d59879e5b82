// What is written for a row is written into it, one text behind the other.

#include "listing.h"

#include "order.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct units {
    unsigned step;
    char letters[6];
};

static const struct units all_units[] = {{1024, "BKMGT"}, {1000, "BKMGT"}};
static const struct text unknown = {"-", 1};

void listing_open(struct listing *l, const struct file *files, size_t count, bool decimal,
                  bool folders_first)
{
    *l = (struct listing){files, count, 0, &all_units[decimal], folders_first};
}

// 489663 is "489663" below 10 steps of the first unit, "478.2K" above.
static struct text size_text(char *digits, size_t room, uint64_t bytes, const struct units *units)
{
    size_t unit = 0;
    double size = (double)bytes;
    if (bytes < 10 * (uint64_t)units->step)
        return (struct text){digits, (size_t)snprintf(digits, room, "%d", (int)bytes)};
    while (size >= units->step && unit < 4) {
        size /= units->step;
        unit++;
    }
    int len = snprintf(digits, room, "%.1f%c", size, units->letters[unit]);
    return (struct text){digits, (size_t)len};
}

static void row_make(struct row *row, const struct file *f, const struct units *units)
{
    char *at = row->room, *end = at + sizeof row->room;
    row->name = (struct text){f->name, strlen(f->name)};
    if (f->is_folder) {
        row->name.at = at;
        at = (char *)memcpy(at, f->name, row->name.len) + row->name.len;
        *at++ = '/';
        row->name.len++;
    }
    row->date = unknown;
    if (f->when >= 0) {
        struct tm tm;
        time_t when = (time_t)f->when;
        gmtime_r(&when, &tm);
        row->date.len = strftime(at, (size_t)(end - at), "%Y-%m-%d %H:%M", &tm);
        row->date.at = at;
        at += row->date.len;
    }
    row->size = f->is_folder ? unknown : size_text(at, (size_t)(end - at), f->bytes, units);
}

bool listing_next(struct listing *l, struct row *row)
{
    const struct file *f = order_next(l);
    if (!f) return false;
    row_make(row, f, l->units);
    return true;
}
