// setup.sh, run on machines that are made here: a folder with a copy of the script, two lists of
// packages, and a PATH of a few real tools and of fakes for those that know the system.

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static char machine[64], said[8192], log_text[4096];

static int shell(const char *command, char *text, size_t size)
{
    FILE *pipe = popen(command, "r");
    cr_assert_not_null(pipe);
    text[fread(text, 1, size - 1, pipe)] = 0;
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// A user without sudo on a Debian whose dpkg knows gcc only, and whose apt knows everything but
// old.
static void machine_make(void)
{
    static const char script[] =
        "d=$(mktemp -d) && mkdir $d/bin $d/packages && cp tools/setup/setup.sh $d && cd $d &&"
        "for tool in sh cat cut dirname env expr grep mktemp rm sed sort tail tr; do"
        "    ln -s $(command -v $tool) bin/$tool; done;"
        "printf '# first\\ngcc  # compiles\\nlibx-dev  <x.h>  # the letter\\n' >packages/core;"
        "printf 'old|new  -  # either\\n' >packages/06;"
        "fake() { cat >bin/$1; chmod +x bin/$1; };"
        "echo 'echo 1000' | fake id;"
        "echo 'printf \"gcc:installed gone:config-files \"' | fake dpkg-query;"
        "echo 'echo $* | grep -q old && exit 100; exit 0' | fake apt-cache;"
        "echo 'echo \"Need to get 7 MB\"; echo $* >>log' | fake apt-get;"
        "echo 'exit 1' | fake cc;"
        "echo $d";
    cr_assert_eq(shell(script, machine, sizeof machine), 0);
    machine[strcspn(machine, "\n")] = 0;
}

static void machine_remove(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", machine);
    cr_assert_eq(shell(command, said, sizeof said), 0);
}

TestSuite(setup, .init = machine_make, .fini = machine_remove);

static void fake(const char *tool, const char *body)
{
    char path[128];
    snprintf(path, sizeof path, "%s/bin/%s", machine, tool);
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    fclose(file);
    snprintf(path, sizeof path, "chmod +x %s/bin/%s", machine, tool);
    cr_assert_eq(shell(path, log_text, sizeof log_text), 0);
}

// What setup.sh says is in said, what apt-get was asked for in log_text.
static int setup(const char *variables, const char *args)
{
    char command[512];
    snprintf(command, sizeof command,
             "cd %s && env -i PATH=%s/bin %s sh setup.sh %s 2>&1 </dev/null", machine, machine,
             variables, args);
    int status = shell(command, said, sizeof said);
    snprintf(command, sizeof command, "cat %s/log 2>/dev/null", machine);
    shell(command, log_text, sizeof log_text);
    return status;
}

Test(setup, nothing_missing)
{
    fake("dpkg-query", "printf 'gcc:installed libx-dev:installed new:installed '");
    fake("sudo", "exec \"$@\"");
    cr_assert_eq(setup("YES=1", "core 06"), 0);
    cr_assert_str_empty(said);
    cr_assert_str_empty(log_text, "apt is not asked: %s", log_text);
}

Test(setup, user_without_sudo)
{
    cr_assert_eq(setup("YES=1", "core"), 1);
    cr_assert_not_null(strstr(said, "apt-get install --no-install-recommends libx-dev"), "%s",
                       said);
    cr_assert_not_null(strstr(said, "the letter"));
    cr_assert_null(strstr(said, "compiles"), "gcc is there");
    cr_assert_str_empty(log_text);
}

Test(setup, user_with_sudo)
{
    fake("sudo", "echo sudo \"$@\" >>log; exec \"$@\"");
    cr_assert_eq(setup("", "core"), 1, "nobody was asked");
    cr_assert_null(strstr(log_text, "sudo"), "%s", log_text);
    cr_assert_eq(setup("CI=true", "core"), 0);
    cr_assert_not_null(strstr(log_text, "sudo env DEBIAN_FRONTEND=noninteractive apt-get"));
}

Test(setup, root_installs)
{
    fake("id", "echo 0");
    cr_assert_eq(setup("", ""), 0);
    cr_assert_not_null(strstr(log_text, "install --no-install-recommends libx-dev\n"));
    cr_assert_null(strstr(log_text, "update"), "%s", log_text);
    cr_assert_not_null(strstr(said, "7 MB"));
}

Test(setup, lists_are_fetched_when_apt_knows_nothing)
{
    fake("id", "echo 0");
    fake("apt-get",
         "echo $* >>log; [ -f updated ] || case $* in *update) >updated;; *) exit 100; esac");
    cr_assert_eq(setup("", ""), 0);
    const char *update = strstr(log_text, "update\n");
    cr_assert_not_null(update);
    cr_assert_not_null(strstr(update, "install --no-install-recommends libx-dev\n"));
}

Test(setup, lists_are_fetched_when_they_are_stale)
{
    fake("id", "echo 0");
    fake("apt-get",
         "echo $* >>log; case $* in *update) >updated;; *Lock*) [ -f updated ] || exit 100; esac");
    cr_assert_eq(setup("", ""), 0);
    cr_assert_not_null(strstr(log_text, "update\n"), "%s", log_text);
}

Test(setup, apt_fails)
{
    fake("id", "echo 0");
    fake("apt-get", "case $* in *Lock*) echo no room on disk; exit 100; esac");
    cr_assert_eq(setup("", ""), 1);
    cr_assert_not_null(strstr(said, "no room on disk"));
}

Test(setup, another_part_says_2)
{
    fake("dpkg-query", "printf 'gcc:installed libx-dev:installed '");
    cr_assert_eq(setup("YES=1", "--for 06"), 2);
    cr_assert_eq(setup("YES=1", "--for core 06.1"), 2, "an exercise's number is its lesson's");
    cr_assert_eq(setup("YES=1", "--for 07"), 0, "no list, nothing more");
    cr_assert_eq(setup("YES=1", "--for nothing"), 1);
}

Test(setup, the_name_that_apt_knows)
{
    fake("id", "echo 0");
    cr_assert_eq(setup("", "06"), 0);
    cr_assert_not_null(strstr(log_text, "install --no-install-recommends libx-dev new\n"), "%s",
                       log_text);
}

Test(setup, no_apt)
{
    char command[256];
    snprintf(command, sizeof command, "cd %s/bin && rm apt-get dpkg-query", machine);
    shell(command, said, sizeof said);
    fake("gcc", "exit 0");
    cr_assert_eq(setup("YES=1", "core"), 1);
    cr_assert_not_null(strstr(said, "libx-dev"));
    cr_assert_not_null(strstr(said, "<x.h>"));
    cr_assert_eq(setup("YES=1", "06"), 1);
    cr_assert_not_null(strstr(said, "old "));
    fake("cc", "exit 0");
    cr_assert_eq(setup("YES=1", "core"), 0, "all that is needed is found: %s", said);
}

Test(setup, check_installs_nothing)
{
    fake("id", "echo 0");
    cr_assert_eq(setup("YES=1", "--check"), 1);
    cr_assert_not_null(strstr(said, "libx-dev"));
    cr_assert_str_empty(log_text);
}
