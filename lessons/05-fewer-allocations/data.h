// The lesson's data: real lines, read once and never freed. What they are and whose: data.md.
#ifndef DATA_H
#define DATA_H

#include "view.h"

enum { DATA_LINES = 256 };

struct data {
    struct view text;
    struct view line[DATA_LINES]; // without their newlines
    struct view name[DATA_LINES]; // of data_unicode: the character's, a line's second field
    size_t lines;
};

const struct data *data_unicode(void); // 135 lines of UnicodeData.txt: Greek
const struct data *data_depends(void); // 8 packages and what they need

// The path of a file of this folder, valid until the next call. Ends the program with a line on
// stderr if there is none.
const char *data_path(const char *name);

#endif
