#!/bin/sh
# A machine without root: unpacks into DIR what the folder of `make bundle` has and this machine has not, and
# writes DIR/env, to be sourced before make. It needs a gcc that links (gcc and libc6-dev are the system's).
set -eu

[ $# -eq 2 ] || { echo 'usage: tools/setup/prefix.sh BUNDLE DIR' >&2 && exit 1; }
mkdir -p "$2"
bundle=$(cd "$1" && pwd) dir=$(cd "$2" && pwd)
machine=$(gcc -dumpmachine)

for deb in "$bundle"/*.deb; do
    package=$(dpkg-deb --field "$deb" Package)
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
    installed*) ;;
    *) dpkg-deb --extract "$deb" "$dir" ;;
    esac
done

# valgrind looks for its parts in one absolute path and for the C library's symbols in another; elsewhere it
# finds symbols only by the name in .gnu_debuglink, in a folder named like the library's.
debug=$dir/usr/lib/debug
mkdir -p "$dir/bin" "$debug/usr/lib/$machine"
ln -sf "$debug"/.build-id/*/*.debug "$debug/usr/lib/$machine/"
cat >"$dir/bin/valgrind" <<END
#!/bin/sh
VALGRIND_LIB=$dir/usr/libexec/valgrind exec $dir/usr/bin/valgrind --extra-debuginfo-path=$debug "\$@"
END
chmod +x "$dir/bin/valgrind"

cat >"$dir/env" <<END
export PATH="$dir/bin:$dir/usr/bin:\$PATH" PREFIX="$dir/usr"
export CPATH="$dir/usr/include:$dir/usr/include/$machine"
export LIBRARY_PATH="$dir/usr/lib/$machine" LD_LIBRARY_PATH="$dir/usr/lib/$machine:$dir/lib/$machine"
END
echo "Now type: . $dir/env && make start"
