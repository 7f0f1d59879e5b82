#!/bin/sh
# Makes traffic.c anew: programs that everybody has send requests to a socket on loopback, directly
# or through nginx, and what arrives becomes an array of strings.
#
#     sh exercises/04.2-inline-headers/traffic.sh > exercises/04.2-inline-headers/traffic.c
#
# Needs curl, wget, apt, git, perl, python3 and nginx. Firefox and Chromium are played by curl, with
# the headers that their networking documentation and developer tools show for a page and an image.
set -e
dir=$(mktemp -d) && chmod 755 "$dir"
trap 'kill $(cat "$dir"/*.pid) 2>/dev/null; rm -rf "$dir"' EXIT
cat >"$dir/server.py" <<'END'
import socket, sys
server = socket.create_server(("127.0.0.1", 8014))
while True:
    client, _ = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += client.recv(65536) or b"\r\n\r\n"
    with open(sys.argv[1], "ab") as log:
        log.write(request[: request.index(b"\r\n\r\n")] + b"\r\n\r\n")
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    client.close()
END
cat >"$dir/nginx.conf" <<END
pid $dir/nginx.pid; error_log /dev/null; events {}
http {
    access_log off;
    client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f;
    uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
    server {
        listen 127.0.0.1:8015;
        location / {
            proxy_pass http://127.0.0.1:8014; proxy_set_header Host \$host;
            proxy_set_header X-Real-IP \$remote_addr; proxy_set_header X-Request-ID \$request_id;
            proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto \$scheme; proxy_set_header X-Forwarded-Host \$host;
        }
    }
}
END
python3 "$dir/server.py" "$dir/log" & echo $! >"$dir/server.pid"
nginx -c "$dir/nginx.conf"
for try in 1 2 3 4 5 6 7 8 9; do curl -s -o /dev/null http://127.0.0.1:8014/ && break; sleep 0.2; done
rm "$dir/log"

visit() { curl -s -o /dev/null "$@"; }
firefox='Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
chromium='Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
page='text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'
image='image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5'

as_firefox() { # as_firefox ACCEPT DEST MODE MORE...
    accept=$1 dest=$2 mode=$3; shift 3
    visit -H "User-Agent: $firefox" -H "Accept: $accept" -H 'Accept-Language: en-US,en;q=0.5' \
        -H 'Accept-Encoding: gzip, deflate, br, zstd' -H 'Connection: keep-alive' "$@" \
        -H "Sec-Fetch-Dest: $dest" -H "Sec-Fetch-Mode: $mode" -H 'Sec-Fetch-Site: same-origin'
}
as_chromium() {
    visit -H 'Connection: keep-alive' -H 'Cache-Control: max-age=0' \
        -H 'sec-ch-ua: "Not/A)Brand";v="8", "Chromium";v="126"' -H 'sec-ch-ua-mobile: ?0' \
        -H 'sec-ch-ua-platform: "Linux"' -H 'Upgrade-Insecure-Requests: 1' -H "User-Agent: $chromium" \
        -H "Accept: $page" -H 'Sec-Fetch-Site: none' -H 'Sec-Fetch-Mode: navigate' -H 'Sec-Fetch-User: ?1' \
        -H 'Sec-Fetch-Dest: document' -H 'Accept-Encoding: gzip, deflate, br, zstd' \
        -H 'Accept-Language: de,en;q=0.9' "$@"
}
many() { # many COUNT URL: a request from behind a mesh of proxies, each of which adds its word
    set -- "$2" $(seq 1 $(($1 - 3)))
    url=$1; shift
    for i; do set -- "$@" -H "X-Mesh-Hop-$i: zone-$((i % 3)); span=$((i * 7919)); attempt=1"; shift; done
    visit "$@" "$url"
}

for at in http://127.0.0.1:8014 http://127.0.0.1:8015; do
    visit $at/
    visit -u reader:secret $at/private/notes.txt
    visit --compressed -e http://127.0.0.1/lessons/ $at/lessons/04
    visit -d 'name=value&other=1' $at/form
    visit -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Idempotency-Key: 7f3c' -d '{}' $at/api/orders
    visit -H 'If-None-Match: "5f3a-61"' -H 'If-Modified-Since: Sat, 10 Jun 2023 08:00:00 GMT' $at/style.css
    visit -I $at/big.iso
    visit -r 0-1023 $at/big.iso
    visit -b 'session=0123456789abcdef; theme=dark' $at/account
    wget -q -O /dev/null $at/course.tar.gz
    wget -q -O /dev/null --referer=http://127.0.0.1/ --header='Accept-Language: fr' $at/index.html
    wget -q --spider $at/robots.txt
    git ls-remote $at/perflings.git >/dev/null 2>&1 || true
    python3 -c "import urllib.request; urllib.request.urlopen('$at/feed.xml')"
    perl -MHTTP::Tiny -e "HTTP::Tiny->new->get('$at/CHANGES')"
    as_firefox "$page" document navigate -H 'Upgrade-Insecure-Requests: 1' -H 'Sec-Fetch-User: ?1' -H 'Priority: u=0, i' $at/lessons/
    as_firefox "$image" image no-cors -H "Referer: $at/lessons/" -H 'Priority: u=5, i' $at/heap.svg
    as_firefox '*/*' empty cors -H "Referer: $at/map" -H 'Cookie: session=0123456789abcdef; theme=dark' -H 'Content-Type: application/json' -d '{}' $at/api/map
    as_chromium $at/lessons/04
    as_chromium -b 'session=0123456789abcdef' $at/map
done
mkdir -p "$dir/apt/lists/partial" "$dir/apt/cache/archives/partial"
echo "deb http://127.0.0.1:8014/debian stable main" >"$dir/apt/sources.list"
apt-get -o Dir::Etc::SourceList="$dir/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$dir/apt/lists" -o Dir::Cache="$dir/apt/cache" update >/dev/null 2>&1 || true
/usr/lib/apt/apt-helper download-file http://127.0.0.1:8014/debian/pool/main/h/hello.deb "$dir/deb" >/dev/null 2>&1
many 8 http://127.0.0.1:8014/hops/8
for n in 9 16 17 30 64 65 100; do many $n http://127.0.0.1:8014/hops/$n; done

# An array of those with few headers, then one of the rest.
cat <<'END'
// Requests as they arrive, request line and headers up to the empty line (RFC 9112): first those
// with up to 8 headers, then the others. What curl 7.88.1, wget 1.21.3, apt 2.6.1, git 2.39.5,
// Python 3.11's urllib and perl's HTTP::Tiny 0.080 sent to a socket on loopback, directly or
// through nginx 1.22.1, which adds five. Firefox 128 and Chromium 126 were played by curl, and so
// was the mesh of proxies. No person's data. traffic.sh made this file. Same licence as the rest.
#include "traffic.h"

// clang-format off
END
python3 - "$dir/log" <<'END'
import sys
requests = open(sys.argv[1]).read().replace("\r", "").strip("\n").split("\n\n")
few = [r for r in requests if r.count("\n") <= 8]
for name, list in ("FEW", few), ("MANY", [r for r in requests if r not in few]):
    print(f"const char *const traffic_{name.lower()}[TRAFFIC_{name}] = {{ // {len(list)}")
    for r in sorted(list, key=lambda r: r.count("\n")):
        lines = (r + "\n").replace("\\", "\\\\").replace('"', '\\"').split("\n")
        print(f"    // {r.count(chr(10))} headers\n" + "\n".join(f'    "{l}\\r\\n"' for l in lines) + ",")
    print("};")
END
