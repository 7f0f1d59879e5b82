// A friendly filter of what a learner's object files ask for: functions that would let a kernel
// escape what is counted, names that would replace the harness's own, code that runs before main,
// instructions that a compiler doesn't write by itself. It refuses by name and so can be got round
// by who wants to; what it must not do is to refuse an honest solution. Any thread.
#ifndef GATE_H
#define GATE_H

enum gate_kind {
    GATE_IMPORT,      // uses a function
    GATE_EXPORT,      // defines a name that is not its own
    GATE_SECTION,     // code before main, or an entry in one of the harness's tables
    GATE_IFUNC,       // code that is chosen at start-up
    GATE_INSTRUCTION, // inline assembly
    GATE_SOURCE,      // a source that says it is another file
};

struct gate_finding {
    enum gate_kind kind;
    char symbol[64]; // the function, section or instruction
    char file[256];  // where it is used first, as the compiler was given it; "" if unknown
    unsigned line;   // 0 if unknown
    const char *why; // a clause for the learner, to follow the symbol: "starts another process"
};

// Looks through the relocatable object file (x86-64 or aarch64). allow: symbols that pass
// nevertheless, blank between, as the exercise's front matter has them; "bench_*" allows all that
// begin so. The sources that a .d file beside the object names (gcc -MMD) are looked at, too: costs
// are told apart by file, so none may say that its lines are another's. Stores at most room
// findings, each symbol once, and returns how many, 0 for an honest object. -ENOEXEC if it is no
// such file, or a negative errno of opening it.
int gate_check(const char *object, const char *allow, struct gate_finding *found, int room);

#endif
