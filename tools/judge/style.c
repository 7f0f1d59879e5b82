#include "style.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool progress_shown;

bool style_on(FILE *f)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fileno(f)) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

const char *style_bold(FILE *f)
{
    return style_on(f) ? "\033[1m" : "";
}

const char *style_dim(FILE *f)
{
    return style_on(f) ? "\033[2m" : "";
}

const char *style_green(FILE *f)
{
    return style_on(f) ? "\033[32m" : "";
}

const char *style_red(FILE *f)
{
    return style_on(f) ? "\033[31m" : "";
}

const char *style_end(FILE *f)
{
    return style_on(f) ? "\033[0m" : "";
}

int style_width(FILE *f)
{
    struct winsize size;
    return ioctl(fileno(f), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static int columns(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++) count += (text[i] & 0xc0) != 0x80;
    return count;
}

// RFC 3629, section 4.
int style_utf8(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    int size = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    if (s[0] > 0xf4) return 0;
    for (int i = 1; i < size; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f)) return 0;
    if ((s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f)) return 0;
    return size;
}

int style_columns(const char *text)
{
    return columns(text, strlen(text));
}

void style_wrap(FILE *f, int indent, const char *text)
{
    int width = style_width(f) < 100 ? style_width(f) : 100, at = 0;
    for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
        size_t word = strcspn(text, " \n");
        int room = columns(text, word);
        if (at && at + 1 + room > width) {
            fputc('\n', f);
            at = 0;
        }
        at += at ? fprintf(f, " ") : fprintf(f, "%*s", indent, "");
        fwrite(text, 1, word, f);
        at += room;
        text += word;
    }
    if (at) fputc('\n', f);
}

static bool is_item(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    return strncmp(line, "- ", 2) == 0 || (digits > 0 && strncmp(line + digits, ". ", 2) == 0);
}

static bool is_verbatim(const char *line)
{
    return strchr("#|<\n", *line) || strncmp(line, "    ", 4) == 0 || strncmp(line, "```", 3) == 0;
}

// From line to where the paragraph or the item that begins there ends.
static const char *end_of_paragraph(const char *line)
{
    do {
        line += strcspn(line, "\n");
        line += *line == '\n';
    } while (*line && !is_verbatim(line) && !is_item(line));
    return line;
}

// Without what Markdown does not show: the marks of measured numbers.
static char *without_comments(const char *text)
{
    char *plain = strdup(text), *to = plain;
    for (const char *end; plain && *text;) {
        if (strncmp(text, "<!--", 4) == 0 && (end = strstr(text, "-->")))
            text = end + 3;
        else
            *to++ = *text++;
    }
    if (plain) *to = '\0';
    return plain;
}

enum { CELLS = 10 };

// The cells of a row, without blanks around them; how many. What is behind the last is no cell.
static int cells_of(const char *row, const char *cell[CELLS], size_t size[CELLS])
{
    int count = 0;
    for (row += *row == '|'; count < CELLS && row[strcspn(row, "|\n")] == '|'; row++) {
        size_t len = strcspn(row, "|\n");
        const char *end = row + len;
        cell[count] = row + strspn(row, " ");
        size[count] = cell[count] < end ? (size_t)(end - cell[count]) : 0;
        while (size[count] && cell[count][size[count] - 1] == ' ') size[count]--;
        count++;
        row = end;
    }
    return count;
}

static bool is_rule(const char *row)
{
    return strspn(row, "|-: ") == strcspn(row, "\n");
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

// In columns; the first begins at the left, the others end at the right.
static void put_row(FILE *f, const char *row, const int *wide)
{
    const char *cell[CELLS];
    size_t size[CELLS];
    int count = cells_of(row, cell, size);
    for (int c = 0; c < count; c++) {
        int pad = wide[c] - columns(cell[c], size[c]);
        fprintf(f, "%s%*s", c ? "  " : "    ", c ? pad : 0, "");
        fwrite(cell[c], 1, size[c], f);
        if (!c && count > 1) fprintf(f, "%*s", pad, "");
    }
    fputc('\n', f);
}

// A row that is too wide: each cell a paragraph, the first a heading.
static void put_cells(FILE *f, const char *row)
{
    const char *cell[CELLS];
    size_t size[CELLS];
    int count = cells_of(row, cell, size);
    for (int c = 0; c < count; c++) {
        char *text = strndup(cell[c], size[c]);
        if (text) style_wrap(f, c ? 8 : 4, text);
        free(text);
    }
}

// The rows from text on; returns where they end.
static const char *put_table(FILE *f, const char *text)
{
    const char *cell[CELLS], *row;
    size_t size[CELLS];
    int wide[CELLS] = {0}, sum = 2;
    for (row = text; *row == '|'; row = next_line(row)) {
        int count = cells_of(row, cell, size);
        for (int c = 0; c < count && !is_rule(row); c++)
            if (columns(cell[c], size[c]) > wide[c]) wide[c] = columns(cell[c], size[c]);
    }
    for (int c = 0; c < CELLS; c++) sum += wide[c] ? wide[c] + 2 : 0;
    for (row = text; *row == '|'; row = next_line(row)) {
        if (is_rule(row)) continue;
        if (sum <= style_width(f))
            put_row(f, row, wide);
        else
            put_cells(f, row);
    }
    return row;
}

static void put_markdown(FILE *f, const char *text)
{
    bool fenced = false;
    text += strspn(text, "\n");
    for (const char *end; *text; text = end) {
        bool fence = strncmp(text, "```", 3) == 0;
        if (fence) fenced = !fenced;
        if (!fenced && *text == '|') {
            end = put_table(f, text);
        } else if (fenced || is_verbatim(text)) {
            end = text + strcspn(text, "\n");
            end += *end == '\n';
            bool last = end[strspn(end, "\n")] == '\0';
            if (!last || *text != '\n') fwrite(text, 1, (size_t)(end - text), f);
        } else {
            end = end_of_paragraph(text);
            char *paragraph = strndup(text, (size_t)(end - text));
            if (paragraph) style_wrap(f, 0, paragraph);
            free(paragraph);
        }
    }
}

void style_markdown(FILE *f, const char *text)
{
    char *plain = without_comments(text);
    put_markdown(f, plain ? plain : text);
    free(plain);
}

void style_progress(const char *format, ...)
{
    char text[256];
    va_list args;
    if (!isatty(STDERR_FILENO)) return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fflush(stdout);
    fprintf(stderr, "\r\033[K%.*s", style_width(stderr) - 1, text);
    fflush(stderr);
    progress_shown = true;
}

void style_progress_end(void)
{
    if (!progress_shown) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress_shown = false;
}
