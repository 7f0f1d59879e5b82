// The digits are a thread's, and still one for all of its rows.

#include "listing.h"

#include "order.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct units {
    unsigned step;
    char letters[6];
};

enum { NAME_AT = 0, DATE_AT = LISTING_NAME_MOST + 1, SIZE_AT = DATE_AT + 24, SIZE_ROOM = 24 };

static const struct units binary_units = {1024, "BKMGT"}, decimal_units = {1000, "BKMGT"};
static const struct text unknown = {"-", 1};

void listing_open(struct listing *l, const struct file *files, size_t count, bool decimal,
                  bool folders_first)
{
    *l = (struct listing){files, count, 0, decimal ? &decimal_units : &binary_units, folders_first};
}

// 489663 is "489663" below 10 steps of the first unit, "478.2K" above.
static struct text size_text(uint64_t bytes, const struct units *units)
{
    static __thread char digits[24];
    size_t unit = 0;
    double size = (double)bytes;
    if (bytes < 10 * (uint64_t)units->step)
        return (struct text){digits, (size_t)snprintf(digits, sizeof digits, "%d", (int)bytes)};
    while (size >= units->step && unit < 4) {
        size /= units->step;
        unit++;
    }
    int len = snprintf(digits, sizeof digits, "%.1f%c", size, units->letters[unit]);
    return (struct text){digits, (size_t)len};
}

static void row_make(struct row *row, const struct file *f, const struct units *units)
{
    row->name = (struct text){f->name, strlen(f->name)};
    if (f->is_folder) {
        row->name.at = memcpy(row->room + NAME_AT, f->name, row->name.len);
        row->room[NAME_AT + row->name.len++] = '/';
    }
    row->date = unknown;
    if (f->when >= 0) {
        char *date = row->room + DATE_AT;
        struct tm tm;
        time_t when = (time_t)f->when;
        gmtime_r(&when, &tm);
        row->date.len = strftime(date, SIZE_AT - DATE_AT, "%Y-%m-%d %H:%M", &tm);
        row->date.at = date;
    }
    row->size = f->is_folder ? unknown : size_text(f->bytes, units);
}

bool listing_next(struct listing *l, struct row *row)
{
    const struct file *f = order_next(l);
    if (!f) return false;
    row_make(row, f, l->units);
    return true;
}
