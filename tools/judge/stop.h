// Ctrl-C while something is judged: what runs is killed, a line says so, the status is 130.
#ifndef STOP_H
#define STOP_H

// From now on SIGINT makes this process `self --stopped`, which is to call stop_now. To be called
// once, before anything is started; self must outlive it.
void stop_catch(const char *self);

// The attempt is written down: from now on the line does not say that nothing is.
void stop_recorded(void);

// Kills the family (family.h), says what became of the attempt, and ends with 130 at once: no
// atexit.
_Noreturn void stop_now(int argc, char **argv);

#endif
