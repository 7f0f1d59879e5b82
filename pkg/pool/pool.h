// Objects that are used again instead of freed: the ideas of Go's sync.Pool in C.
//
//     static bool conn_reset(struct conn *c) { c->len = 0; return c->room <= 65536; }
//     POOL_DEFINE(conn, struct conn, conn_reset, .init = conn_init, .free = conn_free)
//
//     struct conn *c = conn_get();
//     conn_put(c);
//
// Each thread has a cache of two magazines, so get and put are a handful of instructions without a
// lock; a magazine is exchanged with a shared depot when both are empty or both are full. Not for
// a fixed number of things that must be shared (database connections), nor for objects that live
// long: a pool is for what is got and put all the time.
//
// Any thread may get and put, also what another thread got; nothing here is for signal handlers,
// nor for the child of a fork in a program with threads until it calls exec: one of them may have
// held a pool's lock. A thread that ends gives its cache to the depot. Pools live as long as the
// program.
#ifndef POOL_H
#define POOL_H

#include "pool/pool_cache.h"

// Defines in this file, all static, so one file per pool (others call functions of that file):
//   type *NAME_get(void)       An object as init or the last reset left it; it is the caller's
//                              until put. NULL: out of memory, or init said no.
//   void NAME_put(type *o)     Resets o and keeps it for a later get. Never fails; NULL is fine.
//   struct pool NAME_pool      For the functions below.
// reset is bool f(type *o), called once in each put and inlined: it forgets the last user's data
// and returns whether o is worth keeping. False (grown too large, broken) deletes it.
// The options, all optional:
//   .init = bool f(type *o)    Makes an object of new memory. False: it could not; nothing is left
//                              to free. Without it new objects are all zero.
//   .free = void f(type *o)    Releases what o owns before its memory goes.
//   .cap = count               The depot keeps no more idle objects; 0 is no limit. Each thread's
//                              cache holds up to 2 * rounds besides.
//   .rounds = count            Objects in a magazine; 0 is 64, or fewer for objects over 1 KB (64
//                              KB in all, at least 4). Never more than cap, if there is one.
//   .alloc = const struct alloc *     Memory for objects and magazines; NULL is malloc.
//   .debug = true              As POOL_DEBUG, for this pool alone.
// init, free and alloc run without a lock held and may use other pools.
//
// POOL_DEBUG=1 (the default under ASan) finds use after put: what is idle is filled with 0xdb and
// closed to memcheck and ASan; an object that was written after put, or is put twice, stops the
// program and names the pool. Costs a copy of every object; what a stale pointer does after the
// object was got again stays unseen.
#define POOL_DEFINE(name, type, reset, ...) POOL_CODE(name, type, reset, __VA_ARGS__)

// One generation, as Go's collector does to a sync.Pool: what was idle at the last call already and
// is still in the depot is deleted. So an object survives one trim and goes at the second unless it
// was got in between. Other threads hand in what they hold at their next put that follows a trim,
// or when they end. Call it from a timer or when memory is short.
void pool_trim(struct pool *p);
void pool_trim_all(void); // every pool that has been used

// Deletes all that is idle in the depot and in this thread's cache: before a leak check.
void pool_drain(struct pool *p);

struct pool_stats {
    uint64_t gets, misses; // hits are gets - misses: a miss had to make an object
    uint64_t visits;       // of the depot, each under its lock
    uint64_t deleted;      // objects: by trim, drain, cap and resets that returned false
    uint64_t kept;         // idle in the depot now
};
// Of all threads, ended ones included; exact when the others are at rest.
struct pool_stats pool_stats(struct pool *p);

#endif
