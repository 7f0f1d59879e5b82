// A whole program: its lines, its exit status, and the figures of its peers, on a clock that only
// kernels move.

#include "bench/bench_cli.h"

#include "bench/bench_peers.h"
#include "bench/bench_testing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void takes(struct bench *b, void *arg)
{
    bench_start(b);
    bench_testing_ns += (int64_t)b->n * *(int *)arg;
    bench_stop(b);
}

BENCH(cli_ten)
{
    takes(b, &(int){10});
}

BENCH(cli_twenty)
{
    takes(b, &(int){20});
}

BENCH(cli_sizes)
{
    int ns[] = {80, 160, 320, 640};
    const char *const names[] = {"8", "16", "32", "64"};
    for (int i = 0; i < 4; i++) bench_run(b, names[i], takes, &ns[i], ns[i] / 10.0);
}

BENCH(cli_wrong)
{
    bench_stop(b);
}

BENCH(cli_named)
{
    bench_run(b, "two words", takes, &(int){4}, 0);
    bench_run(b, "again", takes, &(int){4}, 0);
    if (getenv("CLI_AGAIN")) bench_run(b, "again", takes, &(int){4}, 0);
}

static int cli_calls;

BENCH(cli_calls)
{
    cli_calls++;
    takes(b, &(int){1000000});
    bench_report_metric(b, cli_calls, "calls");
}

static double missing(uint64_t goal_ns)
{
    (void)goal_ns;
    return -1;
}

// Who was measured when: o for the kernel, p for its peer.
static char turns[64];

static void note_turn(char who)
{
    memmove(turns, turns + 1, sizeof turns - 2);
    turns[sizeof turns - 2] = who;
}

BENCH(cli_turns)
{
    note_turn('o');
    takes(b, &(int){10});
}

static double turn(uint64_t goal_ns)
{
    (void)goal_ns;
    note_turn('p');
    return 10;
}

static double thirty(uint64_t goal_ns)
{
    (void)goal_ns;
    return 30;
}

BENCH_FIGURE("faster", cli_ten, .peer = BENCH_KERNEL(cli_twenty), .least = 2, .most_spread = 1)
BENCH_FIGURE("slower", cli_twenty, .peer = BENCH_KERNEL(cli_ten), .least = 1)
BENCH_FIGURE("alone", cli_ten, .most_ns = 10)
BENCH_FIGURE("itself", cli_ten, .peer_ns = thirty, .least = 3, .most = 3)
BENCH_FIGURE("more", cli_ten, .peer_ns = thirty, .most_more_ns = 2)
BENCH_FIGURE("too much", cli_twenty, .peer = BENCH_KERNEL(cli_ten), .most_more_ns = 9)
BENCH_FIGURE("wrong", cli_ten, .peer = BENCH_KERNEL(cli_wrong), .least = 1)
BENCH_FIGURE("shown", cli_ten, .peer = BENCH_KERNEL(cli_calls))
BENCH_FIGURE("turns", cli_turns, .peer_ns = turn, .least = 1)
BENCH_FIGURE("gone", cli_ten, .peer_ns = missing, .missing = "libgone-dev", .least = 9)

Test(peers, figures_have_one_form)
{
    static const char lines[] =
        "figure faster | 10 ns/op, spread 0.0 % | 20 ns/op, spread 0.0 % | 2.000 [2.000, 2.000] | "
        "ratio >= 2, spread <= 1 % | ok\n"
        "figure slower | 20 ns/op, spread 0.0 % | 10 ns/op, spread 0.0 % | 0.500 [0.500, 0.500] | "
        "ratio >= 1 | missed\n"
        "figure alone | 10 ns/op, spread 0.0 % | - | - | <= 10 ns/op | ok\n"
        "figure itself | 10 ns/op, spread 0.0 % | 30 ns/op, spread 0.0 % | 3.000 [3.000, 3.000] | "
        "ratio >= 3, ratio <= 3 | ok\n"
        "figure more | 10 ns/op, spread 0.0 % | 30 ns/op, spread 0.0 % | "
        "-20.00 ns/op [-20.00, -20.00] | <= +2 ns/op | ok\n"
        "figure too much | 20 ns/op, spread 0.0 % | 10 ns/op, spread 0.0 % | "
        "+10.00 ns/op [+10.00, +10.00] | <= +9 ns/op | missed\n"
        "figure wrong | - | - | - | - | failed: bench_stop outside the region\n"
        "figure shown | 10 ns/op, spread 0.0 % | 1000000 ns/op, spread 0.0 % | "
        "100000.000 [100000.000, 100000.000] | - | -\n"
        "figure turns | 10 ns/op, spread 0.0 % | 10 ns/op, spread 0.0 % | 1.000 [1.000, 1.000] | "
        "ratio >= 1 | ok\n"
        "figure gone | - | - | - | - | skipped: the peer is missing: apt-get install libgone-dev\n";
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    bench_testing_clock();
    cr_expect(eq(int, bench_peers(out, 1000000, 1), 3));
    fclose(out);
    cr_expect(eq(str, text, (char *)lines));
    cr_expect(eq(str, turns + sizeof turns - 1 - 20, "oppooppooppooppooppo"));
    free(text);
}

