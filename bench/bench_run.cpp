// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the runner costs, held against targets: its own CPU time for each exchange, both suites on loopback, what many
/// jobs gain where answers take long, the start of the program and its memory. `cost`, `program` or `jobs` measures
/// only that; `--quick` leaves out what takes minutes.

#include <filesystem>
#include <iostream>
#include <string_view>
#include <vector>

#include "figures.hpp"
#include "started_program.hpp"
#include "suite_run.hpp"

namespace scim::bench {
namespace {

constexpr int rounds = 5;

double median_of(std::vector<SuiteRun> const& all, double SuiteRun::*member)
{
    std::vector<double> values;
    for (auto const& one : all)
        values.push_back(one.*member);
    return median(std::move(values));
}

/// One job, over loopback. Returns what the middle round took, in seconds.
double print_suite(conformance::Catalogue const& catalogue, std::string const& profile)
{
    BenchServer server {profile};
    std::vector<SuiteRun> all;
    for (int round = 0; round < rounds; ++round)
        all.push_back(run_suites(server, catalogue, {.profile = profile}));
    auto const& last = all.back();
    auto const own = median_of(all, &SuiteRun::own_cpu_ms);
    std::cout << "profile " << profile << ": " << last.cases << " cases, " << last.failures << " failed, "
              << last.exchanges << " exchanges\n";
    print({"own CPU time of an exchange, us", format("%.0f ms in all", own), own * 1000 / last.exchanges, 60, true});
    auto const total = median_of(all, &SuiteRun::total_ms) / 1000;
    print({"the whole run, s", format("%.2f s of it waiting", median_of(all, &SuiteRun::waiting_ms) / 1000), total});
    print({"afterwards: record to page, s", "CPU time", median_of(all, &SuiteRun::reading_ms) / 1000});
    return total;
}

/// The same cases one after the other and sixteen at a time, each answer 50 ms late.
void print_jobs(conformance::Catalogue const& catalogue, bool is_quick)
{
    SuiteRunOptions options {.profile = "entra"};
    options.latency = std::chrono::milliseconds {50};
    if (is_quick)
        options.selection.suites = {"users"};
    BenchServer server {options.profile};
    auto const one = run_suites(server, catalogue, options);
    options.jobs = 16;
    auto const many = run_suites(server, catalogue, options);
    print({"jobs 16 to jobs 1, 50 ms away", format("%.1f s : %.1f s", one.total_ms / 1000, many.total_ms / 1000),
        one.total_ms / many.total_ms, 10});
}

void print_program(std::filesystem::path const& program)
{
    std::vector<double> starts;
    for (int round = 0; round < rounds; ++round)
        starts.push_back(milliseconds_to_first_request(program));
    print({"start to first request, ms", "", median(starts), 150, true});
    BenchServer server {"entra"};
    auto const large = run_many_cases(program, SCIM_CASES_DIR, server.url(), "entra", 10'000);
    print({"memory of a run of many cases, MB",
        format("%.0f cases, %.1f s", static_cast<double>(large.cases), large.seconds), large.megabytes, 200, true});
}

/// From the command line.
struct Options {
    std::string part;  ///< empty: all
    bool is_quick = false;

    bool has(std::string_view wanted) const { return part.empty() || part == wanted; }
};

int measure(std::filesystem::path const& program, Options const& options)
{
    auto const catalogue = conformance::load_catalogue();
    if (!catalogue) {
        std::cerr << "bench_run: " << to_string(catalogue.error().front()) << '\n';
        return 2;
    }
    if (options.has("cost")) {
        auto const both = print_suite(*catalogue, "rfc") + print_suite(*catalogue, "entra");
        print({"both suites, one job, loopback, s", "", both, 10, true});
    }
    if (options.has("program"))
        print_program(program);
    if (options.has("jobs"))
        print_jobs(*catalogue, options.is_quick);
    return 0;
}

int run(int count, char** arguments)
{
    Options options;
    for (std::string_view const argument : std::vector<char const*> {arguments + 1, arguments + count}) {
        if (argument == "--quick") {
            options.is_quick = true;
        } else if (argument == "cost" || argument == "program" || argument == "jobs") {
            options.part = argument;
        } else {
            std::cerr << "usage: bench_run [--quick] [cost|program|jobs]\n";
            return 2;
        }
    }
    return measure(std::filesystem::read_symlink("/proc/self/exe").parent_path() / "scimproof", options);
}

}  // namespace
}  // namespace scim::bench

int main(int argc, char** argv)
{
    return scim::bench::run(argc, argv);
}
