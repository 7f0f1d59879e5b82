// Where another process is just now. Stops it with ptrace, takes its registers, and follows the
// frame pointers that the verdict build keeps. libc has none: while a function of libc runs, the
// frame pointer is still its caller's, so the caller itself would be missed; it is found as the
// first return address into the program that lies on the stack.

#include "stack.h"

#include <dirent.h>
#include <elf.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEPTH = 12, SCANNED = 64, LEAST = 512 }; // LEAST: bytes that a stack is worth beginning in

struct registers {
    uint64_t pc, frame, stack;
};

static int read_registers(pid_t pid, struct registers *r)
{
    struct user_regs_struct regs;
    struct iovec v = {&regs, sizeof regs};
    if (ptrace(PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &v)) return -1;
#if defined __x86_64__
    *r = (struct registers){regs.rip, regs.rbp, regs.rsp};
#elif defined __aarch64__
    *r = (struct registers){regs.pc, regs.regs[29], regs.sp};
#else
#error "which register is the frame pointer?"
#endif
    return 0;
}

static size_t read_memory(pid_t pid, uint64_t from, void *to, size_t size)
{
    struct iovec local = {to, size}, remote = {(void *)(uintptr_t)from, size};
    ssize_t n = process_vm_readv(pid, &local, 1, &remote, 1, 0);
    return n < 0 ? 0 : (size_t)n;
}

// The module that address lies in, and its offset there; an executable part of it only.
static int find_module(pid_t pid, uint64_t address, char path[512], uint64_t *offset)
{
    char name[64], line[768], previous[512] = "";
    snprintf(name, sizeof name, "/proc/%d/maps", pid);
    FILE *f = fopen(name, "r");
    uint64_t base = 0;
    int found = -1;
    while (f && found && fgets(line, sizeof line, f)) {
        uint64_t from, to;
        char rights[8];
        path[0] = 0;
        if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %*s %*s %*s %511[^\n]", &from, &to, rights,
                   path) < 3)
            continue;
        if (strcmp(path, previous)) {
            base = from;
            snprintf(previous, sizeof previous, "%.511s", path);
        }
        if (address < from || address >= to) continue;
        *offset = address - base;
        found = rights[2] == 'x' && path[0] == '/' ? 0 : 1;
    }
    if (f) fclose(f);
    return found;
}

static size_t put(pid_t pid, uint64_t address, const char *program, char *line, size_t size,
                  size_t used)
{
    char path[512];
    uint64_t offset;
    if (find_module(pid, address, path, &offset) || (program && strcmp(path, program))) return used;
    int n = snprintf(line + used, size - used, " %s+0x%" PRIx64, path, offset);
    return n > 0 && used + (size_t)n < size ? used + (size_t)n : used;
}

static size_t put_caller(pid_t pid, uint64_t stack, const char *program, char *line, size_t size,
                         size_t used)
{
    uint64_t words[SCANNED];
    size_t count = read_memory(pid, stack, words, sizeof words) / sizeof *words, before = used;
    for (size_t i = 0; i < count && used == before; i++)
        used = put(pid, words[i], program, line, size, used);
    return used;
}

static void walk(pid_t pid, char *line, size_t size)
{
    struct registers r;
    char program[512], path[512], link[64];
    uint64_t offset;
    if (read_registers(pid, &r)) return;
    snprintf(link, sizeof link, "/proc/%d/exe", pid);
    ssize_t n = readlink(link, program, sizeof program - 1);
    program[n > 0 ? n : 0] = 0;
    size_t used = (size_t)snprintf(line, size, "site 1 0 0 0");
    used = put(pid, r.pc + 1, NULL, line, size,
               used); // readers take a return address, and look one before it
    if (!find_module(pid, r.pc, path, &offset) && strcmp(path, program))
        used = put_caller(pid, r.stack, program, line, size, used);
    for (int depth = 0; depth < DEPTH; depth++) {
        uint64_t frame[2];
        if (read_memory(pid, r.frame, frame, sizeof frame) != sizeof frame || frame[0] <= r.frame)
            break;
        used = put(pid, frame[1], NULL, line, size, used);
        r.frame = frame[0];
    }
}

static size_t read_thread(pid_t thread, char *line, size_t size)
{
    line[0] = 0;
    if (ptrace(PTRACE_SEIZE, thread, NULL, NULL)) return 0;
    if (!ptrace(PTRACE_INTERRUPT, thread, NULL, NULL) && waitpid(thread, NULL, __WALL) == thread)
        walk(thread, line, size);
    ptrace(PTRACE_DETACH, thread, NULL, NULL);
    return strlen(line);
}

void stack_read(pid_t pid, char *text, size_t size)
{
    char path[64];
    size_t used = read_thread(pid, text, size - 1);
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    for (struct dirent *e; tasks && (e = readdir(tasks)) && size - used > LEAST;) {
        pid_t thread = atoi(e->d_name);
        if (thread <= 0 || thread == pid) continue;
        size_t len = read_thread(thread, text + used + 1, size - used - 1);
        if (len) text[used] = '\n';
        used += len ? len + 1 : 0;
    }
    if (tasks) closedir(tasks);
    text[used] = 0;
}
