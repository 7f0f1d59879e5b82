#include "sizes.h"

#include "memory.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void add(struct sizes *sizes, Dwarf_Die *die)
{
    int tag = dwarf_tag(die);
    const char *name = dwarf_diename(die);
    const char *before = tag == DW_TAG_structure_type ? "struct "
                         : tag == DW_TAG_union_type   ? "union "
                         : tag == DW_TAG_typedef      ? ""
                                                      : NULL;
    Dwarf_Die type;
    Dwarf_Word bytes;
    if (!before || !name || dwarf_peel_type(die, &type)) return;
    tag = dwarf_tag(&type);
    if (tag != DW_TAG_structure_type && tag != DW_TAG_union_type) return;
    if (dwarf_aggregate_size(&type, &bytes)) return;
    sizes->names = memory_grow(sizes->names, sizes->count, sizeof *sizes->names);
    sizes->bytes = memory_grow(sizes->bytes, sizes->count, sizeof *sizes->bytes);
    sizes->names[sizes->count] = memory_printf("%s%s", before, name);
    sizes->bytes[sizes->count++] = bytes;
}

static void walk(struct sizes *sizes, Dwarf_Die *die)
{
    Dwarf_Die child;
    if (dwarf_child(die, &child) != 0) return;
    do {
        add(sizes, &child);
        walk(sizes, &child); // a function holds types, too
    } while (dwarf_siblingof(&child, &child) == 0);
}

int sizes_read(struct sizes *sizes, const char *object)
{
    int fd = open(object, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -errno;
    Dwarf *dwarf = dwarf_begin(fd, DWARF_C_READ);
    Dwarf_CU *unit = NULL;
    Dwarf_Die die;
    while (dwarf && dwarf_get_units(dwarf, unit, &unit, NULL, NULL, &die, NULL) == 0)
        walk(sizes, &die);
    if (dwarf) dwarf_end(dwarf);
    close(fd);
    return dwarf ? 0 : -ENOEXEC;
}

unsigned long sizes_of(const struct sizes *sizes, const char *type)
{
    if (!strncmp(type, "const ", 6)) type += 6;
    for (size_t i = 0; i < sizes->count; i++)
        if (!strcmp(sizes->names[i], type)) return sizes->bytes[i];
    return 0;
}
