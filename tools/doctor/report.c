#include "report.h"

#include <stdarg.h>
#include <string.h>

enum { WIDTH = 80, INDENT = 25 };

static const char *const levels[] = {"ok", "note", "lack"};

void report_add(struct report *r, enum report_level level, const char *name, const char *format,
                ...)
{
    if (r->len == REPORT_ROWS) return;
    struct report_row *row = &r->rows[r->len++];
    *row = (struct report_row){.level = level, .group = r->group};
    snprintf(row->name, sizeof row->name, "%s", name);
    va_list args;
    va_start(args, format);
    vsnprintf(row->seen, sizeof row->seen, format, args);
    va_end(args);
}

void report_mend(struct report *r, const char *costs, const char *mend)
{
    struct report_row *row = &r->rows[r->len - 1];
    snprintf(row->costs, sizeof row->costs, "%s", costs ? costs : "");
    snprintf(row->mend, sizeof row->mend, "%s", mend ? mend : "");
}

void report_core(struct report *r)
{
    r->rows[r->len - 1].core = true;
}

size_t report_lacks(const struct report *r, bool core_only)
{
    size_t count = 0;
    for (size_t i = 0; i < r->len; i++)
        count += r->rows[i].level == REPORT_LACK && (r->rows[i].core || !core_only);
    return count;
}

// Words in the columns from INDENT on; a word that is wider stands alone.
static void print_wrapped(const char *text, FILE *out)
{
    int column = INDENT;
    for (const char *word = text; *word;) {
        int len = (int)strcspn(word, " ");
        if (column > INDENT && column + 1 + len > WIDTH) {
            fprintf(out, "\n%*s", INDENT, "");
            column = INDENT;
        } else if (column > INDENT) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", len, word);
        column += len;
        word += len;
        word += strspn(word, " ");
    }
    fputc('\n', out);
}

void report_print(const struct report *r, FILE *out)
{
    const char *group = "";
    for (const struct report_row *row = r->rows; row < r->rows + r->len; row++) {
        if (strcmp(group, row->group) != 0) fprintf(out, "\n%s\n", group = row->group);
        fprintf(out, "  %-6s%-*s ", levels[row->level], INDENT - 9, row->name);
        print_wrapped(row->seen, out);
        if (row->costs[0]) fprintf(out, "%*s", INDENT, "costs: ");
        if (row->costs[0]) print_wrapped(row->costs, out);
        if (row->mend[0]) fprintf(out, "%*s", INDENT, "mend: ");
        if (row->mend[0]) print_wrapped(row->mend, out);
    }
}

static void print_string(const char *name, const char *text, FILE *out)
{
    fprintf(out, ", \"%s\": \"", name);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            fprintf(out, "\\%c", c);
        } else if (c < ' ') {
            fprintf(out, "\\u%04x", c);
        } else {
            fputc(c, out);
        }
    }
    fputc('"', out);
}

void report_json(const struct report *r, FILE *out)
{
    fprintf(out, "{\"core_lacks\": %zu, \"lacks\": %zu, \"rows\": [\n", report_lacks(r, true),
            report_lacks(r, false));
    for (size_t i = 0; i < r->len; i++) {
        const struct report_row *row = &r->rows[i];
        fprintf(out, "  {\"level\": \"%s\", \"core\": %s", levels[row->level],
                row->core ? "true" : "false");
        print_string("group", row->group, out);
        print_string("name", row->name, out);
        print_string("seen", row->seen, out);
        print_string("costs", row->costs, out);
        print_string("mend", row->mend, out);
        fprintf(out, "}%s\n", i + 1 < r->len ? "," : "");
    }
    fputs("]}\n", out);
}
