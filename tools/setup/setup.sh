#!/bin/sh
# Installs what the course needs, and nothing twice. It runs before there is a compiler, so it is plain sh.
# What a part needs is data: packages/PART, one `package [probe]  # what for` a line. A package is there
# when dpkg says so, or when its probe passes (built by hand, unpacked in a home, not a Debian at all).
# shellcheck disable=SC2086,SC2046,SC2015 # lists of packages and options are words; `a && b || stop` is meant
set -eu

usage() {
    cat <<END
usage: tools/setup/setup.sh [--check] [--for PART...]

Installs the packages of core, and of each PART, that are missing. A PART is one of
  $(cd "$here/packages" && echo *)
or a lesson's number; a lesson without a list there needs core only.

  --check       install nothing: name what is missing
  YES=1         do not ask (CI=true does not ask either)
  BUNDLE=DIR    install from the folder that \`make bundle\` made, without network

exit status: 0 all is there, 1 something of core is missing, 2 something else is
END
}

has() { command -v "$1" >/dev/null 2>&1; }

# present NAME|NAME [PROBE...]: is this package, or what it is for, on the machine?
present() {
    names=$1
    shift
    for name in $(echo "$names" | tr '|' ' '); do
        case $installed in *" $name:installed "*) return 0 ;; esac
    done
    case ${1:-} in
    '') has "$names" ;;
    -) return 1 ;;
    '<'*) echo "#include $1" | "${CC:-cc}" -E - ;;
    *) "$@" ;;
    esac >/dev/null 2>&1 </dev/null
}

# One line for each missing package of these parts: `part package [probe...]  # what for`.
missing_of() {
    for part in "$@"; do
        [ ! -f "$here/packages/$part" ] || while read -r line; do
            set -f
            set -- ${line%%#*}
            [ $# -eq 0 ] || present "$@" || echo "$part $line"
        done <"$here/packages/$part"
    done
}

# The first of a|b that apt knows; a when it knows none, so that its message names it.
chosen() {
    for names in $(echo "$missing" | cut -d' ' -f2 | sort -u); do
        pick=${names%%|*}
        for name in $(echo "$names" | tr '|' ' '); do
            ! apt-cache $apt show "$name" >/dev/null 2>&1 || { pick=$name; break; }
        done
        echo "$pick"
    done
}

# May we? YES=1 and CI=true say so, a person is asked; without either, root meant it.
ask() {
    case ${YES:-}:${CI:-} in 1:* | *:true) return 0 ;; esac
    [ -t 0 ] && [ -t 1 ] || { [ "$(id -u)" = 0 ]; return; }
    printf '%s [Y/n] ' "$1"
    read -r answer || return 1
    case $answer in '' | [Yy]*) ;; *) return 1 ;; esac
}

stop() {
    [ $# -eq 0 ] || printf 'setup: %s\n' "$@" >&2
    echo "$missing" | grep -q '^core ' && exit 1
    exit 2
}

# Where packages come from: the system's sources, or a folder with an index of its own (see bundle.sh).
use_bundle() {
    [ -f "$BUNDLE/Packages" ] || stop "$BUNDLE has no Packages file: make it with \`make bundle\`"
    tmp=$(mktemp -d)
    trap 'rm -rf "$tmp"' EXIT
    mkdir -p "$tmp/lists/partial" "$tmp/log"
    ln -s "$(cd "$BUNDLE" && pwd)" "$tmp/bundle" # a path in a source may hold no space
    echo "deb [trusted=yes] file:$tmp/bundle ./" >"$tmp/sources.list"
    chmod 755 "$tmp"
    apt="-o Dir::Etc::SourceList=$tmp/sources.list -o Dir::Etc::SourceParts=/dev/null
        -o Dir::State::Lists=$tmp/lists -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
        -o APT::Sandbox::User=root"
    apt-get $apt -qq update
}

# as_root COMMAND...: apt's chatter is for a terminal; elsewhere it is shown when it fails.
as_root() {
    if [ -t 1 ]; then
        $sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        out=$($sudo env DEBIAN_FRONTEND=noninteractive "$@" 2>&1) || { echo "$out" | tail -n 8 >&2; return 1; }
    fi
}

update() {
    [ -z "${BUNDLE:-}" ] && as_root apt-get -q update
}

plan() {
    LC_ALL=C apt-get $apt install --no-install-recommends --print-uris -y $(chosen)
}

install() {
    as_root apt-get $apt -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends $(chosen)
}

here=$(cd "$(dirname "$0")" && pwd)
parts=core check=''
for arg in "$@"; do
    case $arg in
    --for | core) ;;
    --check) check=1 ;;
    -h | --help) usage && exit ;;
    [0-9][0-9]*) parts="$parts $(echo "$arg" | cut -c1-2)" ;;
    *)
        [ -f "$here/packages/$arg" ] || { echo "setup: no such part: $arg" >&2 && usage >&2 && exit 1; }
        parts="$parts $arg"
        ;;
    esac
done

installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ' 2>/dev/null || true)"
missing=$(missing_of $parts)
[ -n "$missing" ] || exit 0

echo 'Packages missing:'
echo "$missing" | while read -r part names line; do
    case $line in '<'*) header=" ${line%%>*}>" ;; *) header='' ;; esac
    printf '  %-8s %-18s %s\n' "$part" "${names%%|*}" "${line#*# }$header"
done
has apt-get || stop "this system has no apt; install what provides these, then run this again"

sudo='' apt=''
[ "$(id -u)" = 0 ] || sudo=sudo
[ -z "${BUNDLE:-}" ] || use_bundle
command="apt-get install --no-install-recommends $(chosen | tr '\n' ' ')"
[ -z "$check" ] || stop "they come with: ${sudo:+sudo }$command"
[ -z "$sudo" ] || has sudo || stop 'you are not root and there is no sudo; ask your administrator for' \
    "  $command" 'or see tools/setup/README.md for a way without'

if ! sizes=$(plan 2>/dev/null); then
    ask "The lists of packages are not here or too old: ${sudo:+sudo }apt-get update?" || stop "not installed"
    update && sizes=$(plan) || stop "apt does not find them (on Ubuntu they are in 'universe')"
fi
echo "$sizes" | sed -n 's/^Need to get/Download:/p; s/^After this operation,/On disk: /p'
ask "${sudo:+sudo }apt-get install?" || stop 'not installed; to install them:' "  $sudo $command"
install || { update && install; } || stop 'apt failed; its words are above'
