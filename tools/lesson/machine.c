// The compiler and the flags are the Makefile's own words (`make info`), less those that change no
// machine code: warnings, include paths, the standard.

#include "machine.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

__attribute__((format(printf, 3, 4))) static void add(char *out, size_t size, const char *form, ...)
{
    size_t len = strlen(out);
    va_list args;
    va_start(args, form);
    vsnprintf(out + len, size - len, form, args);
    va_end(args);
}

// The value of the first line that begins with key: after sep and blanks, without quotes.
static void field(FILE *f, const char *key, const char *sep, char *value, size_t size)
{
    char *line = NULL;
    size_t cap = 0, len = strlen(key);
    *value = 0;
    while (f && !*value && getline(&line, &cap, f) > 0) {
        if (strncmp(line, key, len)) continue;
        char *at = line + len + strspn(line + len, sep);
        at[strcspn(at, "\"\n")] = 0;
        snprintf(value, size, "%s", at);
    }
    free(line);
}

static void file_field(const char *path, const char *key, char *value, size_t size)
{
    FILE *f = fopen(path, "r");
    field(f, key, " \t:=\"", value, size);
    if (f) fclose(f);
}

static void command_field(const char *command, const char *key, char *value, size_t size)
{
    FILE *f = popen(command, "r");
    field(f, key, " ", value, size);
    if (f) pclose(f);
}

// "gcc (Debian 12.2.0-14) 12.2.0" is "gcc 12.2.0": what stands in parentheses is the packager's.
static void unbracket(char *s)
{
    char *open = strstr(s, " ("), *close = open ? strchr(open, ')') : NULL;
    if (close) memmove(open, close + 1, strlen(close + 1) + 1);
}

static void add_flags(char *out, size_t size, char *flags)
{
    for (char *rest, *f = strtok_r(flags, " ", &rest); f; f = strtok_r(NULL, " ", &rest))
        if (strncmp(f, "-W", 2) && strncmp(f, "-I", 2) && strncmp(f, "-D", 2) &&
            strncmp(f, "-std", 4))
            add(out, size, " %s", f);
}

void machine_line(char *out, size_t size)
{
    char value[1024];
    struct utsname os;
    *out = 0;
    file_field("/proc/cpuinfo", "model name", value, sizeof value);
    add(out, size, "%s, %ld CPUs; ", *value ? value : "unknown CPU", sysconf(_SC_NPROCESSORS_ONLN));
    file_field("/etc/os-release", "PRETTY_NAME", value, sizeof value);
    if (*value) add(out, size, "%s, ", value);
    if (uname(&os) == 0) add(out, size, "%s %s %s; ", os.sysname, os.release, os.machine);
    command_field("make -s info", "compiler", value, sizeof value);
    unbracket(value);
    add(out, size, "%s", value);
    command_field("make -s info", "flags", value, sizeof value);
    add_flags(out, size, value);
    command_field("git rev-parse --short HEAD 2>/dev/null", "", value, sizeof value);
    if (*value) add(out, size, "; commit %s", value);
}
