#include "answers.h"

#include <criterion/criterion.h>
#include <string.h>

static void is_named(const char *answer, uint64_t op, unsigned nth, const char *wanted)
{
    struct serve_kernel k = {.n1 = 10};
    char name[120];
    strcpy(k.answer, answer);
    answers_name(&k, &(struct serve_difference){.op = op, .nth = nth}, name);
    cr_expect_str_eq(name, wanted, "answer %u of operation %d: \"%s\"", nth, (int)op, name);
}

Test(answers, are_named_in_their_order)
{
    is_named("the median|the p99; the sum|the rest", 0, 0, "the median");
    is_named("the median|the p99; the sum|the rest", 9, 1, "the p99");
    is_named("the median|the p99; the sum|the rest", 9, 2, "");
    is_named("the median|the p99; the sum|the rest", 10, 0, "the sum");
    is_named("the median|the p99; the sum|the rest", 10, 1, "the rest");
    is_named("the median|the p99; the sum|the rest", 10, 2, "");
}

Test(answers, a_kernel_need_not_say)
{
    is_named("", 0, 0, "");
    is_named("", 10, 3, "");
    is_named("a reply", 3, 0, "a reply");
    is_named("a reply", 3, 1, "");
    is_named("a reply", 10, 0, "");
    is_named("; what is left", 0, 0, "");
    is_named("; what is left", 10, 0, "what is left");
    is_named("|second", 0, 0, "");
    is_named("|second", 0, 1, "second");
}
