#include "findings.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

const char *const findings_kinds[] = {"frame",   "heap",    "stack",     "removed",
                                      "dynamic", "address", "parameter", "copy",
                                      "inline",  "path",    "warning",   "life"};

static int by_place(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int file = strcmp(x->at.file, y->at.file);
    if (file) return file;
    if (x->at.line != y->at.line) return x->at.line < y->at.line ? -1 : 1;
    if (x->at.column != y->at.column) return x->at.column < y->at.column ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return strcmp(x->message, y->message);
}

void findings_add(struct findings *f, struct finding finding)
{
    if (!finding.at.file) finding.at.file = "?";
    for (size_t i = 0; i < f->count; i++)
        if (by_place(&f->list[i], &finding) == 0) return;
    f->list = memory_grow(f->list, f->count, sizeof *f->list);
    f->list[f->count++] = finding;
}

void findings_sort(struct findings *f)
{
    if (f->count) qsort(f->list, f->count, sizeof *f->list, by_place);
}
