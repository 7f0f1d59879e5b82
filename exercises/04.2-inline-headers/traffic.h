// Requests as clients sent them; see traffic.c. Read-only.
#ifndef TRAFFIC_H
#define TRAFFIC_H

#define TRAFFIC_FEW  20 // with up to 8 headers
#define TRAFFIC_MANY 32 // with 9 to 100
extern const char *const traffic_few[TRAFFIC_FEW], *const traffic_many[TRAFFIC_MANY];

#endif
