#!/bin/sh
# Makes requests.c anew: nginx serves a small site on loopback, curl is its visitors, and the
# access log that nginx wrote, in its format "combined", becomes an array of strings.
#
#     sh exercises/03.2-buffer-pool/requests.sh > exercises/03.2-buffer-pool/requests.c
#
# Needs nginx, curl and awk. Times and the order of sizes differ from run to run; nothing depends on
# them.
set -e
dir=$(mktemp -d) && chmod 755 "$dir"
trap '[ ! -e "$dir/pid" ] || kill "$(cat "$dir/pid")"; rm -rf "$dir"' EXIT
mkdir -p "$dir/site/lessons" "$dir/site/images" "$dir/site/search"

fill() { # fill FILE BYTES
    yes 'Measure, change one thing, measure again.' | head -c "$2" >"$dir/site/$1"
}
fill index.html 2841; fill style.css 907; fill favicon.ico 318; fill robots.txt 68
fill search/index.html 1204; fill 'images/flame graph.png' 48211; fill images/heap.svg 9377
fill 'lessons/what a clock costs.html' 6120; fill lessons/free-lists.html 5233
fill lessons/caf%C3%A9.html 1999; fill 'lessons/100% of malloc.html' 3377; fill course.tar.gz 183204
mv "$dir/site/lessons/caf%C3%A9.html" "$dir/site/lessons/$(printf 'caf\303\251').html"

cat >"$dir/nginx.conf" <<END
pid $dir/pid; error_log /dev/null; events {}
http {
    access_log $dir/access.log combined;
    client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f;
    uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
    server {
        listen 127.0.0.1:8003; root $dir/site;
        location /old/ { return 301 /lessons/; }
        location /images/ { autoindex on; }
    }
}
END
nginx -c "$dir/nginx.conf"

# One request a line: its path, then curl's options. awk deals out visitors, always in the same way.
paths='/ /style.css /favicon.ico /robots.txt /index.html /search/?q=free+list /search/?q=%22buffer%20pool%22&page=2
/images/flame%20graph.png /images/heap.svg /images/ /lessons/what%20a%20clock%20costs.html /lessons/free-lists.html
/lessons/caf%C3%A9.html /lessons/100%25%20of%20malloc.html /course.tar.gz /old/03 /no/such/page
/lessons/free%2Dlists.html?utm_source=mail&utm_campaign=november%202026 /wp-login.php /%2e%2e/%2e%2e/etc/passwd'
awk -v paths="$paths" -v base=http://127.0.0.1:8003 'BEGIN {
    srand(3); n = split(paths, path, /[ \n]+/)
    a = split("curl/7.88.1|Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0|Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36|Mozilla/5.0 (compatible; ExampleBot/2.1; +http://example.org/bot)|Wget/1.21.3|-", agent, "|")
    r = split("|" base "/|" base "/lessons/free-lists.html|https://example.org/?q=%C3%A9t%C3%A9|https://example.net/a\\\\b", referer, "|")
    m = split("||||||--head|--request POST --data x=1|--range 0-1023|--compressed", method, "|")
    for (i = 0; i < 256; i++) {
        p = path[1 + int(rand() * n)]
        print "-s -o /dev/null --path-as-is --interface 127.0.0." 2 + int(rand() * 60),
            "--user-agent \"" agent[1 + int(rand() * a)] "\" --referer \"" referer[1 + int(rand() * r)] "\"",
            method[1 + int(rand() * m)], "\"" base p "\""
    }
}' | while read -r options; do eval "curl $options" || true; done
kill -QUIT "$(cat "$dir/pid")" # it logs a request after it has answered it: wait until it is gone
while [ -e "$dir/pid" ]; do sleep 0.1; done

cat <<'END'
// Lines of a web server's access log in the format "combined": requests_line[0] to [255].
//
//     $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
//     "$http_referer" "$http_user_agent"
//
// (https://nginx.org/en/docs/http/ngx_http_log_module.html). A real server's: nginx 1.22.1 on
// loopback, its visitors played by curl 7.88.1. No person's data. requests.sh made this file, and
// makes it again. Same licence as the rest.
#include "requests.h"

// clang-format off
const char *const requests_line[REQUESTS_LINES] = {
END
sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/    "&",/' "$dir/access.log"
echo '};'
