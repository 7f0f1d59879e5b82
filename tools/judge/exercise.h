// An exercise as it lies in the tree: its README's front matter, the files to edit, where its
// overlays are.
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdbool.h>
#include <stddef.h>

#define EXERCISE_FILES 8
struct exercise {
    char name[64];    // "03.1-free-list": its folder under exercises/, solutions/ and work/
    char address[8];  // "03.1"
    char title[80];   // "Free list: sessions without malloc", of the README's heading
    char level[8];    // "core", "more", "open"
    char needs[80];   // free text, may be empty
    int minutes;      // 0 if it does not say
    int test_seconds; // limit for its tests; 2 unless the front matter's `seconds:` says more
    char allow[256];  // front matter's `allow:`: further imports that the gate lets pass, blank
                      // between
    char files[EXERCISE_FILES][64]; // to edit: those that the solution has
    int file_count;
};

// What the last call that failed met, in words: "exercises/03.1-free-list/README.md:2: a level is
// core, more or open, not "hard"". In a static buffer.
const char *exercise_error(void);

// All exercises in order of address; *list is malloc'd. Returns how many, or a negative errno.
int exercise_all(struct exercise **list);

// By address ("03.1") or name; -ENOENT if there is none, with the nearest name in *e if one is
// near.
int exercise_find(const char *what, struct exercise *e);

// The lessons' folder names ("03-object-pools") in order; as exercise_all.
int exercise_lessons(char (**list)[64]);

// "work/03.1-free-list" and so on, in a static buffer of four that take turns.
const char *exercise_dir(const struct exercise *e);      // exercises/NAME
const char *exercise_work(const struct exercise *e);     // work/NAME
const char *exercise_solution(const struct exercise *e); // solutions/NAME

// Makes work/NAME with copies of the files to edit, its compile_flags.txt and a Makefile that hands
// over to the root's, unless it is there. Returns 1 if it was made, 0 if it was there, a negative
// errno.
int exercise_begin(const struct exercise *e);

#endif
