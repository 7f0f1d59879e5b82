// What one client reads of another, with and without a reset on put.

#include "echo.h"

#include <stdio.h>
#include <string.h>

static int show(bool reset)
{
    char reply[ECHO_MAX];
    int leaked = 0;
    echo(reset, "user=alice password=correct-horse", 33, reply);
    echo(reset, "hello", 33, reply); // says 33, sends 5
    printf("%-15s", reset ? "with reset" : "without reset");
    for (int i = 0; i < 33; i++) {
        leaked += i >= 5 && reply[i];
        putchar(reply[i] ? reply[i] : '.');
    }
    printf("   %d bytes are someone else's\n", leaked);
    return leaked;
}

int main(void)
{
    puts("alice sends 33 bytes; then mallory sends \"hello\" and claims 33. mallory's reply:");
    int without = show(false), with = show(true);
    printf("m leaked_without %d\nm leaked_with %d\n", without, with);
    return 0;
}
