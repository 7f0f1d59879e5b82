// The work is done for real, though small, and then the clock is told.
#include "work.h"

#include "meter_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct work_frame work_frame[WORK_FRAMES] = {{"a frame"}, {"another frame"}};

// Under a name of its own, since the header says to the compiler that it is pure. It is not: it
// moves the clock, which is how a call that was left out is noticed.
uint32_t checksum(const struct work_frame *f) __asm__("work_checksum");
uint32_t checksum(const struct work_frame *f)
{
    uint32_t sum = 0; // the Internet checksum, RFC 1071
    for (size_t i = 0; i < sizeof f->byte; i += 2)
        sum += (uint32_t)f->byte[i] << 8 | f->byte[i + 1];
    meter_spend(METER_CHECKSUM, WORK_CHECKSUM_TICKS);
    return ~(sum + (sum >> 16)) & 0xffff;
}

#define NUMBERS (sizeof(struct work_list) / sizeof(uint16_t))

void work_shuffle(struct work_list *list, uint64_t seed)
{
    for (size_t i = 0; i < NUMBERS; i++) list->number[i] = (uint16_t)i;
    for (size_t i = NUMBERS - 1; i > 0; i--) {
        seed = seed * 6364136223846793005u + 1442695040888963407u; // Knuth's MMIX
        size_t j = (size_t)(seed >> 33) % (i + 1);
        uint16_t number = list->number[i];
        list->number[i] = list->number[j];
        list->number[j] = number;
    }
    meter_spend(METER_SHUFFLE, WORK_SHUFFLE_TICKS);
}

void work_sort(struct work_list *list)
{
    bool sorted = true;
    for (size_t i = 1; i < NUMBERS; i++) {
        uint16_t number = list->number[i];
        size_t j = i;
        for (; j > 0 && list->number[j - 1] > number; j--) list->number[j] = list->number[j - 1];
        list->number[j] = number;
        sorted &= j == i;
    }
    if (sorted)
        meter_spend(METER_SORT_SORTED, WORK_SORT_SORTED_TICKS);
    else
        meter_spend(METER_SORT, WORK_SORT_TICKS);
}

static uint64_t reads, flushed;          // how many so far; how many when the cache was flushed
static uint64_t last_read[WORK_RECORDS]; // the number of the last read of each, from 1

uint32_t work_read(uint32_t record)
{
    if (record >= WORK_RECORDS) {
        meter_fail("work_read was asked for a record that is not there: they are 0 to 4095");
        return 0;
    }
    uint64_t last = last_read[record];
    last_read[record] = ++reads;
    if (last > flushed && reads - last <= WORK_CACHE)
        meter_spend(METER_READ_WARM, WORK_READ_WARM_TICKS);
    else
        meter_spend(METER_READ_COLD, WORK_READ_COLD_TICKS);
    return record * 2654435761u;
}

void work_flush(void)
{
    flushed = reads;
    meter_spend(METER_FLUSH, WORK_FLUSH_TICKS);
}

static char lines[WORK_LINES][80];

const char *work_line(uint32_t number)
{
    static const int status[] = {200, 200, 304, 404};
    if (number >= WORK_LINES) {
        meter_fail("work_line was asked for a line that is not there: they are 0 to 99");
        number = 0;
    }
    if (!lines[number][0])
        snprintf(lines[number], sizeof lines[number], "192.0.2.%u \"GET /page/%u HTTP/1.1\" %d %u",
                 number % 60, number, status[number % 4], number * 37);
    return lines[number];
}

uint32_t work_parse(const char *line)
{
    meter_spend(METER_PARSE, WORK_PARSE_TICKS);
    const char *quote = strrchr(line, '"');
    return quote ? (uint32_t)atoi(quote + 1) : 0;
}
