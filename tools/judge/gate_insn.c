// Where instructions begin is found by decoding their lengths one after the other from the start of
// a function. Searching bytes would see the syscall instruction (0f 05) in `x + 0x050f`; the rows
// of .debug_line know some boundaries only, and none before inline assembly. A length needs no
// more than the opcode's kind of operands, a letter each in the tables below (Intel's manual, vol.
// 2, appendix A; vol. 2, chapter 2 for prefixes, ModRM, VEX and EVEX). What they do not know has
// length 0 and is not guessed at.
//
//   ' ' none   b w d  8, 16, 32 bits   z 16 or 32   v 16, 32 or 64   o an address   e 24 bits
//   m ModRM    B Z    ModRM and b, z   f F  ModRM and, if its reg is 0 or 1, b, z   - unknown

#include "gate_insn.h"

#include <stdbool.h>
#include <string.h>

static const char one_byte[257] = "mmmmbz--mmmmbz--mmmmbz--mmmmbz--"  // 00
                                  "mmmmbz--mmmmbz--mmmmbz--mmmmbz--"  // 20
                                  "----------------                "  // 40
                                  "---m----zZbB    bbbbbbbbbbbbbbbb"  // 60
                                  "BZ-Bmmmmmmmmmmmm          -     "  // 80
                                  "oooo    bz      bbbbbbbbvvvvvvvv"  // a0
                                  "BBw --BZe w  b- mmmm--- mmmmmmmm"  // c0
                                  "bbbbbbbbdd-b    - --  fF      mm"; // e0

static const char two_bytes[257] = "mmmm-     - -m Bmmmmmmmmmmmmmmmm"  // 00
                                   "mmmm----mmmmmmmm      - --------"  // 20
                                   "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"  // 40
                                   "mmmmmmmmmmmmmmmmBBBBmmm mm--mmmm"  // 60
                                   "ddddddddddddddddmmmmmmmmmmmmmmmm"  // 80
                                   "   mBm--   mBmmmmmmmmmmmmmBmmmmm"  // a0
                                   "mmBmBBBm        mmmmmmmmmmmmmmmm"  // c0
                                   "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"; // e0

static const struct {
    const char *name;
    uint8_t bytes[3], size;
} refusals[] = {
    {"syscall", {0x0f, 0x05}, 2},      {"sysenter", {0x0f, 0x34}, 2},
    {"int80", {0xcd, 0x80}, 2},        {"cpuid", {0x0f, 0xa2}, 2},
    {"rdtsc", {0x0f, 0x31}, 2},        {"rdpmc", {0x0f, 0x33}, 2},
    {"rdtscp", {0x0f, 0x01, 0xf9}, 3}, {"xgetbv", {0x0f, 0x01, 0xd0}, 3},
};

// rol $3, $13, $61, $51 of %rdi, which together do nothing (valgrind.h)
static const uint8_t magic[] = {0x48, 0xc1, 0xc7, 0x03, 0x48, 0xc1, 0xc7, 0x0d,
                                0x48, 0xc1, 0xc7, 0x3d, 0x48, 0xc1, 0xc7, 0x33};

const char *gate_insn_why(const char *refused)
{
    if (!strcmp(refused, "valgrind")) return "speaks to valgrind, which does the counting";
    if (!strcmp(refused, "cpuid") || !strcmp(refused, "xgetbv") || !strcmp(refused, "midr"))
        return "asks what processor this is: use __builtin_cpu_supports, or one way for all";
    if (!strncmp(refused, "rd", 2) || !strcmp(refused, "cntvct"))
        return "reads a clock: answers must not depend on the time, and measuring is the harness's "
               "work";
    return "calls the operating system past libc: use libc's function for it";
}

static size_t immediate(char kind, bool word, bool wide, unsigned reg)
{
    size_t z = word && !wide ? 2 : 4;
    switch (kind) {
    case 'b':
    case 'B':
        return 1;
    case 'w':
        return 2;
    case 'e':
        return 3;
    case 'd':
        return 4;
    case 'z':
    case 'Z':
        return z;
    case 'v':
        return wide ? 8 : z;
    case 'o':
        return 8;
    case 'f':
        return reg < 2 ? 1 : 0;
    case 'F':
        return reg < 2 ? z : 0;
    default:
        return 0;
    }
}

