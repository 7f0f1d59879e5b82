// Use after put, first as it happens and then as a debug pool finds it.

#include "stale.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("alice writes after put: bob's session says \"%s\"\n", stale_write());
    unsigned char plain = stale_read_plain(), debug = stale_read_debug();
    printf("alice reads after put:  '%c' as if nothing were wrong, 0x%02x in a debug pool\n", plain,
           debug);
    puts("alice writes to an idle session of a debug pool:");
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0) return perror("stale: fork"), 1;
    if (pid == 0) {
        dup2(STDOUT_FILENO, STDERR_FILENO);
        stale_write_debug();
        _exit(0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    bool stopped = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    printf("the program %s\n", stopped ? "was stopped (SIGABRT)" : "went on");
    printf("m stale_bob %s\nm stale_byte 0x%02x\n", stale_write(), debug);
    return !stopped;
}
