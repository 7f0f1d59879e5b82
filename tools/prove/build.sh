#!/bin/sh
# Proves the build: what make does and does not make again, that variants do not mix, that a package, a tool or an
# exercise is found without editing any list. Most of it in a tree of toys, which compiles in no time; what needs the
# course in a copy of it, which takes over what is built already. Ends with a line "N passed, N failed".
set -u
unset MAKEFLAGS MAKELEVEL MFLAGS OVERLAY EXERCISE SAN PROFILE WERROR ALLOCATOR V
root=$PWD
base=$root/build/prove/trees
log=$base/log
rm -rf "$base"
mkdir -p "$base/toys"
passed=0 failed=0

# holds NAME COMMAND...: one thing that must be so
holds() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s\n' "$name"
        tail -5 "$log"
    fi
}
no() { ! "$@"; }
made() { grep -cE '^  (cc|ar|link) ' "$log"; }
build() { make -j2 "$@" >"$log" 2>&1; }
makes() { # COUNT ARGUMENTS...: builds, and so many things were made
    count=$1
    shift
    build "$@" && [ "$(made)" = "$count" ]
}

# The toys: two packages of which one uses the other, a tool, and what every program links.

package() { # NAME USES
    mkdir -p "pkg/$1"
    printf 'int %s(int x);\n' "$1" >"pkg/$1/$1.h"
    printf '#include "%s/%s.h"\nint %s(int x)\n{\n    return x + 1;\n}\n' "$1" "$1" "$1" >"pkg/$1/$1.c"
    printf '#include "%s/%s.h"\n#include <criterion/criterion.h>\nTest(%s, adds)\n{\n    cr_expect_eq(%s(1), 2);\n}\n' \
        "$1" "$1" "$1" "$1" >"pkg/$1/$1_test.c"
}
tool() { # NAME PACKAGE
    mkdir -p "tools/$1"
    printf '#include "%s/%s.h"\n#include "%s.h"\nint main(void)\n{\n    return %s(%s());\n}\n' "$2" "$2" "$1" "$2" "$1" \
        >"tools/$1/$1_main.c"
    printf 'int %s(void);\n' "$1" >"tools/$1/$1.h"
    printf '#include "%s.h"\nint %s(void)\n{\n    return 41;\n}\n' "$1" "$1" >"tools/$1/$1.c"
}
cp Makefile "$base/toys"
cd "$base/toys" || exit 2
mkdir -p pkg/allocs pkg/bench tools/prove
echo 'int allocs_hook;' >pkg/allocs/allocs_hook.c
printf 'int main(void)\n{\n    return 0;\n}\n' >pkg/bench/bench_entry.c
cp "$root/tools/prove/criterion_light.c" tools/prove
package one
package two
tool first one
find . -type f | sort >"$base/sources"

holds "a first make builds every kind" build all
holds "a tool runs" eval 'build/bin/first; [ $? = 42 ]'
holds "a second make builds nothing" makes 0 all
touch pkg/one/one.h
holds "a header that was touched rebuilds what includes it, and only that" eval 'makes 7 all &&
    [ "$(grep -c "^  cc .*\(one\|one_test\|first_main\)\.o$" "$log")" = 3 ]'
touch tools/first/first.h
holds "a tool's own header rebuilds the tool" makes 3 all

printf 'int one_more(void);\nint one_more(void)\n{\n    return 1;\n}\n' >pkg/one/more.c
holds "a new source is compiled, archived and linked" eval 'build all && nm build/gcc-fast/libpkg.a | grep -q "T one_more"'
rm pkg/one/more.c
holds "a source that was deleted is gone from the archive" eval 'build all && [ "$(made)" -ge 2 ] &&
    no eval "nm build/gcc-fast/libpkg.a | grep -q one_more"'
