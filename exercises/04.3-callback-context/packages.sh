#!/bin/sh
# Makes packages.c anew from the package list of the Debian that it runs on: a few programs, and all
# that they need.
#
#     sh exercises/04.3-callback-context/packages.sh > exercises/04.3-callback-context/packages.c
#
# Needs apt's lists (apt-get update) and awk.
set -e
cat <<'END'
// Packages of Debian 12, main, amd64: apt, git, curl, ca-certificates, and whatever they need. Four
// fields of each one's paragraph in the package list: Package, Section, Installed-Size, and
// Pre-Depends with Depends. Facts; no text of a package is in it. packages.sh made this file. Same
// licence as the rest.
#include "packages.h"

// clang-format off
static const struct package package[] = {
END
apt-cache dumpavail | awk '
    function take(name,   n, i, group) { # name, and what it needs
        if (name in taken || !(name in size)) return
        taken[name] = 1
        n = split(needs[name], group, /, */)
        for (i = 1; i <= n; i++) { sub(/[ (|:].*/, "", group[i]); take(group[i]) }
    }
    function value() { sub(/^[^:]*: /, ""); return $0 }
    /^Package: / { name = $2 }
    /^Section: / { section[name] = value() }
    /^Installed-Size: / { size[name] = $2 }
    /^(Pre-)?Depends: / {
        if (name in needs) needs[name] = needs[name] ", " value(); else needs[name] = value()
    }
    END {
        n = split("apt git curl ca-certificates", wanted, " ")
        for (i = 1; i <= n; i++) take(wanted[i])
        for (name in taken)
            printf "    {\"%s\", \"%s\", %d, \"%s\"},\n", name, section[name], size[name], needs[name]
    }' | LC_ALL=C sort
cat <<'END'
};
// clang-format on

const struct packages packages_bookworm = {package, sizeof package / sizeof *package};
END
