// A reply is built in an array as long as the client says. One text, compiled twice: unit.mk has
// one of the two probe each page that it takes. jump.h says what for.
#ifndef JUMP_BODY_H
#define JUMP_BODY_H

#include <stddef.h>

#pragma GCC diagnostic ignored "-Wvla"

#define JUMP_BODY(name)                                                                            \
    void name(size_t content_length)                                                               \
    {                                                                                              \
        char reply[content_length];                                                                \
        *(volatile char *)reply = 1;                                                               \
    }

#endif