printf 'int first_more(void);\nint first_more(void)\n{\n    return 1;\n}\n' >tools/first/more.c
holds "a new source of a tool is linked" eval 'build all && nm build/bin/first | grep -q "T first_more"'
rm tools/first/more.c
holds "a tool whose source was deleted is linked again" eval 'makes 1 all && no eval "nm build/bin/first | grep -q first_more"'
mv pkg/two/two.h pkg/two/other.h
sed -i 's,two/two.h,two/other.h,' pkg/two/*.c
holds "a header that was renamed breaks nothing" build all
mv pkg/two/other.h pkg/two/two.h
sed -i 's,two/other.h,two/two.h,' pkg/two/*.c
build all

# Variants.
holds "CC=clang has a tree of its own" eval 'no command -v clang >/dev/null || { build CC=clang all &&
    readelf -p .comment build/clang-fast/pkg/one/one.o | grep -q clang; }'
holds "gcc's tree is as it was" eval 'makes 0 all && readelf -p .comment build/gcc-fast/pkg/one/one.o | grep -q GCC'
holds "SAN=1 has a tree of its own" eval 'build SAN=1 all && nm build/gcc-fast-san1/pkg/one/one.o | grep -q __asan'
holds "SAN=thread has a tree of its own" eval 'build SAN=thread all &&
    nm build/gcc-fast-santhread/pkg/one/one.o | grep -q __tsan'
holds "PROFILE=instrumented has a tree of its own" eval 'build PROFILE=instrumented all &&
    [ -e build/gcc-instrumented/pkg/one/one.o ]'
holds "the plain tree is as it was" eval 'makes 0 all && no eval "nm build/gcc-fast/pkg/one/one.o | grep -q san"'
holds "a tool of the last build is the one in build/bin" eval 'build all; readlink build/bin/first | grep -q gcc-fast/'
holds "a directory's tests run by its name" eval 'make pkg/one/test >"$log" 2>&1 && grep -q "Passing: 1" "$log"'

# Warnings and errors.
printf 'static int unused(void)\n{\n    return 1;\n}\n' >pkg/one/warns.c
holds "a warning is no error" eval 'build all && grep -q Wunused-function "$log"'
touch pkg/one/warns.c
holds "but with WERROR=1 it is" no build WERROR=1 all
rm pkg/one/warns.c
mkdir -p pkg/noisy
for i in 1 2 3 4 5 6 7 8; do
    for k in 1 2 3 4 5 6 7 8 9; do printf 'static int f%s(int x)\n{\n    return x;\n}\n' $k; done >pkg/noisy/noisy$i.c
done
whole_blocks() { # what a command says follows its name at once
    awk '/^  (cc|ar|link) / { match($0, /noisy[0-9]/); now = substr($0, RSTART, RLENGTH) }
        match($0, /^pkg\/noisy\/noisy[0-9]/) && substr($0, RSTART + 10, 6) != now { bad = 1 } END { exit bad }' "$log"
}
holds "what is said in parallel comes in whole blocks" eval 'make -j4 all >"$log" 2>&1 &&
    [ "$(grep -c "Wunused" "$log")" = 72 ] && whole_blocks'
rm -r pkg/noisy
holds "V=1 shows the commands" eval 'touch pkg/one/one.c && make V=1 all >"$log" 2>&1 && grep -q -- "-c -o build/gcc-fast/pkg/one/one.o" "$log"'

# What is dropped in.
package three
tool second three
holds "a new package and a new tool are built without editing anything" eval 'build all &&
    { build/bin/second; [ $? = 42 ]; } && [ -x build/gcc-fast/pkg/three/test ]'
echo 'pkg/three.cflags := -DTHREE=3' >pkg/three/unit.mk
printf '#if THREE != 3\n#error THREE\n#endif\n' >>pkg/three/three.c
holds "unit.mk gives flags to its own directory" build all
printf 'tools/second.skip := second_main.c\n' >tools/second/unit.mk
rm -f build/bin/second
holds "unit.mk skips a file" eval 'build all && [ ! -e build/bin/second ]'
rm -r pkg/three tools/second
holds "a package and a tool that are gone are missed by nobody" build all
find . -path ./build -prune -o -type f -print | sort >"$base/after"
holds "a build writes nowhere but in build/" cmp -s "$base/sources" "$base/after"

# The proof of all this.
prove() { sh "$root/tools/prove/prove.sh" "$@" >"$log" 2>&1; }
holds "a proof ends with its sums" eval 'PART=none prove && [ "$(tail -1 "$log")" = "1 passed, 0 failed" ]'
holds "a job that hangs is ended, and shows how far it came" eval 'LIMIT=1 prove job one hangs sh -c "echo so far; sleep 60"
    grep -q "^FAIL .*no end after 1 s" "$log" && grep -q "so far" "$log"'
holds "a program without a test has failed" eval 'prove job criterion empty true; grep -q "^FAIL .*0 passed, 1 failed" "$log"'
holds "so has one that fails after its tests" eval 'prove job criterion odd sh -c "echo Synthesis: Tested: 3 \| Passing: 3 \| ; exit 1"
    grep -q "^FAIL .*3 passed, 1 failed" "$log"'
holds "a failure's cause is shown" eval 'prove job summed some sh -c "echo FAIL x; seq 99; echo 2 passed, 1 failed; exit 1"
    grep -q "^FAIL .*2 passed, 1 failed" "$log" && grep -q "FAIL x" "$log" && no grep -q 99 "$log"'
echo 'int one(int x' >pkg/one/broken.c
holds "a proof of what does not compile has failed" eval 'PART=none no prove && [ "$(tail -1 "$log")" = "0 passed, 1 failed" ] &&
    grep -q "error:" "$log"'
rm pkg/one/broken.c
holds "make clean leaves the sources" eval 'make clean >"$log" 2>&1 && [ ! -e build ] &&
    find . -type f | sort | cmp -s - "$base/sources"'
mkdir "$base/a blank" && cp Makefile "$base/a blank"
holds "a path with a blank is refused in words" eval '! make -C "$base/a blank" >"$log" 2>&1 && grep -q "blank in its path" "$log"'

# The course itself: its sources as they are, and its objects, so that little is compiled. cp -a and tar keep the times.
cd "$root" || exit 2
mkdir "$base/course"
tar --exclude=./build --exclude=./work --exclude=./.git -cf - . | tar -xf - -C "$base/course"
for variant in build/gcc-fast build/gcc-verdict build/gcc-verdict-san1 build/clang-verdict; do
    [ -d $variant ] || continue
    mkdir -p "$base/course/$variant"
    for part in libpkg.a libpkg.a.list pkg exercises tools; do
        [ -e $variant/$part ] && cp -a $variant/$part "$base/course/$variant/"
    done
done
cd "$base/course" || exit 2
holds "the lint sees files that git does not know" eval 'echo "typedef struct x x;" >pkg/stats/x.h; no sh tools/conventions/conventions.sh >"$log" &&
    grep -q "pkg/stats/x.h:1: typedef" "$log" && rm pkg/stats/x.h'
holds "the course's judge is built" build build/bin/judge
holds "and once is enough" makes 0 build/bin/judge
holds "make new-09.1-sample makes an exercise" eval 'make new-09.1-sample >"$log" 2>&1'
holds "that is found without editing any list" eval 'make >"$log" 2>&1 && grep -q 09.1 "$log"'
holds "whose starter fails" eval 'no make check-09.1 TIMING=0 >"$log" 2>&1 && grep -qE "^  (ALLOCS|INSTRUCTIONS)" "$log"'
holds "whose solution passes" eval 'make check-09.1 OVERLAY=solutions/09.1-sample TIMING=0 >"$log" 2>&1 && grep -q "^  PASS" "$log"'
holds "and whose folders are judged as they are named" eval 'build/bin/judge prove 09.1 >"$log" 2>&1 &&
    grep -qE "^[1-9][0-9]* passed, 0 failed" "$log"'
mkdir -p somewhere/else
sed 's,// TODO.*,// My own.,' exercises/03.1-free-list/session.c >somewhere/else/session.c
holds "OVERLAY=dir judges the files in dir" eval 'no make check-03.1 OVERLAY=somewhere/else TIMING=0 >"$log" 2>&1 &&
    grep -q "^  ALLOCS  somewhere/else/session.c" "$log"'
holds "and leaves no attempt" eval 'no grep -q 03.1 work/.attempts'
holds "make check-03.1 of nothing begun begins it and fails" eval 'no make check-03.1 TIMING=0 >"$log" 2>&1 &&
    grep -q "^  ALLOCS  work/03.1-free-list/session.c" "$log" && grep -q 03.1 work/.attempts'
holds "plain make check works where the learner works" eval 'cp solutions/03.1-free-list/session.c work/03.1-free-list/ &&
    make -C work/03.1-free-list check TIMING=0 >"$log" 2>&1 && grep -q "^  PASS" "$log"'

cd "$root" || exit 2
rm -rf "$base"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