// ModRM with what follows it: SIB and displacement. p[0] and p[1] can be read.
static size_t modrm(const uint8_t *p)
{
    unsigned mod = p[0] >> 6, rm = p[0] & 7;
    if (mod == 3) return 1;
    size_t sib = rm == 4, base = sib ? p[1] & 7 : rm;
    return 1 + sib + (mod == 1 ? 1 : mod == 2 || base == 5 ? 4 : 0);
}

// The opcode at p[*at], of any map; moves *at behind it.
static char opcode(const uint8_t *p, size_t *at)
{
    static const char maps[] = "-2mB-mm-"; // of VEX and EVEX: 2 is the table, 3 has an immediate
    size_t i = *at;
    if (p[i] == 0xc5 || p[i] == 0xc4 || p[i] == 0x62) {
        size_t prefix = p[i] == 0xc5 ? 2 : p[i] == 0xc4 ? 3 : 4;
        char map = p[i] == 0xc5 ? '2' : maps[p[i + 1] & 7];
        *at = i + prefix + 1;
        char kind = map == '2' ? two_bytes[p[i + prefix]] : map;
        return kind == 'd' ? '-' : kind;
    }
    *at = i + 1;
    if (p[i] == 0x8f && p[i + 1] & 0x38) return '-'; // AMD's XOP
    if (p[i] != 0x0f) return one_byte[p[i]];
    *at = i + 2;
    if (p[i + 1] == 0x38 || p[i + 1] == 0x3a) *at = i + 3;
    return p[i + 1] == 0x38 ? 'm' : p[i + 1] == 0x3a ? 'B' : two_bytes[p[i + 1]];
}

size_t gate_insn_x86(const uint8_t *code, size_t left, const char **refused)
{
    enum { LONGEST = 15, READ = 24 };
    uint8_t p[READ] = {0}; // so that nothing is read past the end
    memcpy(p, code, left < READ ? left : READ);
    *refused = NULL;
    size_t at = 0;
    bool word = false, wide = false;
    while (at < LONGEST - 1 && memchr("\x66\xf2\xf3\xf0\x2e\x36\x3e\x26\x64\x65\x67", p[at], 11))
        word |= p[at++] == 0x66;
    if (p[at] >> 4 == 4) wide = p[at++] & 8;
    const uint8_t *op = p + at;
    char kind = opcode(p, &at);
    if (kind == '-') return 0;
    unsigned reg = p[at] >> 3 & 7;
    if (strchr("mBZfF", kind)) at += modrm(p + at);
    at += immediate(kind, word, wide, reg);
    if (at > left || at > LONGEST) return 0;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (!memcmp(op, refusals[i].bytes, refusals[i].size)) *refused = refusals[i].name;
    if (!memcmp(p, magic, sizeof magic)) *refused = "valgrind";
    return at;
}

static uint32_t word_at(const uint8_t *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

size_t gate_insn_arm(const uint8_t *p, size_t left, const char **refused)
{
    // ror #3, #13, #51, #61 of x12 (valgrind.h)
    static const uint32_t words[] = {0x93cc0d8c, 0x93cc358c, 0x93cccd8c, 0x93ccf58c};
    *refused = NULL;
    if (left < 4) return 0;
    uint32_t insn = word_at(p);
    if ((insn & 0xffe0001f) == 0xd4000001) *refused = "svc";
    if ((insn & 0xffffff00) == 0xd53be000 && (insn & 0xe0)) *refused = "cntvct"; // not cntfrq
    if ((insn & 0xfffff000) == 0xd5380000) *refused = "midr";
    if (left >= sizeof words && insn == words[0] && word_at(p + 4) == words[1] &&
        word_at(p + 8) == words[2] && word_at(p + 12) == words[3])
        *refused = "valgrind";
    return 4;
}
