// Put before every exercise's *_test.c in the verdict build. Criterion alone calls a test passed
// whose body never came to its end (exit(0) in the middle passes); so the body is called by the
// test that Criterion knows, which then writes a record. The judge wants one for every test that is
// registered.
#ifndef RECORD_H
#define RECORD_H

#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static inline void record_end(const char *name)
{
    const char *path = getenv("JUDGE_TESTS");
    int fd = path ? open(path, O_WRONLY | O_APPEND | O_CLOEXEC) : -1;
    if (fd < 0) return;
    char line[128];
    int len = 0;
    while (name[len] && len < 126) line[len] = name[len], len++;
    line[len++] = '\n';
    if (write(fd, line, (size_t)len) != len) _exit(111);
    close(fd);
}

#undef Test
#define Test(suite, name, ...)                                                                     \
    static void record_body_##suite##_##name(void);                                                \
    CR_EXPAND(CR_TEST_BASE(suite, name, ##__VA_ARGS__, .sentinel_ = 0))                            \
    {                                                                                              \
        record_body_##suite##_##name();                                                            \
        record_end(#suite "/" #name);                                                              \
    }                                                                                              \
    static void record_body_##suite##_##name(void)

#endif
