#!/bin/sh
# The repo's lint: every place where the tree breaks a convention that a tool can see, a line each, and how many rules
# hold. A rule is a function that prints what breaks it. Reads the objects of the last `make all`.
set -u
build=${1:-build/gcc-fast}
tracked() { git ls-files --error-unmatch Makefile >/dev/null 2>&1; } # no git, or a copy that it does not know: all files
files() {
    if tracked; then git ls-files "$@"; else
        for pattern; do find . \( -path ./build -o -path ./work -o -path ./.git \) -prune -o -type f -path "./$pattern" -print; done | sed 's#^\./##'
    fi
}
sources() { files '*.c' '*.h' | grep -v -E '/(rejected|accepted|testdata)/'; }

formatted() { # clang-format differs between versions; ours is 14
    clang-format --version 2>/dev/null | grep -q ' 14\.' || { [ -z "${CI:-}${WERROR:-}" ] || echo 'clang-format 14 is not here'; return; }
    files '*.c' '*.h' | grep -v /testdata/ | xargs clang-format --dry-run 2>&1 | grep 'warning: code should' | sed 's/ warning:.*//' |
        cut -d: -f1 | sort | uniq -c | sed 's/^ *\([0-9]*\) \(.*\)/\2: \1 places that clang-format would change/'
}

solution_has_exercise() {
    for s in solutions/*/; do
        e=exercises/$(basename "$s")
        [ -d "$e" ] || echo "$s: no such exercise"
        for f in "$s"*.c "$s"accepted/*/*.c "$s"rejected/*/*.c; do
            [ ! -e "$f" ] || [ -e "$e/$(basename "$f")" ] || echo "$f: the exercise has no such file"
        done
        find "$s" -name '*.h' | sed 's/$/: the header is the contract; no overlay has one/'
    done
}

exercise_is_whole() {
    for e in exercises/*/; do
        n=$(basename "$e") s=solutions/$n
        for f in "$e"README.md "$e"hints.md "$s"/README.md; do [ -s "$f" ] || echo "$f: missing or empty"; done
        ls "$e"*_test.c >/dev/null 2>&1 || echo "$e: no *_test.c"
        ls "$e"*_bench.c >/dev/null 2>&1 || echo "$e: no *_bench.c"
        [ "$(find "$s/rejected" -mindepth 1 -maxdepth 1 -type d | sed 's#.*/##; s/-.*//' | sort -u | wc -l)" -ge 3 ] ||
            echo "$s/rejected: fewer than three diagnoses"
        [ "$(find "$s/accepted" -mindepth 1 -maxdepth 1 -type d | wc -l)" -ge 2 ] || echo "$s/accepted: fewer than two"
        for key in level minutes; do sed -n '2,9p' "$e/README.md" | grep -q "^$key: " || echo "$e/README.md: no $key:"; done
        [ "$(sed '1,/^---$/{/^---$/!d}; 1,/^---$/d' "$e/README.md" | wc -l)" -le 26 ] || echo "$e/README.md: a task of over 25 lines"
        [ "$(grep -c '^## [123] ' "$e/hints.md")" = 3 ] || echo "$e/hints.md: not three steps '## 1 Nudge', '## 2 Place', '## 3 Technique'"
        grep -L 'allocs = ' "$e"*_bench.c | sed 's/$/: a kernel without .allocs/'
    done
}

todo_in_starter_only() {
    for s in solutions/*/; do
        for f in "$s"*.c; do
            grep -q TODO "$f" && echo "$f: TODO left"
            grep -q TODO "exercises/$(basename "$s")/$(basename "$f")" || echo "exercises/$(basename "$s")/$(basename "$f"): no TODO"
        done
        grep -l TODO "$s"accepted/*/*.c 2>/dev/null | sed 's/$/: TODO left/'
    done
}

