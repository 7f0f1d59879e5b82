// doctor: what this machine can measure, what it lacks, what each lack costs and how to mend it.

#include "probes.h"
#include "report.h"

#include <string.h>

static const char usage[] =
    "usage: doctor [--json]\n"
    "\n"
    "Says what this machine can measure: `ok` works, `note` works but know it, `lack`\n"
    "is not here, with what that costs and what mends it. Each thing is tried, not\n"
    "guessed; nothing is changed. Run it in the course's folder: make doctor.\n"
    "\n"
    "exit status: 0, or 1 when the course's core does not work here\n";

int main(int argc, char **argv)
{
    static struct report r;
    bool json = argc == 2 && strcmp(argv[1], "--json") == 0;
    if (argc == 2 && strcmp(argv[1], "--help") == 0) return fputs(usage, stdout) < 0;
    if (argc > 1 && !json) {
        fputs(usage, stderr);
        return 2;
    }
    machine_probe(&r);
    tools_probe(&r);
    clocks_probe(&r);
    perf_probe(&r);
    sandbox_probe(&r);
    if (json) {
        report_json(&r, stdout);
    } else {
        report_print(&r, stdout);
        size_t core = report_lacks(&r, true), all = report_lacks(&r, false);
        if (core) {
            printf("\n%zu lacks of the core: the course does not run here yet.\n", core);
        } else {
            printf("\nThe core is all here%s\n",
                   all ? "; what lacks costs only what it says." : ".");
        }
    }
    return report_lacks(&r, true) > 0;
}
