// tar packs: `handin-03-who/03.1-free-list/...` as it stands in work/, and
// `handin-03-who/attempts`, the lines of work/.attempts that are the lesson's. Whoever unpacks it
// can judge each folder as an overlay.

#include "handin.h"

#include "attempts.h"
#include "exercise.h"
#include "work.h"

#include <ctype.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDERS = 64 };

#define STAGE "build/handin" // holds the attempts until they are packed

struct handin {
    unsigned long lesson;
    char who[64];
    char names[FOLDERS][64]; // in work/
    int count;
};

// Lower case, digits and dashes: "José Núñez" is "jos-n-ez".
static void name_into(char *who, size_t size, const char *name)
{
    size_t used = 0;
    for (; *name && used + 1 < size; name++) {
        bool plain = isascii(*name) && isalnum((unsigned char)*name);
        if (plain)
            who[used++] = (char)tolower((unsigned char)*name);
        else if (used && who[used - 1] != '-')
            who[used++] = '-';
    }
    while (used && who[used - 1] == '-') used--;
    who[used] = '\0';
}

static void find_who(char *who, size_t size)
{
    char name[128] = "";
    const char *told = getenv("WHO"), *login = getenv("USER");
    struct passwd *user = getpwuid(getuid());
    name_into(who, size, told ? told : "");
    FILE *git = *who ? NULL : popen("git config user.name 2>/dev/null", "re");
    if (git && fgets(name, sizeof name, git)) name_into(who, size, name);
    if (git) pclose(git);
    if (!*who && login) name_into(who, size, login);
    if (!*who && user) name_into(who, size, user->pw_name);
    if (!*who) strcpy(who, "someone");
}

// What is begun of the lesson.
static int find_folders(struct handin *h)
{
    struct exercise *list;
    int count = exercise_all(&list);
    if (count < 0) return count;
    for (int i = 0; i < count && h->count < FOLDERS; i++)
        if (strtoul(list[i].name, NULL, 10) == h->lesson &&
            access(exercise_work(&list[i]), F_OK) == 0)
            strcpy(h->names[h->count++], list[i].name);
    free(list);
    return 0;
}

// The lines as they are. In a line's texts quotes have a backslash, so that only the field matches.
static int copy_attempts(const struct handin *h)
{
    char *line = NULL;
    size_t room = 0;
    FILE *in = fopen(ATTEMPTS_PATH, "re"), *out = fopen(STAGE "/attempts", "we");
    while (in && out && getline(&line, &room, in) >= 0) {
        const char *field = strstr(line, "\"exercise\":\"");
        if (field && strtoul(field + 12, NULL, 10) == h->lesson) fputs(line, out);
    }
    free(line);
    if (in) fclose(in);
    return !out || fclose(out) ? -errno : 0;
}

static int pack(const struct handin *h, const char *tarball)
{
    char folder[128];
    const char *argv[FOLDERS + 24] = {"tar",
                                      "--create",
                                      "--file",
                                      tarball,
                                      "--use-compress-program=gzip -n",
                                      "--sort=name",
                                      "--format=ustar",
                                      "--mtime=@0",
                                      "--owner=0",
                                      "--group=0",
                                      "--numeric-owner",
                                      "--mode=u+rwX,go+rX,go-w",
                                      folder,
                                      "--exclude=Makefile",
                                      "--exclude=compile_flags.txt"};
    int argc = 15;
    snprintf(folder, sizeof folder, "--transform=s,^,handin-%02lu-%s/,", h->lesson, h->who);
    argv[argc++] = "-C";
    argv[argc++] = "work";
    for (int i = 0; i < h->count; i++) argv[argc++] = h->names[i];
    argv[argc++] = "-C";
    argv[argc++] = "../" STAGE;
    argv[argc++] = "attempts";
    return work_command(argv);
}

static int complain(const char *what, int error)
{
    fprintf(stderr, "handin: %s: %s\n", what, strerror(error));
    return 2;
}

int handin_pack(const char *what)
{
    struct handin h = {0};
    char *end, tarball[160];
    h.lesson = strtoul(what, &end, 10);
    if (end == what || (*end && *end != '.' && *end != '-')) {
        fprintf(stderr, "handin: which lesson? for instance make handin-03\n");
        return 2;
    }
    if (find_folders(&h) < 0) {
        fprintf(stderr, "handin: %s\n", exercise_error());
        return 2;
    }
    if (!h.count) {
        printf("Nothing of lesson %02lu is begun.\n", h.lesson);
        return 1;
    }
    find_who(h.who, sizeof h.who);
    if (mkdir("build", 0777) && errno != EEXIST) return complain("build", errno);
    if (mkdir(STAGE, 0777) && errno != EEXIST) return complain(STAGE, errno);
    int error = copy_attempts(&h);
    if (error) return complain(STAGE, -error);
    snprintf(tarball, sizeof tarball, "build/handin-%02lu-%s.tar.gz", h.lesson, h.who);
    if (pack(&h, tarball)) {
        fprintf(stderr, "handin: tar could not write %s\n", tarball);
        return 2;
    }
    printf("%s holds", tarball);
    for (int i = 0; i < h.count; i++) printf(" %s", h.names[i]);
    printf(" and your attempts. WHO=... gives it another name.\n");
    return 0;
}
