// The third way to return a text is a buffer that is static. inet_ntoa, of 1983, does so.

#include <arpa/inet.h>
#include <stdio.h>

int main(void)
{
    struct in_addr from = {htonl(0xc0000207)}, to = {htonl(0xc6336409)};
    char a[INET_ADDRSTRLEN], b[INET_ADDRSTRLEN];
    printf("inet_ntoa:  %s -> %s\n", inet_ntoa(from), inet_ntoa(to));
    printf("inet_ntop:  %s -> %s\n", inet_ntop(AF_INET, &from, a, sizeof a),
           inet_ntop(AF_INET, &to, b, sizeof b));
    printf("m twice_same %s\n", inet_ntoa(from) == inet_ntoa(to) ? "one buffer" : "two buffers");
    return 0;
}
