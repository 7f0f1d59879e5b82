#include "analysis.h"
#include "memory.h"

#include <string.h>

const char *analysis_written(const char *name)
{
    return memory_text(name, strcspn(name, "."));
}

static void frame(const struct frame *f, struct findings *out)
{
    struct finding found = {.kind = FINDINGS_FRAME, .at = f->at, .bytes = (long)f->bytes};
    found.function = analysis_written(f->name);
    found.message = memory_printf("frame of %lu bytes (%s)", f->bytes, frames_kinds[f->kind]);
    if (f->deepest > f->bytes)
        found.message = memory_printf("%s, %lu with what it calls", found.message, f->deepest);
    if (f->recursive) found.message = memory_printf("%s, recursive", found.message);
    findings_add(out, found);
    for (size_t i = 0; i < f->dynamic_count; i++) {
        struct finding dynamic = {FINDINGS_DYNAMIC, f->dynamic[i], found.function, NULL, NULL, -1};
        dynamic.message = f->dynamic_names[i]
                              ? memory_printf("VLA %s: its size is data", f->dynamic_names[i])
                              : "alloca: its size is data";
        findings_add(out, dynamic);
    }
}

static void path(const struct frame *list, const struct frame *top, struct findings *out)
{
    struct finding found = {.kind = FINDINGS_PATH, .at = top->at, .bytes = (long)top->deepest};
    found.function = analysis_written(top->name);
    const char *text = "", *before = "";
    bool recursive = false, dynamic = false;
    for (const struct frame *f = top;; f = &list[f->next], before = " > ") {
        recursive |= f->recursive;
        dynamic |= f->kind == FRAMES_DYNAMIC;
        text = memory_printf("%s%s%s%s", text, before, f->name, f->recursive ? " (recursive)" : "");
        if (&list[f->next] == f) break;
    }
    found.message = memory_printf("deepest path of calls: %s: %lu bytes%s", text, top->deepest,
                                  recursive ? " and more for each turn of the recursion"
                                  : dynamic ? " and what is dynamic"
                                            : "");
    findings_add(out, found);
}

void analysis_frames(const struct frames *frames, struct findings *out)
{
    const struct frame *top = NULL;
    for (const struct frame *f = frames->list; f < frames->list + frames->count; f++) {
        if (!f->known) continue;
        frame(f, out);
        if (!top || f->deepest > top->deepest) top = f;
    }
    if (top) path(frames->list, top, out);
}
