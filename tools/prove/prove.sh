#!/bin/sh
# Proves the whole course: everything builds without a warning, the packages', lessons' and tools' tests pass, plain and
# under the sanitizers, threads are free of races, the tree keeps its conventions, and every exercise's starter,
# solution, accepted and rejected folders get the verdicts they must. Jobs run as many at a time as there are cores,
# each a line with its seconds and those of CPU; the last line sums up all that ran: "N passed, N failed", however this
# ends. Logs are in build/prove/.
#   WERROR=1  warnings are errors, and a missing part of the proof is a failure (so does CI=true)
#   PART=...  only that part: build clang tests sanitizers races conventions exercises
#   LIMIT=900 seconds after which a job that hangs is ended, and has failed
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS
strict=${WERROR:-${CI:+1}}
export LIMIT="${LIMIT:-900}"
logs=build/prove
sums=$logs/sums
mkdir -p $logs

# say WORD NAME REST PASSED FAILED: a line for people, and one for the sums
say() {
    printf '%-6s %-44s %s\n' "$1" "$2" "$3"
    echo "$4 $5" >>$sums
}

# why LOG END: the last of those lines that name a cause and of those below each, else the log's end
why() {
    cause='error:|warning:|ERROR:|\[FAIL\]|\[----\]|FAIL|undefined reference|runtime error|Sanitizer|\*\*\* '
    if [ -z "$2" ] && grep -qaE "$cause" "$1"; then grep -aE -A4 "$cause" "$1" | tail -40; else tail -40 "$1"; fi | cut -c1-300 | sed 's/^/    /'
}

# seconds BEGAN: $took is the wall clock's since then, and the CPU's of all that this shell ran
seconds() {
    times >$logs/times.$$ # in a pipe they would be another shell's
    took=$(awk -v wall=$(($(date +%s) - $1)) '{ for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); cpu += 60 * t[1] + t[2] } }
        END { printf "%d s, %.1f s of CPU\n", wall, cpu }' $logs/times.$$)
    rm -f $logs/times.$$
}

# job KIND NAME COMMAND...: what the command's end means is its KIND's:
#   one        passes or fails by its status
#   criterion  a test program, which says how many ran; a program that ran none has failed
#   summed     ends with a line "N passed, N failed"
job() {
    kind=$1 name=$2 log=$logs/$(echo "$2" | tr -s ' /,' -).log began=$(date +%s) passed=0 failed=0
    shift 2
    timeout -k 20 "$LIMIT" "$@" >"$log" 2>&1 </dev/null &
    trap 'kill $!; exit 1' INT TERM # a group of its own, which hears of no Ctrl-C
    wait $!
    status=$?
    case $kind in
    one) [ $status -ne 0 ] || passed=1 ;;
    criterion) counts=$(sed -n 's/.*Synthesis: Tested: \([0-9]*\) | Passing: \([0-9]*\) .*/passed=\2 failed=$((\1 - \2))/p' "$log" | tail -1) ;;
    summed) counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/passed=\1 failed=\2/p' "$log" | tail -1) ;;
    esac
    eval "${counts:-}"
    case $status in 124 | 137) over="no end after $LIMIT s; " ;; esac
    if [ $status -ne 0 ] || [ $passed -eq 0 ]; then [ $failed -gt 0 ] || failed=1; fi
    seconds "$began"
    if [ $failed -gt 0 ]; then
        say FAIL "$name" "${over:-}$passed passed, $failed failed ($took): $log" $passed $failed
        why "$log" "${over:-}"
    else
        say ok "$name" "$passed passed ($took)" $passed 0
    fi
}

# What follows is the whole; its jobs come back to here, each as a process whose words appear in one piece.
if [ "${1:-}" = job ]; then
    shift
    words=$(job "$@")
    printf '%s\n' "$words"
    exit 0
fi

cores=$(nproc 2>/dev/null || echo 2)
began=$(date +%s)
: >$sums
finish() {
    trap - EXIT
    seconds "$began"
    echo "$took"
    awk '{ passed += $1; failed += $2; skipped += $3 } END {
        if (skipped) print skipped " skipped"
        printf "%d passed, %d failed\n", passed, failed
        exit !passed || failed > 0 }' $sums
    exit $?
}
trap finish EXIT
trap 'echo "0 1" >>$sums; exit 1' INT TERM

wanted() { [ -z "${PART:-}" ] || [ "$PART" = "$1" ]; }
skip() {
    if [ -n "$strict" ]; then say FAIL "$1" "$2" 0 1; else say skip "$1" "$2" 0 "0 1"; fi
}
# build NAME ARGUMENTS... and tests VARIANT BUILD...: print jobs, a line each, words separated by '|'
build() {
    name=$1
    shift
    printf '%s' "one|$name|make|-j$cores|-k${WERROR:+|WERROR=1}"
    printf '|%s' "$@"
    echo
}
tests() { # NAME BUILD; the judge's take longest, so they come first
    for dir in tools/judge $(ls -d pkg/* lessons/* tools/* | grep -vx tools/judge); do
        if ls "$dir"/*_test.c >/dev/null 2>&1; then echo "criterion|$dir, $1|$2/$dir/test|--short-filename"; fi
    done
}
# run: the jobs on standard input
run() {
    tr '\n' '\0' | xargs -0 -r -P"$cores" -I{} sh -c 'IFS="|"; set -f; exec sh "$0" job $1' "$0" {}
}

build "build gcc" all | run
{
    ! wanted tests || tests plain build/gcc-fast | head -1
    ! wanted sanitizers || build "build sanitizers" SAN=1 tests
    ! wanted clang || ! command -v clang >/dev/null || build "build clang" CC=clang all
    ! wanted tests || tests plain build/gcc-fast | tail -n +2
    ! wanted races || build "build races" SAN=thread $(ls pkg/*/*_stress_main.c | sed 's,^,build/gcc-fast-santhread/,; s,_main\.c$,,')
} | run
! wanted clang || command -v clang >/dev/null || skip "build clang" "no clang"
{
    ! wanted sanitizers || tests sanitized build/gcc-fast-san1
    ! wanted exercises || ls exercises | sed 's,.*,summed|&|build/gcc-fast/tools/judge/judge|prove|&,'
    fixed=$(setarch -R true 2>/dev/null && echo 'setarch|-R|') # gcc 12's thread sanitizer likes it; a container may forbid it
    ! wanted races || ls pkg/*/*_stress_main.c | sed "s,_main\.c$,,; s,.*,one|&\, thread sanitizer|${fixed}build/gcc-fast-santhread/&,"
} | run
{ ! wanted build || echo "summed|the build|sh|tools/prove/build.sh"; } | run # last: it takes over what the others have built
{ ! wanted conventions || echo "summed|conventions|sh|tools/conventions/conventions.sh"; } | run # last: it looks at what all that left behind
