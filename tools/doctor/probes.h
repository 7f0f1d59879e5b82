// The doctor's probes. Each tries a thing for real and adds its rows to the report; none needs
// root, none changes the machine, all together take under 2 s. One thread.
#ifndef PROBES_H
#define PROBES_H

#include <stdbool.h>
#include <stddef.h>

struct report;

void machine_probe(struct report *r); // cpu, system, cores, frequency, address space
void tools_probe(struct report *r);   // compilers, valgrind, and the packages of each part
void clocks_probe(struct report *r);  // what a clock costs and resolves, and how quiet it is here
void perf_probe(struct report *r);    // counters, samples and call chains that really arrive
void sandbox_probe(struct report *r); // ptrace, user namespaces, bubblewrap

// The start of a file, or of what a command prints: at most size - 1 bytes, ended with 0; value is
// empty when there is none. tools_run gives the exit status, or -1 when it could not be run.
bool machine_read(const char *path, char *text, size_t size);
int tools_run(const char *command, char *text, size_t size);

#endif
