#!/bin/sh
# Measures again every ratio that this repo claims against its peers, and writes build/figures.md: each *_peers_bench.c
# is a program whose lines "figure NAME | OURS | PEER | RATIO [LOW, HIGH] | TARGET | ok" become rows. A target missed is
# shown as missed. Ours and the peer's runs are interleaved, on CPU time (pkg/bench/bench_peers.h). Takes some minutes.
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS
out=build/figures.md
mkdir -p build
missed=0

header() {
    printf '# Figures\n\n'
    printf '%s\n' "Measured $(date -u '+%Y-%m-%d %H:%M') UTC, commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown)."
    printf '%s\n' "CPU: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) online. OS: $(uname -sr). $(gcc --version | head -1)."
    make -s info | sed 's/^\(.*\)$/    \1/'
    printf '\n| figure | ours | peer | peer / ours | target | |\n|---|---|---|---|---|---|\n'
}

# measure DIR [ALLOCATOR]
measure() {
    [ -t 2 ] && echo "measuring $1 ${2:+over $2} ..." >&2
    program=build/gcc-fast${2:+-$2}/$1/peers
    if ! make ${2:+ALLOCATOR=$2} "$program" >build/figures.log 2>&1; then
        echo "| $1 | | | | | not built: a peer is missing (sh tools/setup/setup.sh --for figures) |" >>$out
        return
    fi
    "$program" -peers | sed -n 's/^figure /| /p' | sed "s/\$/ |/${2:+; s/^| /| $2: /}" >>$out
}

header >$out
for dir in $(ls pkg/*/*_peers_bench.c | xargs -n1 dirname | sort -u); do measure "$dir"; done
measure pkg/allocs jemalloc
{
    printf '\n'
    printf '%s\n' "Instructions are counted by callgrind; times are CPU time, in brackets the ratio's interval (pkg/bench/bench_peers.h). Again: \`make figures\`."
} >>$out
cat $out
grep -q '| missed |' $out && missed=1
exit $missed
