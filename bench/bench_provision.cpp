// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the simulated provisioning service costs at the size of a large tenant, held against targets. `cost`: beside
/// the network and the provider, an initial cycle in one process; `program`: the whole command, reports included;
/// `resume`: the command killed in the middle and resumed. `--quick` takes a smaller tenant.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/provisioning/directory_file.hpp>
#include <scim/provisioning/job.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/server/service_provider.hpp>

#include "figures.hpp"
#include "provision_run.hpp"
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

provisioning::Directory sample_directory(TenantSize size)
{
    provisioning::DirectoryShape shape;
    shape.users = size.users;
    shape.groups = size.groups;
    return provisioning::generate_directory(shape);
}

void print_initial_cycle(TenantSize size)
{
    TemporaryFolder const folder;
    auto const path = (folder.path() / "results.ndjson").string();
    auto results = report::ResultsWriter::open(path);
    if (!results)
        give_up(results.error());
    auto const schema = default_schema();
    auto const directory = sample_directory(size);
    auto const provider = entra_provider();
    auto const redactor = report::Redactor::make({{token}, "scimproof-bench", report::PersonalData::mask});
    double inside = 0;
    provisioning::VirtualClock clock {SystemClock {}.now()};
    provisioning::EndpointSettings settings;
    settings.base = *parse_uri("http://provider.test/scim/v2");
    settings.headers = {{"Authorization", std::string {"Bearer "} + token}};
    settings.most_shown = size.users / 5;  // as the command keeps of 100,000
    provisioning::Endpoint endpoint {settings, std::make_unique<CountedTransport>(*provider, inside), clock,
        redactor.get(), [&results](report::Exchange const& exchange) { (*results)->write(exchange); }};
    Log log {**results};
    provisioning::JobSettings job_settings;
    job_settings.members_per_patch = 20;
    provisioning::Job job {job_settings, schema, {}, directory, endpoint, clock, *redactor, log};
    auto const began = cpu_seconds();
    auto const cycle = job.run_cycle();
    auto const own = cpu_seconds() - began - inside;
    if (cycle.failed + cycle.reference_failures > 0 || !cycle.error_code.empty())
        give_up("the cycle failed: " + cycle.error_code);
    auto const requests = static_cast<double>(cycle.requests);
    print({"own cost of a request, us",
        format("%.0f requests; the provider took %.1f us each", requests, inside / requests * 1e6),
        own / requests * 1e6, 40, true});
}

void print_program(std::filesystem::path const& program, TenantSize size)
{
    BenchServer const server {"entra"};
    auto const run = provision(program, server, size);
    print({"memory of the command, MB", format("%.0f s, %.0f s of CPU time", run.seconds, run.usage.cpu_seconds),
        run.usage.megabytes, 500, true});
    print({"report.html, MB", format("the record has %.0f MB", run.record_megabytes), run.page_megabytes, 5, true});
}

void print_resume(std::filesystem::path const& program, TenantSize size)
{
    BenchServer server {"entra"};
    auto const run = kill_and_resume(program, server, size);
    if (run.objects != run.links)
        give_up(format("the provider has %.0f objects and the job knows %.0f", static_cast<double>(run.objects),
            static_cast<double>(run.links)));
    print({"killed and resumed: until it goes on, s",
        format("%.0f objects were done; at the end %.0f, none twice", static_cast<double>(run.links_before),
            static_cast<double>(run.objects)),
        run.seconds_to_go_on});
    print({"memory of the resumed command, MB", "", run.usage.megabytes, 500, true});
}

int run(int count, char** arguments)
{
    std::string part;
    TenantSize size {100'000, 1'000};
    for (std::string_view const argument : std::vector<char const*> {arguments + 1, arguments + count}) {
        if (argument == "--quick") {
            size = {5'000, 50};
        } else if (argument == "cost" || argument == "program" || argument == "resume") {
            part = argument;
        } else {
            std::cerr << "usage: bench_provision [--quick] [cost|program|resume]\n";
            return 2;
        }
    }
    auto const program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "scimproof";
    if (part.empty() || part == "cost")
        print_initial_cycle(size);
    if (part.empty() || part == "program")
        print_program(program, size);
    if (part.empty() || part == "resume")
        print_resume(program, size);
    return 0;
}

}  // namespace
}  // namespace scim::bench

int main(int argc, char** argv)
{
    return scim::bench::run(argc, argv);
}
