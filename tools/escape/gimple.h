// gcc's own view of a translation unit, read from a dump that `-fdump-tree-PASS-lineno` wrote: the
// functions in SSA form, each statement with the place it was written at. After the pass
// "optimized" this is what the machine code is made from; after "ssa" it is what was written.
// Everything read lives until the process ends.
#ifndef GIMPLE_H
#define GIMPLE_H

#include <stdbool.h>
#include <stddef.h>

struct gimple_place {
    const char *file; // as the compiler was given it; NULL: not known
    unsigned line, column;
};

enum gimple_kind {
    GIMPLE_ASSIGN,
    GIMPLE_CALL,
    GIMPLE_PHI,
    GIMPLE_RETURN,
    GIMPLE_ASM,
    GIMPLE_OTHER
};

struct gimple_stmt {
    enum gimple_kind kind;
    struct gimple_place at;
    int block;
    char *text;  // without places; the contents of string literals are dropped
    char *to;    // what is assigned to, or NULL
    char *value; // the right side of an assignment, what is returned, the callee of a call
    char **args; // of a call or a PHI
    size_t arg_count;
};

struct gimple_name {
    char *name, *type; // type as gcc prints it: "struct node *"
};

struct gimple_function {
    char *name, *result; // result is the type that it returns
    struct gimple_name *params, *locals;
    size_t param_count, local_count;
    struct gimple_stmt *stmts;
    size_t stmt_count;
    int (*edges)[2]; // from block, to block
    size_t edge_count;
    unsigned *leaks; // a parameter: what flow_summaries found
};

struct gimple_unit {
    struct gimple_function *functions;
    size_t count;
};

// 0, or a negative errno when the dump can't be read.
int gimple_read(struct gimple_unit *unit, const char *path);

// Can control come from block `from` to block `to`, by one edge at least?
bool gimple_reaches(const struct gimple_function *f, int from, int to);

// The declared type of a local or parameter, or NULL.
const char *gimple_type(const struct gimple_function *f, const char *name);
bool gimple_is_local(const struct gimple_function *f, const char *name); // not a parameter

// Where token stands as a whole word in text, at or after from; NULL: nowhere.
const char *gimple_word(const char *text, const char *token);

// Reads "FILE:LINE:COLUMN" of len bytes; false, and nothing changed, if it is none.
bool gimple_place_read(struct gimple_place *at, const char *text, size_t len);

#endif
