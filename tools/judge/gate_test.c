// Snippets are compiled in a temporary directory with both compilers and all levels: each kind of
// misdeed has to be found at its marked line, and nothing in honest code. The instruction lengths
// are compared with objdump's over a whole library.

#include "gate.h"
#include "gate_insn.h"
#include "gate_names.h"
#include "gate_source.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char dir[] = "/tmp/gate-test-XXXXXX", source[64], object[64];

static void enter(void)
{
    cr_assert(mkdtemp(dir));
    snprintf(source, sizeof source, "%s/a.c", dir);
    snprintf(object, sizeof object, "%s/a.o", dir);
}

static void leave(void)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    cr_expect_eq(system(command), 0);
}

static bool have(const char *program)
{
    char command[128];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    return system(command) == 0;
}

static void compile(const char *compiler, const char *text)
{
    char command[256];
    FILE *f = fopen(source, "w");
    fputs(text, f);
    fclose(f);
    snprintf(command, sizeof command, "%s -std=gnu17 -D_GNU_SOURCE -w -c -o %s %s", compiler,
             object, source);
    cr_assert_eq(system(command), 0, "%s", command);
}

static const char *const compilers[] = {
    "gcc -O0 -g", "gcc -O2 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls",
    "gcc -O3 -g1 -ffunction-sections", "clang -O0 -g", "clang -O2 -gdwarf-4"};
