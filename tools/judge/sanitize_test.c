// Reports as gcc 12's sanitizers print them, shortened; the first frame in the learner's folder is
// what counts.

#include "sanitize.h"

#include <criterion/criterion.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char freed[] =
    "==9==ERROR: AddressSanitizer: heap-use-after-free on address 0x51 at pc 0x55 bp 0x7f sp 0x7f\n"
    "READ of size 8 at 0x51 thread T0\n"
    "    #0 0x55 in memcpy ../sysdeps/memcpy.c:10\n"
    "    #1 0x56 in session_open work/03.1-free-list/session.c:17\n"
    "    #2 0x57 in bench_fn_churn exercises/03.1-free-list/session_bench.c:20\n"
    "\n0x51 is located 0 bytes inside of 1032-byte region\n"
    "freed by thread T0 here:\n"
    "    #0 0x58 in __interceptor_free asan_malloc_linux.cpp:52\n"
    "    #1 0x59 in session_close work/03.1-free-list/session.c:30\n"
    "SUMMARY: AddressSanitizer: heap-use-after-free work/03.1-free-list/session.c:17\n";

static const char undefined[] =
    "[RUN ] a::b\nwork/03.1-free-list/session.c:41:12: runtime error: index 16 out of bounds for "
    "type 'struct session [16]'\nmore\n";

static const char race[] =
    "==================\nWARNING: ThreadSanitizer: data race (pid=7)\n"
    "  Write of size 8 at 0x55 by thread T2:\n"
    "    #0 packet_get work/03.3-thread-cache/packet.c:18 (bench+0x3)\n"
    "    #1 body exercises/03.3-thread-cache/packet_bench.c:9 (bench+0x4)\n\n"
    "  Previous write of size 8 at 0x55 by thread T1:\n"
    "    #0 packet_put work/03.3-thread-cache/packet.c:29 (bench+0x5)\n";

Test(sanitize, address)
{
    struct sanitize_report r;
    cr_assert(sanitize_read(freed, "work/03.1-free-list", &r));
    cr_expect_str_eq(r.kind, "heap-use-after-free");
    cr_expect_str_eq(r.place, "work/03.1-free-list/session.c:17 session_open");
    cr_expect_str_eq(r.other, "freed at work/03.1-free-list/session.c:30 session_close");
    cr_expect(!r.race);
    cr_expect_str_neq(sanitize_words(&r), r.kind, "no plain words for the commonest kind");
}

static const char returned[] =
    "==9==ERROR: AddressSanitizer: stack-use-after-return on address 0x7f at pc 0x55 bp 0x7f sp "
    "0x7f\n"
    "READ of size 5 at 0x7f thread T0\n"
    "    #0 0x55 in __interceptor_memcmp sanitizer_common_interceptors.inc:892\n"
    "    #1 0x56 in expect exercises/04.5-dangling/listing_test.c:21\n\n"
    "Address 0x7f is located in stack of thread T0 at offset 32 in frame\n"
    "    #0 0x57 in size_text work/04.5-dangling/listing.c:33\n\n"
    "  This frame has 2 object(s):\n"
    "    [32, 56) 'digits' (line 35) <== Memory access at offset 32 is inside this variable\n"
    "    [96, 100) 'tm' (line 36)\n"
    "SUMMARY: AddressSanitizer: stack-use-after-return listing_test.c:21 in expect\n";

// The frame that reads may be a test's; whose variable it was is the learner's.
Test(sanitize, a_local_that_ended_is_named_by_its_own_line)
{
    struct sanitize_report r;
    cr_assert(sanitize_read(returned, "work/04.5-dangling", &r));
    cr_expect_str_eq(r.place, "work/04.5-dangling/listing.c:35 size_text, 'digits'");
    cr_expect_str_eq(r.other, "");
}

Test(sanitize, undefined_behaviour)
{
    struct sanitize_report r;
    cr_assert(sanitize_read(undefined, "work/03.1-free-list", &r));
    cr_expect_str_eq(r.kind, "index 16 out of bounds for type 'struct session [16]'");
    cr_expect_str_eq(r.place, "work/03.1-free-list/session.c:41");
    cr_expect_eq(r.at, strlen("[RUN ] a::b\n"));
}

Test(sanitize, race)
{
    struct sanitize_report r;
    cr_assert(sanitize_read(race, "work/03.3-thread-cache", &r));
    cr_expect(r.race);
    cr_expect_str_eq(r.kind, "data race");
    cr_expect_str_eq(r.place, "work/03.3-thread-cache/packet.c:18 packet_get");
    cr_expect_str_eq(r.other,
                     "the other one wrote at work/03.3-thread-cache/packet.c:29 packet_put");
}

Test(sanitize, what_is_no_report)
{
    struct sanitize_report r;
    cr_expect(!sanitize_read("", "work", &r));
    cr_expect(!sanitize_read("AddressSanitizer:DEADLYSIGNAL\nall is well\n", "work", &r));
}

Test(sanitize, a_report_without_a_frame_of_ours_has_no_place)
{
    struct sanitize_report r;
    cr_assert(sanitize_read(freed, "work/99.9-other", &r));
    cr_expect_str_eq(r.place, "");
}

Test(sanitize, cut_off_and_mangled_reports_are_survived)
{
    static const char *const all[] = {freed, undefined, race, returned};
    uint64_t state = 1;
    for (int round = 0; round < 20000; round++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        char *text = strdup(all[round % 4]);
        text[(state >> 33) % strlen(text)] = (char)(state >> 56);
        struct sanitize_report r;
        sanitize_read(text, "work/03", &r);
        free(text);
    }
}
