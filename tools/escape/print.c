#include "print.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

void print_text(FILE *out, const struct findings *f)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *x = &f->list[i];
        fprintf(out, "%s:%u:%u: %s: ", x->at.file, x->at.line, x->at.column,
                findings_kinds[x->kind]);
        if (x->function) fprintf(out, "%s: ", x->function);
        fprintf(out, "%s\n", x->message);
    }
}

static void string(FILE *out, const char *before, const char *text)
{
    fprintf(out, "%s\"", before);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            fprintf(out, "\\%c", *c);
        else if (*c < ' ')
            fprintf(out, "\\u%04x", *c);
        else
            putc(*c, out);
    }
    putc('"', out);
}

void print_json(FILE *out, const struct findings *f)
{
    fputs("[", out);
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *x = &f->list[i];
        string(out, i ? ",\n {\"file\":" : "\n {\"file\":", x->at.file);
        fprintf(out, ",\"line\":%u,\"column\":%u", x->at.line, x->at.column);
        string(out, ",\"kind\":", findings_kinds[x->kind]);
        if (x->function) string(out, ",\"function\":", x->function);
        if (x->bytes >= 0) fprintf(out, ",\"bytes\":%ld", x->bytes);
        if (x->reason) string(out, ",\"reason\":", x->reason);
        string(out, ",\"message\":", x->message);
        putc('}', out);
    }
    fputs("\n]\n", out);
}

// One row: so much of a source line as fits, a tab counting as four, then one message.
static void row(FILE *out, unsigned number, const char *line, size_t len, unsigned width,
                const char *message)
{
    unsigned column = 0;
    if (number)
        fprintf(out, "%4u ", number);
    else
        fputs("     ", out);
    for (size_t i = 0; i < len && column < width; i++) {
        unsigned wide = line[i] == '\t' ? 4 : 1;
        fprintf(out, "%*s%c", (int)wide - 1, "", line[i] == '\t' ? ' ' : line[i]);
        column += wide;
    }
    if (message) fprintf(out, "%*s | %s", (int)(width > column ? width - column : 0), "", message);
    putc('\n', out);
}

void print_side(FILE *out, const struct findings *f, unsigned columns)
{
    unsigned width = columns > 60 ? (columns - 8) / 2 : 40;
    for (size_t i = 0; i < f->count;) {
        const char *file = f->list[i].at.file;
        char *text = memory_file(file);
        fprintf(out, "%s\n", file);
        unsigned number = 1;
        for (const char *line = text ? text : "", *next; *line; line = next, number++) {
            const char *end = strchrnul(line, '\n');
            next = *end ? end + 1 : end;
            bool shown = false;
            for (;
                 i < f->count && f->list[i].at.line <= number && !strcmp(f->list[i].at.file, file);
                 i++) {
                row(out, shown ? 0 : number, line, shown ? 0 : (size_t)(end - line), width,
                    f->list[i].message);
                shown = true;
            }
            if (!shown) row(out, number, line, (size_t)(end - line), width, NULL);
        }
        while (i < f->count && !strcmp(f->list[i].at.file, file)) i++; // past the end: not readable
    }
}
