// The reader decodes in place: a string is never longer than its escaped form.

#include "jsonline.h"

#include "style.h"

#include <stdlib.h>
#include <string.h>

// What a program printed may be anything; the line is valid JSON all the same.
void jsonline_put_string(FILE *f, const char *before, const char *value)
{
    fprintf(f, "%s\"", before);
    for (const unsigned char *s = (const unsigned char *)value; *s;) {
        int size = style_utf8((const char *)s);
        if (size == 0) {
            fputs("\\ufffd", f);
            s++;
        } else if (*s == '"' || *s == '\\') {
            fprintf(f, "\\%c", *s++);
        } else if (*s == '\n') {
            fputs("\\n", f);
            s++;
        } else if (*s < 0x20 || *s == 0x7f) {
            fprintf(f, "\\u%04x", *s++);
        } else {
            fwrite(s, 1, (size_t)size, f);
            s += size;
        }
    }
    fputc('"', f);
}

void jsonline_put_number(FILE *f, const char *name, double value)
{
    if (value >= 0 && value < 1e300) fprintf(f, ",\"%s\":%.10g", name, value);
}

bool jsonline_take(struct jsonline *r, char c)
{
    r->at += strspn(r->at, " \t\r");
    if (r->bad || *r->at != c) return false;
    r->at++;
    return true;
}

void jsonline_want(struct jsonline *r, char c)
{
    if (!jsonline_take(r, c)) r->bad = true;
}

static char *put_utf8(char *to, unsigned long c)
{
    if (c == 0 || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    *to++ = (char)((0xf80 >> more & 0xff) | c >> 6 * more);
    while (more-- > 0) *to++ = (char)(0x80 | (c >> 6 * more & 0x3f));
    return to;
}

// The four digits of \u, or -1.
static long hex4(const char *s)
{
    char digits[5] = "";
    if (strspn(s, "0123456789abcdefABCDEF") < 4) return -1;
    memcpy(digits, s, 4);
    return strtol(digits, NULL, 16);
}

static char *take_escape(struct jsonline *r, char *to)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char c = *r->at;
    const char *name = c ? strchr(names, c) : NULL;
    if (name) {
        r->at++;
        *to = values[name - names];
        return to + 1;
    }
    long code = c == 'u' ? hex4(r->at + 1) : -1;
    if (code < 0) {
        r->bad = true;
        return to;
    }
    r->at += 5;
    if (code >= 0xd800 && code < 0xdc00 && r->at[0] == '\\' && r->at[1] == 'u') {
        long low = hex4(r->at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            r->at += 6;
        }
    }
    return put_utf8(to, (unsigned long)code);
}

const char *jsonline_string(struct jsonline *r)
{
    jsonline_want(r, '"');
    char *text = r->at, *to = text;
    while (!r->bad && *r->at != '"') {
        if (*r->at == '\0') {
            r->bad = true;
        } else if (*r->at == '\\') {
            r->at++;
            to = take_escape(r, to);
        } else {
            *to++ = *r->at++;
        }
    }
    if (r->bad) return "";
    r->at++;
    *to = '\0';
    return text;
}

// The number as it is written, of which the caller makes what it needs.
const char *jsonline_number(struct jsonline *r)
{
    r->at += strspn(r->at, " \t\r");
    const char *number = r->at;
    r->at += strspn(r->at, "+-0123456789.eE");
    if (number == r->at) r->bad = true;
    return number;
}

static void skip(struct jsonline *r, int depth)
{
    if (depth > 8) r->bad = true;
    r->at += strspn(r->at, " \t\r");
    if (r->bad) return;
    bool object = *r->at == '{';
    if (object || *r->at == '[') {
        r->at++;
        if (jsonline_take(r, object ? '}' : ']')) return;
        do {
            if (object) (void)jsonline_string(r), jsonline_want(r, ':');
            skip(r, depth + 1);
        } while (!r->bad && jsonline_take(r, ','));
        jsonline_want(r, object ? '}' : ']');
    } else if (*r->at == '"') {
        jsonline_string(r);
    } else if (strspn(r->at, "truefalsn") >= 4) {
        r->at += strspn(r->at, "truefalsn");
    } else {
        jsonline_number(r);
    }
}

void jsonline_skip(struct jsonline *r)
{
    skip(r, 0);
}
