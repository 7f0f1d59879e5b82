#include "report.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct report *sample(void)
{
    static struct report r;
    r = (struct report){.group = "tools"};
    report_add(&r, REPORT_OK, "gcc", "%d.%d", 12, 2);
    report_add(&r, REPORT_LACK, "perf", "a \"quoted\" word, a \\ and a\nline");
    report_mend(&r,
                "words that go on and on, so that they do not fit into a line of eighty columns, "
                "not even two, if they start at a third of it",
                "do");
    report_add(&r, REPORT_LACK, "valgrind", "not here");
    report_core(&r);
    r.group = "clocks";
    report_add(&r, REPORT_NOTE, "a name that is much wider than its column", "seen");
    return &r;
}

static char *printed(void (*print)(const struct report *, FILE *))
{
    static char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    print(sample(), out);
    fclose(out);
    return text;
}

Test(report, lacks)
{
    cr_assert_eq(report_lacks(sample(), false), 2);
    cr_assert_eq(report_lacks(sample(), true), 1);
}

Test(report, lines_fit)
{
    char *text = printed(report_print);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        cr_expect_leq(strlen(line), 80, "%s", line);
    free(text);
}

Test(report, groups_are_said_once)
{
    char *text = printed(report_print);
    char *first = strstr(text, "\ntools\n");
    cr_assert_not_null(first);
    cr_assert_null(strstr(first + 1, "\ntools\n"));
    cr_assert_not_null(strstr(first, "\nclocks\n"));
    free(text);
}

Test(report, json_escapes)
{
    char *text = printed(report_json);
    cr_assert_not_null(
        strstr(text, "\"seen\": \"a \\\"quoted\\\" word, a \\\\ and a\\u000aline\""));
    cr_assert_not_null(strstr(text, "{\"core_lacks\": 1, \"lacks\": 2,"));
    cr_assert_null(strstr(text, ",\n]"));
    free(text);
}

Test(report, rows_past_the_last_are_dropped)
{
    struct report r = {.group = "tools"};
    for (int i = 0; i < REPORT_ROWS + 3; i++) report_add(&r, REPORT_OK, "gcc", "%d", i);
    cr_assert_eq(r.len, REPORT_ROWS);
}