// What the program prints with these flags to a pipe, or to the file `to`, and its exit status.
static char printed[1 << 16];

static int run_to(const char *flags, const char *to)
{
    char copy[256], *argv[16] = {"bench"};
    int argc = 1, out[2], status;
    snprintf(copy, sizeof copy, "%s", flags);
    for (char *flag = strtok(copy, " "); flag; flag = strtok(NULL, " ")) argv[argc++] = flag;
    fflush(NULL);
    cr_assert(zero(int, pipe(out)));
    pid_t child = fork();
    if (child == 0) {
        bench_testing_clock();
        dup2(to ? open(to, O_WRONLY) : out[1], STDOUT_FILENO);
        status = bench_cli(argc, argv);
        fflush(stdout);
        _exit(status);
    }
    close(out[1]);
    size_t len = 0;
    for (ssize_t got; (got = read(out[0], printed + len, sizeof printed - 1 - len)) > 0;)
        len += (size_t)got;
    printed[len] = '\0';
    close(out[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int run(const char *flags)
{
    return run_to(flags, NULL);
}

static int lines_with(const char *words)
{
    int count = 0;
    for (const char *at = printed; (at = strstr(at, words)); at += strlen(words)) count++;
    return count;
}

Test(cli, prints_what_matches_as_often_as_it_is_told)
{
    cr_assert(zero(int, run("-bench=cli_ten -count=3 -cpu=1,4 -benchtime=1ms")));
    cr_expect(eq(int, lines_with("BenchmarkCli_ten"), 6));
    cr_expect(eq(int, lines_with("BenchmarkCli_ten-4"), 3));
    cr_expect(eq(int, lines_with("\t        10.00 ns/op"), 6));
    cr_expect(eq(int, lines_with("\ngoarch: "), 1));
    cr_expect(eq(str, strstr(printed, "PASS"), "PASS\n"));
}

Test(cli, fits_the_sizes_of_sub_benches)
{
    cr_assert(zero(int, run("-bench=cli_sizes -benchtime=1ms")));
    cr_expect(eq(int, lines_with("BenchmarkCli_sizes/"), 4));
    cr_expect(eq(
        int, lines_with("# BenchmarkCli_sizes grows as n: 10 x n cpu-ns/op, residual 0.0 %"), 1));
    cr_assert(zero(int, run("-bench=cli_sizes/6 -benchtime=1ms")));
    cr_expect(eq(int, lines_with("BenchmarkCli_sizes/"), 2), "16 and 64");
}

Test(cli, a_path_longer_than_a_bench_measures_none)
{
    cr_assert(zero(int, run("-bench=cli_ten/none -benchtime=1ms")));
    cr_expect(zero(int, lines_with("BenchmarkCli_ten")));
    cr_assert(zero(int, run("-bench=cli_sizes/8|cli_ten -benchtime=1ms")));
    cr_expect(eq(int, lines_with("BenchmarkCli_sizes/8"), 1));
    cr_expect(eq(int, lines_with("BenchmarkCli_"), 2));
}

Test(cli, names_have_no_blanks_and_are_one_benchs)
{
    cr_assert(zero(int, run("-bench=cli_named/two_words -benchtime=1ms")));
    cr_expect(eq(int, lines_with("BenchmarkCli_named/two_words-"), 1));
    setenv("CLI_AGAIN", "yes", 1);
    cr_expect(eq(int, run("-bench=cli_named -benchtime=1ms"), 1));
    cr_expect(eq(int, lines_with("two sub-benches have one name"), 1));
}

// As Go: the operation that found out about sub-benches is the first of the calibration.
Test(cli, calls_a_slow_kernel_no_more_than_it_must)
{
    cr_assert(zero(int, run("-bench=cli_calls -benchtime=1ms")));
    cr_expect(eq(int, lines_with(" 1.000 calls"), 1));
    cr_assert(zero(int, run("-bench=cli_calls -benchtime=1x")));
    cr_expect(eq(int, lines_with(" 1.000 calls"), 1));
    cr_assert(zero(int, run("-bench=cli_calls -benchtime=5x")));
    cr_expect(eq(int, lines_with(" 2.000 calls"), 1));
}

Test(cli, a_wrong_kernel_fails_the_program)
{
    cr_expect(eq(int, run("-bench=^cli_(wrong|ten) -benchtime=1ms"), 1));
    cr_expect(eq(int, lines_with("--- FAIL: BenchmarkCli_wrong\n    bench_stop"), 1));
    cr_expect(eq(int, lines_with("BenchmarkCli_ten"), 1));
    cr_expect(eq(str, strstr(printed, "\nFAIL"), "\nFAIL\n"));
}

Test(cli, lists_and_says_what_is_missing)
{
    cr_expect(zero(int, run("-bench=cli_s -list")));
    cr_expect(eq(str, printed, "BenchmarkCli_sizes\n"));
    cr_expect(eq(int, run("-cpuprofile=file"), 2), "until pkg/prof is there");
    cr_expect(eq(int, run("-nonsense"), 2));
    cr_expect(eq(int, run_to("-bench=cli_ten -benchtime=1ms", "/dev/full"), 2));
    cr_expect(zero(int, run("-help")));
    cr_expect(eq(int, lines_with("\n  -benchtime"), 1));
}
