// Texts are read when they are first asked for, then cut into views.

#include "data.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void stop(const char *path)
{
    fprintf(stderr, "%s: %s (run it in the course's root)\n", path, strerror(errno));
    exit(1);
}

const char *data_path(const char *name)
{
    static char path[256];
    int folder = (int)(strrchr(__FILE__, '/') - __FILE__);
    snprintf(path, sizeof path, "%.*s/%s", folder, __FILE__, name);
    FILE *f = fopen(path, "r");
    if (!f) stop(path);
    fclose(f);
    return path;
}

static const struct data *data(struct data *d, const char *name)
{
    if (d->lines) return d;
    char *text = NULL;
    size_t room = 0;
    FILE *f = fopen(data_path(name), "r");
    ssize_t len = f ? getdelim(&text, &room, 0, f) : -1;
    if (len < 0) stop(name);
    fclose(f);
    d->text = (struct view){text, (size_t)len};
    for (struct view rest = d->text; rest.len && d->lines < DATA_LINES;)
        d->line[d->lines++] = view_cut(&rest, '\n');
    return d;
}

const struct data *data_unicode(void)
{
    static struct data d;
    if (d.lines) return &d;
    data(&d, "unicode.txt");
    for (size_t i = 0; i < d.lines; i++) {
        struct view rest = d.line[i];
        view_cut(&rest, ';');
        d.name[i] = view_cut(&rest, ';');
    }
    return &d;
}

const struct data *data_depends(void)
{
    static struct data d;
    return data(&d, "depends.txt");
}
