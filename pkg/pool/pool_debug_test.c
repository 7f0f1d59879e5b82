// Use after put, found in a debug build. Under ASan and memcheck the accesses here would be
// reported, which is what they are for; the tests step around that to see the pool's own check.

#define POOL_DEBUG 1
#include "pool/pool.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_DISABLE_ERROR_REPORTING
#define VALGRIND_ENABLE_ERROR_REPORTING
#define VALGRIND_GET_VBITS(p, bits, size) ((void)(bits), 0)
#define RUNNING_ON_VALGRIND               0
#endif
#if __has_include(<sanitizer/asan_interface.h>) && defined __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define __asan_address_is_poisoned(p) ((void)(p), 0)
#define NO_ASAN                       1
#endif

enum { NOT_ADDRESSABLE = 3 }; // what VALGRIND_GET_VBITS says of it (valgrind/memcheck.h)

struct note {
    char *owned;
    char text[50];
};

static bool note_reset(struct note *n)
{
    n->text[0] = 0;
    return true;
}

static bool note_init(struct note *n)
{
    memset(n, 0, sizeof *n);
    n->owned = strdup("kept across puts");
    return n->owned;
}

static void note_free(struct note *n)
{
    free(n->owned);
}

POOL_DEFINE(note, struct note, note_reset, .init = note_init, .free = note_free)

__attribute__((no_sanitize_address, noinline)) static void poke(volatile char *p)
{
    VALGRIND_DISABLE_ERROR_REPORTING;
    *p = 'x';
    VALGRIND_ENABLE_ERROR_REPORTING;
}

__attribute__((no_sanitize_address, noinline)) static unsigned char peek(volatile char *p)
{
    VALGRIND_DISABLE_ERROR_REPORTING;
    unsigned char c = (unsigned char)*p;
    VALGRIND_ENABLE_ERROR_REPORTING;
    return c;
}

static struct note *secret_note(void)
{
    struct note *n = note_get();
    cr_assert(n);
    strcpy(n->text, "secret");
    return n;
}

Test(pool_debug, an_object_comes_back_as_reset_left_it)
{
    struct note *n = secret_note();
    char *owned = n->owned;
    note_put(n);
    cr_assert_eq(note_get(), n);
    cr_assert_eq(n->owned, owned);
    cr_assert_str_eq(n->owned, "kept across puts");
    cr_assert_eq(n->text[0], 0);
    note_put(n);
    pool_drain(&note_pool);
}

Test(pool_debug, an_idle_object_is_filled_with_the_pattern_and_closed)
{
    struct note *n = secret_note();
    note_put(n);
    cr_assert_eq(peek(&n->text[3]), 0xdb, "a stale pointer still reads the last user's data");
#ifndef NO_ASAN
    cr_assert(__asan_address_is_poisoned(n->text));
#endif
    unsigned char bits;
    if (RUNNING_ON_VALGRIND) cr_assert_eq(VALGRIND_GET_VBITS(n->text, &bits, 1), NOT_ADDRESSABLE);
    pool_drain(&note_pool);
}

Test(pool_debug, a_write_after_put_stops_the_program_at_the_next_get, .signal = SIGABRT)
{
    struct note *n = note_get();
    note_put(n);
    poke(&n->text[7]);
    note_get();
}

Test(pool_debug, a_write_after_put_stops_the_program_when_it_is_drained, .signal = SIGABRT)
{
    struct note *n = note_get();
    note_put(n);
    poke(&n->text[49]);
    pool_drain(&note_pool);
}

Test(pool_debug, a_second_put_stops_the_program, .signal = SIGABRT)
{
    struct note *n = note_get();
    note_put(n);
    note_put(n);
}
