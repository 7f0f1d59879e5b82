// What is there to watch a program and to shut it in: ptrace, user namespaces, bubblewrap.

#include "facts.h"
#include "probes.h"
#include "report.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static bool can_be_traced(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool can_unshare(void)
{
    return unshare(CLONE_NEWUSER) == 0;
}

// Tried in a child, because it cannot be undone.
static bool in_child(bool (*try)(void))
{
    int status = -1;
    pid_t child = fork();
    if (child == 0) _exit(try() ? 0 : 1);
    if (child < 0 || waitpid(child, &status, 0) != child) return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void probe_namespaces(struct report *r)
{
    char text[8];
    bool works = in_child(can_unshare);
    report_add(r, works ? REPORT_OK : REPORT_LACK, "user namespaces",
               works ? "may be made" : "may not be made");
    if (works) return;
    bool ubuntu =
        machine_read("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", text, sizeof text);
    bool debian = machine_read("/proc/sys/kernel/unprivileged_userns_clone", text, sizeof text);
    report_mend(r, "no sandbox for other people's code",
                ubuntu   ? "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
                : debian ? "sudo sysctl kernel.unprivileged_userns_clone=1"
                         : "sudo sysctl user.max_user_namespaces=10000");
}

void sandbox_probe(struct report *r)
{
    char text[256], version[32];
    r->group = "sandbox";
    bool traced = in_child(can_be_traced);
    report_add(r, traced ? REPORT_OK : REPORT_LACK, "ptrace", traced ? "works" : "is forbidden");
    if (!traced) report_mend(r, "debug-NN.K", "in a container: --cap-add SYS_PTRACE");
    probe_namespaces(r);
    if (tools_run("bwrap --version 2>/dev/null", text, sizeof text) != 0) {
        report_add(r, REPORT_LACK, "bubblewrap", "not here");
        report_mend(r, "a room's sandbox; at home the judge's limits do without",
                    "apt-get install bubblewrap");
    } else if (tools_run("bwrap --ro-bind / / true 2>&1", text, sizeof text) != 0) {
        report_add(r, REPORT_LACK, "bubblewrap", "does not run: %.120s", text);
    } else {
        facts_version(text, version, sizeof version);
        report_add(r, REPORT_OK, "bubblewrap", "runs a program");
    }
}
