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

// Columns of the first size bytes: a UTF-8 character counts once.
static int columns(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++) count += (text[i] & 0xc0) != 0x80;
    return count;
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
