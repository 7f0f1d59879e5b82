#!/bin/sh
# The long tests, outside make test: each *_stress_main.c with LONG as its argument, plain and under the thread sanitizer.
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS
passed=0 failed=0
fixed=$(setarch -R true 2>/dev/null && echo setarch -R) # gcc 12's thread sanitizer likes it; a container may forbid it
for main in pkg/*/*_stress_main.c; do
    [ -e "$main" ] || continue
    for variant in gcc-fast gcc-fast-santhread; do
        program=build/$variant/${main%_main.c}
        echo "$program LONG"
        san=
        [ $variant = gcc-fast ] || san=SAN=thread
        if make $san "$program" >build/stress.log 2>&1 && $fixed "$program" LONG; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1)) && tail -5 build/stress.log
        fi
    done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
