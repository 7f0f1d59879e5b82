#include "kernel.h"

void kernel_checksum(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_checksum(&work_frame[i % WORK_FRAMES]));
    meter_stop(m);
}

void kernel_sort(struct meter *m)
{
    struct work_list list;
    for (uint64_t i = 0; i < m->n; i++) {
        work_shuffle(&list, i);
        meter_start(m);
        work_sort(&list);
    }
}

void kernel_cold(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_read(i % WORK_RECORDS));
    meter_stop(m);
}

void kernel_parse(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_parse(work_line(i % WORK_LINES)));
    meter_stop(m);
}
