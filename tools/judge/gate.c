// Symbols, sections and code of an object file through libelf; the line of what was found through
// libdwfl, which gives a relocatable file's sections addresses and relocates its debug information.
// What debug information says of lines is believed, so a source may not write it (#line).

#include "gate.h"

#include "gate_insn.h"
#include "gate_names.h"
#include "gate_source.h"

#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STATIC_MAX = 4 << 20 };

struct gate {
    const char *path, *allow;
    Elf *elf;
    size_t section_count, section_names; // the latter: the section that has them
    bool arm;
    Elf_Data *symbols;
    size_t symbol_count, symbol_names;
    Dwfl *dwfl; // opened when a line is wanted
    Dwfl_Module *module;
    struct gate_finding *found;
    int count, room;
};

static int no_debug_file(Dwfl_Module *module, void **user, const char *name, Dwarf_Addr base,
                         const char *file, const char *link, GElf_Word crc, char **found)
{
    (void)module, (void)user, (void)name, (void)base, (void)file, (void)link, (void)crc;
    (void)found;
    return -1;
}

static void open_lines(struct gate *g)
{
    static const Dwfl_Callbacks callbacks = {.find_debuginfo = no_debug_file,
                                             .section_address = dwfl_offline_section_address};
    if (g->dwfl || !(g->dwfl = dwfl_begin(&callbacks))) return;
    dwfl_report_begin(g->dwfl);
    g->module = dwfl_report_offline(g->dwfl, "", g->path, -1);
    dwfl_report_end(g->dwfl, NULL, NULL);
}

static void set_place(struct gate_finding *f, const char *file, int line)
{
    if (!file) return;
    snprintf(f->file, sizeof f->file, "%s", file);
    f->line = line > 0 ? (unsigned)line : 0;
}

// The line at pc; if that was inlined from another file, the unit's own line that called it.
static void locate_in_unit(Dwarf_Die *unit, Dwarf_Addr pc, struct gate_finding *f)
{
    int number = 0, count;
    Dwarf_Die *scopes = NULL, *chain = NULL;
    Dwarf_Files *files;
    Dwarf_Line *line = dwarf_getsrc_die(unit, pc);
    if (!line || dwarf_lineno(line, &number)) return;
    set_place(f, dwarf_linesrc(line, NULL, NULL), number);
    const char *own = dwarf_diename(unit);
    count = dwarf_getscopes(unit, pc, &scopes);
    if (count > 0)
        count = dwarf_getscopes_die(&scopes[0], &chain); // with all that it is inlined in
    bool use = f->kind == GATE_IMPORT || f->kind == GATE_INSTRUCTION;
    for (int i = 0; i < count; i++) {
        Dwarf_Attribute attribute;
        Dwarf_Word file, at;
        if (dwarf_tag(&chain[i]) == DW_TAG_subprogram && !use &&
            !dwarf_decl_line(&chain[i], &number))
            set_place(f, dwarf_decl_file(&chain[i]), number); // not its first instruction's
        if (dwarf_tag(&chain[i]) == DW_TAG_inlined_subroutine && own && !strstr(f->file, own) &&
            !dwarf_formudata(dwarf_attr(&chain[i], DW_AT_call_file, &attribute), &file) &&
            !dwarf_formudata(dwarf_attr(&chain[i], DW_AT_call_line, &attribute), &at) &&
            !dwarf_getsrcfiles(unit, &files, NULL))
            set_place(f, dwarf_filesrc(files, file, NULL, NULL), (int)at);
    }
    free(scopes);
    free(chain);
}

// Sets where in the source the section's offset is, if that is known. The units are walked, since
// clang writes no .debug_aranges; there is one.
static void locate(struct gate *g, size_t section, uint64_t offset, struct gate_finding *f)
{
    GElf_Addr bias, debug_bias;
    GElf_Shdr header;
    open_lines(g);
    Elf *elf = g->module ? dwfl_module_getelf(g->module, &bias) : NULL;
    Elf_Scn *s = elf ? elf_getscn(elf, section) : NULL;
    if (!s || !gelf_getshdr(s, &header)) return;
    Dwarf_Addr pc = header.sh_addr + offset + bias;
    for (Dwarf_Die *unit = NULL; (unit = dwfl_module_nextcu(g->module, unit, &debug_bias));)
        if (dwarf_haspc(unit, pc - debug_bias) > 0) locate_in_unit(unit, pc - debug_bias, f);
}

