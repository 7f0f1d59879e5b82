// Between allocs_hook.o, which defines malloc and may be absent from a program, and the rest of the
// package, which is in the archive. So every function here is weak: test one before calling any.
#ifndef ALLOCS_HOOK_H
#define ALLOCS_HOOK_H

#include "allocs.h"

#pragma weak allocs_hook_thread
#pragma weak allocs_hook_all
#pragma weak allocs_hook_trace
struct allocs_counts allocs_hook_thread(void);
struct allocs_counts allocs_hook_all(void);

// What the second pass is told. LOST comes before the block is given back, else another thread
// might have its address already; KEPT follows when a realloc then failed, on the same thread.
enum allocs_event { ALLOCS_MADE, ALLOCS_LOST, ALLOCS_KEPT };

// From now on event is told to tracer (NULL: no more), with this thread's counting off and no lock
// held. caller is the return address of malloc. Another thread may be in the last tracer still.
void allocs_hook_trace(void (*tracer)(enum allocs_event event, void *ptr, size_t size,
                                      void *caller));

#endif
