// What a pointer that was kept after put does to the next owner of the object.
#ifndef STALE_H
#define STALE_H

// Alice puts her session and keeps the pointer; Bob gets a session; Alice writes through her
// pointer. Returns the user that Bob's session now names, in a static buffer.
const char *stale_write(void);

// Alice puts her session and reads it: the first byte of the name, without a debug pool and with.
unsigned char stale_read_plain(void);
unsigned char stale_read_debug(void);

// Alice writes to an idle session of a debug pool, then Bob gets one. Does not return: the pool
// stops the program.
void stale_write_debug(void);

#endif
