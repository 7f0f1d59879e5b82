#include "span/span.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPAN(name, value) "<!-- m:" name " -->" value "<!-- /m -->"

// All spans of a text, as "name=value;".
static const char *found(const char *text)
{
    static char all[256];
    struct span s;
    size_t used = 0;
    for (all[0] = 0; span_next(text, &s); text = s.after)
        used += (size_t)snprintf(all + used, sizeof all - used, "%.*s=%.*s;", (int)s.name_len,
                                 s.name, (int)s.value_len, s.value);
    return all;
}

Test(span, all_are_found)
{
    cr_expect_str_eq(found(""), "");
    cr_expect_str_eq(found("a " SPAN("x", "27") " b" SPAN("y / z", "") SPAN("x", "two words")),
                     "x=27;y / z=;x=two words;");
}

Test(span, what_is_not_closed_is_text)
{
    cr_expect_str_eq(found("<!-- m:a -->1 " SPAN("b", "2")), "b=2;");
    cr_expect_str_eq(found(SPAN("b", "2") "<!-- m:a -->1"), "b=2;");
    cr_expect_str_eq(found("<!-- m:a"), "");
    cr_expect_str_eq(found("<!-- m:a --"), "");
    cr_expect_str_eq(found("1<!-- /m -->"), "");
}

Test(span, a_name_is_all_of_it)
{
    struct span s;
    cr_assert(span_next(SPAN("start", "1"), &s));
    cr_expect(span_named(&s, "start"));
    cr_expect(!span_named(&s, "star") && !span_named(&s, "starts") && !span_named(&s, ""));
}

Test(span, a_text_to_be_read_has_no_marks)
{
    char text[] = "| " SPAN("a", "1") " | <!-- note --> " SPAN("b", "2") " |";
    span_strip(text);
    cr_expect_str_eq(text, "| 1 | <!-- note --> 2 |");
}