// A new finding, or NULL if it is allowed, was found already, or there is no room.
static struct gate_finding *add(struct gate *g, enum gate_kind kind, const char *symbol,
                                const char *why)
{
    if (g->count == g->room || gate_names_match(g->allow, symbol)) return NULL;
    for (int i = 0; i < g->count; i++)
        if (g->found[i].kind == kind && !strcmp(g->found[i].symbol, symbol)) return NULL;
    struct gate_finding *f = &g->found[g->count++];
    *f = (struct gate_finding){.kind = kind, .why = why};
    snprintf(f->symbol, sizeof f->symbol, "%.*s", (int)sizeof f->symbol - 1, symbol);
    return f;
}

static bool get_header(const struct gate *g, size_t section, GElf_Shdr *header)
{
    Elf_Scn *s = elf_getscn(g->elf, section);
    return s && gelf_getshdr(s, header);
}

static const char *symbol_name(const struct gate *g, const GElf_Sym *symbol)
{
    const char *name = elf_strptr(g->elf, g->symbol_names, symbol->st_name);
    return name ? name : "";
}

// The first relocation in a section for the symbol number (0: for any): true, and then *r is it and
// *section where it applies, if it is in code, or, when *section was not 0, in that section.
static bool find_relocation(const struct gate *g, size_t symbol, size_t *section, GElf_Rela *r)
{
    for (size_t i = 1; i < g->section_count; i++) {
        GElf_Shdr header, target;
        if (!get_header(g, i, &header) || header.sh_type != SHT_RELA || !header.sh_entsize ||
            !get_header(g, header.sh_info, &target))
            continue;
        if (*section ? header.sh_info != *section : !(target.sh_flags & SHF_EXECINSTR)) continue;
        Elf_Data *data = elf_getdata(elf_getscn(g->elf, i), NULL);
        for (size_t k = 0; data && k < header.sh_size / header.sh_entsize; k++) {
            if (!gelf_getrela(data, (int)k, r)) break;
            if (symbol && GELF_R_SYM(r->r_info) != symbol) continue;
            *section = header.sh_info;
            return true;
        }
    }
    return false;
}

static void check_import(struct gate *g, size_t number, const char *name)
{
    size_t section = 0;
    GElf_Rela r;
    const char *why = gate_names_import(name);
    struct gate_finding *f = why ? add(g, GATE_IMPORT, name, why) : NULL;
    if (f && find_relocation(g, number, &section, &r)) locate(g, section, r.r_offset, f);
}

static void check_symbol(struct gate *g, size_t number)
{
    GElf_Sym symbol;
    if (!gelf_getsym(g->symbols, (int)number, &symbol)) return;
    const char *name = symbol_name(g, &symbol), *why;
    bool local = GELF_ST_BIND(symbol.st_info) == STB_LOCAL;
    struct gate_finding *f = NULL;
    if (symbol.st_shndx == SHN_UNDEF) {
        if (!local) check_import(g, number, name);
        return;
    }
    if (GELF_ST_TYPE(symbol.st_info) == STT_GNU_IFUNC)
        f = add(g, GATE_IFUNC, name, "is chosen when the program starts: let there be one way");
    else if (!local && (why = gate_names_export(name)))
        f = add(g, GATE_EXPORT, name, why);
    if (f && symbol.st_shndx < SHN_LORESERVE) locate(g, symbol.st_shndx, symbol.st_value, f);
}

// Where the section's next function, or on aarch64 next run of code or data, begins after offset.
static uint64_t next_start(const struct gate *g, size_t section, uint64_t offset, uint64_t end,
                           bool *data)
{
    GElf_Sym symbol;
    for (size_t i = 1; i < g->symbol_count && gelf_getsym(g->symbols, (int)i, &symbol); i++) {
        if (symbol.st_shndx != section) continue;
        const char *name = symbol_name(g, &symbol);
        bool mapping = g->arm && name[0] == '$'; // "ELF for the Arm 64-bit Architecture", 5.5.4
        if (!mapping && GELF_ST_TYPE(symbol.st_info) != STT_FUNC) continue;
        if (mapping && symbol.st_value == offset) *data = name[1] == 'd';
        if (symbol.st_value > offset && symbol.st_value < end) end = symbol.st_value;
    }
    return end;
}

