// What browsers, curl and web servers send: the values of 16 header fields, 60 to 500 bytes long.
// Written for this exercise after what such programs send; the cookies and tokens are made up.
#include "values.h"

const char *const values_of_headers[VALUES_COUNT] = {
    // User-Agent
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (compatible; ExampleBot/2.1; +http://example.org/bot.html; bot@example.org)",
    // Accept, Accept-Language, Sec-CH-UA
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,"
    "image/svg+xml,*/*;q=0.8",
    "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, it;q=0.6, rm;q=0.5, *;q=0.4",
    "\"Not/A)Brand\";v=\"8\", \"Chromium\";v=\"126\", \"Google Chrome\";v=\"126\"",
    // Referer
    "https://www.example.org/search?q=how+long+does+strlen+take&hl=en&start=20&sa=N&ved=2ahUKEwi",
    "https://shop.example.com/caf\xc3\xa9/tasses?couleur=bleu%20nuit&taille=grande&tri=prix&page=3"
    "&utm_source=lettre&utm_medium=courriel&utm_campaign=rentr%C3%A9e",
    // Cookie
    "session=8f14e45fceea167a5a36dedd4bea2543; theme=dark; lang=en; "
    "_consent=v2.analytics=0.ads=0.functional=1; last_seen=1731412800",
    "id=a3fWa; cart=W3sic2t1IjoiQTEwMSIsIm4iOjJ9LHsic2t1IjoiQjIwNyIsIm4iOjF9LHsic2t1IjoiQzMzMyIs"
    "Im4iOjV9LHsic2t1IjoiRDQwNCIsIm4iOjN9XQ; tz=Europe%2FZurich; ab=checkout:b,banner:a,search:c; "
    "csrf=Q2xpZW50cyBzZW5kIGFsbCBzb3J0cyBvZiB0aGluZ3M; viewed=1017,2044,1999,3105,2718,1618,1414",
    // Authorization, X-Forwarded-For
    "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkEgVXNlciIs"
    "ImFkbWluIjpmYWxzZSwiaWF0IjoxNTE2MjM5MDIyfQ.bm90LWEtcmVhbC1zaWduYXR1cmUtanVzdC1ieXRlcw",
    "203.0.113.195, 198.51.100.178, 2001:db8:85a3:8d3:1319:8a2e:370:7348, 192.0.2.43",
    // Content-Security-Policy, Permissions-Policy, Link
    "default-src 'none'; base-uri 'self'; connect-src 'self' https://api.example.com "
    "https://uploads.example.com; font-src https://static.example.com; form-action 'self' "
    "https://example.com; frame-ancestors 'none'; img-src 'self' data: https://images.example.com "
    "https://avatars.example.com; manifest-src 'self'; media-src https://media.example.com; "
    "script-src https://static.example.com; style-src 'unsafe-inline' https://static.example.com; "
    "worker-src https://static.example.com",
    "accelerometer=(), camera=(), geolocation=(self \"https://maps.example.com\"), gyroscope=(), "
    "magnetometer=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "<https://api.example.com/items?page=3>; rel=\"next\", <https://api.example.com/items?page=1>; "
    "rel=\"prev\", <https://api.example.com/items?page=50>; rel=\"last\"",
};
