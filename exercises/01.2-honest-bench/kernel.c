// Exercise 01.2. Each of these reports something else than it says. Edit, then: make check-01.2

#include "kernel.h"

void kernel_checksum(struct meter *m)
{
    uint32_t sum = 0;
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) sum += work_checksum(&work_frame[0]);
    meter_stop(m);
    (void)sum; // TODO: 0 ticks an operation? That is too good to be true.
}

void kernel_sort(struct meter *m)
{
    struct work_list list;
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) {
        work_shuffle(&list, i); // TODO: is this what was to be measured?
        work_sort(&list);
    }
    meter_stop(m);
}

void kernel_cold(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) {
        uint32_t record = i % 16; // TODO: the cache holds 64
        meter_keep(work_read(record));
    }
    meter_stop(m);
}

void kernel_parse(struct meter *m)
{
    meter_start(m);
    for (uint32_t i = 0; i < WORK_LINES; i++) { // TODO: who says how often?
        meter_keep(work_parse(work_line(i)));
    }
    meter_stop(m);
}