static void check_code(struct gate *g, size_t section, const uint8_t *code, uint64_t size)
{
    bool data = false;
    for (uint64_t at = 0, end; at < size; at = end) {
        end = next_start(g, section, at, size, &data);
        while (!data && at < end) {
            const char *refused;
            size_t length = g->arm ? gate_insn_arm(code + at, end - at, &refused)
                                   : gate_insn_x86(code + at, end - at, &refused);
            struct gate_finding *f =
                refused ? add(g, GATE_INSTRUCTION, refused, gate_insn_why(refused)) : NULL;
            if (f) locate(g, section, at, f);
            if (!length) break;
            at += length;
        }
    }
}

static void check_section(struct gate *g, size_t section)
{
    GElf_Shdr header;
    if (!get_header(g, section, &header)) return;
    const char *name = elf_strptr(g->elf, g->section_names, header.sh_name);
    if (name && !strcmp(name, ".note.GNU-stack") && header.sh_flags & SHF_EXECINSTR)
        add(g, GATE_SECTION, "a nested function's address",
            "is code on the stack, which the sanitizers can't run: pass a context instead");
    if (!header.sh_size || !(header.sh_flags & SHF_ALLOC)) return;
    const char *why = name ? gate_names_section(name) : NULL;
    struct gate_finding *f = why ? add(g, GATE_SECTION, name, why) : NULL;
    GElf_Rela r;
    GElf_Sym symbol; // the first function that the section points to
    if (f && find_relocation(g, 0, &(size_t){section}, &r) &&
        gelf_getsym(g->symbols, (int)GELF_R_SYM(r.r_info), &symbol))
        locate(g, symbol.st_shndx, symbol.st_value + (uint64_t)r.r_addend, f);
    if (header.sh_flags & SHF_WRITE && header.sh_size > STATIC_MAX)
        add(g, GATE_SECTION, name ? name : "?",
            "more than 4 MiB of static memory, which no meter sees: use malloc");
    if (!(header.sh_flags & SHF_EXECINSTR)) return;
    Elf_Data *data = elf_getdata(elf_getscn(g->elf, section), NULL);
    if (data && data->d_buf) check_code(g, section, data->d_buf, data->d_size);
}

static void check_source(struct gate *g)
{
    char path[256];
    unsigned line;
    const char *poses = gate_source_poses(g->path, path, sizeof path, &line);
    struct gate_finding *f = poses ? add(g, GATE_SOURCE, poses, gate_source_why(poses)) : NULL;
    if (f) set_place(f, path, (int)line);
}

static int open_symbols(struct gate *g)
{
    GElf_Ehdr header;
    if (!g->elf || !gelf_getehdr(g->elf, &header) || header.e_type != ET_REL ||
        header.e_ident[EI_CLASS] != ELFCLASS64 ||
        (header.e_machine != EM_X86_64 && header.e_machine != EM_AARCH64) ||
        elf_getshdrnum(g->elf, &g->section_count) || elf_getshdrstrndx(g->elf, &g->section_names))
        return -ENOEXEC;
    g->arm = header.e_machine == EM_AARCH64;
    for (size_t i = 1; i < g->section_count; i++) {
        GElf_Shdr section;
        if (!get_header(g, i, &section) || section.sh_type != SHT_SYMTAB || !section.sh_entsize)
            continue;
        g->symbols = elf_getdata(elf_getscn(g->elf, i), NULL);
        g->symbol_count = g->symbols ? section.sh_size / section.sh_entsize : 0;
        g->symbol_names = section.sh_link;
    }
    return 0;
}

int gate_check(const char *object, const char *allow, struct gate_finding *found, int room)
{
    struct gate g = {.path = object, .allow = allow ? allow : "", .found = found, .room = room};
    int fd = open(object, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -errno;
    elf_version(EV_CURRENT);
    g.elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
    int err = open_symbols(&g);
    for (size_t i = 1; !err && i < g.symbol_count; i++) check_symbol(&g, i);
    for (size_t i = 1; !err && i < g.section_count; i++) check_section(&g, i);
    if (!err) check_source(&g);
    if (g.dwfl) dwfl_end(g.dwfl);
    elf_end(g.elf);
    close(fd);
    return err ? err : g.count;
}
