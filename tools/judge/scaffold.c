#include "scaffold.h"

#include "exercise.h"

#include <ctype.h>
#include <errno.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TEMPLATE "tools/judge/scaffold/"

// nftw's visitor has no argument of its own.
static struct names {
    char name[64], upper[64], title[64], exercise[64], address[8];
} names;

static int refuse(const char *name, const char *why)
{
    fprintf(stderr, "new: %s: %s\n", name, why);
    return 2;
}

// "09.1-free-list": two digits, so that folders sort; a slug of small letters.
static bool names_of(const char *name, struct names *n)
{
    size_t lesson = strspn(name, "0123456789");
    if (lesson != 2 || name[2] != '.') return false;
    size_t number = strspn(name + 3, "0123456789");
    const char *slug = name + 3 + number + 1;
    if (number < 1 || number > 3 || slug[-1] != '-' || !islower((unsigned char)*slug)) return false;
    if (strlen(name) >= sizeof n->exercise - 10 ||
        strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(slug))
        return false;
    strcpy(n->exercise, name);
    snprintf(n->address, sizeof n->address, "%.*s", (int)(slug - 1 - name), name);
    for (size_t i = 0; slug[i]; i++) {
        n->name[i] = slug[i] == '-' ? '_' : slug[i];
        n->title[i] = slug[i] == '-' ? ' ' : slug[i];
        n->upper[i] = (char)toupper((unsigned char)n->name[i]);
    }
    *n->title = (char)toupper((unsigned char)*n->title);
    return true;
}

// Writes text with what stands for something replaced.
static void fill_in(FILE *out, const char *text)
{
    const struct {
        const char *mark, *value;
    } marks[] = {{"__name__", names.name},
                 {"__NAME__", names.upper},
                 {"__title__", names.title},
                 {"__exercise__", names.exercise},
                 {"__address__", names.address}};
    while (*text) {
        size_t i = 0;
        while (i < 5 && strncmp(text, marks[i].mark, strlen(marks[i].mark)) != 0) i++;
        if (i < 5) {
            fputs(marks[i].value, out);
            text += strlen(marks[i].mark);
        } else {
            fputc(*text++, out);
        }
    }
}

static int make_file(const char *from, const char *to)
{
    char *text = NULL;
    size_t room = 0;
    FILE *in = fopen(from, "re"), *out = in ? fopen(to, "wxe") : NULL;
    if (out && getdelim(&text, &room, '\0', in) > 0) fill_in(out, text);
    int error = !out || fclose(out) ? errno : 0;
    if (in) fclose(in);
    free(text);
    return error;
}

static int make_one(const char *from, const struct stat *st, int type, struct FTW *at)
{
    char to[512] = "";
    (void)st;
    if (at->level == 0) return 0;
    FILE *path = fmemopen(to, sizeof to, "we");
    if (!path) return errno;
    fill_in(path, from + strlen(TEMPLATE));
    fclose(path);
    if (type != FTW_D) return make_file(from, to);
    return mkdir(to, 0777) && errno != EEXIST ? errno : 0;
}

int scaffold_make(const char *name)
{
    struct exercise e;
    names = (struct names){0};
    if (!names_of(name, &names)) return refuse(name, "the form is 09.1-slug");
    int found = exercise_find(names.address, &e);
    if (found == 0) return refuse(name, "this number is taken");
    if (found != -ENOENT) return refuse(name, exercise_error());
    int error = nftw(TEMPLATE, make_one, 16, FTW_PHYS);
    if (error) return refuse(name, error > 0 ? strerror(error) : "no " TEMPLATE);
    printf("exercises/%s/ and solutions/%s/ are there, as an exercise that works.\n"
           "Replace what they do by what you want to teach, and prove it:\n"
           "    build/bin/judge prove %s\n",
           name, name, names.address);
    return 0;
}
