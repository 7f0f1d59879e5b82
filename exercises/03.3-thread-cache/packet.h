// Packets of a server whose threads pass them on: the thread that puts a packet back need not be
// the one that got it. All functions may be called from any thread. The contract: do not edit this
// file.
#ifndef PACKET_H
#define PACKET_H

struct packet {
    unsigned size;
    char bytes[124];
};

// Free packets that one thread may keep for itself; all others are in the depot (depot.h).
#define PACKET_KEEP 64

// Returns a packet that nobody else has, with anything in it; or NULL when neither the depot nor
// the calling thread has a free one. It does not wait.
struct packet *packet_get(void);

// Gives back p, from whichever thread it came. The caller does not touch it any more.
void packet_put(struct packet *p);

// Gives all free packets that the calling thread keeps to the depot. Each thread calls it before it
// ends; it may get and put again after it.
void packet_flush(void);

#endif
