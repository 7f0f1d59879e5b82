#!/bin/sh
# Makes versions.c anew from the package list of the Debian that it runs on: what a package has as a
# version, what another one's Depends: wants of it, and what dpkg says of the two.
#
#     sh exercises/04.1-return-by-value/versions.sh > exercises/04.1-return-by-value/versions.c
#
# Needs apt's lists (apt-get update) and awk. Which pairs are drawn depends on the list.
set -e
cat <<'END'
// Pairs of versions from the package list of Debian 12, main, amd64: a package's own one, and one
// that another package's Depends: names, with what dpkg --compare-versions says of them. Facts; no
// text of a package is in it. versions.sh made this file. Same licence as the rest.
#include "versions.h"

// clang-format off
const struct versions_pair versions_pairs[VERSIONS_PAIRS] = {
END
apt-cache dumpavail | awk '
    BEGIN { srand(4) }
    /^Package: / { name = $2 }
    /^Version: / { version[name] = $2 }
    /^Depends: / {
        n = split($0, field, /[,|]/)
        for (i = 1; i <= n; i++)
            if (match(field[i], /[a-z0-9.+-]+(:[a-z]+)? \([<>=]+ [^)]+\)/)) {
                split(substr(field[i], RSTART, RLENGTH - 1), part, /[: (]+/)
                wanted = substr(field[i], RSTART, RLENGTH - 1); sub(/.*[<>=] /, "", wanted)
                pairs[part[1] SUBSEP wanted] = 1
            }
    }
    END { # half of them from the many that have no epoch and no tilde, half from the rest
        for (key in pairs) {
            split(key, k, SUBSEP)
            if (!(k[1] in version) || length(version[k[1]]) > 40) continue
            plain = (version[k[1]] k[2]) !~ /[:~]/
            print plain, substr(rand(), 3), version[k[1]], k[2]
        }
    }' | LC_ALL=C sort | awk '++seen[$1] <= 128 { print $3, $4 }' | LC_ALL=C sort | while read -r have wanted; do
    order=0
    if dpkg --compare-versions "$have" lt "$wanted"; then order=-1; fi
    if dpkg --compare-versions "$have" gt "$wanted"; then order=1; fi
    printf '    {"%s", "%s", %s},\n' "$have" "$wanted" "$order"
done
echo '};'
