// The graph is VCG, a node or an edge a line:
//   node: { title: "T" label: "NAME\nFILE:L:C\nN bytes (static)\nK dynamic objects\n x FILE:L:C" }
//   edge: { sourcename: "T" targetname: "T" label: "FILE:L:C" }
#include "frames.h"

#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const frames_kinds[] = {"static", "dynamic, bounded", "dynamic"};

static char *quoted(const char *line, const char *key)
{
    const char *at = strstr(line, key);
    if (!at) return memory_text("", 0);
    at += strlen(key);
    return memory_text(at, strcspn(at, "\""));
}

// A function of an earlier file that is only called there is the one that is defined here.
static size_t find(struct frames *frames, const char *title)
{
    for (size_t i = 0; i < frames->count; i++)
        if (!strcmp(frames->list[i].title, title)) return i;
    frames->list = memory_grow(frames->list, frames->count, sizeof *frames->list);
    frames->list[frames->count] = (struct frame){.title = title, .name = title};
    return frames->count++;
}

static void dynamic(struct frame *f, char *line)
{
    char *at = strchr(line + 1, ' ');
    struct gimple_place place;
    if (*line != ' ' || !at || !gimple_place_read(&place, at + 1, strlen(at + 1))) return;
    f->dynamic = memory_grow(f->dynamic, f->dynamic_count, sizeof *f->dynamic);
    f->dynamic_names = memory_grow(f->dynamic_names, f->dynamic_count, sizeof *f->dynamic_names);
    bool alloca = !strncmp(line + 1, "(null)", 6);
    f->dynamic_names[f->dynamic_count] =
        alloca ? NULL : memory_text(line + 1, (size_t)(at - line - 1));
    f->dynamic[f->dynamic_count++] = place;
}

static void node(struct frames *frames, const char *line)
{
    size_t index = find(frames, quoted(line, "title: \""));
    struct frame *f = &frames->list[index];
    char *label = quoted(line, "label: \""), *part = label;
    for (int row = 0; part; row++) {
        char *end = strstr(part, "\\n");
        if (end) *end = '\0';
        if (row == 0)
            f->name = part;
        else if (row == 1)
            gimple_place_read(&f->at, part, strlen(part));
        else if (row == 2) {
            f->known = true;
            f->bytes = strtoul(part, NULL, 10);
            f->kind = strstr(part, "bounded") ? FRAMES_BOUNDED
                      : strstr(part, "(dyn")  ? FRAMES_DYNAMIC
                                              : FRAMES_STATIC;
        } else if (row > 3)
            dynamic(f, part);
        part = end ? end + 2 : NULL;
    }
}

static void edge(struct frames *frames, const char *line)
{
    size_t from = find(frames, quoted(line, "sourcename: \""));
    size_t to = find(frames, quoted(line, "targetname: \""));
    struct frame *f = &frames->list[from];
    for (size_t i = 0; i < f->callee_count; i++)
        if (f->callees[i] == to) return;
    f->callees = memory_grow(f->callees, f->callee_count, sizeof *f->callees);
    f->callees[f->callee_count++] = to;
}

int frames_read(struct frames *frames, const char *path)
{
    char *text = memory_file(path);
    if (!text) return -errno;
    for (char *line = text, *save = NULL; (line = strtok_r(line, "\n", &save)); line = NULL) {
        if (!strncmp(line, "node:", 5)) node(frames, line);
        if (!strncmp(line, "edge:", 5)) edge(frames, line);
    }
    return 0;
}

enum { NEW, OPEN, DONE };

// A callee that is open is an ancestor: all between are on a cycle.
static void visit(struct frames *frames, size_t at, size_t *path, size_t depth)
{
    struct frame *f = &frames->list[at];
    f->visit = OPEN;
    f->next = at;
    path[depth] = at;
    unsigned long below = 0;
    for (size_t i = 0; i < f->callee_count; i++) {
        size_t to = f->callees[i];
        struct frame *g = &frames->list[to];
        if (g->visit == OPEN) {
            for (size_t k = depth; frames->list[path[k]].recursive = true, path[k] != to; k--)
                continue;
            continue;
        }
        if (g->visit == NEW) visit(frames, to, path, depth + 1);
        if (g->known && g->deepest > below) {
            below = g->deepest;
            f->next = to;
        }
    }
    f->deepest = f->bytes + below;
    f->visit = DONE;
}

void frames_deepest(struct frames *frames)
{
    size_t *path = memory_new(frames->count, sizeof *path);
    for (size_t i = 0; i < frames->count; i++)
        if (frames->list[i].visit == NEW) visit(frames, i, path, 0);
}
