// Who notices that a program uses a pointer to memory that has ended? Compilers, tools, and the
// program itself, each as one shell command.
#ifndef WITNESS_H
#define WITNESS_H

enum {
    WITNESS_GCC,
    WITNESS_CLANG,
    WITNESS_ESCAPE,
    WITNESS_ASAN,
    WITNESS_ASAN_RETURN,
    WITNESS_MEMCHECK,
    WITNESSES
};
enum { WITNESS_PROGRAMS = 5 };

extern const char *const witness_names[WITNESSES];
extern const char *const witness_programs[WITNESS_PROGRAMS]; // dangling/NAME.c

// 1 if the witness sees that something is wrong with the program, 0 if not, -1 if it is not here.
// To be called in the course's root. Not for two threads: the environment carries the names.
int witness_sees(int witness, const char *program);

#endif
