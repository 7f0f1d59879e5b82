// Where a block came from, as text: for another process, and for people, down to this file's lines.
#include "allocs.h"
#include "allocs_testing.h"
#include "symbols/symbols.h"

#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

struct node {
    struct node *next;
    char payload[40];
};

enum { NODE_LINE = __LINE__ + 3 };
static inline __attribute__((always_inline)) struct node *node_new(struct node *next)
{
    struct node *n = malloc(sizeof *n);
    if (n) n->next = next;
    return n;
}

enum { LIST_LINE = __LINE__ + 5 };
static __attribute__((noinline)) struct node *list_new(int pairs)
{
    struct node *list = NULL;
    for (int i = 0; i < pairs; i++) {
        list = node_new(node_new(list));                // two sites, one line
        __asm__ volatile("" : "+r"(list) : : "memory"); // else it may be turned into anything
    }
    return list;
}

static void list_delete(struct node *list)
{
    for (struct node *next; list; list = next) {
        next = list->next;
        free(list);
    }
}

static void trace_list(int pairs)
{
    cr_assert(zero(int, allocs_trace_start()));
    list_delete(list_new(pairs));
    allocs_trace_stop();
}

// One site a line, as allocs_sites_write has it.
static FILE *written(void)
{
    FILE *file = tmpfile();
    cr_assert(ne(ptr, file, NULL));
    cr_assert(zero(int, allocs_sites_write(fileno(file))));
    rewind(file);
    return file;
}

Test(allocs_sites, lead_to_file_and_line_with_inlined_frames)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    if (!symbols_available()) cr_skip_test("built without libdw");
    trace_list(50);
    struct symbols *symbols = symbols_new();
    struct symbols_frame frames[8];
    FILE *file = written();
    uint64_t allocs, bytes, offset, sum = 0;
    char module[4096];
    while (fscanf(file, "site %ju %ju %*u %*u %4095[^+]+0x%jx%*[^\n]\n", &allocs, &bytes, module,
                  &offset) == 4) {
        int found = symbols_resolve(symbols, module, offset - 1, frames, 8);
        cr_assert(ge(int, found, 2));
        cr_expect(eq(str, (char *)frames[0].function, "node_new"));
        cr_expect(eq(str, (char *)frames[0].file, __FILE__));
        cr_expect(eq(uint, frames[0].line, NODE_LINE));
        cr_expect(eq(str, (char *)frames[1].function, "list_new"));
        cr_expect(eq(str, (char *)frames[1].file, __FILE__));
        cr_expect(eq(uint, frames[1].line, LIST_LINE));
        cr_expect(eq(u64, bytes, allocs * sizeof(struct node)));
        sum += allocs;
    }
    cr_expect(feof(file));
    cr_expect(eq(u64, sum, 100));
    fclose(file);
    symbols_delete(symbols);
}

Test(allocs_sites, are_written_as_the_modules_own_symbols_count)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    trace_list(1);
    struct allocs_site site;
    uint64_t offset = 0;
    Dl_info info;
    struct link_map *map = NULL;
    FILE *file = written();
    cr_assert(eq(int, fscanf(file, "site %*u %*u %*u %*u %*[^+]+0x%jx", &offset), 1));
    fclose(file);
    cr_assert(eq(sz, allocs_sites(&site, 1), 2)); // the same first one
    cr_assert(dladdr1(site.pc[0], &info, (void **)&map, RTLD_DL_LINKMAP));
    cr_expect(eq(u64, offset, (uintptr_t)site.pc[0] - map->l_addr));
}

Test(allocs_sites, go_through_libc_to_its_caller)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    cr_assert(zero(int, allocs_trace_start()));
    char *volatile copy = strdup("a string");
    free(copy);
    allocs_trace_stop();
    struct allocs_site site;
    cr_assert(eq(sz, allocs_sites(&site, 1), 1));
    cr_assert(ge(uint, site.depth, 2));
    Dl_info inside, caller, here;
    cr_assert(dladdr(site.pc[0], &inside) && dladdr(site.pc[1], &caller));
    cr_assert(dladdr((void *)list_new, &here));
    cr_expect(ne(ptr, inside.dli_fbase, here.dli_fbase));
    cr_expect(eq(ptr, caller.dli_fbase, here.dli_fbase));
}

// A folder's name may have a space in it.
Test(allocs_sites, are_written_so_that_a_line_can_be_split)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    char folder[] = "/tmp/allocs sitesXXXXXX", path[100], line[4096];
    cr_assert(ne(ptr, mkdtemp(folder), NULL));
    snprintf(path, sizeof path, "%s/plugin.so", folder);
    void *plugin = allocs_testing_plugin(path);
    rmdir(folder);
    if (!plugin) cr_skip_test("no compiler is called cc");
    void (*run)(void);
    *(void **)&run = dlsym(plugin, "plugin");
    cr_assert(zero(int, allocs_trace_start()));
    run();
    allocs_trace_stop();
    FILE *file = written();
    int lines = 0;
    while (fgets(line, sizeof line, file)) {
        lines++;
        cr_expect(ne(ptr, strstr(line, "/allocs\\040sites"), NULL), "%s", line);
    }
    cr_expect(eq(int, lines, 2));
    fclose(file);
    dlclose(plugin);
}

Test(allocs_sites, are_not_written_to_what_can_not_be_written)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    trace_list(1);
    cr_expect(lt(int, allocs_sites_write(-1), 0));
}

Test(allocs_report, adds_up_what_reads_the_same)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    trace_list(50);
    char *text = NULL, expected[200];
    size_t size;
    FILE *out = open_memstream(&text, &size);
    allocs_report(out, 10);
    fclose(out);
    if (symbols_available()) {
        snprintf(expected, sizeof expected,
                 "        100         4800\n%25snode_new  %s:%d\n%25slist_new  %s:%d\n", "",
                 __FILE__, NODE_LINE, "", __FILE__, LIST_LINE);
        cr_expect(ne(ptr, strstr(text, expected), NULL), "%s", text);
    } else {
        cr_expect(ne(ptr, strstr(text, "+0x"), NULL), "%s", text);
    }
    free(text);
}
