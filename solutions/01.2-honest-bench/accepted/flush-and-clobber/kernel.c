#include "kernel.h"

void kernel_checksum(struct meter *m)
{
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) {
        meter_keep(work_checksum(&work_frame[0]));
        meter_clobber();
    }
    meter_stop(m);
}

void kernel_sort(struct meter *m)
{
    static struct work_list lists[2000];
    for (uint64_t i = 0; i < m->n; i++) work_shuffle(&lists[i], i);
    meter_start(m);
    for (uint64_t i = 0; i < m->n; i++) work_sort(&lists[i]);
    meter_stop(m);
}

void kernel_cold(struct meter *m)
{
    for (uint64_t i = 0; i < m->n; i++) {
        work_flush();
        meter_start(m);
        meter_keep(work_read(7));
        meter_stop(m);
    }
}

void kernel_parse(struct meter *m)
{
    meter_start(m);
    uint32_t line = 0;
    for (uint64_t left = m->n; left > 0; left--) {
        meter_keep(work_parse(work_line(line)));
        if (++line == WORK_LINES) line = 0;
    }
    meter_stop(m);
}
