// A small library is compiled in every way that we support; its functions call back, so that the
// return address leads into it; and the table must find the lines on which the calls are written.
#include "symbols.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <criterion/parameterized.h>
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char source[] =
    "static inline __attribute__((always_inline)) void inner(void (*call)(void))\n"
    "{\n"
    "    call(); // in inner\n"
    "    __asm__ volatile(\"\");\n"
    "}\n"
    "\n"
    "static __attribute__((noinline)) void middle(void (*call)(void))\n"
    "{\n"
    "    __asm__ volatile(\"nop\");\n"
    "    inner(call);\n"
    "    __asm__ volatile(\"\");\n"
    "}\n"
    "\n"
    "void outer(void (*call)(void))\n"
    "{\n"
    "    middle(call);\n"
    "    call(); // in outer\n"
    "    __asm__ volatile(\"\");\n"
    "}\n";

// The number of the first line that holds text.
static unsigned line_of(const char *text)
{
    unsigned line = 1;
    for (const char *c = source, *end = strstr(source, text); c < end; c++) line += *c == '\n';
    return line;
}

static char folder[] = "/tmp/symbolsXXXXXX", path[100];

static void remove_folder(void)
{
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command)) return;
}

// Runs commands in a new folder with the source as part/lib.c, and another unit before it. False:
// one failed.
static bool build(const char *commands)
{
    char command[400];
    cr_assert(ne(ptr, mkdtemp(folder), NULL));
    atexit(remove_folder);
    snprintf(path, sizeof path, "%s/lib.so", folder);
    snprintf(command, sizeof command,
             "cd %s && mkdir part && cat >part/lib.c && echo 'int a;int *b(void){return&a;}' "
             ">part/a.c && (%s) 2>&1",
             folder, commands);
    FILE *pipe = popen(command, "w");
    cr_assert(ne(ptr, pipe, NULL));
    fputs(source, pipe);
    return !pclose(pipe);
}

static uint64_t offsets[2]; // of the calls in inner and in outer
static int calls;

static void __attribute__((noinline)) called(void)
{
    Dl_info info;
    struct link_map *map = NULL;
    char *address = __builtin_return_address(0);
    if (calls < 2 && dladdr1(address, &info, (void **)&map, RTLD_DL_LINKMAP))
        offsets[calls++] = (uintptr_t)address - map->l_addr - 1;
}

static void call_library(void)
{
    void *library = dlopen(path, RTLD_NOW);
    cr_assert(ne(ptr, library, NULL), "%s", dlerror());
    void (*outer)(void (*)(void));
    *(void **)&outer = dlsym(library, "outer");
    outer(called);
    cr_assert(eq(int, calls, 2));
    dlclose(library);
}

#define EXPECT_FRAME(frame, name, in_file, at_line)                                                \
    do {                                                                                           \
        cr_expect(eq(str, (char *)(frame).function, name));                                        \
        cr_expect(eq(str, (char *)(frame).file, in_file));                                         \
        cr_expect(eq(uint, (frame).line, at_line));                                                \
    } while (0)

struct how {
    char commands[120];
};

ParameterizedTestParameters(symbols, finds_function_file_and_line)
{
    static struct how hows[] = {
        {"gcc -O2 -g -shared -fPIC -o lib.so part/*.c"},
        {"gcc -O3 -g1 -shared -fPIC -o lib.so part/*.c"},
        {"gcc -O2 -g -gdwarf-4 -shared -fPIC -o lib.so part/*.c"},
        {"gcc -O2 -g -gz -shared -fPIC -o lib.so part/*.c"},
        {"clang -O2 -gdwarf-4 -shared -fPIC -o lib.so part/*.c"},
        {"clang -O3 -g1 -gdwarf-4 -shared -fPIC -o lib.so part/*.c"},
        {"clang -O2 -gdwarf-5 -shared -fPIC -o lib.so part/*.c"},
        {"clang -O2 -g -c -fPIC part/*.c && gcc -g -shared -o lib.so *.o"},
    };
    return cr_make_param_array(struct how, hows, sizeof hows / sizeof *hows);
}

