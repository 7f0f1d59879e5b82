// Plays a script of commands to an overlay's bench program, and says what it means when the program
// stops before the end.

#include "play.h"

#include "places.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CPU_SECONDS = 10 };

static const char *const sides[] = {"the start", "yours", "the reference"};

void play_say(struct play *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(s->text + s->used, sizeof s->text - s->used, format, args);
    va_end(args);
    assert(len >= 0 && (size_t)len < sizeof s->text - s->used); // 8 kernels on 16 seeds fit
    s->used += (size_t)len;
}

int play_script(const struct check *c, const struct build_overlay *o, const char *const *env,
                const struct play *s, struct serve_result *out)
{
    char program[300];
    double seconds = c->how->seconds > 0 ? c->how->seconds : CPU_SECONDS;
    snprintf(program, sizeof program, "./%s/bench", o->out);
    return serve_script((const char *[]){program, SERVE_FLAG, NULL}, env, s->text, seconds, false,
                        out);
}

// The program did not answer all that it was asked. Whose fault, and what does it mean?
bool play_stopped(struct check *c, int side, const char *kernel, int error,
                  const struct serve_result *s)
{
    const struct run_result *run = &s->run;
    snprintf(c->r->kernel, sizeof c->r->kernel, "%s", kernel);
    if (side != VERDICT_YOURS)
        return verdict_decide(c->r, VERDICT_GRADER_ERROR, "%s stopped in kernel %s: %s %d, %.200s",
                              sides[side], kernel, run->end == RUN_SIGNALLED ? "signal" : "end",
                              run->code, run->output ? run->output : "");
    bool file_limit = run->end == RUN_SIGNALLED && run->code == SIGXFSZ;
    switch (file_limit ? RUN_OUTPUT : run->end) {
    case RUN_TIMEOUT:
        places_first(run->stack, c->side[VERDICT_YOURS].dir, c->r->place, sizeof c->r->place);
        if (run->idle)
            return verdict_decide(
                c->r, VERDICT_TIMEOUT,
                "kernel %s does not end: nothing ran for %d s, it sleeps or waits for a lock",
                kernel, RUN_IDLE_SECONDS);
        return verdict_decide(
            c->r, VERDICT_TIMEOUT,
            "kernel %s did not end within %d s of CPU time: a loop that never ends?", kernel,
            CPU_SECONDS);
    case RUN_MEMORY:
        return verdict_decide(c->r, VERDICT_MEMORY_LIMIT, "kernel %s took more than 1 GiB", kernel);
    case RUN_OUTPUT:
        return verdict_decide(c->r, VERDICT_OUTPUT, "kernel %s printed or wrote without end",
                              kernel);
    case RUN_PROCESSES:
        return verdict_decide(c->r, VERDICT_LEFTOVER_PROCESS,
                              "kernel %s made processes without end", kernel);
    case RUN_SIGNALLED:
        return verdict_decide(c->r, VERDICT_CRASH, "kernel %s: %s", kernel, strsignal(run->code));
    case RUN_EXITED:
        break;
    }
    if (error == -EBADMSG && strstr(s->reply, "error "))
        return verdict_decide(c->r, VERDICT_WRONG, "kernel %s: %.100s", kernel,
                              strstr(s->reply, "error ") + 6);
    if (error == -EBADMSG)
        return verdict_decide(c->r, VERDICT_OUTPUT,
                              "something wrote to the harness's descriptor 4");
    return verdict_decide(
        c->r, VERDICT_ENDED_EARLY,
        "the program ended (status %d) before kernel %s did: something called exit%s", run->code,
        kernel, run->code ? ", or closed descriptors that are not its own" : "");
}

bool play_sanitized(struct check *c, const struct build_overlay *o, struct sanitize_report *report)
{
    struct play s = {.used = 0};
    struct serve_result reply;
    for (int i = 0; i < c->kernel_count; i++)
        play_say(&s, "run %s plain %" PRIu64 " %" PRIu64 " 1\nrun %s plain %" PRIu64 " %d 1\n",
                 c->kernels[i].name, c->kernels[i].n1, c->r->seed, c->kernels[i].name,
                 2 * c->kernels[i].n1, CHECK_COST_SEED);
    if (!c->kernel_count || play_script(c, o, sanitize_env, &s, &reply)) return false;
    bool found = reply.run.output && sanitize_read(reply.run.output, o->dir, report);
    serve_clean(&reply);
    return found;
}