#define EACH_COMPILER(c)                                                                           \
    for (size_t c##_i = 0; c##_i < sizeof compilers / sizeof *compilers; c##_i++)                  \
        for (const char *c = compilers[c##_i]; c && (*c == 'g' || have("clang")); c = NULL)

static unsigned line_of(const char *text, const char *mark)
{
    unsigned line = 1;
    const char *at = strstr(text, mark);
    for (const char *p = text; at && p < at; p++) line += *p == '\n';
    return at ? line : 0;
}

// In `text` the line that is marked must be found, as the only finding.
struct misdeed {
    enum gate_kind kind;
    const char *symbol, *text;
};

static void expect_found(const struct misdeed *m, const char *compiler)
{
    struct gate_finding found[8];
    compile(compiler, m->text);
    int count = gate_check(object, "", found, 8);
    cr_assert_eq(count, 1, "%d for %s: %s", count, compiler, m->text);
    cr_expect_eq(found[0].kind, m->kind, "%s", m->text);
    cr_expect_str_eq(found[0].symbol, m->symbol);
    cr_expect_gt(strlen(found[0].why), 10);
    cr_expect_eq(found[0].line, line_of(m->text, "// here"), "line %u with %s: %s", found[0].line,
                 compiler, m->text);
    cr_expect(strstr(found[0].file, "a.c"), "%s", found[0].file);
    cr_expect_eq(gate_check(object, m->symbol, found, 8), 0, "allowed");
    cr_expect_eq(gate_check(object, "", found, 0), 0, "no room");
}

static const struct misdeed misdeeds[] = {
    {GATE_IMPORT, "fork", "#include <unistd.h>\nint f(void)\n{\n    return fork(); // here\n}\n"},
    {GATE_IMPORT, "mmap",
     "#include <sys/mman.h>\n#include <stddef.h>\nstatic char *end;\n"
     "static inline void *more(size_t n)\n{\n"
     "    return mmap(NULL, n, PROT_READ, MAP_PRIVATE, -1, 0); // here\n}\n"
     "void *pool(size_t n)\n{\n    return more(n + 1);\n}\n"},
    {GATE_IMPORT, "clock_gettime",
     "#include <time.h>\nlong f(void)\n{\n    struct timespec t;\n"
     "    clock_gettime(CLOCK_MONOTONIC, &t); // here\n    return t.tv_nsec;\n}\n"},
    {GATE_IMPORT, "__libc_malloc",
     "void *__libc_malloc(unsigned long);\nvoid *f(void)\n{\n"
     "    return __libc_malloc(3); // here\n}\n"},
    {GATE_IMPORT, "bench_start",
     "void bench_start(void *);\nvoid f(void *b)\n{\n    bench_start(b); // here\n}\n"},
    {GATE_IMPORT, "dlsym",
     "#include <dlfcn.h>\nvoid *f(void)\n{\n    return dlsym(RTLD_NEXT, \"free\"); // here\n}\n"},
    {GATE_EXPORT, "malloc",
     "#include <stddef.h>\nstatic char room[999];\n"
     "void *malloc(size_t n) { // here\n"
     "    return n < 999 ? room : NULL;\n}\n"},
    {GATE_EXPORT, "strlen",
     "unsigned long strlen(const char *s) { return s[0] ? 1 : 0; } // here\n"},
    {GATE_EXPORT, "main", "int main(void) { return 0; } // here\n"},
    {GATE_EXPORT, "bench_answer_bytes", "int bench_answer_bytes(void) { return 0; } // here\n"},
    {GATE_SECTION, ".init_array",
     "volatile int ready;\n__attribute__((constructor)) static void start(void) { ready = 1; } // "
     "here\n"},
    {GATE_SECTION, ".fini_array",
     "volatile int ready;\n__attribute__((destructor)) static void stop(void) { ready = 1; } // "
     "here\n"},
};

static const struct misdeed x86_misdeeds[] = {
    {GATE_INSTRUCTION, "syscall",
     "long f(long n)\n{\n    long r;\n    __asm__ volatile(\"syscall\" : \"=a\"(r) : \"a\"(n) : "
     "\"rcx\", \"r11\", \"memory\"); // here\n    return r;\n}\n"},
    {GATE_INSTRUCTION, "int80",
     "void f(void)\n{\n    __asm__ volatile(\"int $0x80\"); // here\n}\n"},
    {GATE_INSTRUCTION, "rdtsc",
     "#include <x86intrin.h>\nunsigned long long f(void)\n{\n    return __rdtsc(); // here\n}\n"},
    {GATE_INSTRUCTION, "rdtscp",
     "#include <x86intrin.h>\nunsigned long long f(void)\n{\n    unsigned cpu;\n"
     "    return __rdtscp(&cpu); // here\n}\n"},
    {GATE_INSTRUCTION, "cpuid",
     "unsigned f(unsigned a)\n{\n    unsigned b;\n"
     "    __asm__ volatile(\"cpuid\" : \"+a\"(a), \"=b\"(b) : : \"ecx\", \"edx\"); // here\n"
     "    return b;\n}\n"},
    {GATE_INSTRUCTION, "valgrind",
     "void f(void)\n{\n    __asm__ volatile(\"rolq $3, %rdi; rolq $13, %rdi; \" // here\n"
     "                     \"rolq $61, %rdi; rolq $51, %rdi; xchgq %rbx, %rbx\");\n}\n"},
};

Test(gate, misdeeds_are_found_where_they_are, .init = enter, .fini = leave)
{
    EACH_COMPILER(c)
    {
        for (size_t i = 0; i < sizeof misdeeds / sizeof *misdeeds; i++)
            expect_found(&misdeeds[i], c);
    }
}

#ifdef __x86_64__
Test(gate, instructions_are_found_where_they_are, .init = enter, .fini = leave)
{
    EACH_COMPILER(c)
    {
        for (size_t i = 0; i < sizeof x86_misdeeds / sizeof *x86_misdeeds; i++)
            expect_found(&x86_misdeeds[i], c);
    }
}
#endif

#ifdef __x86_64__
Test(gate, what_cannot_be_decoded_is_not_guessed_at, .init = enter, .fini = leave)
{
    struct gate_finding found[1];
    compile("gcc -O2", "void f(void) { __asm__(\".byte 0x06, 0x0f, 0x05\"); }\nint g;\n"
                       "void h(void) { __asm__ volatile(\"rdtsc\" : : : \"eax\", \"edx\"); }\n");
    cr_assert_eq(gate_check(object, "", found, 1), 1);
    cr_expect_str_eq(found[0].symbol, "rdtsc", "the next function is decoded again");
}
#endif

Test(gate, code_on_the_stack, .init = enter, .fini = leave)
{
    struct gate_finding found[2];
    compile("gcc -O0 -g", "#include <stdlib.h>\n"
                          "void f(int *a, int sign) {\n"
                          " int less(const void *p, const void *q) {\n"
                          "  return sign * (*(int *)p - *(int *)q); }\n"
                          " qsort(a, 9, sizeof *a, less); }\n");
    cr_assert_eq(gate_check(object, "", found, 2), 1);
    cr_expect_str_eq(found[0].symbol, "a nested function's address");
    compile("gcc -O2 -g", "int f(int a) { int g(int b) { return a + b; } return g(1); }\n");
    cr_expect_eq(gate_check(object, "", found, 2), 0, "a nested function that is called only");
}

Test(gate, ifunc_and_tables, .init = enter, .fini = leave)
{
    struct gate_finding found[8];
    compile("gcc -O2 -g",
            "static int one(void) { return 1; }\nstatic void *pick(void) { return one; }\n"
            "int f(void) __attribute__((ifunc(\"pick\")));\n"
            "__attribute__((section(\"bench_kernels\"), used)) static int *mine = 0;\n"
            "__attribute__((section(\"cr_tst\"), used)) static int *test = 0;\n");
    cr_assert_eq(gate_check(object, NULL, found, 8), 3);
    cr_expect_eq(found[0].kind, GATE_IFUNC);
    cr_expect_str_eq(found[0].symbol, "f");
    cr_expect(found[1].kind == GATE_SECTION && found[2].kind == GATE_SECTION);
    bool first = !strcmp(found[1].symbol, "cr_tst");
    cr_expect_str_eq(found[first ? 1 : 2].symbol, "cr_tst");
    cr_expect_str_eq(found[first ? 2 : 1].symbol, "bench_kernels");
    cr_expect_eq(gate_check(object, "f, cr_*", found, 8), 1);
    cr_expect_eq(gate_check(object, "", found, 2), 2);
}

// What good solutions are made of.
static const char honest[] =
    "#include <ctype.h>\n#include <errno.h>\n#include <math.h>\n#include <pthread.h>\n"
    "#include <setjmp.h>\n#include <signal.h>\n#include <stdatomic.h>\n#include <stdio.h>\n"
    "#include <stdlib.h>\n#include <string.h>\n#include <sys/epoll.h>\n#include <unistd.h>\n"
    "static _Thread_local int mine;\nstatic pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n"
    "static jmp_buf back;\natomic_int ready;\n"
    "unsigned constants(unsigned x)\n{\n"
    "    return (x + 0x050f) ^ (x * 0x310f050fu) ^ (x & 0x0fa20f31u) ^ (x | 0x80cd80cdu);\n}\n"
    "unsigned long wide(unsigned long x)\n{\n"
    "    return (x ^ 0x050f050f050f050ful) + 0x0dc7c14803c7c148ul * (x + "
    "0xf9010f0fa20f310ful);\n}\n"
    "const unsigned char table[] = {0x0f, 0x05, 0x0f, 0x31, 0x0f, 0xa2, 0xcd, 0x80};\n"
    "int switched(int x)\n{\n    switch (x) {\n    case 0: return 12;\n    case 1: return mine;\n"
    "    case 2: return 0x50f;\n    case 3: return errno;\n    case 4: return 77;\n"
    "    case 5: return 3;\n    case 6: return -1;\n    case 0x0f05: return 1;\n    }\n"
    "    return x / 7;\n}\n"
    "int by_label(unsigned char *p)\n{\n    static void *const to[] = {&&add, &&end};\n"
    "    int sum = 0;\nnext: goto *to[*p++];\nadd: sum += *p++; goto next;\nend: return sum;\n}\n"
    "double maths(double *v, int n)\n{\n    double s = 0;\n"
    "    for (int i = 0; i < n; i++) s += sqrt(v[i]) * sin(v[i]) + fabs(v[i]) - pow(v[i], 0.3);\n"
    "    return s;\n}\n"
    "float floats(float *restrict a, const float *restrict b, int n)\n{\n"
    "    for (int i = 0; i < n; i++) a[i] = a[i] * b[i] + 3.f;\n    return a[0];\n}\n"
    "long double wider(long double x) { return x * x + (long double)(__int128)x; }\n"
    "void *copy(const char *s)\n{\n    char big[4096], *p = malloc(strlen(s) + 1);\n"
    "    memset(big, 0, sizeof big);\n    snprintf(big, sizeof big, \"%s %d\", s, rand());\n"
    "    memcpy(p, s, strlen(s) + 1);\n    memmove(p, big, 3);\n    return strchr(p, 'x');\n}\n"
    "static int compare(const void *a, const void *b) { return *(int *)a - *(int *)b; }\n"
    "void sort(int *v, int n) { qsort(v, n, sizeof *v, compare); }\n"
    "static void *body(void *p)\n{\n    pthread_mutex_lock(&lock);\n    mine++;\n"
    "    atomic_fetch_add(&ready, 1);\n    pthread_mutex_unlock(&lock);\n    return p;\n}\n"
    "void threads(void)\n{\n    pthread_t t;\n    pthread_create(&t, NULL, body, NULL);\n"
    "    pthread_join(t, NULL);\n}\n"
    "static void stop(int s) { _exit(s); }\n"
    "int caught(void)\n{\n    signal(SIGPIPE, SIG_IGN);\n    signal(SIGTERM, stop);\n"
    "    if (setjmp(back)) return 1;\n    if (mine) longjmp(back, 1);\n    exit(0);\n}\n"
    "int events(int fd)\n{\n    char b[99];\n    struct epoll_event e = {.events = EPOLLIN};\n"
    "    int p = epoll_create1(0);\n    epoll_ctl(p, EPOLL_CTL_ADD, fd, &e);\n"
    "    epoll_wait(p, &e, 1, 1);\n    ssize_t n = read(fd, b, 99);\n    usleep(1);\n"
    "    return (int)write(fd, b, n) + close(p);\n}\n"
    "unsigned bits(unsigned x) { return __builtin_popcount(x) + __builtin_ctz(x) + "
    "__builtin_bswap32(x); }\n"
    "int random_next(int x) { return x; }\nint memory_new(void) { return 1; }\n"
    "unsigned strhash(const char *s) { return s[0]; }\nint log_line(int x) { return x; }\n"
    "void leave_early(int x) { if (x) __builtin_trap(); if (x > 1) __builtin_unreachable(); }\n"
    "int cr_lf(const char *s);\nint uses_cr(const char *s) { return cr_lf(s); }\n"
    "int upper(int c) { return toupper(c) + isalpha(c); }\nchar *from_env(void) { return "
    "getenv(\"X\"); }\n"
    "__attribute__((weak)) int perhaps(void) { return 1; }\n";

// Names that libc has too, but that nobody relies on.
static const char honest_names[] =
    "int index(int x) { return x; }\nint step(int x) { return index(x); }\n"
    "void error(const char *s) { step(*s); }\nint clone(int x) { return x + 1; }\n"
    "long random(void) { return clone(3); }\nint hsearch(int x) { return x; }\n"
    "struct { int n; } stat, link;\nint select(int x) { return stat.n + link.n; }\n";

Test(gate, honest_code_has_nothing_to_fear, .init = enter, .fini = leave)
{
    struct gate_finding found[8];
    static const char *const more[] = {"",
                                       " -O1",
                                       " -Os",
                                       " -fPIC -fstack-protector-all",
#ifdef __x86_64__
                                       " -march=x86-64-v3",
                                       " -march=x86-64-v4 -O3",
                                       " -fcf-protection=full",
#endif
                                       " -D_FORTIFY_SOURCE=2 -O2"};
    EACH_COMPILER(c)
    {
        for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
            char compiler[128];
            snprintf(compiler, sizeof compiler, "%s%s", c, more[i]);
            compile(compiler, honest);
            int count = gate_check(object, "", found, 8);
            if (!i) compile(compiler, honest_names);
            if (!i && !count) count = gate_check(object, "", found, 8);
            cr_expect_eq(count, 0, "%s: %s at line %u: %s", compiler, found[0].symbol,
                         found[0].line, found[0].why);
        }
    }
}

Test(gate, other_files_are_refused, .init = enter, .fini = leave)
{
    struct gate_finding found[1];
    cr_expect_eq(gate_check("/nowhere.o", "", found, 1), -ENOENT);
    cr_expect_eq(gate_check(dir, "", found, 1), -ENOEXEC);
    cr_expect_eq(gate_check("/proc/self/exe", "", found, 1), -ENOEXEC, "not relocatable");
    FILE *f = fopen(object, "w");
    cr_expect_eq(gate_check(object, "", found, 1), -ENOEXEC, "empty");
    fputs("int main;", f);
    fclose(f);
    cr_expect_eq(gate_check(object, "", found, 1), -ENOEXEC);
}

Test(gate, a_damaged_object_does_not_crash_it, .init = enter, .fini = leave)
{
    struct gate_finding found[8];
    compile("gcc -O2", misdeeds[1].text); // no debug information: libdw loses memory over damaged
    char bytes[1 << 16];
    FILE *f = fopen(object, "r");
    size_t size = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    uint32_t random = 1;
    for (int i = 0; i < 1000; i++) {
        random = random * 1664525 + 1013904223;
        size_t at = i % 2 ? (random >> 8) % size : (random >> 8) % 64,
               cut = size - (i % 5 ? 0 : at);
        char was = bytes[at];
        bytes[at] = (char)(random >> 3);
        f = fopen(object, "w");
        fwrite(bytes, 1, cut, f);
        fclose(f);
        int count = gate_check(object, "", found, 8);
        cr_expect(count == -ENOEXEC || (count >= 0 && count <= 8), "%d", count);
        bytes[at] = was;
    }
}

Test(gate, names)
{
    cr_expect(gate_names_match("a b_* c", "b_x"));
    cr_expect(gate_names_match("a,b_*", "b_"));
    cr_expect_not(gate_names_match("a b_* c", "b"));
    cr_expect_not(gate_names_match("a b_* c", "ab"));
    cr_expect_not(gate_names_match("", "a"));
    cr_expect(gate_names_match("*printf", "vprintf"));
    cr_expect_not(gate_names_match("*printf", "printfs"));
    cr_expect_null(gate_names_export("memory"));
    cr_expect(gate_names_export("memcpy"));
    cr_expect_null(gate_names_import("malloc"));
}

Test(gate, line_directives)
{
    static const struct {
        const char *text;
        unsigned line;
    } cases[] = {
        {"#line 1 \"a_bench.c\"\n", 1},
        {"int a;\n  #\tline 3\n", 2},
        {"# 7 \"a_bench.c\"\n", 1},
        {"\n%:line 1\n", 2},
        {"#li\\\nne 1\n", 1},
        {"\\\n/* a\n * b */ # /* c */ line 1\n", 3},
        {"#if 0\n#line 1\n#endif\n", 2},
        {"char c = '\"';\n#line 1\n", 2},
        {"// it's\n#line 1", 2},
        {"#error it's\n#line 1", 2},
        {"char s[] = \"\\\"\"; /* \n */\n#line 4\n", 3},
        {"", 0},
        {"int line = 1; #line 1\n", 0},
        {"// #line 1\n/* \n#line 1\n*/\n", 0},
        {"// a \\\n#line 1\n", 0},
        {"char s[] = \"\\\n#line 1\\\n\";\n", 0},
        {"#define line 1\n#lines 1\n#warning line\n#include <line>\n#\nline 1\n", 0},
        {"#define quoted(x) #x\n#define joined(x) \\\n    #x\n", 0},
        {"char s[] = \"/*\";\n", 0},
        {"/* never ends\n#line 1", 0},
        {"#", 0},
        {"\\", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(gate_source_directive(cases[i].text), cases[i].line, "%u for %s",
                     gate_source_directive(cases[i].text), cases[i].text);
}

static void write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    fputs(text, f);
    fclose(f);
}

static void expect_source(const char *text, const char *symbol, const char *file, unsigned line)
{
    struct gate_finding found[8];
    compile("gcc -O2 -g -MMD -MP", text);
    cr_assert_eq(gate_check(object, "", found, 8), symbol ? 1 : 0, "%s", text);
    if (!symbol) return;
    cr_expect_eq(found[0].kind, GATE_SOURCE);
    cr_expect_str_eq(found[0].symbol, symbol);
    cr_expect(strstr(found[0].file, file), "%s", found[0].file);
    cr_expect_eq(found[0].line, line);
}

// It would have the judge take the learner's code for the harness's, whose cost is nobody's.
Test(gate, no_source_poses_as_another, .init = enter, .fini = leave)
{
    write_file("fine.inc", "int f(void);\n");
    write_file("poses.inc", "\n#line 1 \"pkg/bench/bench.h\"\nint f(void) { return 1; }\n");
    write_file("my_bench.c", "int f(void) { return 1; }\n");
    expect_source("#include <stdio.h>\n#include \"fine.inc\"\nint g = 1;\n", NULL, "", 0);
    expect_source("int g;\n#line 1 \"a_bench.c\"\nint f(void) { return 1; }\n", "#line", "a.c", 2);
    expect_source("#include \"fine.inc\"\n#include \"poses.inc\"\n", "#line", "poses.inc", 2);
    expect_source("#include \"my_bench.c\"\n", "_bench.c", "my_bench.c", 0);
}

Test(gate, arm_instructions)
{
    static const struct {
        uint32_t word;
        const char *name;
    } cases[] = {{0xd4000001, "svc"},    {0xd40fffe1, "svc"},  {0xd53be040, "cntvct"},
                 {0xd53be025, "cntvct"}, {0xd5380000, "midr"}, {0xd53be000, NULL}, // cntfrq
                 {0xd53bd040, NULL},                                               // tpidr
                 {0xd4200000, NULL},                                               // brk
                 {0x93cc0d8c, NULL},                                               // a ror alone
                 {0xd503201f, NULL}};
    static const uint32_t magic[] = {0x93cc0d8c, 0x93cc358c, 0x93cccd8c, 0x93ccf58c};
    const char *refused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq(gate_insn_arm((const uint8_t *)&cases[i].word, 4, &refused), 4);
        cr_expect(cases[i].name ? refused && !strcmp(refused, cases[i].name) : !refused, "%x: %s",
                  cases[i].word, refused ? refused : "none");
    }
    cr_expect_eq(gate_insn_arm((const uint8_t *)magic, sizeof magic, &refused), 4);
    cr_expect(refused && !strcmp(refused, "valgrind"));
    cr_expect_eq(gate_insn_arm((const uint8_t *)magic, 3, &refused), 0);
}

Test(gate, arm_objects, .init = enter, .fini = leave)
{
    static const char arm[] = "clang --target=aarch64-linux-gnu -O2 -gdwarf-4";
    static const char bad[] = "long f(void)\n{\n    long t;\n    __asm__ volatile(\"mrs %0, "
                              "cntvct_el0\" : \"=r\"(t)); // here\n"
                              "    return t;\n}\nlong time(long *);\nlong g(void)\n{\n    return "
                              "time(0) + 1; // there\n}\n";
    static const char good[] =
        "static const int v[] = {1, 2};\nextern int far(int);\nint f(int x)\n{\n    switch (x) {\n"
        "    case 0: return far(x);\n    case 1: return v[far(2)];\n    case 2: return 77;\n"
        "    case 3: return far(3);\n    case 4: return far(far(x));\n    }\n    return "
        "0x40000d4;\n}\n"
        // data between functions, marked as such by the assembler, is no code
        "__asm__(\".text\\n.xword 0xd4000001d4000001\\n\");\ndouble g(double x) { return x * 0.3; "
        "}\n";
    struct gate_finding found[4];
    if (!have("clang")) cr_skip_test("no clang");
    compile(arm, bad);
    cr_assert_eq(gate_check(object, "", found, 4), 2);
    cr_expect_str_eq(found[0].symbol, "time");
    cr_expect_eq(found[0].line, line_of(bad, "// there"));
    cr_expect_str_eq(found[1].symbol, "cntvct");
    cr_expect_eq(found[1].line, line_of(bad, "// here"));
    compile(arm, good);
    cr_expect_eq(gate_check(object, "", found, 4), 0, "%s", found[0].symbol);
}

// A line of objdump -dw: "  addr:\tbytes\tmnemonic". Returns how many bytes, 0 if it is no such.
static size_t disassembled(char *line, uint8_t *bytes, const char **mnemonic)
{
    size_t count = 0;
    char *p = strchr(line, '\t'), *text = p ? strchr(p + 1, '\t') : NULL;
    if (!text) return 0;
    *text = 0;
    *mnemonic = text + 1;
    for (p++; count < 16;) {
        char *end;
        unsigned long byte = strtoul(p, &end, 16);
        if (end == p) break;
        bytes[count++] = (uint8_t)byte;
        p = end;
    }
    return count;
}

Test(gate, lengths_are_those_of_objdump)
{
    char line[1024];
    uint8_t bytes[16];
    const char *mnemonic, *refused;
    long lines = 0, wrong = 0;
    if (!have("objdump") || sizeof(void *) != 8 || !have("gcc")) cr_skip_test("no objdump");
    FILE *f =
        popen("test $(uname -m) = x86_64 && objdump -dw $(gcc -print-file-name=libm.so.6)", "r");
    while (fgets(line, sizeof line, f)) {
        size_t size = disassembled(line, bytes, &mnemonic);
        if (!size || strstr(mnemonic, "(bad)") || bytes[0] == 0x9b) continue; // fwait and the next
        lines++;
        size_t length = gate_insn_x86(bytes, size, &refused);
        if (length == size && (!refused || !strncmp(refused, mnemonic, strlen(refused)))) continue;
        if (wrong++ < 5) cr_expect_fail("%zu, objdump %zu: %s %s", length, size, line, mnemonic);
        cr_expect_eq(gate_insn_x86(bytes, size - 1, &refused), 0, "cut off");
    }
    pclose(f);
    if (!lines) cr_skip_test("not x86-64");
    cr_expect_eq(wrong, 0);
    cr_expect_gt(lines, 10000);
}
