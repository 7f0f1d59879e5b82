#include "kernel.h"

void kernel_checksum(struct meter *m)
{
    meter_start(m);
    volatile uint32_t sum = 0;
    for (uint64_t i = 0; i < m->n; i++) sum = sum + work_checksum(&work_frame[i % WORK_FRAMES]);
    meter_stop(m);
}

void kernel_sort(struct meter *m)
{
    struct work_list shuffled;
    work_shuffle(&shuffled, 1);
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) {
        struct work_list list = shuffled;
        work_sort(&list);
    }
    meter_stop(m);
}

void kernel_cold(struct meter *m)
{
    for (uint64_t i = 0; i < m->n; i++) {
        if (i % WORK_CACHE == 0) work_flush();
        meter_start(m);
        meter_keep(work_read(i % WORK_CACHE));
        meter_stop(m);
    }
}

void kernel_parse(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_parse(work_line(i % WORK_LINES)));
    meter_stop(m);
}
