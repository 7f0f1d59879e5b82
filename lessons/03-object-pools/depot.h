// How often a thread must go to the depot.
#ifndef DEPOT_H
#define DEPOT_H

enum { DEPOT_ROUNDS = 64 }; // objects in a magazine

// Bursts of `burst` gets and then as many puts, warm: visits of the depot per operation.
double depot_visits(int burst);

#endif