ParameterizedTest(struct how *how, symbols, finds_function_file_and_line)
{
    if (!symbols_available()) cr_skip_test("built without libdw");
    if (!build(how->commands)) cr_skip_test("failed: %s", how->commands);
    call_library();
    struct symbols *s = symbols_new();
    struct symbols_frame frames[4];
    cr_assert(eq(int, symbols_resolve(s, path, offsets[0], frames, 4), 2), "%s", how->commands);
    EXPECT_FRAME(frames[0], "inner", "part/lib.c", line_of("in inner"));
    EXPECT_FRAME(frames[1], "middle", "part/lib.c", line_of("inner(call);"));
    cr_assert(eq(int, symbols_resolve(s, path, offsets[1], frames, 4), 1));
    EXPECT_FRAME(frames[0], "outer", "part/lib.c", line_of("in outer"));
    cr_assert(eq(int, symbols_resolve(s, path, offsets[0], frames, 1), 1)); // no room for more
    EXPECT_FRAME(frames[0], "inner", "part/lib.c", line_of("in inner"));
    symbols_delete(s);
}

Test(symbols, falls_back_on_the_symbol_table)
{
    if (!symbols_available()) cr_skip_test("built without libdw");
    if (!build("cc -O2 -shared -fPIC -o lib.so part/*.c")) cr_skip_test("no compiler is called cc");
    call_library();
    struct symbols *s = symbols_new();
    struct symbols_frame frames[4];
    cr_assert(eq(int, symbols_resolve(s, path, offsets[0], frames, 4), 1));
    EXPECT_FRAME(frames[0], "middle", "", 0);
    symbols_delete(s);
}

Test(symbols, knows_only_what_is_exported_from_a_stripped_file)
{
    if (!symbols_available()) cr_skip_test("built without libdw");
    if (!build("cc -O2 -s -shared -fPIC -o lib.so part/*.c"))
        cr_skip_test("no compiler is called cc");
    call_library();
    struct symbols *s = symbols_new();
    struct symbols_frame frames[4];
    cr_assert(eq(int, symbols_resolve(s, path, offsets[1], frames, 4), 1));
    EXPECT_FRAME(frames[0], "outer", "", 0);
    cr_assert(eq(int, symbols_resolve(s, path, offsets[0], frames, 4), 1));
    EXPECT_FRAME(frames[0], "?", "", 0);
    symbols_delete(s);
}

Test(symbols, says_when_there_is_nothing_to_read)
{
    struct symbols *s = symbols_new();
    struct symbols_frame frame = {0};
    cr_expect(eq(int, symbols_resolve(s, "/nowhere/lib.so", 1, &frame, 1), -ENOENT));
    EXPECT_FRAME(frame, "?", "", 0);
    cr_expect(eq(int, symbols_resolve(s, "/proc/version", 1, &frame, 1), -ENOENT));
    cr_expect(eq(int, symbols_resolve(s, "/nowhere/lib.so", 1, &frame, 1), -ENOENT)); // as before
    cr_expect(zero(int, symbols_resolve(s, "/nowhere/lib.so", 1, &frame, 0)));
    symbols_delete(s);
    symbols_delete(NULL);
}

// An address that is in no function.
Test(symbols, does_not_make_up_a_function)
{
    if (!symbols_available()) cr_skip_test("built without libdw");
    struct symbols *s = symbols_new();
    struct symbols_frame frame = {0};
    cr_expect(eq(int, symbols_resolve(s, "/proc/self/exe", 1, &frame, 1), 1));
    EXPECT_FRAME(frame, "?", "", 0);
    cr_expect(eq(int, symbols_resolve(s, "/proc/self/exe", UINT64_MAX - 1, &frame, 1), 1));
    EXPECT_FRAME(frame, "?", "", 0);
    symbols_delete(s);
}
