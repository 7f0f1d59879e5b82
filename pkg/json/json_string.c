// Strings are mostly bytes that stand for themselves, so those are looked for eight at a time, in a
// word (the tests for zero and less-than in a word are Alan Mycroft's; see H. S. Warren, Hacker's
// Delight, 2nd edition, section 6-1). The first other byte is then escaped, or is the beginning of
// a character of UTF-8, which is checked and copied.

#include "json/json_writer.h"

#include <errno.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the first byte of a word is found at its low end"
#endif

#define EACH(byte) (0x0101010101010101u * (byte))

// A word whose lowest set bit is in the first byte that is a control, a quote, a backslash or not
// ASCII; 0 if there is none.
static inline uint64_t special(uint64_t w)
{
    uint64_t quote = w ^ EACH('"'), backslash = w ^ EACH('\\');
    uint64_t low = (w - EACH(0x20)) & ~w;
    quote = (quote - EACH(1)) & ~quote;
    backslash = (backslash - EACH(1)) & ~backslash;
    return (w | low | quote | backslash) & EACH(0x80);
}

static inline bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

// Copies plain bytes and returns how many.
static inline size_t copy_plain(struct json_writer *w, const char *text, size_t len)
{
    char *at = w->at;
    const char *p = text, *end = text + len;
    while (end - p >= 8 && w->end - at >= 8) {
        uint64_t word, odd;
        memcpy(&word, p, 8);
        memcpy(at, &word, 8);
        if ((odd = special(word))) {
            size_t plain = (size_t)__builtin_ctzll(odd) / 8;
            w->at = at + plain;
            return (size_t)(p - text) + plain;
        }
        p += 8, at += 8;
    }
    while (p < end && at < w->end && is_plain((unsigned char)*p)) *at++ = *p++;
    w->at = at;
    return (size_t)(p - text);
}

static size_t escape(char *out, unsigned char c)
{
    static const char letters[128] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                      ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    out[0] = '\\';
    if (letters[c]) {
        out[1] = letters[c];
        return 2;
    }
    memcpy(out + 1, "u00", 3);
    out[4] = (char)('0' + (c >> 4));
    out[5] = "0123456789abcdef"[c & 15];
    return 6;
}

// Writes the character at text, and returns how many bytes of it that were; 0 on error.
static size_t one(struct json_writer *w, const char *text, size_t len)
{
    unsigned char c = (unsigned char)*text;
    if (is_plain(c)) { // plain, but the room is full
        if (!json_room(w, 1)) return 0;
        *w->at++ = *text;
        return 1;
    }
    if (c < 0x80) {
        char escaped[8];
        size_t size = escape(escaped, c);
        if (!json_room(w, size)) return 0;
        memcpy(w->at, escaped, size);
        w->at += size;
        return 1;
    }
    size_t size = json_utf8((const unsigned char *)text, len);
    if (size == 0) return json_fail(w, -EILSEQ), 0;
    if (!json_room(w, size)) return 0;
    memcpy(w->at, text, size);
    w->at += size;
    return size;
}

bool json_quoted(struct json_writer *w, const char *text, size_t len)
{
    if (!json_room(w, 1)) return false;
    *w->at++ = '"';
    for (;;) {
        size_t done = copy_plain(w, text, len);
        text += done;
        len -= done;
        if (len == 0) break;
        done = one(w, text, len);
        if (done == 0) return false;
        text += done;
        len -= done;
    }
    if (!json_room(w, 1)) return false;
    *w->at++ = '"';
    return true;
}
