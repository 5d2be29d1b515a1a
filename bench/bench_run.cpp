// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long `scimproof run` takes against the reference server on loopback, case after case, and how much of that is
/// spent waiting for answers. What remains is ours: planning, comparing, redacting, recording.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/run.hpp>
#include <scim/report/render.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>
#include <scim/transports/transports.hpp>

namespace scim::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int rounds = 5;
constexpr char const* token = "benchmark";

/// What one round took, in milliseconds.
struct RunRound {
    double total = 0, waiting = 0, rendering = 0;
    int exchanges = 0, cases = 0;
};

/// Measures the time in which the engine waits for answers.
class TimedTransport final : public conformance::Transport {
public:
    TimedTransport(std::unique_ptr<conformance::Transport> inner, RunRound& round)
        : inner_ {std::move(inner)}
        , round_ {round}
    {
    }

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& request, std::chrono::milliseconds timeout) override
    {
        auto const begin = Clock::now();
        auto answer = inner_->send(request, timeout);
        round_.waiting += Milliseconds {Clock::now() - begin}.count();
        ++round_.exchanges;
        return answer;
    }

private:
    std::unique_ptr<conformance::Transport> inner_;
    RunRound& round_;
};

class CountCases final : public conformance::RunObserver {
public:
    explicit CountCases(RunRound& round) : round_ {round} {}
    void on_case(report::Case const&) override { ++round_.cases; }

private:
    RunRound& round_;
};

RunRound one_round(conformance::Catalogue const& catalogue, Uri const& base, std::string const& file)
{
    RunRound round;
    conformance::RunOptions options;
    options.base = base;
    options.authorization = std::string {"Bearer "} + token;
    options.secrets = {token};
    options.jobs = 1;
    options.seed = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    auto const factory = [&]() -> std::unique_ptr<conformance::Transport> {
        transports::TransportOptions transport;
        transport.base = base;
        auto made = transports::make_curl_transport(transport);
        return std::make_unique<TimedTransport>(std::move(*made), round);
    };
    CountCases observer {round};
    std::atomic<bool> const stop {false};
    auto const begin = Clock::now();
    auto writer = report::ResultsWriter::open(file);
    conformance::run(options, catalogue, *catalogue.find_profile("entra"), factory, **writer, observer, stop);
    round.total = Milliseconds {Clock::now() - begin}.count();
    auto const render_begin = Clock::now();
    auto const report = report::read_results(file);
    auto const html = report::render_html(*report);
    round.rendering = Milliseconds {Clock::now() - render_begin}.count();
    return html.empty() ? RunRound {} : round;
}

double median(std::vector<RunRound> const& all, double RunRound::*member)
{
    std::vector<double> values;
    for (auto const& round : all)
        values.push_back(round.*member);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int measure()
{
    auto const catalogue = conformance::load_catalogue();
    server::ServiceProviderOptions options;
    options.bearer_token = token;
    options.dialect = server::entra();
    auto provider = server::ServiceProvider::create(options);
    if (!catalogue || !provider) {
        std::cerr << "bench_run: the catalogue or the reference server is broken\n";
        return 1;
    }
    auto listener
        = server::listen_with_beast({}, [&](HttpRequest const& request) { return (*provider)->handle(request); });
    if (!listener) {
        std::cerr << "bench_run: " << listener.error() << '\n';
        return 1;
    }
    auto const url = "http://127.0.0.1:" + std::to_string((*listener)->port()) + "/scim/v2";
    (*provider)->set_public_base_url(url);
    auto const file = std::filesystem::temp_directory_path() / ("bench_run." + std::to_string((*listener)->port()));
    std::vector<RunRound> all;
    for (int i = 0; i < rounds; ++i)
        all.push_back(one_round(*catalogue, *parse_uri(url), file.string()));
    std::filesystem::remove(file);

    auto const total = median(all, &RunRound::total);
    auto const waiting = median(all, &RunRound::waiting);
    std::printf("scimproof run, profile entra, one job, loopback: %d cases, %d exchanges, medians of %d rounds\n\n",
        all.front().cases, all.front().exchanges, rounds);
    std::printf("%-34s %10s %8s\n", "part", "ms", "ratio");
    std::printf("%-34s %10.1f %8.2f\n", "the whole run", total, 1.0);
    std::printf("%-34s %10.1f %8.2f\n", "waiting for answers", waiting, waiting / total);
    std::printf(
        "%-34s %10.1f %8.2f\n", "ours: plan, compare, redact, record", total - waiting, (total - waiting) / total);
    auto const rendering = median(all, &RunRound::rendering);
    std::printf("%-34s %10.1f %8.2f\n", "afterwards: read back, render HTML", rendering, rendering / total);
    return 0;
}

}  // namespace
}  // namespace scim::bench

int main()
{
    return scim::bench::measure();
}
