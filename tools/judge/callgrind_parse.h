// Callgrind's file as tables: the reader's half of callgrind.h, of no use to others.
#ifndef CALLGRIND_PARSE_H
#define CALLGRIND_PARSE_H

#include <stddef.h>
#include <stdint.h>

enum {
    CALLGRIND_INSTRUCTIONS,
    CALLGRIND_ATOMICS, // read-modify-writes with a bus lock, on aarch64 store-exclusives
    CALLGRIND_SYSCALLS,
    CALLGRIND_D1,
    CALLGRIND_LL,
    CALLGRIND_EVENTS
};

struct callgrind_name {
    const char *text;
    int next;     // of the same hash; -1 ends
    int function; // the first function of this name; -1 for none
};

struct callgrind_function {
    int name, file; // its own file
    int next;       // of the same name
};

// A line's own cost, or what a call made at it cost with all that was called in turn.
struct callgrind_record {
    int function, file, callee; // callee is -1 for own cost
    unsigned line;
    uint64_t calls, cost[CALLGRIND_EVENTS];
};

// A dump. Costs are modulo 2^64, as callgrind's own counters are.
struct callgrind_part {
    const char *trigger; // what follows "Client Request: ", or ""
    size_t first, count; // its records
    unsigned present;    // bit e: event e was counted
};

struct callgrind {
    char *text; // the file; names point into it
    struct callgrind_name *names;
    struct callgrind_function *functions;
    struct callgrind_record *records;
    struct callgrind_part *parts;
    size_t name_count, function_count, record_count, part_count;
    int buckets[4096]; // names by hash
};

// text is malloc'd, has size bytes and a 0 after them, and is changed; it belongs to *c, or is
// freed if this fails: -EBADMSG, -ENOMEM. Close with callgrind_close.
int callgrind_parse(char *text, size_t size, struct callgrind **c);

#endif
