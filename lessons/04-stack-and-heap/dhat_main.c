// What DHAT says of the five functions of handler.c. The program has itself run by valgrind, does
// the work there, and reads the file that DHAT writes: a line a field, see the manual's chapter 10
// and the text at the bottom of dh_view.html.

#include "handler.h"
#include "targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int work(void)
{
    int odd = 0;
    for (int i = 0; i < TARGETS; i++) {
        struct client c;
        if (handler_open(&c)) return 1;
        odd += handler_wants_package(targets[i]) && handler_climbs_out(targets[i]);
        struct name *name = handler_file_name(targets[i]);
        if (!name || (name->len == 9 && handler_moved(targets[i], "/debian/README"))) return 1;
        free(name);
        free(c.buffer);
    }
    return odd;
}

struct point {
    long long bytes, blocks, lifetime, read, written;
    int frame[16], frames;
};

enum { POINTS = 64, FRAMES = 128 };
static struct point points[POINTS];
static char frames[FRAMES][256];

static void read_frames(struct point *p, char *at)
{
    while (p->frames < 16 && (at = strpbrk(at, "[,"))) p->frame[p->frames++] = atoi(++at);
}

// Returns how many points there are.
static int read_file(FILE *f)
{
    char line[4096];
    int count = 0, frame_count = -1;
    while (fgets(line, sizeof line, f)) {
        struct point *p = count ? &points[count - 1] : points;
        long long a, b;
        char *at;
        if ((at = strstr(line, "\"tb\":")) && count < POINTS) {
            p = &points[count++];
            sscanf(at, "\"tb\":%lld,\"tbk\":%lld", &p->bytes, &p->blocks);
        } else if (sscanf(line, " ,\"tl\":%lld", &a) == 1) {
            p->lifetime = a;
        } else if (sscanf(line, " ,\"rb\":%lld,\"wb\":%lld", &a, &b) == 2) {
            p->read = a, p->written = b;
        } else if ((at = strstr(line, "\"fs\":"))) {
            read_frames(p, at);
        } else if (strstr(line, "\"ftbl\":")) {
            frame_count = 0;
        } else if (frame_count >= 0 && frame_count < FRAMES && (at = strchr(line, '"'))) {
            snprintf(frames[frame_count++], sizeof frames[0], "%s", at + 1);
        }
    }
    return count;
}

static void show(const char *function, int count)
{
    char mark[64];
    snprintf(mark, sizeof mark, ": %s (", function);
    for (struct point *p = points; p < points + count; p++)
        for (int i = 0; i < p->frames; i++) {
            if (!strstr(frames[p->frame[i] % FRAMES], mark)) continue;
            double life = (double)p->lifetime / (double)p->blocks;
            printf("%-22s %6lld %7lld %13.0f %7lld %8lld\n", function, p->blocks, p->bytes, life,
                   p->read, p->written);
            printf("m dhat_%s_blocks %lld\nm dhat_%s_bytes %lld\nm dhat_%s_life %.0f\n", function,
                   p->blocks, function, p->bytes, function, life);
            printf("m dhat_%s_read %lld\nm dhat_%s_written %lld\n", function, p->read, function,
                   p->written);
        }
}

int main(int argc, char **argv)
{
    static const char *const functions[] = {"handler_wants_package", "handler_climbs_out",
                                            "handler_file_name", "handler_open", "handler_moved"};
    char command[4096];
    if (argc > 1) return work();
    snprintf(command, sizeof command,
             "valgrind -q --tool=dhat --dhat-out-file=build/dhat.out %s work >&2", argv[0]);
    if (system(command)) return fputs("dhat: valgrind could not run this program\n", stderr), 1;
    FILE *f = fopen("build/dhat.out", "r");
    if (!f) return perror("build/dhat.out"), 1;
    puts("asked for in           blocks   bytes  lives on average    read  written");
    int count = read_file(f);
    fclose(f);
    for (int i = 0; i < 5; i++) show(functions[i], count);
    return 0;
}
