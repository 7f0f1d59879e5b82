#!/bin/sh
# Fetches the packages of core (and of each PART) with all that they depend on into one folder with an index,
# so that BUNDLE=DIR installs them in a room without network. What this machine has already is fetched too:
# the room's machines may be barer. The folder serves this release and architecture only. Needs no root.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
case ${1:-} in
-*)
    echo 'usage: tools/setup/bundle.sh [DIR [PART...]]     make bundle [BUNDLE=DIR] [LESSON=06]'
    [ "$1" = --help ] && exit
    exit 1
    ;;
esac
command -v apt-get >/dev/null || { echo 'bundle: this system has no apt' >&2 && exit 1; }
dir=${1:-${BUNDLE:-$here/../../build/bundle}}
mkdir -p "$dir/partial"
dir=$(cd "$dir" && pwd)
if [ $# -gt 1 ]; then shift; else set -- ${LESSON:+"$LESSON"}; fi

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/lists/partial"
: >"$tmp/status" # a machine with nothing on it
apt() {
    command=$1
    shift
    "apt-$command" -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" \
        -o Dir::State::Lists="$tmp/lists" -o Dir::State::status="$tmp/status" \
        -o Dir::Cache::Archives="$dir" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= "$@"
}
apt get -qq update

packages=
for part in core "$@"; do
    [ -f "$here/packages/$part" ] || continue
    while read -r names _; do
        for name in $(echo "${names%%#*}" | tr '|' ' '); do
            apt cache show "$name" >/dev/null 2>&1 && packages="$packages $name" && break
        done
    done <"$here/packages/$part"
done
# shellcheck disable=SC2086 # packages are words
apt get -q -y --no-install-recommends --download-only install $packages
rm -rf "$dir/partial" "$dir/lock"

# The index that apt reads from a folder: each package's own record, and where its file is.
cd "$dir"
for deb in *.deb; do
    dpkg-deb --field "$deb"
    printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$deb" "$(stat -c %s "$deb")" \
        "$(sha256sum "$deb" | cut -d' ' -f1)"
done >Packages

echo "$(grep -c ^Package: Packages) packages, $(du -sm . | cut -f1) MB in $dir."
echo "On a machine without network: make start BUNDLE=$dir"
