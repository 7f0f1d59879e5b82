#include "facts.h"

#include <criterion/criterion.h>
#include <string.h>

static char value[64];

Test(facts, os_release)
{
    const char *text = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\n"
                       "VERSION_ID=\"12\"\nID=debian\n";
    cr_assert(facts_field(text, "PRETTY_NAME", value, sizeof value));
    cr_assert_str_eq(value, "Debian GNU/Linux 12 (bookworm)");
    cr_assert(facts_field(text, "NAME", value, sizeof value), "not the end of PRETTY_NAME");
    cr_assert_str_eq(value, "Debian GNU/Linux");
    cr_assert(facts_field(text, "ID", value, sizeof value), "not the end of VERSION_ID");
    cr_assert_str_eq(value, "debian");
    cr_assert_not(facts_field(text, "VERSION", value, sizeof value), "not VERSION_ID");
    cr_assert_str_empty(value);
    cr_assert_not(facts_field("", "ID", value, sizeof value));
}

Test(facts, field_is_cut_to_its_room)
{
    char small[4];
    cr_assert(facts_field("ID=debian", "ID", small, sizeof small));
    cr_assert_str_eq(small, "deb");
    cr_assert(facts_field("ID=arch", "ID", small, sizeof small));
    cr_assert_str_eq(small, "arc");
    cr_assert(facts_field("ID=\n", "ID", small, sizeof small));
    cr_assert_str_empty(small);
    cr_assert(facts_field("ID=\"\"\n", "ID", small, sizeof small));
    cr_assert_str_empty(small);
    cr_assert(facts_field("ID=\"", "ID", small, sizeof small));
    cr_assert_str_eq(small, "\"");
}

Test(facts, cpuinfo)
{
    const char *text = "processor\t: 0\nmodel\t\t: 94\nmodel name\t: Intel(R) Core(TM) i7-6700\n"
                       "power management:\n\nprocessor\t: 1\n";
    cr_assert(facts_field(text, "model name", value, sizeof value));
    cr_assert_str_eq(value, "Intel(R) Core(TM) i7-6700");
    cr_assert(facts_field(text, "model", value, sizeof value));
    cr_assert_str_eq(value, "94");
    cr_assert(facts_field(text, "power management", value, sizeof value));
    cr_assert_str_empty(value);
    cr_assert_not(facts_field(text, "flags", value, sizeof value));
}

Test(facts, words)
{
    cr_assert(facts_word("fpu avx2 fma", "fma"));
    cr_assert(facts_word("fpu avx2 fma", "fpu"));
    cr_assert_not(facts_word("fpu avx2 fma", "avx"));
    cr_assert(facts_word("avx2 avx", "avx"));
    cr_assert_not(facts_word("fpu xfma", "fma"));
    cr_assert_not(facts_word("", "avx"));
}

Test(facts, versions)
{
    static const struct {
        const char *says, *version;
    } programs[] = {
        {"gcc (Debian 12.2.0-14+deb12u1) 12.2.0\n", "12.2.0"},
        {"gcc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0\n", "11.4.0"},
        {"gcc (crosstool-NG 1.25.0) 12.2.0\n", "12.2.0"},
        {"Debian clang version 14.0.6\nTarget: x86_64-pc-linux-gnu\n", "14.0.6"},
        {"Ubuntu clang version 14.0.0-1ubuntu1.1\n", "14.0.0"},
        {"valgrind-3.19.0\n", "3.19.0"},
        {"GNU gdb (Debian 13.1-3) 13.1\n", "13.1"},
        {"perf version 6.1.129\n", "6.1.129"},
        {"tmux 3.3a\n", "3.3"},
        {"gnuplot 5.4 patchlevel 4\n", "5.4"},
        {"perf: kernel mismatch\nperf version 5.15\n", "5.15"},
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        cr_assert(facts_version(programs[i].says, value, sizeof value), "%s", programs[i].says);
        cr_assert_str_eq(value, programs[i].version, "%s", programs[i].says);
    }
    cr_assert_not(facts_version("command not found\n", value, sizeof value));
    cr_assert_not(facts_version("", value, sizeof value));
}

