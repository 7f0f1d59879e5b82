// Pairs of versions to compare; see versions.c. Read-only.
#ifndef VERSIONS_H
#define VERSIONS_H

#define VERSIONS_PAIRS 256

struct versions_pair {
    const char *has, *wanted;
    int order; // below 0: has is the older one; 0; above 0: it is the newer one
};

extern const struct versions_pair versions_pairs[VERSIONS_PAIRS];

#endif
