// The parts of a URL: http://HOST[:PORT]/PATH. They point into the text, which must outlive them.
#ifndef URL_H
#define URL_H

#include <stddef.h>

struct view {
    const char *at;
    size_t len;
};

struct url {
    struct view scheme, host, port, path; // a part that is not there has length 0
};

struct url url_of(const char *text);
void url_read(struct url *out, const char *text);
struct url *url_new(const char *text); // the caller's to free; NULL: out of memory

// The part behind the last slash: two words, which is what two registers hold.
struct view url_file(struct view path);

#endif
