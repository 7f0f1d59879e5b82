#include "words.h"

// Takes one character, and says where it stands: "~" before the end, letters, all the others.
static int take(struct span *word)
{
    if (word->at == word->end) return 0;
    int c = (unsigned char)*word->at++, small = c | 0x20;
    return c == '~' ? -1 : small >= 'a' && small <= 'z' ? c : c + 256;
}

int words_compare(struct span a, struct span b)
{
    while (a.at < a.end || b.at < b.end) {
        int x = take(&a), y = take(&b);
        if (x != y) return x - y;
    }
    return 0;
}
