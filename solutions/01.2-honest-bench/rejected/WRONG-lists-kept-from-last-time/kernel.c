#include "kernel.h"

#include <stdbool.h>

void kernel_checksum(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) meter_keep(work_checksum(&work_frame[i % WORK_FRAMES]));
    meter_stop(m);
}

void kernel_sort(struct meter *m)
{
    static struct work_list lists[2000];
    static bool made;
    for (int i = 0; i < 2000 && !made; i++) work_shuffle(&lists[i], (uint64_t)i);
    made = true;
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) work_sort(&lists[i]);
    meter_stop(m);
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