// Every flag of a level is needed: leaving out the i-th of all gives the level below its own.
Test(facts, x86_levels)
{
    static const struct {
        int level;
        const char *flag;
    } all[] = {
        {2, "cx16"},     {2, "lahf_lm"}, {2, "popcnt"},   {2, "pni"},      {2, "sse4_1"},
        {2, "sse4_2"},   {2, "ssse3"},   {3, "avx"},      {3, "avx2"},     {3, "bmi1"},
        {3, "bmi2"},     {3, "f16c"},    {3, "fma"},      {3, "abm"},      {3, "movbe"},
        {3, "xsave"},    {4, "avx512f"}, {4, "avx512bw"}, {4, "avx512cd"}, {4, "avx512dq"},
        {4, "avx512vl"},
    };
    size_t count = sizeof all / sizeof *all;
    for (size_t left_out = 0; left_out <= count; left_out++) {
        char flags[512] = "fpu sse sse2";
        for (size_t i = 0; i < count; i++)
            if (i != left_out) strcat(strcat(flags, " "), all[i].flag);
        int level = left_out < count ? all[left_out].level - 1 : 4;
        cr_assert_eq(facts_x86_level(flags), level, "%s", flags);
    }
    cr_assert_eq(facts_x86_level(""), 1);
}

Test(facts, cpu_lists)
{
    cr_assert_eq(facts_cpus("0\n"), 1);
    cr_assert_eq(facts_cpus("0-3\n"), 4);
    cr_assert_eq(facts_cpus("0-3,8,10-11"), 7);
    cr_assert_eq(facts_cpus(""), -1);
    cr_assert_eq(facts_cpus("all"), -1);
    cr_assert_eq(facts_cpus("3-0"), -1);
    cr_assert_eq(facts_cpus("0-"), -1);
}

Test(facts, quotas)
{
    cr_assert_eq(facts_quota("150000 100000\n"), 1.5);
    cr_assert_eq(facts_quota("max 100000\n"), 0);
    cr_assert_eq(facts_quota("-1 100000\n"), 0, "cgroup 1 without a limit");
    cr_assert_eq(facts_quota(""), 0);
}

Test(facts, cgroups)
{
    const char *both = "12:cpuset:/\n4:cpu,cpuacct:/user.slice\n0::/user.slice/session-1.scope\n";
    cr_assert(facts_cgroup(both, "", value, sizeof value));
    cr_assert_str_eq(value, "/user.slice/session-1.scope");
    cr_assert(facts_cgroup(both, "cpu", value, sizeof value));
    cr_assert_str_eq(value, "/user.slice");
    cr_assert(facts_cgroup(both, "cpuacct", value, sizeof value));
    cr_assert_str_eq(value, "/user.slice");
    cr_assert_not(facts_cgroup(both, "memory", value, sizeof value));
    cr_assert_not(facts_cgroup("4:cpu:/a\n", "", value, sizeof value), "no cgroup 2");
    cr_assert_not(facts_cgroup("", "cpu", value, sizeof value));
    cr_assert_not(facts_cgroup("4", "cpu", value, sizeof value));
}

Test(facts, steal)
{
    cr_assert_eq(facts_steal("cpu  3245 0 2023 96581 463 0 99 11 0 0\ncpu0 1 2 3\n"), 11);
    cr_assert_eq(facts_steal("cpu  3245 0 2023 96581\n"), -1);
    cr_assert_eq(facts_steal(""), -1);
}

Test(facts, wsl)
{
    cr_assert_eq(facts_wsl("5.15.153.1-microsoft-standard-WSL2"), 2);
    cr_assert_eq(facts_wsl("4.4.0-19041-Microsoft"), 1);
    cr_assert_eq(facts_wsl("6.1.0-18-amd64"), 0);
}

Test(facts, paranoid)
{
    for (int level = -1; level <= 2; level++)
        cr_assert_str_neq(facts_paranoid(level), facts_paranoid(level + 1), "level %d", level);
    cr_assert_str_eq(facts_paranoid(3), facts_paranoid(4));
}
