// An exercise is what lies in the tree, so there is no list to keep: a folder exercises/NN.K-slug
// with a README.md is one, the front matter says what it asks of the judge, and the files to edit
// are those that solutions/NN.K-slug has. Everything is read anew at each call; fifty READMEs take
// a millisecond.
//
// What goes wrong is said in exercise_error(), with the file and the line where there is one.

#include "exercise.h"

#include "frontmatter.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char error_text[512];

const char *exercise_error(void)
{
    return error_text;
}

__attribute__((format(printf, 2, 3))) static int fail(int error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error_text, sizeof error_text, format, args);
    va_end(args);
    return error;
}

// "03.1-free-list", or "3.1": two numbers, and where the rest begins.
static bool numbers_of(const char *name, unsigned long *lesson, unsigned long *number,
                       const char **rest)
{
    char *end;
    if (!isdigit((unsigned char)*name)) return false;
    *lesson = strtoul(name, &end, 10);
    if (*end != '.' || !isdigit((unsigned char)end[1])) return false;
    *number = strtoul(end + 1, &end, 10);
    *rest = end;
    return true;
}

static bool is_slug(const char *s)
{
    return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

// A folder that has no README.md yet is one that is being written.
static int is_exercise(const struct dirent *d)
{
    unsigned long lesson, number;
    const char *rest;
    char readme[300];
    snprintf(readme, sizeof readme, "exercises/%s/README.md", d->d_name);
    return numbers_of(d->d_name, &lesson, &number, &rest) && *rest == '-' && is_slug(rest + 1) &&
           access(readme, F_OK) == 0;
}

static int is_lesson(const struct dirent *d)
{
    const char *s = d->d_name + strspn(d->d_name, "0123456789");
    return s > d->d_name && *s == '-' && is_slug(s + 1);
}

static int is_c_file(const struct dirent *d)
{
    size_t length = strlen(d->d_name);
    return length > 2 && d->d_name[0] != '.' && strcmp(d->d_name + length - 2, ".c") == 0;
}

// By number, not by letter: 03.10 comes after 03.2.
static int by_number(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

static int by_address(const void *a, const void *b)
{
    const struct exercise *x = a, *y = b;
    unsigned long l1 = 0, n1 = 0, l2 = 0, n2 = 0;
    const char *rest;
    numbers_of(x->name, &l1, &n1, &rest);
    numbers_of(y->name, &l2, &n2, &rest);
    if (l1 != l2) return l1 < l2 ? -1 : 1;
    if (n1 != n2) return n1 < n2 ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void free_entries(struct dirent **entries, int count)
{
    for (int i = 0; i < count; i++) free(entries[i]);
    free(entries);
}

// Four buffers take turns, so that one call of printf can hold four paths.
static const char *path_in(const char *folder, const char *name)
{
    static char paths[4][96];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

const char *exercise_dir(const struct exercise *e)
{
    return path_in("exercises", e->name);
}

const char *exercise_work(const struct exercise *e)
{
    return path_in("work", e->name);
}

const char *exercise_solution(const struct exercise *e)
{
    return path_in("solutions", e->name);
}

// An exercise without a solution is one that is still being written: it has no files to edit.
static int read_files(struct exercise *e)
{
    struct dirent **entries;
    int count = scandir(exercise_solution(e), &entries, is_c_file, by_number), error = 0;
    if (count < 0)
        return errno == ENOENT ? 0 : fail(-errno, "%s: %s", exercise_solution(e), strerror(errno));
    if (count > EXERCISE_FILES)
        error =
            fail(-E2BIG, "%s: more than %d files to edit", exercise_solution(e), EXERCISE_FILES);
    for (int i = 0; i < count && !error; i++) {
        if (strlen(entries[i]->d_name) >= sizeof e->files[0])
            error = fail(-ENAMETOOLONG, "%s/%s: the name is too long", exercise_solution(e),
                         entries[i]->d_name);
        else
            strcpy(e->files[e->file_count++], entries[i]->d_name);
    }
    free_entries(entries, count);
    return error;
}

static int load(struct exercise *e, const char *name)
{
    unsigned long lesson, number;
    const char *rest;
    char readme[128];
    *e = (struct exercise){.test_seconds = 2};
    if (!numbers_of(name, &lesson, &number, &rest) || strlen(name) >= sizeof e->name ||
        (size_t)(rest - name) >= sizeof e->address)
        return fail(-ENAMETOOLONG, "exercises/%s: the name is too long", name);
    strcpy(e->name, name);
    memcpy(e->address, name, (size_t)(rest - name));
    snprintf(readme, sizeof readme, "%s/README.md", exercise_dir(e));
    int error = frontmatter_read(readme, e, error_text, sizeof error_text);
    return error ? error : read_files(e);
}

int exercise_all(struct exercise **list)
{
    struct dirent **entries;
    int count = scandir("exercises", &entries, is_exercise, by_number), error = 0;
    if (count < 0) return fail(-errno, "exercises: %s", strerror(errno));
    struct exercise *all = calloc((size_t)count + 1, sizeof *all);
    if (!all) error = fail(-ENOMEM, "out of memory");
    for (int i = 0; i < count && !error; i++) error = load(&all[i], entries[i]->d_name);
    free_entries(entries, count);
    if (!error) qsort(all, (size_t)count, sizeof *all, by_address);
    for (int i = 1; i < count && !error; i++)
        if (strcmp(all[i - 1].address, all[i].address) == 0)
            error =
                fail(-EEXIST, "exercises: %s and %s have one number", all[i - 1].name, all[i].name);
    if (error) {
        free(all);
        return error;
    }
    *list = all;
    return count;
}

// Levenshtein's distance: insertions, deletions and substitutions. See Navarro, "A Guided Tour to
// Approximate String Matching", 2001, section 3.1.
static size_t distance(const char *a, const char *b)
{
    size_t row[64], columns = strlen(b);
    if (columns >= 64) return SIZE_MAX;
    for (size_t j = 0; j <= columns; j++) row[j] = j;
    for (size_t i = 1; *a; a++, i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t best = diagonal + (*a != b[j - 1]);
            diagonal = row[j];
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            if (row[j] + 1 < best) best = row[j] + 1;
            row[j] = best;
        }
    }
    return row[columns];
}

// How far what was typed is from an exercise's name, its address or its slug.
static size_t distance_to(const char *what, const char *name)
{
    const char *slug = strchr(name, '-') + 1;
    char address[64];
    snprintf(address, sizeof address, "%.*s", (int)(slug - 1 - name), name);
    size_t best = distance(what, name), other = distance(what, slug);
    if (other < best) best = other;
    other = distance(what, address);
    return other < best ? other : best;
}

static bool is_it(const char *what, const char *name)
{
    unsigned long l1 = 0, n1 = 0, l2 = 0, n2 = 0;
    const char *rest, *slug;
    if (strcmp(what, name) == 0) return true;
    return numbers_of(what, &l1, &n1, &rest) && !*rest && numbers_of(name, &l2, &n2, &slug) &&
           l1 == l2 && n1 == n2;
}

int exercise_find(const char *what, struct exercise *e)
{
    struct dirent **entries;
    size_t least = SIZE_MAX;
    int count = scandir("exercises", &entries, is_exercise, by_number), near = -1, it = -1;
    *e = (struct exercise){0};
    if (count < 0) return fail(-errno, "exercises: %s", strerror(errno));
    for (int i = 0; i < count && it < 0; i++) {
        size_t d = distance_to(what, entries[i]->d_name);
        if (is_it(what, entries[i]->d_name)) it = i;
        if (d < least) least = d, near = i;
    }
    int error;
    if (it >= 0) {
        error = load(e, entries[it]->d_name);
    } else if (near >= 0 && least <= 1 + strlen(what) / 4 && load(e, entries[near]->d_name) == 0) {
        error = fail(-ENOENT, "there is no exercise %s; the nearest is %s; make shows the list",
                     what, e->name);
    } else {
        *e = (struct exercise){0};
        error = fail(-ENOENT, "there is no exercise %s: make shows the list", what);
    }
    free_entries(entries, count);
    return error;
}

int exercise_lessons(char (**list)[64])
{
    struct dirent **entries;
    int count = scandir("lessons", &entries, is_lesson, by_number), used = 0;
    if (count < 0) return fail(-errno, "lessons: %s", strerror(errno));
    char(*all)[64] = calloc((size_t)count + 1, sizeof *all);
    for (int i = 0; i < count && all; i++)
        if (strlen(entries[i]->d_name) < sizeof *all) strcpy(all[used++], entries[i]->d_name);
    free_entries(entries, count);
    if (!all) return fail(-ENOMEM, "out of memory");
    *list = all;
    return used;
}

static int copy_file(const char *from, const char *to)
{
    char block[4096];
    size_t size;
    FILE *in = fopen(from, "re"), *out = in ? fopen(to, "we") : NULL;
    if (!out) {
        int error = fail(-errno, "%s: %s", in ? to : from, strerror(errno));
        if (in) fclose(in);
        return error;
    }
    while ((size = fread(block, 1, sizeof block, in)) > 0) fwrite(block, 1, size, out);
    int broken = ferror(in) | ferror(out);
    fclose(in);
    if (fclose(out) || broken) return fail(-EIO, "%s: can't be written", to);
    return 0;
}

// The root's flags, as they must read two folders further down, and the exercise's header.
static int write_flags(const struct exercise *e, const char *dir)
{
    char path[128], line[256];
    snprintf(path, sizeof path, "%s/compile_flags.txt", dir);
    FILE *in = fopen("compile_flags.txt", "re"), *out = fopen(path, "we");
    if (out) fprintf(out, "-I../../%s\n", exercise_dir(e));
    while (in && out && fgets(line, sizeof line, in)) {
        bool relative = strncmp(line, "-I", 2) == 0 && line[2] != '/';
        fprintf(out, "%s%s", relative ? "-I../../" : "", relative ? line + 2 : line);
    }
    if (in) fclose(in);
    if (!out || fclose(out)) return fail(-errno, "%s: %s", path, strerror(errno));
    return 0;
}

// One line, so that plain `make check` works where the learner works.
static int write_makefile(const struct exercise *e, const char *dir)
{
    char path[128];
    snprintf(path, sizeof path, "%s/Makefile", dir);
    FILE *out = fopen(path, "we");
    if (out)
        fprintf(out,
                "check watch hint reset diff solution bench debug handin: ; "
                "@$(MAKE) -s --no-print-directory -C ../.. build/bin/judge && "
                "cd ../.. && build/bin/judge $@ %s $(OVERLAY)\n"
                "escape: ; @$(MAKE) --no-print-directory -C ../.. $@-%s\n",
                e->address, e->address);
    if (!out || fclose(out)) return fail(-errno, "%s: %s", path, strerror(errno));
    return 0;
}

static void remove_folder(const struct exercise *e, const char *dir)
{
    char path[256];
    for (int i = 0; i < e->file_count; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, e->files[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/compile_flags.txt", dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/Makefile", dir);
    unlink(path);
    rmdir(dir);
}

// It is filled beside its place and then renamed, so that one that is there is whole.
int exercise_begin(const struct exercise *e)
{
    char dir[96], from[192], to[192];
    const char *work = exercise_work(e);
    if (access(work, F_OK) == 0) return 0;
    if (e->file_count == 0) return fail(-ENOENT, "%s: no .c files", exercise_solution(e));
    snprintf(dir, sizeof dir, "work/.%s.%d", e->name, (int)getpid());
    if ((mkdir("work", 0777) && errno != EEXIST) || (mkdir(dir, 0777) && errno != EEXIST))
        return fail(-errno, "%s: %s", dir, strerror(errno));
    int error = write_flags(e, dir);
    if (!error) error = write_makefile(e, dir);
    for (int i = 0; i < e->file_count && !error; i++) {
        snprintf(from, sizeof from, "%s/%s", exercise_dir(e), e->files[i]);
        snprintf(to, sizeof to, "%s/%s", dir, e->files[i]);
        error = copy_file(from, to);
    }
    if (!error && rename(dir, work) == 0) return 1;
    int cause = errno;
    bool lost_race = !error && (cause == ENOTEMPTY || cause == EEXIST);
    remove_folder(e, dir);
    if (error || lost_race) return error;
    return fail(-cause, "%s: %s", work, strerror(cause));
}
