// The free packets that no thread keeps, behind one lock: every call acquires it once. At the start
// all packets are here. All functions may be called from any thread. The exercise's: it is not
// edited.
#ifndef DEPOT_H
#define DEPOT_H

#include "packet.h"

#define DEPOT_PACKETS 1536
extern struct packet depot_packets[DEPOT_PACKETS]; // there are no others

// Takes up to count packets and stores them in to[]. Returns how many: fewer than count, down to 0,
// when there are no more.
unsigned depot_take(struct packet **to, unsigned count);

// Gives the count packets in from[] back; count may be 0.
void depot_give(struct packet *const *from, unsigned count);

unsigned depot_count(void);       // packets here now
unsigned long depot_visits(void); // calls of take and give so far

#endif
