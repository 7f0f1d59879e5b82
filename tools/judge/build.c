// Builds overlays. All are given to one make, since reading the tree costs more than an up-to-date
// build; what make says names those that fail. Only when it names none, since it was ended itself,
// does each get a make of its own.

#include "build.h"

#include "run.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int lock(void)
{
    mkdir("build", 0777);
    int fd = open("build/.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    while (fd >= 0 && flock(fd, LOCK_EX) && errno == EINTR) continue;
    return fd;
}

// "@overlay DIR OUT" lines are make's word on where things go.
static void read_places(const char *text, struct build_overlay *o, int count)
{
    for (const char *at = text; (at = strstr(at, "@overlay ")); at++) {
        char dir[256], out[256];
        if (sscanf(at, "@overlay %255s %255s", dir, out) != 2) continue;
        for (int i = 0; i < count; i++) {
            if (strcmp(o[i].dir, dir)) continue;
            strcpy(o[i].out, out);
            const char *key = strrchr(out, '/');
            snprintf(o[i].key, sizeof o[i].key, "%.16s", key ? key + 1 : out);
        }
    }
}

static bool is_noise(const char *line)
{
    static const char *const heads[] = {"@overlay ", "  cc  ", "  ar  ", "  link ",
                                        "make: ",    "make[",  "\n",     "collect2: "};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (!strncmp(line, heads[i], strlen(heads[i]))) return true;
    return false;
}

static void read_words(const char *text, char *says, size_t room)
{
    size_t used = 0;
    says[0] = 0;
    while (*text) {
        size_t len = strcspn(text, "\n");
        len += text[len] == '\n';
        if (!is_noise(text) && used + len + 1 < room) {
            memcpy(says + used, text, len);
            used += len;
            says[used] = 0;
        }
        text += len;
    }
}

// make's "*** [Makefile:117: OUT/session.o] Error 1" names what could not be made.
static bool named_failed(const char *text, const char *out)
{
    size_t len = strlen(out);
    for (const char *at = text; len && (at = strstr(at, ": *** [")); at++) {
        const char *target = strstr(at + 7, ": ");
        if (target && !strncmp(target + 2, out, len) && target[2 + len] == '/') return true;
    }
    return false;
}

// Sets what became of each; false when that can't be told from what make said.
static bool read_ends(const char *text, bool all_made, struct build_overlay *o, int count)
{
    bool told = all_made;
    for (int i = 0; i < count; i++) told |= named_failed(text, o[i].out);
    for (int i = 0; i < count; i++) {
        o[i].ok = all_made || (told && o[i].out[0] && !named_failed(text, o[i].out));
        if (!o[i].ok) read_words(text, o[i].says, sizeof o[i].says);
    }
    return told;
}

bool build_nameable(const char *dir)
{
    for (const char *c = dir; *c; c++)
        if (!isalnum((unsigned char)*c) && (unsigned char)*c < 0x80 && !strchr("/._-+", *c))
            return false;
    return *dir && *dir != '-' && strlen(dir) < sizeof((struct build_overlay *)0)->dir - 64;
}

// *told: it is known what became of each.
static int make(const struct build_how *how, struct build_overlay *o, int count, bool *told)
{
    char dirs[16384] = "OVERLAY=", cc[64], san[64] = "", profile[64], programs[128], whose[160];
    for (int i = 0; i < count; i++) {
        if (strlen(dirs) + strlen(o[i].dir) + 2 > sizeof dirs) return -E2BIG;
        if (!build_nameable(o[i].dir)) return -EINVAL;
        strcat(strcat(dirs, i ? " " : ""), o[i].dir);
    }
    snprintf(cc, sizeof cc, "CC=%s", how->cc ? how->cc : "gcc");
    snprintf(profile, sizeof profile, "PROFILE=%s", how->profile ? how->profile : "verdict");
    if (how->san) snprintf(san, sizeof san, "SAN=%s", how->san);
    snprintf(programs, sizeof programs, "PROGRAMS=%s",
             how->programs ? how->programs : "test bench bench_bare");
    snprintf(whose, sizeof whose, "EXERCISE=%s", how->exercise);
    const char *argv[] = {"make", "-j2",   "-k",     "overlays", dirs,
                          cc,     profile, programs, whose,      how->san ? san : NULL,
                          NULL};
    struct run_result r;
    int error =
        run_program(&(struct run){.argv = argv,
                                  .in = -1,
                                  .out = -1,
                                  .cpu_seconds = 300,
                                  .memory_bytes = (size_t)4 << 30,
                                  .each_seconds = how->each_seconds ? how->each_seconds : 60,
                                  .each_bytes = (size_t)2 << 30,
                                  .ours = true},
                    &r);
    if (error) return error;
    read_places(r.output, o, count);
    *told = read_ends(r.output, r.end == RUN_EXITED && r.code == 0, o, count);
    run_clean(&r);
    return 0;
}

// What this process has built already: the proof judges many folders against the same two.
enum { REMEMBERED = 128 };
static struct {
    struct build_how how;
    char exercise[64];
    bool stands_for_all; // whatever programs are asked for
    struct build_overlay overlay;
} remembered[REMEMBERED];
static int remembered_count;

static bool same_word(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

static bool recall(const struct build_how *how, struct build_overlay *o)
{
    for (int i = 0; i < remembered_count; i++) {
        const struct build_how *then = &remembered[i].how;
        if (strcmp(remembered[i].exercise, how->exercise) ||
            strcmp(remembered[i].overlay.dir, o->dir) || !same_word(then->cc, how->cc) ||
            !same_word(then->san, how->san) || !same_word(then->profile, how->profile) ||
            (!remembered[i].stands_for_all && !same_word(then->programs, how->programs)))
            continue;
        *o = remembered[i].overlay;
        return true;
    }
    return false;
}

static void remember(const struct build_how *how, const struct build_overlay *o, bool for_all)
{
    if (remembered_count == REMEMBERED) remembered_count = 0;
    remembered[remembered_count].how = *how; // its words are literals
    snprintf(remembered[remembered_count].exercise, 64, "%s", how->exercise);
    remembered[remembered_count].stands_for_all = for_all;
    remembered[remembered_count++].overlay = *o;
}

static int build(const struct build_how *how, struct build_overlay *overlays, int count,
                 bool for_all)
{
    bool all = true, told = true;
    for (int i = 0; i < count; i++) all = recall(how, &overlays[i]) && all;
    if (all) return 0;
    int fd = lock();
    if (fd < 0) return -errno;
    int error = make(how, overlays, count, &told);
    bool one_by_one = !told && count > 1;
    for (int i = 0; i < count && !error; i++) {
        if (one_by_one) error = make(how, &overlays[i], 1, &told);
        if (!error) remember(how, &overlays[i], for_all);
    }
    close(fd);
    return error;
}

int build_overlays(const struct build_how *how, struct build_overlay *overlays, int count)
{
    return build(how, overlays, count, false);
}

int build_ahead(const struct build_how *how, struct build_overlay *overlays, int count)
{
    return build(how, overlays, count, true);
}

void build_forget(void)
{
    remembered_count = 0;
}
