// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the simulated provisioning service costs beside the network and the provider: an initial cycle against the
/// reference server in one process. usage: bench_provision [--quick]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <scim/conformance/catalogue.hpp>
#include <scim/provisioning/directory_file.hpp>
#include <scim/provisioning/job.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/server/service_provider.hpp>

#include "figures.hpp"
#include "sample_provider.hpp"

namespace scim::bench {
namespace {

/// Seconds of this thread on the processor.
double cpu_seconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Hands requests to the provider, and counts what it costs there.
class CountedTransport final : public conformance::Transport {
public:
    CountedTransport(server::ServiceProvider& provider, double& inside) : provider_ {provider}, inside_ {inside} {}

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& request, std::chrono::milliseconds) override
    {
        auto const began = cpu_seconds();
        conformance::TransportAnswer answer;
        answer.response = provider_.handle(request);
        answer.http_version = "1.1";
        inside_ += cpu_seconds() - began;
        return answer;
    }

private:
    server::ServiceProvider& provider_;
    double& inside_;
};

/// Writes the log to the disk, as `scimproof provision` does.
class Log final : public provisioning::JobObserver {
public:
    explicit Log(report::ResultsWriter& results) : results_ {results} {}

    void on_event(report::ProvisioningEvent const& event) override { results_.write(event); }
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const&) override
    {
        results_.write(cycle);
    }

private:
    report::ResultsWriter& results_;
};

[[noreturn]] void give_up(std::string const& text)
{
    std::fprintf(stderr, "bench_provision: %s\n", text.c_str());
    std::exit(1);
}

/// One that takes what Entra ID sends.
std::unique_ptr<server::ServiceProvider> entra_provider()
{
    server::ServiceProviderOptions options;
    options.public_base_url = "http://provider.test/scim/v2";
    options.bearer_token = token;
    options.dialect = server::entra();
    auto provider = server::ServiceProvider::create(options);
    if (!provider)
        give_up(provider.error());
    return *std::move(provider);
}

provisioning::JobSchema default_schema()
{
    auto const catalogue = conformance::load_catalogue();
    if (!catalogue)
        give_up("the catalogue is broken");
    auto schema = provisioning::job_schema_from(*catalogue->find_mapping("entra-default"), "entra-default");
    if (!schema)
        give_up(describe(schema.error().front()));
    return *std::move(schema);
}

provisioning::Directory sample_directory(std::size_t users, std::size_t groups)
{
    provisioning::DirectoryShape shape;
    shape.users = users;
    shape.groups = groups;
    return provisioning::generate_directory(shape);
}

void print_initial_cycle(std::size_t users, std::size_t groups)
{
    auto const path = (std::filesystem::temp_directory_path() / "scimproof-bench-provision.ndjson").string();
    auto results = report::ResultsWriter::open(path);
    if (!results)
        give_up(results.error());
    auto const schema = default_schema();
    auto const directory = sample_directory(users, groups);
    auto const provider = entra_provider();
    auto const redactor = report::Redactor::make({{token}, "scimproof-bench", report::PersonalData::mask});
    double inside = 0;
    provisioning::VirtualClock clock {SystemClock {}.now()};
    provisioning::EndpointSettings settings;
    settings.base = *parse_uri("http://provider.test/scim/v2");
    settings.headers = {{"Authorization", std::string {"Bearer "} + token}};
    provisioning::Endpoint endpoint {settings, std::make_unique<CountedTransport>(*provider, inside), clock};
    Log log {**results};
    provisioning::JobSettings job_settings;
    job_settings.members_per_patch = 20;
    provisioning::Job job {job_settings, schema, {}, directory, endpoint, clock, *redactor, log};
    auto const began = cpu_seconds();
    auto const cycle = job.run_cycle();
    auto const own = cpu_seconds() - began - inside;
    results->reset();
    std::filesystem::remove(path);
    if (cycle.failed + cycle.reference_failures > 0 || !cycle.error_code.empty())
        give_up("the cycle failed: " + cycle.error_code);
    auto const requests = static_cast<double>(cycle.requests);
    print({"own cost of a request, us",
        format("%.0f requests; the provider took %.1f us each", requests, inside / requests * 1e6),
        own / requests * 1e6, 40, true});
}

}  // namespace
}  // namespace scim::bench

int main(int argc, char** argv)
{
    auto const quick = argc > 1 && std::string_view {argv[1]} == "--quick";
    scim::bench::print_initial_cycle(quick ? 5'000 : 100'000, quick ? 50 : 1'000);
    return 0;
}
