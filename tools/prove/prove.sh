#!/bin/sh
# Proves the whole course: everything builds without a warning, the packages', lessons' and tools' tests pass, plain and
# under the sanitizers, threads are free of races, the tree keeps its conventions, and every exercise's starter,
# solution, accepted and rejected folders get the verdicts they must. Ends with one line over all that ran:
# "N passed, N failed". Logs are in build/prove/.
#   WERROR=1  warnings are errors, and a missing part of the proof is a failure (so does CI=true)
#   PART=...  only that part: build clang tests sanitizers races conventions exercises
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS
strict=${WERROR:-${CI:+1}}
logs=build/prove
mkdir -p $logs
passed=0 failed=0 skipped=0
began=$(date +%s)

say() { printf '%-6s %-44s %s\n' "$1" "$2" "$3"; }

# count NAME PASSED FAILED LOG: adds to the sums, and shows the log's end where something failed
count() {
    passed=$((passed + $2)) failed=$((failed + $3))
    if [ "$3" -gt 0 ]; then
        say FAIL "$1" "$2 passed, $3 failed: $4"
        grep -E 'error:|warning:|\[FAIL\]|\[----\]|undefined reference|ERROR:|Error [0-9]' "$4" | head -30
    else
        say ok "$1" "$2 passed"
    fi
}

skip() {
    if [ -n "$strict" ]; then count "$1 ($2)" 0 1 /dev/null; else skipped=$((skipped + 1)) && say skip "$1" "$2"; fi
}

wanted() { [ -z "${PART:-}" ] || [ "$PART" = "$1" ]; }

# build NAME ARGUMENTS...
build() {
    name=$1 log=$logs/$1.log
    shift
    if make -j2 -k ${WERROR:+WERROR=1} "$@" >"$log" 2>&1; then count "$name" 1 0 "$log"; else count "$name" 0 1 "$log"; fi
}

# tests VARIANT BUILD: runs the test programs of packages, lessons and tools that are in BUILD, and sums up what
# Criterion says of each; a program that ran no test has failed.
tests() {
    for program in "$2"/pkg/*/test "$2"/lessons/*/test "$2"/tools/*/test; do
        [ -x "$program" ] || continue
        dir=${program#"$2"/} dir=${dir%/test}
        ls "$dir"/*_test.c >/dev/null 2>&1 || continue # its sources are gone
        log=$logs/$1-$(echo "$dir" | tr / -).log
        timeout 900 "$program" --short-filename >"$log" 2>&1 </dev/null
        status=$?
        sums=$(sed -n 's/.*Synthesis: Tested: \([0-9]*\) | Passing: \([0-9]*\) .*/\1 \2/p' "$log" | tail -1)
        ran=${sums% *} good=${sums#* }
        if [ -z "$sums" ] || [ "$ran" = 0 ] || { [ $status -ne 0 ] && [ "$ran" = "$good" ]; }; then
            count "$dir, $1" "${good:-0}" 1 "$log"
        else
            count "$dir, $1" "$good" $((ran - good)) "$log"
        fi
    done
}

# one NAME COMMAND...: a command that passes or fails
one() {
    name=$1 log=$logs/$(echo "$1" | tr ' /' '--').log
    shift
    if timeout 600 "$@" >"$log" 2>&1 </dev/null; then count "$name" 1 0 "$log"; else count "$name" 0 1 "$log" && tail -20 "$log"; fi
}

# summed NAME COMMAND...: a command that ends with a line "N passed, N failed"
summed() {
    name=$1 log=$logs/$(echo "$1" | tr ' /' '--').log
    shift
    "$@" >"$log" 2>&1 </dev/null
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -1)
    [ -n "$line" ] || line="0 passed, 1 failed"
    bad=${line#*passed, } bad=${bad%% *}
    count "$name" "${line%% *}" "$bad" "$log"
    [ "$bad" = 0 ] || tail -60 "$log"
}

build "build gcc" all
wanted tests && tests plain build/gcc-fast
if wanted clang; then
    if command -v clang >/dev/null; then build "build clang" CC=clang all; else skip "build clang" "no clang"; fi
fi
if wanted sanitizers; then
    build "build sanitizers" SAN=1 tests
    tests sanitized build/gcc-fast-san1
fi
fixed=$(setarch -R true 2>/dev/null && echo setarch -R) # gcc 12's thread sanitizer likes it; a container may forbid it
if wanted races; then
    for main in pkg/*/*_stress_main.c; do
        [ -e "$main" ] || continue
        program=build/gcc-fast-santhread/${main%_main.c}
        build "build races" SAN=thread "$program"
        one "${main%_main.c}, thread sanitizer" $fixed "$program"
    done
fi

# Two exercises at a time; each has its own log, and a line "N passed, N failed".
exercises() {
    ls exercises | xargs -P2 -I{} sh -c 'build/bin/judge prove {} >build/prove/exercise-{}.log 2>&1'
    for e in exercises/*/; do summed "$(basename "$e")" cat "build/prove/exercise-$(basename "$e").log"; done
}
wanted exercises && exercises
wanted build && summed "the build" sh tools/prove/build.sh # last: it takes over what the others have built
wanted conventions && summed conventions sh tools/conventions/conventions.sh # last: it looks at what all that left behind

printf '%s s\n' $(($(date +%s) - began))
if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ] && [ $passed -gt 0 ]
