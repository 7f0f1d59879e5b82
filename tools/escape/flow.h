// Where a pointer goes. A value is followed from its birth through copies, casts, arithmetic, PHIs,
// local variables and calls of known functions to the places where it leaves its function. What is
// not understood counts as leaving: the answer "it stays" is the one that must be right.
#ifndef FLOW_H
#define FLOW_H

#include "gimple.h"

enum flow_way {
    FLOW_RETURNED,
    FLOW_GLOBAL,   // stored in a global or static variable
    FLOW_THROUGH,  // stored through a pointer
    FLOW_LOCAL,    // stored in a local whose address is used
    FLOW_PASSED,   // to a function that is not known, or is known to keep it
    FLOW_INDIRECT, // to a function that is called through a pointer
    FLOW_ASM,
    FLOW_CARRIED, // born in a loop, and alive in its next round
    FLOW_REALLOCATED,
    FLOW_FREED, // given to free() here
    FLOW_WAYS,
};
#define FLOW_LEAVES ((1u << FLOW_REALLOCATED) - 1) // the ways that lead out of the function

struct flow {
    unsigned ways;                     // a bit for each
    const char *detail[FLOW_WAYS];     // of the first seen: a variable, a function; "" if none
    struct gimple_place at[FLOW_WAYS]; // of the first seen
};

struct flow_program {
    struct gimple_unit *units;
    size_t count;
};

// Fills every parameter's leaks, for all functions of the program together: what a call of one
// does with its arguments.
void flow_summaries(struct flow_program *p);

// What becomes of `value`, an SSA name ("p_4") or a local's address ("&x"), in f of that unit.
// born is the block of its birth; 0: it came from outside.
struct flow flow_from(const struct flow_program *p, const struct gimple_unit *unit,
                      const struct gimple_function *f, const char *value, int born);

// The same for a parameter of f, all zero if it is never used.
struct flow flow_param(const struct flow_program *p, const struct gimple_unit *unit,
                       const struct gimple_function *f, const char *param);

// The first way out, in the order of the enum, as words: "returned", "stored through h".
const char *flow_words(const struct flow *flow);

#endif
