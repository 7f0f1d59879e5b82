// The objects of this lesson's kernels: three sizes, each with a pool and a reset that touches one
// byte, as a length set to 0 does.
#ifndef OBJECTS_H
#define OBJECTS_H

#include "pool/pool.h"

#define OBJECT(name, bytes_)                                                                       \
    struct name {                                                                                  \
        char bytes[bytes_];                                                                        \
    };                                                                                             \
    static inline bool name##_reset(struct name *o)                                                \
    {                                                                                              \
        o->bytes[0] = 0;                                                                           \
        return true;                                                                               \
    }                                                                                              \
    POOL_DEFINE(name, struct name, name##_reset)

OBJECT(small, 64)
OBJECT(page, 4096)
OBJECT(big, 65536)

#endif
