#include "style.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What fn writes for text into a file.
static char *written(void (*fn)(FILE *, const char *), const char *text)
{
    char *out = NULL;
    size_t room = 0;
    FILE *f = tmpfile();
    fn(f, text);
    rewind(f);
    if (getdelim(&out, &room, '\0', f) < 0) *(out = realloc(out, 1)) = '\0';
    fclose(f);
    return out;
}

static void wrap4(FILE *f, const char *text)
{
    style_wrap(f, 4, text);
}

static void same(void (*fn)(FILE *, const char *), const char *text, const char *want)
{
    char *out = written(fn, text);
    cr_expect_str_eq(out, want);
    free(out);
}

// Words in their order, lines as long as they can be and no longer.
Test(style, wraps_at_the_width)
{
    char text[4096] = "", joined[4096] = "";
    for (int i = 0; i < 200; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s%s", 1 + i * 7 % 13,
                 "aaaaaaaaaaaaaa", i % 5 ? " " : "\n");
    char *out = written(wrap4, text), *line, *rest = out;
    int room = -1;
    while ((line = strsep(&rest, "\n")) && *line) {
        cr_expect(strncmp(line, "    ", 4) == 0 && line[4] != ' ', "%s", line);
        cr_expect_leq(strlen(line), 80);
        if (room >= 0) cr_expect_gt((int)strcspn(line + 4, " ") + 1, room);
        room = 80 - (int)strlen(line);
        strcat(strcat(joined, *joined ? " " : ""), line + 4);
    }
    for (char *c = text; *c; c++)
        if (*c == '\n') *c = c[1] ? ' ' : '\0';
    text[strcspn(text, "\n")] = '\0';
    while (*text && text[strlen(text) - 1] == ' ') text[strlen(text) - 1] = '\0';
    cr_expect_str_eq(joined, text);
    free(out);
    same(wrap4, "  \n ", "");
}

Test(style, markdown_wraps_paragraphs_and_items_only)
{
    same(style_markdown, "\n\n# A heading\n\none\ntwo\n\n\n", "# A heading\n\none two\n");
    same(style_markdown, "- a\n  b\n- c\n12. d\ne\n", "- a b\n- c\n12. d e\n");
    same(style_markdown, "text\n```\nint  a;\n- b\n\n```\nmore\ntext",
         "text\n```\nint  a;\n- b\n\n```\nmore text\n");
    same(style_markdown, "| a | b |\n|---|---|\n    code   x\nend",
         "    a  b\n    code   x\nend\n");
    same(style_markdown, "a <!-- m:x -->12<!-- /m --> b\n| <!-- m:y -->3<!-- /m --> |\n",
         "a 12 b\n    3\n");
    same(style_markdown, "```\n| a |\n```\n", "```\n| a |\n```\n");
    same(style_markdown, "a <!-- open", "a <!-- open\n");
    same(style_markdown, "", "");
}

Test(style, markdown_aligns_tables)
{
    same(style_markdown, "| | ns |\n|---|---:|\n| slow one | 1 |\n| é | 141 |\n\nend",
         "               ns\n    slow one    1\n    é         141\n\nend\n");
    same(
        style_markdown,
        "| name | what |\n|---|---|\n| one | it is much too long for a row of a table that is read "
        "on a terminal of eighty columns |\n",
        "    name\n        what\n    one\n        it is much too long for a row of a table that is "
        "read on a terminal of\n        eighty columns\n");
}

Test(style, a_file_is_plain)
{
    FILE *f = tmpfile();
    cr_expect(!style_on(f));
    cr_expect_str_eq(style_red(f), "");
    cr_expect_eq(style_width(f), 80);
    fclose(f);
}

Test(style, a_terminal_is_not_and_can_be_told)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    cr_assert(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    FILE *f = fdopen(open(ptsname(master), O_RDWR | O_NOCTTY), "w");
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    cr_expect(style_on(f));
    cr_expect_str_eq(style_red(f), "\033[31m");
    setenv("NO_COLOR", "", 1);
    cr_expect(style_on(f), "an empty NO_COLOR is none");
    setenv("NO_COLOR", "1", 1);
    cr_expect(!style_on(f));
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    cr_expect(!style_on(f));
    fclose(f);
    close(master);
}
