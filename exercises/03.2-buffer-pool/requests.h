// 256 lines of a web server's access log in the format "combined"; see requests.c. Read-only.
#ifndef REQUESTS_H
#define REQUESTS_H

#define REQUESTS_LINES 256
extern const char *const requests_line[REQUESTS_LINES];

#endif