starter_is_short() {
    for s in solutions/*/*.c; do
        f=exercises/${s#solutions/}
        [ "$(wc -l <"$f")" -le 80 ] || echo "$f: over 80 lines"
    done
}

# pkg/NAME exports NAME_*, tools/NAME/foo.c exports foo_*; the allocator's hook is the exception that it is for
exports_have_prefix() {
    for o in "$build"/pkg/*/*.o "$build"/tools/*/*.o; do
        f=${o#"$build"/} f=${f%.o}.c
        case $f in *_test.c | *_bench.c | *_main.c | */allocs_hook.c | */bench_entry.c | */criterion_light.c) continue ;; esac
        [ -e "$f" ] || continue
        case $f in
        pkg/*) prefix=$(echo "$f" | cut -d/ -f2) ;;
        *) prefix=$(basename "$f" .c) prefix=${prefix%%_*} ;;
        esac
        nm -g --defined-only "$o" | awk -v p="$prefix" -v f="$f" \
            '$3 != p && index($3, p "_") != 1 && $3 !~ /^(__start_|__stop_|__odr_asan)/ { print f ": exports " $3 ", not " p "_*" }'
    done
}

headers_stand_alone() {
    sources | grep '\.h$' | while read -r h; do
        gcc -std=gnu17 -D_GNU_SOURCE -Ipkg -fsyntax-only -x c "$h" 2>/dev/null || echo "$h: does not compile alone"
        head -1 "$h" | grep -q '^//' || echo "$h: does not open with what it is"
    done
}

headers_are_a_page() { sources | grep -E '^pkg/([^/]*)/\1\.h$' | xargs wc -l | awk '$2 != "total" && $1 > 160 { print $2 ": " $1 " lines" }'; }

comments_and_types() {
    sources | xargs awk '
        FNR == 1 { first = $0 }
        /^[ \t]*\/\*/ { print FILENAME ":" FNR ": a comment that is not //" }
        /^typedef struct/ { print FILENAME ":" FNR ": typedef for a struct" }
        ENDFILE { if (FNR > 50 && first !~ /^\/\//) print FILENAME ": does not open with its idea" }' 2>/dev/null
}

links_resolve() {
    files '*.md' | while read -r md; do
        sed 's/`[^`]*`//g' "$md" | grep -oE '\]\([^)#: ]+\)' | sed 's/](//; s/)//' | sort -u | while read -r to; do
            [ -e "$(dirname "$md")/$to" ] || echo "$md: links to $to, which is not there"
        done
    done
}

# A measured number stands between marks that a command rewrites; times never stand bare in a lesson.
numbers_in_spans() {
    files 'lessons/*/README.md' | while read -r md; do
        sed 's/<!-- m:[^>]*-->[^<]*<!-- \/m -->//g; s/`[^`]*`//g' "$md" | awk -v f="$md" '
            /^```/ { code = !code } !code && /[0-9] ?(ns|µs|us|ms)([^a-z]|$)/ { print f ":" FNR ": a time outside a span: " $0 }'
    done
}

test_programs_have_tests() {
    sources | grep '_test\.c$' | xargs -n1 dirname | sort -u | while read -r dir; do
        cat "$dir"/*_test.c | grep -qE '^(Test|ParameterizedTest|Theory)\(' || echo "$dir: its test program holds no test"
    done
}

nothing_of_a_workplace() { files '*' | xargs grep -nIE '/work/[m]ain|/tmp/[t]eam|\.[l]ibrary' | sed 's/$/: a path of one machine/'; }

tree_is_clean() { [ -n "${CI:-}" ] && tracked && git status --porcelain | sed 's/$/: left behind by build and test/'; }

held=0 broken=0
for rule in formatted solution_has_exercise exercise_is_whole todo_in_starter_only starter_is_short exports_have_prefix \
    headers_stand_alone headers_are_a_page comments_and_types links_resolve numbers_in_spans test_programs_have_tests \
    nothing_of_a_workplace tree_is_clean; do
    words=$($rule)
    if [ -n "$words" ]; then
        broken=$((broken + 1))
        printf 'FAIL %s\n%s\n' "$rule" "$words"
    else
        held=$((held + 1))
    fi
done
echo "$held passed, $broken failed"
[ $broken -eq 0 ]
