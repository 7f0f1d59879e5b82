// /usr/share/doc/gdb and what is in it as Debian 12's gdb package has it: names, sizes and dates,
// which are nobody's. Two files larger than any there show what becomes of large sizes.

#include "folder.h"

const struct file folder[] = {
    {"NEWS.Debian.gz", 459, 1677275909, false},
    {"NEWS.gz", 104029, 1676814305, false},
    {"README.Debian", 592, 1677275909, false},
    {"README.gz", 10337, 1676814305, false},
    {"changelog.Debian.gz", 3128, 1683977592, false},
    {"changelog.gz", 142108, 1676814305, false},
    {"check.log.gz", 489663, 1683977592, false},
    {"contrib", 4096, 1683977592, true},
    {"ari", 4096, 1683977592, true},
    {"create-web-ari-in-src.sh", 2567, 1675313152, false},
    {"gdb_ari.sh.gz", 8683, 1675313152, false},
    {"gdb_find.sh", 1360, 1675313152, false},
    {"update-web-ari.sh.gz", 8295, 1675313152, false},
    {"cc-with-tweaks.sh.gz", 3172, 1675313152, false},
    {"expect-read1.c", 1188, 1675313152, false},
    {"expect-read1.sh", 1484, 1675313152, false},
    {"gdb-add-index.sh.gz", 1950, 1675313152, false},
    {"test_pubnames_and_indexes.py.gz", 2368, 1675313152, false},
    {"words.sh", 3154, 1675313152, false},
    {"copyright", 16161, 1677275909, false},
    {"refcard.dvi.gz", 7379, 1683977592, false},
    {"refcard.ps.gz", 127374, 1683977592, false},
    {"refcard.tex.gz", 8080, 1675313152, false},
    {"vmcore", 34359738368, -1, false},
    {"core.1234", 1610612736, 1683977593, false},
};
const size_t folder_count = sizeof folder / sizeof *folder;
