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

// Copies eight bytes; special() of them.
static inline uint64_t copy_word(char *out, const char *text)
{
    uint64_t word;
    memcpy(&word, text, 8);
    memcpy(out, &word, 8);
    return special(word);
}

static inline bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

// Copies plain bytes and returns how many. The last word of eight overlaps the one before it, so
// that only what is shorter than a word, or not plain, is looked at byte by byte.
static inline size_t copy_plain(struct json_writer *w, const char *text, size_t len)
{
    size_t room = (size_t)(w->end - w->at), done = 0;
    uint64_t odd;
    char *at = w->at;
    if (len > room) len = room;
    while (done + 8 <= len) {
        if ((odd = copy_word(at + done, text + done))) {
            done += (size_t)__builtin_ctzll(odd) / 8;
            w->at = at + done;
            return done;
        }
        done += 8;
    }
    if (done > 0 && done < len && !copy_word(at + len - 8, text + len - 8)) done = len;
    while (done < len && is_plain((unsigned char)text[done])) at[done] = text[done], done++;
    w->at = at + done;
    return done;
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
