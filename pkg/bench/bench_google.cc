#include "bench/bench_google.h"

#include <benchmark/benchmark.h>

namespace
{
// Keeps the result, prints nothing.
struct Reporter : benchmark::BenchmarkReporter {
    double ns = 0;
    bool ReportContext(const Context &) override
    {
        return true;
    }
    void ReportRuns(const std::vector<Run> &runs) override
    {
        ns = runs.front().GetAdjustedCPUTime();
    }
};
} // namespace

double bench_google_ns(uint64_t (*work)(uint64_t seed), uint64_t goal_ns)
{
    Reporter reporter;
    benchmark::ClearRegisteredBenchmarks();
    benchmark::RegisterBenchmark("work", [work](benchmark::State &state) {
        uint64_t i = 0;
        for (auto _ : state) benchmark::DoNotOptimize(work(i++));
    })->MinTime((double)goal_ns / 1e9);
    benchmark::RunSpecifiedBenchmarks(&reporter, "work");
    return reporter.ns;
}
