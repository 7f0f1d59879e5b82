// Lines of a server's access log in the format "combined", taken from those of exercise 03.2 (nginx
// 1.22.1 on loopback, its visitors played by curl; no person's data; same licence as the rest).
#include "lines.h"

// clang-format off
const char *const lines_text[LINES_COUNT] = {
    "127.0.0.15 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/free-lists.html HTTP/1.1\" 200 "
    "5233 \"http://127.0.0.1:8003/lessons/free-lists.html\" \"Mozilla/5.0 (Windows NT 10.0; "
    "Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.35 - - [21/Nov/2026:04:02:41 +0000] \"GET /favicon.ico HTTP/1.1\" 200 318 "
    "\"https://example.net/a\\x5Cb\" \"-\"",
    "127.0.0.29 - - [21/Nov/2026:04:02:41 +0000] \"GET / HTTP/1.1\" 200 2841 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
    "Gecko/20100101 Firefox/128.0\"",
    "127.0.0.2 - - [21/Nov/2026:04:02:41 +0000] \"GET /no/such/page HTTP/1.1\" 404 153 \"-\" "
    "\"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\"",
    "127.0.0.23 - - [21/Nov/2026:04:02:41 +0000] \"GET /robots.txt HTTP/1.1\" 200 68 "
    "\"http://127.0.0.1:8003/lessons/free-lists.html\" \"curl/7.88.1\"",
    "127.0.0.36 - - [21/Nov/2026:04:02:41 +0000] \"GET "
    "/lessons/free%2Dlists.html?utm_source=mail&utm_campaign=november%202026 HTTP/1.1\" 206 "
    "1024 \"http://127.0.0.1:8003/\" \"Mozilla/5.0 (compatible; ExampleBot/2.1; "
    "+http://example.org/bot)\"",
    "127.0.0.48 - - [21/Nov/2026:04:02:41 +0000] \"GET /old/03 HTTP/1.1\" 301 169 \"-\" "
    "\"curl/7.88.1\"",
    "127.0.0.20 - - [21/Nov/2026:04:02:41 +0000] \"GET /images/flame%20graph.png HTTP/1.1\" "
    "200 48211 \"http://127.0.0.1:8003/\" \"Wget/1.21.3\"",
    "127.0.0.3 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/caf%C3%A9.html HTTP/1.1\" 200 "
    "1999 \"https://example.net/a\\x5Cb\" \"-\"",
    "127.0.0.4 - - [21/Nov/2026:04:02:41 +0000] \"HEAD /search/?q=%22buffer%20pool%22&page=2 "
    "HTTP/1.1\" 200 0 \"http://127.0.0.1:8003/\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
    "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.32 - - [21/Nov/2026:04:02:41 +0000] \"POST /images/ HTTP/1.1\" 403 555 "
    "\"http://127.0.0.1:8003/\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.16 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/what%20a%20clock%20costs.html "
    "HTTP/1.1\" 200 6120 \"http://127.0.0.1:8003/\" \"curl/7.88.1\"",
    "127.0.0.50 - - [21/Nov/2026:04:02:41 +0000] \"HEAD "
    "/lessons/free%2Dlists.html?utm_source=mail&utm_campaign=november%202026 HTTP/1.1\" 200 0 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
    "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.33 - - [21/Nov/2026:04:02:41 +0000] \"HEAD /index.html HTTP/1.1\" 200 0 "
    "\"http://127.0.0.1:8003/lessons/free-lists.html\" \"Mozilla/5.0 (Windows NT 10.0; Win64; "
    "x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.56 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/what%20a%20clock%20costs.html "
    "HTTP/1.1\" 200 6120 \"https://example.net/a\\x5Cb\" \"Mozilla/5.0 (X11; Linux x86_64; "
    "rv:128.0) Gecko/20100101 Firefox/128.0\"",
    "127.0.0.24 - - [21/Nov/2026:04:02:41 +0000] \"GET /wp-login.php HTTP/1.1\" 404 555 "
    "\"https://example.net/a\\x5Cb\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
    "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.46 - - [21/Nov/2026:04:02:41 +0000] \"POST /style.css HTTP/1.1\" 405 157 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"Wget/1.21.3\"",
    "127.0.0.50 - - [21/Nov/2026:04:02:41 +0000] \"HEAD /old/03 HTTP/1.1\" 301 0 "
    "\"https://example.net/a\\x5Cb\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
    "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.4 - - [21/Nov/2026:04:02:41 +0000] \"GET /search/?q=free+list HTTP/1.1\" 206 1024 "
    "\"https://example.net/a\\x5Cb\" \"Wget/1.21.3\"",
    "127.0.0.5 - - [21/Nov/2026:04:02:41 +0000] \"GET /images/heap.svg HTTP/1.1\" 200 9377 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"-\"",
    "127.0.0.42 - - [21/Nov/2026:04:02:41 +0000] \"POST /images/flame%20graph.png HTTP/1.1\" "
    "405 157 \"https://example.net/a\\x5Cb\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
    "Gecko/20100101 Firefox/128.0\"",
    "127.0.0.16 - - [21/Nov/2026:04:02:41 +0000] \"GET /course.tar.gz HTTP/1.1\" 200 183204 "
    "\"-\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.19 - - [21/Nov/2026:04:02:41 +0000] \"GET /wp-login.php HTTP/1.1\" 404 555 "
    "\"http://127.0.0.1:8003/\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"",
    "127.0.0.35 - - [21/Nov/2026:04:02:41 +0000] \"GET /search/?q=free+list HTTP/1.1\" 200 "
    "1204 \"http://127.0.0.1:8003/\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
    "Gecko/20100101 Firefox/128.0\"",
    "127.0.0.59 - - [21/Nov/2026:04:02:41 +0000] \"HEAD /search/?q=%22buffer%20pool%22&page=2 "
    "HTTP/1.1\" 200 0 \"http://127.0.0.1:8003/lessons/free-lists.html\" \"curl/7.88.1\"",
    "127.0.0.55 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/caf%C3%A9.html HTTP/1.1\" 200 "
    "1999 \"https://example.org/?q=%C3%A9t%C3%A9\" \"Wget/1.21.3\"",
    "127.0.0.39 - - [21/Nov/2026:04:02:41 +0000] \"GET /lessons/100%25%20of%20malloc.html "
    "HTTP/1.1\" 206 1024 \"https://example.net/a\\x5Cb\" \"-\"",
    "127.0.0.56 - - [21/Nov/2026:04:02:41 +0000] \"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\" "
    "400 157 \"-\" \"-\"",
    "127.0.0.43 - - [21/Nov/2026:04:02:41 +0000] \"GET /images/heap.svg HTTP/1.1\" 200 9377 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"Mozilla/5.0 (compatible; ExampleBot/2.1; "
    "+http://example.org/bot)\"",
    "127.0.0.20 - - [21/Nov/2026:04:02:41 +0000] \"POST / HTTP/1.1\" 405 157 "
    "\"http://127.0.0.1:8003/lessons/free-lists.html\" \"Mozilla/5.0 (X11; Linux x86_64; "
    "rv:128.0) Gecko/20100101 Firefox/128.0\"",
    "127.0.0.52 - - [21/Nov/2026:04:02:41 +0000] \"GET /no/such/page HTTP/1.1\" 404 153 "
    "\"https://example.org/?q=%C3%A9t%C3%A9\" \"Mozilla/5.0 (compatible; ExampleBot/2.1; "
    "+http://example.org/bot)\"",
    "127.0.0.32 - - [21/Nov/2026:04:02:41 +0000] \"GET /robots.txt HTTP/1.1\" 200 68 \"-\" "
    "\"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Safari/537.36\"",
};
