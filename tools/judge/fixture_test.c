#include "fixture.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[256];

void fixture_enter(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(root, sizeof root, "%s/judge.XXXXXX", tmp ? tmp : "/tmp");
    cr_assert(mkdtemp(root) && chdir(root) == 0, "%s: no temporary directory", root);
}

void fixture_enter_tree(void)
{
    static const char *const parts[] = {"Makefile", "pkg", "tools", "build"};
    char tree[256], part[512];
    cr_assert(getcwd(tree, sizeof tree));
    fixture_enter();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(part, sizeof part, "%s/%s", tree, parts[i]);
        cr_assert_eq(symlink(part, parts[i]), 0);
    }
    mkdir("exercises", 0777);
    mkdir("solutions", 0777);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st, (void)type, (void)at;
    return remove(path);
}

void fixture_leave(void)
{
    if (chdir("/") == 0) nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void fixture_write(const char *path, const char *text)
{
    char folder[256];
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        mkdir(folder, 0777);
    }
    FILE *f = fopen(path, "we");
    cr_assert(f, "%s: can't be written", path);
    fputs(text, f);
    cr_assert_eq(fclose(f), 0);
}

char *fixture_read(const char *path)
{
    FILE *f = fopen(path, "re");
    if (!f) return NULL;
    char *text = NULL;
    size_t room = 0;
    if (getdelim(&text, &room, '\0', f) < 0) *(text = realloc(text, 1)) = '\0';
    fclose(f);
    return text;
}

void fixture_exercise(const char *name)
{
    char path[256], text[512];
    snprintf(path, sizeof path, "exercises/%s/README.md", name);
    snprintf(text, sizeof text, "---\nlevel: core\nminutes: 10\n---\n# %.*s A title\n\nA task.\n",
             (int)strcspn(name, "-"), name);
    fixture_write(path, text);
    snprintf(path, sizeof path, "exercises/%s/hints.md", name);
    fixture_write(path, "# Hints\n\n## 1 Nudge\n\nThink.\n\n## 2 Place\n\nLook at open.\n\n"
                        "## 3 Technique\n\nKeep a list.\n");
    snprintf(path, sizeof path, "exercises/%s/session.c", name);
    fixture_write(path, "// TODO: fast\nint slow;\n");
    snprintf(path, sizeof path, "solutions/%s/session.c", name);
    fixture_write(path, "int fast;\n");
    snprintf(path, sizeof path, "solutions/%s/README.md", name);
    fixture_write(path, "# Why this way\n\nBecause.\n");
}

char *fixture_output(int (*fn)(const void *arg), const void *arg, const char *input, int *status)
{
    int out = dup(1), err = dup(2), in = dup(0);
    FILE *to = tmpfile(), *from = tmpfile();
    cr_assert(to && from && fputs(input, from) >= 0);
    rewind(from);
    fflush(NULL);
    dup2(fileno(from), 0);
    dup2(fileno(to), 1);
    dup2(fileno(to), 2);
    int result = fn(arg);
    fflush(NULL);
    dup2(out, 1);
    dup2(err, 2);
    dup2(in, 0);
    close(out), close(err), close(in);
    fclose(from);
    clearerr(stdin);
    if (status) *status = result;
    char *text = NULL;
    size_t room = 0;
    rewind(to);
    if (getdelim(&text, &room, '\0', to) < 0) *(text = realloc(text, 1)) = '\0';
    fclose(to);
    return text;
}
