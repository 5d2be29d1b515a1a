// SPDX-License-Identifier: Apache-2.0
#include "scenario_play.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "company.hpp"

namespace scim::selftest {
namespace {

using namespace provisioning;

constexpr auto run_prefix = "scimproof-t3st";

struct Recorder final : JobObserver {
    void on_event(report::ProvisioningEvent const& event) override { events.push_back(event); }
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& /*job*/) override
    {
        cycles.push_back(cycle);
    }

    std::vector<report::ProvisioningEvent> events;
    std::vector<report::ProvisioningCycle> cycles;
};

std::vector<std::string> complaints_of(report::Case const& outcome)
{
    std::vector<std::string> complaints;
    for (auto const& step : outcome.steps)
        for (auto const& assertion : step.assertions)
            if (!assertion.ok)
                complaints.push_back(step.title + ": " + assertion.requirement + " " + assertion.id + ": expected "
                    + assertion.expected + ", observed " + assertion.observed);
    if (outcome.status == report::Status::error)
        complaints.push_back(outcome.message);
    return complaints;
}

}  // namespace

std::vector<std::string> scenario_ids()
{
    std::vector<std::string> ids;
    for (auto const& file : scenario_files())
        ids.emplace_back(file.id);
    return ids;
}

Scenario scenario(std::string_view id)
{
    for (auto const& file : scenario_files()) {
        if (file.id != id)
            continue;
        auto read = read_scenario(file.text, file.file, run_prefix);
        if (!read)
            BOOST_FAIL(describe(read.error().front()));
        return *std::move(read);
    }
    BOOST_FAIL("no scenario " << id);
    return {};
}

bool Played::complains_of(std::string_view requirement) const
{
    return std::any_of(complaints.begin(), complaints.end(),
        [&](std::string const& complaint) { return complaint.find(requirement) != std::string::npos; });
}

Played play_against(Handler const& server, Scenario const& wanted, Afterwards afterwards)
{
    auto const redactor = report::Redactor::make({{secret_token}, run_prefix, report::PersonalData::mask});
    EndpointSettings endpoint;
    endpoint.base = *parse_uri(base_url);
    endpoint.headers = {{"Authorization", std::string {"Bearer "} + secret_token}};
    Recorder recorder;
    ScenarioContext context {[&server] { return transport_to(server); }, endpoint,
        schema_named(wanted.mapping.empty() ? "entra-default" : wanted.mapping), {}, *redactor, {}, recorder, {},
        [](std::string_view) { return report::Level::must; }, {}};
    context.keep = afterwards == Afterwards::keep;
    Played played {play(wanted, context), {}, {}, {}};
    played.complaints = complaints_of(played.outcome.outcome);
    played.events = std::move(recorder.events);
    played.cycles = std::move(recorder.cycles);
    return played;
}

Played play_against(Handler const& server, std::string_view id)
{
    return play_against(server, scenario(id));
}

Played const& honest_play(std::string const& id)
{
    static std::map<std::string, Played> played;
    auto const found = played.find(id);
    return found != played.end() ? found->second
                                 : played.emplace(id, play_against(reference_server("entra"), id)).first->second;
}

}  // namespace scim::selftest
