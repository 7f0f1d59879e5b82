// What is joined. The lines are a server's access log in the format "combined", taken from those of
// exercise 03.2 (nginx 1.22.1 on loopback, its visitors played by curl; no person's data; same
// licence as the rest). The zones are the names in zone1970.tab of the time zone database, release
// 2025b (https://www.iana.org/time-zones), which is in the public domain.
#include "parts.h"

// clang-format off
const char *const parts_line[PARTS_LINES] = {
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

const char *const parts_zone[PARTS_ZONES] = {
    "Europe/Andorra", "Asia/Dubai", "Asia/Kabul", "Europe/Tirane", "Asia/Yerevan",
    "Antarctica/Casey", "Antarctica/Davis", "Antarctica/Mawson", "Antarctica/Palmer",
    "Antarctica/Rothera", "Antarctica/Troll", "Antarctica/Vostok", "America/Argentina/Buenos_Aires",
    "America/Argentina/Cordoba", "America/Argentina/Salta", "America/Argentina/Jujuy",
    "America/Argentina/Tucuman", "America/Argentina/Catamarca", "America/Argentina/La_Rioja",
    "America/Argentina/San_Juan", "America/Argentina/Mendoza", "America/Argentina/San_Luis",
    "America/Argentina/Rio_Gallegos", "America/Argentina/Ushuaia", "Pacific/Pago_Pago",
    "Europe/Vienna", "Australia/Lord_Howe", "Antarctica/Macquarie", "Australia/Hobart",
    "Australia/Melbourne", "Australia/Sydney", "Australia/Broken_Hill", "Australia/Brisbane",
    "Australia/Lindeman", "Australia/Adelaide", "Australia/Darwin", "Australia/Perth",
    "Australia/Eucla", "Asia/Baku", "America/Barbados", "Asia/Dhaka", "Europe/Brussels",
    "Europe/Sofia", "Atlantic/Bermuda", "America/La_Paz", "America/Noronha", "America/Belem",
    "America/Fortaleza", "America/Recife", "America/Araguaina", "America/Maceio", "America/Bahia",
    "America/Sao_Paulo", "America/Campo_Grande", "America/Cuiaba", "America/Santarem",
    "America/Porto_Velho", "America/Boa_Vista", "America/Manaus", "America/Eirunepe",
    "America/Rio_Branco", "Asia/Thimphu", "Europe/Minsk", "America/Belize", "America/St_Johns",
    "America/Halifax", "America/Glace_Bay", "America/Moncton", "America/Goose_Bay",
    "America/Toronto", "America/Iqaluit", "America/Winnipeg", "America/Resolute",
    "America/Rankin_Inlet", "America/Regina", "America/Swift_Current", "America/Edmonton",
    "America/Cambridge_Bay", "America/Inuvik", "America/Dawson_Creek", "America/Fort_Nelson",
    "America/Whitehorse", "America/Dawson", "America/Vancouver", "Europe/Zurich", "Africa/Abidjan",
    "Pacific/Rarotonga", "America/Santiago", "America/Coyhaique", "America/Punta_Arenas",
    "Pacific/Easter", "Asia/Shanghai", "Asia/Urumqi", "America/Bogota", "America/Costa_Rica",
    "America/Havana", "Atlantic/Cape_Verde", "Asia/Nicosia", "Asia/Famagusta", "Europe/Prague",
    "Europe/Berlin", "America/Santo_Domingo", "Africa/Algiers", "America/Guayaquil",
    "Pacific/Galapagos", "Europe/Tallinn", "Africa/Cairo", "Africa/El_Aaiun", "Europe/Madrid",
    "Africa/Ceuta", "Atlantic/Canary", "Europe/Helsinki", "Pacific/Fiji", "Atlantic/Stanley",
    "Pacific/Kosrae", "Atlantic/Faroe", "Europe/Paris", "Europe/London", "Asia/Tbilisi",
    "America/Cayenne", "Europe/Gibraltar", "America/Nuuk", "America/Danmarkshavn",
    "America/Scoresbysund", "America/Thule", "Europe/Athens", "Atlantic/South_Georgia",
    "America/Guatemala", "Pacific/Guam", "Africa/Bissau", "America/Guyana", "Asia/Hong_Kong",
    "America/Tegucigalpa", "America/Port-au-Prince", "Europe/Budapest", "Asia/Jakarta",
    "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "Europe/Dublin", "Asia/Jerusalem",
    "Asia/Kolkata", "Indian/Chagos", "Asia/Baghdad", "Asia/Tehran", "Europe/Rome",
    "America/Jamaica", "Asia/Amman", "Asia/Tokyo", "Africa/Nairobi", "Asia/Bishkek",
    "Pacific/Tarawa", "Pacific/Kanton", "Pacific/Kiritimati", "Asia/Pyongyang", "Asia/Seoul",
    "Asia/Almaty", "Asia/Qyzylorda", "Asia/Qostanay", "Asia/Aqtobe", "Asia/Aqtau", "Asia/Atyrau",
    "Asia/Oral", "Asia/Beirut", "Asia/Colombo", "Africa/Monrovia", "Europe/Vilnius", "Europe/Riga",
    "Africa/Tripoli", "Africa/Casablanca", "Europe/Chisinau", "Pacific/Kwajalein", "Asia/Yangon",
    "Asia/Ulaanbaatar", "Asia/Hovd", "Asia/Macau", "America/Martinique", "Europe/Malta",
    "Indian/Mauritius", "Indian/Maldives", "America/Mexico_City", "America/Cancun",
    "America/Merida", "America/Monterrey", "America/Matamoros", "America/Chihuahua",
    "America/Ciudad_Juarez", "America/Ojinaga", "America/Mazatlan", "America/Bahia_Banderas",
    "America/Hermosillo", "America/Tijuana", "Asia/Kuching", "Africa/Maputo", "Africa/Windhoek",
    "Pacific/Noumea", "Pacific/Norfolk", "Africa/Lagos", "America/Managua", "Asia/Kathmandu",
    "Pacific/Nauru", "Pacific/Niue", "Pacific/Auckland", "Pacific/Chatham", "America/Panama",
    "America/Lima", "Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier",
    "Pacific/Port_Moresby", "Pacific/Bougainville", "Asia/Manila", "Asia/Karachi", "Europe/Warsaw",
    "America/Miquelon", "Pacific/Pitcairn", "America/Puerto_Rico", "Asia/Gaza", "Asia/Hebron",
    "Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores", "Pacific/Palau", "America/Asuncion",
    "Asia/Qatar", "Europe/Bucharest", "Europe/Belgrade", "Europe/Kaliningrad", "Europe/Moscow",
    "Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd", "Europe/Astrakhan", "Europe/Saratov",
    "Europe/Ulyanovsk", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk",
    "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk",
    "Asia/Chita", "Asia/Yakutsk", "Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera",
    "Asia/Magadan", "Asia/Sakhalin", "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr",
    "Asia/Riyadh", "Pacific/Guadalcanal", "Africa/Khartoum", "Asia/Singapore", "America/Paramaribo",
    "Africa/Juba", "Africa/Sao_Tome", "America/El_Salvador", "Asia/Damascus", "America/Grand_Turk",
    "Africa/Ndjamena", "Asia/Bangkok", "Asia/Dushanbe", "Pacific/Fakaofo", "Asia/Dili",
    "Asia/Ashgabat", "Africa/Tunis", "Pacific/Tongatapu", "Europe/Istanbul", "Asia/Taipei",
    "Europe/Kyiv", "America/New_York", "America/Detroit", "America/Kentucky/Louisville",
    "America/Kentucky/Monticello", "America/Indiana/Indianapolis", "America/Indiana/Vincennes",
    "America/Indiana/Winamac", "America/Indiana/Marengo", "America/Indiana/Petersburg",
    "America/Indiana/Vevay", "America/Chicago", "America/Indiana/Tell_City", "America/Indiana/Knox",
    "America/Menominee", "America/North_Dakota/Center", "America/North_Dakota/New_Salem",
    "America/North_Dakota/Beulah", "America/Denver", "America/Boise", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Sitka",
    "America/Metlakatla", "America/Yakutat", "America/Nome", "America/Adak", "Pacific/Honolulu",
    "America/Montevideo", "Asia/Samarkand", "Asia/Tashkent", "America/Caracas", "Asia/Ho_Chi_Minh",
    "Pacific/Efate", "Pacific/Apia", "Africa/Johannesburg",
};
