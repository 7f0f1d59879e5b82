// Compilers, valgrind and the packages of each part. What a part needs is said once, in
// tools/setup/packages/; here setup.sh --check is asked.

#include "facts.h"
#include "probes.h"
#include "report.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

int tools_run(const char *command, char *text, size_t size)
{
    char rest[512];
    text[0] = 0;
    FILE *pipe = popen(command, "r");
    if (!pipe) return -1;
    text[fread(text, 1, size - 1, pipe)] = 0;
    while (fread(rest, 1, sizeof rest, pipe) > 0) continue; // else it dies of SIGPIPE
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const struct tool {
    const char *name, *command;
    bool core;
    const char *costs, *mend;
} tools[] = {
    {"gcc", "gcc --version 2>/dev/null", true, "everything", "make start"},
    {"make", "make --version 2>/dev/null", true, "everything", "make start"},
    {"valgrind", "valgrind --version 2>/dev/null", true, "every verdict", "make start"},
    {"gdb", "gdb --version 2>/dev/null", true, "debug-NN.K", "make start"},
    {"clang", "clang --version 2>/dev/null", false, "CC=clang, and half of make test",
     "make start LESSON=proof"},
    {"git", "git --version 2>/dev/null", false, "the course's updates", "apt-get install git"},
};

static void probe_tool(struct report *r, const struct tool *tool)
{
    char text[512], version[32];
    if (tools_run(tool->command, text, sizeof text) == 0) {
        facts_version(text, version, sizeof version);
        report_add(r, REPORT_OK, tool->name, "%s", version);
    } else {
        report_add(r, REPORT_LACK, tool->name, "not here");
        report_mend(r, tool->costs, tool->mend);
        if (tool->core) report_core(r);
    }
}

// A valgrind that is there may still not run: without libc6-dbg memcheck finds no strlen in ld.so.
static void probe_memcheck(struct report *r)
{
    char text[512];
    if (tools_run("valgrind --version 2>/dev/null", text, sizeof text) != 0) return;
    if (tools_run("valgrind -q true 2>&1", text, sizeof text) == 0) {
        report_add(r, REPORT_OK, "memcheck", "runs a program");
    } else {
        report_add(r, REPORT_LACK, "memcheck", "stops at start-up");
        report_mend(r, "INVALID is told by the sanitizers only", "apt-get install libc6-dbg");
        report_core(r);
    }
}

// One part's packages among the lines `  part package  what for` of setup.sh --check.
static void join_missing(const char *lines, const char *part, char *missing, size_t size)
{
    char of[64], package[64];
    missing[0] = 0;
    for (const char *line = lines; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (sscanf(line, "  %63s %63s", of, package) != 2 || strcmp(of, part) != 0) continue;
        size_t used = strlen(missing);
        snprintf(missing + used, size - used, "%s%s", used ? ", " : "", package);
    }
}

// The first line of a part's list says what the part is for.
static void probe_part(struct report *r, const char *part, const char *lines)
{
    char path[300], text[512], missing[REPORT_TEXT - 32], mend[64];
    snprintf(path, sizeof path, "tools/setup/packages/%s", part);
    if (!machine_read(path, text, sizeof text)) return;
    text[strcspn(text, "\n")] = 0;
    join_missing(lines, part, missing, sizeof missing);
    bool core = strcmp(part, "core") == 0;
    if (!missing[0]) {
        report_add(r, REPORT_OK, part, "all of its packages");
        return;
    }
    snprintf(mend, sizeof mend, core ? "make start" : "make start LESSON=%.32s", part);
    report_add(r, REPORT_LACK, part, "no %s", missing);
    report_mend(r, text + strspn(text, "# "), mend);
    if (core) report_core(r);
}

static int is_part(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void probe_parts(struct report *r)
{
    char lines[8192];
    struct dirent **parts;
    int count = scandir("tools/setup/packages", &parts, is_part, alphasort);
    if (count < 0) {
        report_add(r, REPORT_NOTE, "packages", "not looked for: this is not the course's folder");
        return;
    }
    tools_run("sh tools/setup/setup.sh --check --for $(ls tools/setup/packages) 2>/dev/null", lines,
              sizeof lines);
    for (int i = 0; i < count; i++) {
        probe_part(r, parts[i]->d_name, lines);
        free(parts[i]);
    }
    free(parts);
}

void tools_probe(struct report *r)
{
    r->group = "tools";
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) probe_tool(r, &tools[i]);
    probe_memcheck(r);
    r->group = "packages";
    probe_parts(r);
}
