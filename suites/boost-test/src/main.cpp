// SPDX-License-Identifier: Apache-2.0
/// @file
/// scimproof-boost-test: the plan as a Boost.Test program. Arguments are Boost.Test's; the target comes from the
/// environment: SCIMPROOF_URL, SCIMPROOF_PROFILE, SCIMPROOF_TOKEN or SCIMPROOF_TOKEN_FILE, SCIMPROOF_JOBS.

#include <scim/boost_test/plan_as_tree.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <scim/conformance/run.hpp>
#include <scim/transports/transports.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

namespace scim::boost_test {
namespace {

std::string environment(char const* name, std::string fallback = {})
{
    auto const* value = std::getenv(name);
    return value && *value ? std::string {value} : std::move(fallback);
}

std::string token()
{
    auto const file = environment("SCIMPROOF_TOKEN_FILE");
    if (file.empty())
        return environment("SCIMPROOF_TOKEN");
    std::ifstream in {file};
    std::string text;
    std::getline(in, text);
    return std::string {trim(text)};
}

/// Keeps finished cases; nothing is written.
class Collect final : public report::ResultsWriter {
public:
    void write(report::RunStart const&) override {}
    void write(report::Requirement const&) override {}
    void write(report::Target const&) override {}
    void write(report::Exchange const&) override {}
    void write(report::Warning const&) override {}
    void write(report::ProvisioningCycle const&) override {}
    void write(report::ProvisioningEvent const&) override {}
    void write(report::Health const&) override {}
    void write(report::RunEnd const&) override {}
    void write(report::Case const& one) override
    {
        std::lock_guard const lock {mutex_};
        finished[one.id] = one;
    }
    std::string error() const override { return {}; }

    std::map<std::string, report::Case> finished;

private:
    std::mutex mutex_;
};

std::map<std::string, report::Case> all_errors(std::vector<std::string> const& ids, std::string const& reason)
{
    std::map<std::string, report::Case> cases;
    for (auto const& id : ids) {
        cases[id].status = report::Status::error;
        cases[id].message = reason;
    }
    return cases;
}

std::map<std::string, report::Case> run_cases(
    conformance::Catalogue const& catalogue, conformance::Profile const& profile, std::vector<std::string> const& ids)
{
    auto const base = parse_uri(environment("SCIMPROOF_URL"));
    if (!base)
        return all_errors(ids, "SCIMPROOF_URL names no provider, such as https://host.example/scim/v2");
    conformance::RunOptions options;
    options.base = *base;
    if (auto const secret = token(); !secret.empty()) {
        options.authorization = "Bearer " + secret;
        options.secrets = {secret};
    }
    options.selection.cases = ids;
    options.jobs = std::max(1, std::atoi(environment("SCIMPROOF_JOBS", "4").c_str()));
    options.seed = std::hash<std::string> {}(secure_random_bytes(16));
    transports::TransportOptions transport;
    transport.base = *base;
    auto const factory = [&transport]() -> std::unique_ptr<conformance::Transport> {
        return std::move(*transports::make_curl_transport(transport));
    };
    Collect results;
    conformance::RunObserver nobody;
    std::atomic<bool> const stop {false};
    auto const outcome = conformance::run(options, catalogue, profile, factory, results, nobody, stop);
    if (outcome.unreachable)
        return all_errors(ids, outcome.unreachable->text);
    return std::move(results.finished);
}

/// Called by Boost.Test to fill its tree.
bool init()
{
    static auto const catalogue = conformance::load_catalogue();
    if (!catalogue) {
        for (auto const& problem : catalogue.error())
            std::cerr << conformance::to_string(problem) << '\n';
        return false;
    }
    auto const id = environment("SCIMPROOF_PROFILE", "rfc");
    auto const* profile = catalogue->find_profile(id);
    if (!profile) {
        std::cerr << "SCIMPROOF_PROFILE: there is no profile " << id << '\n';
        return false;
    }
    boost::unit_test::framework::master_test_suite().p_name.value = "scimproof-" + profile->id;
    register_plan(*conformance::select_cases(*catalogue, *profile, {}),
        [profile](std::vector<std::string> const& ids) { return run_cases(*catalogue, *profile, ids); });
    return true;
}

}  // namespace
}  // namespace scim::boost_test

int main(int argc, char* argv[])
{
    return boost::unit_test::unit_test_main(&scim::boost_test::init, argc, argv);
}
