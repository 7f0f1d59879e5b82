#include "kernel.h"

#include <stdlib.h>

void kernel_checksum(struct meter *m)
{
    meter_start(m);
    uint32_t sum = 0;
    for (uint64_t i = 0; i < m->n; i++) sum += work_checksum(&work_frame[i % WORK_FRAMES]);
    meter_keep(sum);
    meter_stop(m);
}

void kernel_sort(struct meter *m)
{
    struct work_list *lists = malloc(m->n * sizeof *lists);
    for (uint64_t i = 0; lists && i < m->n; i++) work_shuffle(&lists[i], i);
    meter_start(m);
    for (uint64_t i = 0; lists && i < m->n; i++) work_sort(&lists[i]);
    meter_stop(m);
    free(lists);
}

void kernel_cold(struct meter *m)
{
    uint32_t record = 0;
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) {
        meter_keep(work_read(record));
        record = (record + 97) % WORK_RECORDS;
    }
    meter_stop(m);
}

void kernel_parse(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_parse(work_line(i % WORK_LINES)));
    meter_stop(m);
}
