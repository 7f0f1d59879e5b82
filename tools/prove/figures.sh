#!/bin/sh
# Measures again every ratio that this repo claims against its peers, and writes build/figures.md: each *_peers_bench.c
# is a program whose lines "figure NAME | OURS | PEER | RATIO [LOW, HIGH] | TARGET | ok" become rows. A target missed is
# shown as missed. Ours and the peer's runs are interleaved, on CPU time (pkg/bench/bench_peers.h). Then what a learner
# waits for, on the wall's clock, in a clone of the last commit. Takes some minutes; exits 1 if a target was missed.
# README=1 puts the table between the marks in README.md, too, where every row is of this one run.
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS
out=build/figures.md
log=$PWD/build/figures.log
clone=
trap 'rm -rf "$clone"' EXIT
trap 'exit 130' INT TERM
mkdir -p build

header() {
    printf '# Figures\n\n'
    printf '%s\n' "Measured $(date -u '+%Y-%m-%d %H:%M') UTC, commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown), load $(cut -d' ' -f1 /proc/loadavg)."
    flags=$(make -s info | sed -n 's/^flags *//p' | tr ' ' '\n' | grep -E '^-(O|g|m|f)' | tr '\n' ' ')
    printf '%s\n' "CPU: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) online. OS: $(uname -sr). $(gcc --version | head -1), ${flags% }."
    make -s info | sed 's/^\(.*\)$/    \1/'
    printf '\n| figure | ours | peer | peer / ours, or ours - peer | target | |\n|---|---|---|---|---|---|\n'
}

# measure DIR [ALLOCATOR]
measure() {
    [ -t 2 ] && echo "measuring $1 ${2:+over $2} ..." >&2
    program=build/gcc-fast${2:+-$2}/$1/peers
    if ! make ${2:+ALLOCATOR=$2} "$program" >"$log" 2>&1; then
        echo "| $1 | - | - | - | - | not built: a peer is missing (sh tools/setup/setup.sh --for figures) |" >>$out
        return
    fi
    "$program" -peers >"$log"
    sed -n 's/^figure \(.*\)/| \1 |/p' "$log" >>$out
    grep -q '^figure' "$log" || echo "| $1 | - | - | - | - | failed: it printed no figure |" >>$out
}

# seconds NAME MOST RUNS WORD COMMAND: the median of the runs, each of which must print WORD.
seconds() {
    name=$1 most=$2 runs=$3 word=$4
    shift 4
    [ -t 2 ] && echo "measuring $name ..." >&2
    all= verdict=ok
    for i in $(seq "$runs"); do
        begin=$(date +%s%3N)
        (cd "$clone" && "$@") >"$log" 2>&1
        all="$all $(($(date +%s%3N) - begin))"
        grep -q "$word" "$log" || verdict='failed: see build/figures.log'
    done
    printf '%s\n' $all | sort -n | awk -v name="$name" -v most="$most" -v verdict="$verdict" '{ t[NR] = $1 / 1000 } END {
        ours = sprintf("%.2f s", t[int((NR + 1) / 2)])
        if (NR > 1) ours = ours sprintf(" (%.2f to %.2f)", t[1], t[NR])
        if (verdict == "ok" && t[int((NR + 1) / 2)] > most) verdict = "missed"
        printf "| %s | %s | - | - | <= %g s | %s |\n", name, ours, most, verdict
    }' >>$out
}

header >$out
for dir in $(ls pkg/*/*_peers_bench.c | xargs -n1 dirname | sort -u); do measure "$dir"; done
measure pkg/allocs jemalloc
clone=$(mktemp -d) || exit 2
git clone -q . "$clone" 2>/dev/null || tar --exclude=./build --exclude=./work --exclude=./.git -cf - . | tar -xf - -C "$clone" || exit 2
work=work/03.1-free-list
seconds 'make start, new clone, packages there' 60 1 'Begin:' env YES=1 make start
seconds 'make check-03.1, the first' 5 1 ALLOCS make check-03.1
cp solutions/03.1-free-list/*.c "$clone/$work/"
# An edit each time: a folder as it was is not built again.
seconds 'make check-03.1 after an edit, TIMING=0' 1 9 PASS sh -c "echo '//' >>$work/session.c && TIMING=0 make check-03.1"
{
    printf '\n'
    printf '%s\n' "Instructions are counted by callgrind. Times with a peer are CPU time, in brackets the interval of the ratio or difference (pkg/bench/bench_peers.h); seconds are the wall's, in brackets the fastest and slowest run. Again: \`make figures\`."
} >>$out
cat $out
[ -z "${README-}" ] || {
    grep -v -e '^# ' -e '^    ' $out | cat -s | sed '1{/^$/d}' >build/figures.readme
    sed -i -e '/^<!-- figures -->$/r build/figures.readme' -e '/^<!-- figures -->$/,/^<!-- \/figures -->$/{/^<!--/!d}' README.md
}
! grep -qE '\| (missed|failed.*) \|$' $out
