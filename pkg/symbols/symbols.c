// An address is looked up in three steps: the compilation unit that covers it, the innermost scope
// in that unit, and outwards from there, an inlined call a frame, up to the real function. A
// frame's place is the line table's for the innermost one and the inlined call's own place for the
// others.
#include "symbols.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct module {
    struct module *next;
    Dwfl *dwfl;
    Dwfl_Module *dwarf; // NULL: the file can't be read
    char path[];
};

struct symbols {
    struct module *modules;
};

bool symbols_available(void)
{
    return true;
}

struct symbols *symbols_new(void)
{
    return calloc(1, sizeof(struct symbols));
}

void symbols_delete(struct symbols *s)
{
    for (struct module *m = s ? s->modules : NULL, *next; m; m = next) {
        next = m->next;
        dwfl_end(m->dwfl);
        free(m);
    }
    free(s);
}

static const Dwfl_Callbacks callbacks = {.find_debuginfo = dwfl_build_id_find_debuginfo};

// The module of path, opened at address 0, so that addresses are those of the file. NULL: no
// memory.
static struct module *module_get(struct symbols *s, const char *path)
{
    for (struct module *m = s->modules; m; m = m->next)
        if (!strcmp(m->path, path)) return m;
    struct module *m = calloc(1, sizeof *m + strlen(path) + 1);
    if (!m) return NULL;
    m->dwfl = dwfl_begin(&callbacks);
    if (!m->dwfl) {
        free(m);
        return NULL;
    }
    strcpy(m->path, path);
    m->dwarf = dwfl_report_elf(m->dwfl, path, path, -1, 0, true);
    dwfl_report_end(m->dwfl, NULL, NULL);
    m->next = s->modules;
    s->modules = m;
    return m;
}

// clang writes no table of address ranges: then each unit is asked.
static Dwarf_Die *unit_at(Dwfl_Module *module, Dwarf_Addr address, Dwarf_Addr *bias)
{
    Dwarf_Die *unit = dwfl_module_addrdie(module, address, bias);
    if (unit) return unit;
    while ((unit = dwfl_module_nextcu(module, unit, bias)))
        if (dwarf_haspc(unit, address - *bias) > 0) return unit;
    return NULL;
}

// libdw joins the folder of the compilation to what the compiler was given.
static const char *as_given(Dwarf_Die *unit, const char *file)
{
    Dwarf_Attribute attribute;
    const char *folder = dwarf_formstring(dwarf_attr(unit, DW_AT_comp_dir, &attribute));
    size_t len = folder ? strlen(folder) : 0;
    if (!file) return "";
    return len && !strncmp(file, folder, len) && file[len] == '/' ? file + len + 1 : file;
}

static void place_of_line(Dwarf_Die *unit, Dwarf_Addr pc, struct symbols_frame *frame)
{
    Dwarf_Line *line = dwarf_getsrc_die(unit, pc);
    int number = 0;
    if (!line) return;
    dwarf_lineno(line, &number);
    frame->file = as_given(unit, dwarf_linesrc(line, NULL, NULL));
    frame->line = (unsigned)number;
}

static void place_of_call(Dwarf_Die *unit, Dwarf_Die *inlined, struct symbols_frame *frame)
{
    Dwarf_Attribute attribute;
    Dwarf_Word file = 0, line = 0;
    Dwarf_Files *files;
    dwarf_formudata(dwarf_attr(inlined, DW_AT_call_file, &attribute), &file);
    dwarf_formudata(dwarf_attr(inlined, DW_AT_call_line, &attribute), &line);
    if (dwarf_getsrcfiles(unit, &files, NULL)) return;
    frame->file = as_given(unit, dwarf_filesrc(files, file, NULL, NULL));
    frame->line = (unsigned)line;
}

static int frames_at(Dwarf_Die *unit, Dwarf_Addr pc, struct symbols_frame *frames, int room)
{
    // Beyond the innermost, dwarf_getscopes goes on where an inlined function was written, not
    // where it was called: so the scopes around the innermost are asked for again.
    Dwarf_Die *innermost = NULL, *scopes = NULL;
    int count = dwarf_getscopes(unit, pc, &innermost);
    count = count > 0 ? dwarf_getscopes_die(&innermost[0], &scopes) : 0;
    int stored = 0;
    for (int i = 0; i < count && stored < room; i++) {
        int tag = dwarf_tag(&scopes[i]);
        if (tag != DW_TAG_inlined_subroutine && tag != DW_TAG_subprogram) continue;
        Dwarf_Attribute attribute;
        const char *name =
            dwarf_formstring(dwarf_attr_integrate(&scopes[i], DW_AT_name, &attribute));
        if (name) frames[stored].function = name;
        stored++;
        if (tag == DW_TAG_subprogram) break;
        if (stored < room) {
            frames[stored] = (struct symbols_frame){"?", "", 0};
            place_of_call(unit, &scopes[i], &frames[stored]);
        }
    }
    free(innermost);
    free(scopes);
    return stored;
}

int symbols_resolve(struct symbols *s, const char *path, uint64_t offset,
                    struct symbols_frame *frames, int room)
{
    if (room <= 0) return 0;
    frames[0] = (struct symbols_frame){"?", "", 0};
    struct module *m = module_get(s, path);
    if (!m) return -ENOMEM;
    if (!m->dwarf) return -ENOENT;
    Dwarf_Addr bias;
    Dwarf_Die *unit = unit_at(m->dwarf, offset, &bias);
    if (unit) place_of_line(unit, offset - bias, &frames[0]);
    int stored = unit ? frames_at(unit, offset - bias, frames, room) : 0;
    if (stored) return stored;
    const char *name = dwfl_module_addrname(m->dwarf, offset);
    if (name) frames[0].function = name;
    return 1;
}
