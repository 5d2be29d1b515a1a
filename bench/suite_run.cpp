// SPDX-License-Identifier: Apache-2.0
#include "suite_run.hpp"

#include <ctime>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <thread>

#include <scim/report/render.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/transports/transports.hpp>

#include "sample_provider.hpp"

namespace scim::bench {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli> {Clock::now() - begin}.count();
}

/// Milliseconds that this thread has computed for.
double thread_cpu_ms()
{
    timespec now {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

[[noreturn]] void give_up(std::string const& why)
{
    std::cerr << "bench_run: " << why << '\n';
    std::exit(2);
}

/// What all transports of a run have seen.
struct Waited {
    std::mutex mutex;
    double wall_ms = 0, cpu_ms = 0;
    int exchanges = 0;
};

/// Measures the time in which the engine waits for answers.
class TimedTransport final : public conformance::Transport {
public:
    TimedTransport(std::unique_ptr<conformance::Transport> inner, Waited& waited)
        : inner_ {std::move(inner)}
        , waited_ {waited}
    {
    }

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& request, std::chrono::milliseconds timeout) override
    {
        auto const begin = Clock::now();
        auto const cpu_begin = thread_cpu_ms();
        auto answer = inner_->send(request, timeout);
        std::lock_guard const lock {waited_.mutex};
        waited_.cpu_ms += thread_cpu_ms() - cpu_begin;
        waited_.wall_ms += milliseconds_since(begin);
        ++waited_.exchanges;
        return answer;
    }

private:
    std::unique_ptr<conformance::Transport> inner_;
    Waited& waited_;
};

/// Asks the provider without a network, as if it were far away.
class DistantTransport final : public conformance::Transport {
public:
    DistantTransport(server::ServiceProvider& provider, std::chrono::milliseconds latency)
        : provider_ {provider}
        , latency_ {latency}
    {
    }

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& request, std::chrono::milliseconds) override
    {
        std::this_thread::sleep_for(latency_);
        conformance::TransportAnswer answer;
        answer.response = provider_.handle(request);
        answer.http_version = "1.1";
        return answer;
    }

private:
    server::ServiceProvider& provider_;
    std::chrono::milliseconds latency_;
};

class CountCases final : public conformance::RunObserver {
public:
    explicit CountCases(SuiteRun& round) : round_ {round} {}
    void on_case(report::Case const& finished) override
    {
        ++round_.cases;
        if (finished.status == report::Status::fail || finished.status == report::Status::error)
            ++round_.failures;
    }

private:
    SuiteRun& round_;
};

/// A file that is gone at the end.
class RecordFile {
public:
    RecordFile()
        : path_ {std::filesystem::temp_directory_path() / ("bench_run." + std::to_string(::getpid()) + ".ndjson")}
    {
    }
    RecordFile(RecordFile const&) = delete;
    RecordFile& operator=(RecordFile const&) = delete;
    ~RecordFile()
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

conformance::TransportFactory transports_to(
    BenchServer& server, Uri const& base, SuiteRunOptions const& wishes, Waited& waited)
{
    return [&server, base, latency = wishes.latency, &waited]() -> std::unique_ptr<conformance::Transport> {
        std::unique_ptr<conformance::Transport> inner;
        if (latency) {
            inner = std::make_unique<DistantTransport>(server.provider(), *latency);
        } else {
            transports::TransportOptions options;
            options.base = base;
            inner = *transports::make_curl_transport(options);
        }
        return std::make_unique<TimedTransport>(std::move(inner), waited);
    };
}

conformance::RunOptions run_options(Uri const& base, SuiteRunOptions const& wishes)
{
    conformance::RunOptions options;
    options.base = base;
    options.authorization = std::string {"Bearer "} + token;
    options.secrets = {token};
    options.jobs = wishes.jobs;
    options.selection = wishes.selection;
    options.seed = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    return options;
}

void read_back(std::string const& record, SuiteRun& round)
{
    auto const begin = thread_cpu_ms();
    auto const report = report::read_results(record);
    if (!report || report::render_html(*report).empty())
        give_up("the record of the run cannot be rendered");
    round.reading_ms = thread_cpu_ms() - begin;
}

}  // namespace

BenchServer::BenchServer(std::string const& profile)
{
    server::ServiceProviderOptions options;
    options.bearer_token = token;
    if (profile == "entra")
        options.dialect = server::entra();
    auto provider = server::ServiceProvider::create(options);
    if (!provider)
        give_up(provider.error());
    provider_ = *std::move(provider);
    auto listener
        = server::listen_with_beast({}, [this](HttpRequest const& request) { return provider_->handle(request); });
    if (!listener)
        give_up(listener.error());
    listener_ = *std::move(listener);
    url_ = "http://127.0.0.1:" + std::to_string(listener_->port()) + "/scim/v2";
    provider_->set_public_base_url(url_);
}

SuiteRun run_suites(BenchServer& server, conformance::Catalogue const& catalogue, SuiteRunOptions const& wishes)
{
    SuiteRun round;
    Waited waited;
    RecordFile const record;
    CountCases observer {round};
    std::atomic<bool> const stop {false};
    auto const base = *parse_uri(server.url());
    auto const options = run_options(base, wishes);
    auto const transports = transports_to(server, base, wishes, waited);
    auto const begin = Clock::now();
    auto const cpu_begin = thread_cpu_ms();
    {
        auto const writer = report::ResultsWriter::open(record.path());
        if (!writer)
            give_up(writer.error());
        conformance::run(
            options, catalogue, *catalogue.find_profile(wishes.profile), transports, **writer, observer, stop);
    }
    round.own_cpu_ms = thread_cpu_ms() - cpu_begin - waited.cpu_ms;
    round.total_ms = milliseconds_since(begin);
    round.waiting_ms = waited.wall_ms;
    round.exchanges = waited.exchanges;
    read_back(record.path(), round);
    return round;
}

}  // namespace scim::bench
