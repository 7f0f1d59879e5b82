// Builds overlays through the Makefile, in the verdict build, and says where the programs are. One
// build at a time in a tree: a lock in build/ makes a second judge wait.
#ifndef BUILD_H
#define BUILD_H

#include <stdbool.h>

struct build_how {
    const char *exercise;  // its name
    const char *cc;        // NULL: gcc
    const char *san;       // NULL, "1" (address and undefined) or "thread"
    const char *programs;  // NULL: "test bench bench_bare"
    const char *profile;   // NULL: "verdict"
    unsigned each_seconds; // CPU time of any one compiler or linker; 0: 60
};

struct build_overlay {
    char dir[256]; // in: the folder, relative to the tree or absolute
    char out[256]; // where its objects and programs are
    char key[20];  // hash of the folder's sources
    bool ok;
    char says[4000]; // the compiler's and linker's words if not
};

// A folder's name goes through make and its shell, and neither can quote: letters, digits and /._-+
// only, and not too many.
bool build_nameable(const char *dir);

// 0, also when an overlay does not compile; -EINVAL for a folder that can't be named, or another
// negative errno when make could not be run.
int build_overlays(const struct build_how *how, struct build_overlay *overlays, int count);

// For a proof, which knows what will be asked for: builds how->programs only, and lets them stand
// for whatever programs of these overlays build_overlays is asked for, until build_forget. A
// program that is then not there is met as one.
int build_ahead(const struct build_how *how, struct build_overlay *overlays, int count);
void build_forget(void);

#endif
