// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <scim/provisioning/job.hpp>
#include <scim/provisioning/job_journal.hpp>
#include <scim/provisioning/state_oracle.hpp>
#include <scim/provisioning/weather.hpp>

#include <boost/test/unit_test.hpp>

#include "in_process.hpp"

namespace scim::selftest {
namespace {

using namespace provisioning;
using report::CycleState;
using std::chrono::hours;

struct Recorder final : JobObserver {
    void on_event(report::ProvisioningEvent const& event) override { events.push_back(event); }
    void on_audit(report::AuditEntry const& entry) override { audit.push_back(entry); }

    std::vector<report::ProvisioningEvent> events;
    std::vector<report::AuditEntry> audit;

    std::size_t count(report::ProvisioningAction action) const
    {
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](auto const& event) {
            return event.action == action && event.status == report::ProvisioningStatus::success;
        }));
    }
    std::map<std::string, int> codes() const
    {
        std::map<std::string, int> codes;
        for (auto const& event : events)
            if (event.error)
                ++codes[event.error->code];
        return codes;
    }
};

SourceObject user(std::string const& name, std::string const& manager = {})
{
    SourceObject object;
    object.id = name + "-id";
    object.attributes = {{"userPrincipalName", name + "@example.com"}, {"displayName", name},
        {"mail", name + "@example.com"}, {"givenName", name}, {"surname", "Example"}, {"mailNickname", name}};
    object.manager = manager.empty() ? "" : manager + "-id";
    return object;
}

SourceObject group(std::string const& name, std::vector<std::string> const& members)
{
    SourceObject object;
    object.id = name + "-id";
    object.type = ObjectType::group;
    object.attributes = {{"displayName", name}};
    for (auto const& member : members)
        object.members.push_back(member + "-id");
    return object;
}

RoleAssignment const everyday_role {"8774f594-1d59-4279-b9d9-59ef09a23530", "User", "User"};

/// A tenant, a job, a reference server that takes what Entra ID sends.
struct Company {
    explicit Company(Dialect dialect = Dialect::unflagged, ServerWish const& wish = {},
        std::string const& mapping = "mediusflow-current", std::size_t members_per_patch = 1)
        : server {reference_server("entra", wish)}
    {
        auto const catalogue = load_catalogue_or_abort();
        auto made = job_schema_from(*catalogue.find_mapping(mapping), mapping);
        BOOST_TEST_REQUIRE(made.has_value());
        EndpointSettings endpoint_settings;
        endpoint_settings.base = *parse_uri(base_url);
        endpoint_settings.headers = {{"Authorization", std::string {"Bearer "} + secret_token}};
        endpoint = std::make_unique<Endpoint>(
            endpoint_settings, with_weather(transport_to(server), weather, clock, "/scim/v2"), clock);
        JobSettings settings;
        settings.dialect = dialect;
        settings.members_per_patch = members_per_patch;
        settings.thresholds.deletions = 3;
        job = std::make_unique<Job>(
            settings, *std::move(made), Scope {}, directory, *endpoint, clock, *redactor, recorder);
    }

    void add(SourceObject const& object, bool assigned = true)
    {
        BOOST_TEST_REQUIRE(directory.add(object).has_value());
        if (assigned)
            BOOST_TEST_REQUIRE(directory.assign(object.id, everyday_role).has_value());
    }

    void hire()
    {
        add(user("ada"));
        add(user("bo", "ada"));
        add(user("cy", "bo"));
        add(user("di"), false);
        add(group("staff", {"ada", "bo"}));
    }

    report::ProvisioningCycle cycle()
    {
        recorder.events.clear();
        clock.wait(std::chrono::minutes {40});
        return job->run_cycle();
    }

    void target_is_as_sent()
    {
        for (auto const& deviation : oracle.compare(*job, directory, *endpoint, clock))
            BOOST_ERROR(deviation.label << ' ' << deviation.attribute << ": expected " << deviation.expected << ", is "
                                        << deviation.observed);
    }

    Json shown(std::string const& id)
    {
        auto const& anchor = job->state().anchors.at(id);
        return endpoint->send("GET", resource_target(anchor.type, anchor.target_id)).body.value_or(Json {});
    }

    Handler server;
    Weather weather;
    ManualClock clock {*parse_date_time("2026-01-01T00:00:00Z")};
    Directory directory;
    std::unique_ptr<report::Redactor> redactor
        = report::Redactor::make({{secret_token}, "", report::PersonalData::show});
    Recorder recorder;
    std::unique_ptr<Endpoint> endpoint;
    std::unique_ptr<Job> job;
    StateOracle oracle;
};

void initial_cycle(Dialect dialect)
{
    Company company {dialect};
    company.hire();
    BOOST_TEST(company.job->test_connection().passed);
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.kind == report::CycleKind::initial));
    BOOST_TEST((cycle.state == CycleState::succeeded));
    BOOST_TEST(cycle.entitled == 4U);
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::create) == 4U);
    BOOST_TEST(company.recorder.codes().empty());
    company.target_is_as_sent();
    BOOST_TEST(company.shown("staff-id").find("members")->size() == 2U);
    BOOST_TEST(company.job->status().code == "Active");

    auto const quiet = company.cycle();
    BOOST_TEST(quiet.imported == 0U);
    BOOST_TEST((quiet.kind == report::CycleKind::incremental));
}

BOOST_AUTO_TEST_SUITE(provisioning_job)

BOOST_AUTO_TEST_CASE(an_initial_cycle_makes_everybody_in_scope)
{
    initial_cycle(Dialect::unflagged);
    initial_cycle(Dialect::flagged);
}

void changes(Dialect dialect)
{
    Company company {dialect};
    company.hire();
    company.cycle();
    auto& directory = company.directory;
    BOOST_TEST(directory.set("ada-id", "displayName", std::string {"Ada L."}).has_value());
    BOOST_TEST(directory.set("ada-id", "surname", std::string {"Lovelace"}).has_value());
    BOOST_TEST(directory.set_manager("cy-id", "ada-id").has_value());
    BOOST_TEST(directory.set_manager("bo-id", "").has_value());
    BOOST_TEST(directory.remove_member("staff-id", "bo-id").has_value());
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.state == CycleState::succeeded));
    BOOST_TEST(company.recorder.codes().empty());
    company.target_is_as_sent();
    BOOST_TEST(company.shown("staff-id").find("members")->size() == 1U);
    BOOST_TEST(company.shown("ada-id").string_or("displayName", "") == "Ada L.");
}

BOOST_AUTO_TEST_CASE(an_incremental_cycle_sends_what_changed)
{
    changes(Dialect::unflagged);
    changes(Dialect::flagged);
}

BOOST_AUTO_TEST_CASE(whoever_leaves_is_disabled_and_deleted_later)
{
    Company company;
    company.hire();
    company.cycle();
    auto& directory = company.directory;
    BOOST_TEST(directory.soft_delete("bo-id", company.clock.now()).has_value());
    BOOST_TEST(directory.unassign("cy-id").has_value());
    company.cycle();
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::disable) == 2U);
    BOOST_TEST(!company.shown("bo-id").find("active")->as_boolean());
    BOOST_TEST(!company.shown("cy-id").find("active")->as_boolean());
    company.target_is_as_sent();

    company.clock.wait(hours {24 * 31});
    BOOST_TEST(directory.purge(company.clock.now()) == 1U);
    BOOST_TEST(directory.hard_delete("cy-id").has_value());
    company.cycle();
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::remove) == 1U);
    BOOST_TEST(!company.job->state().anchors.contains("bo-id"));
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(whoever_comes_back_is_enabled)
{
    Company company;
    company.hire();
    company.cycle();
    BOOST_TEST(company.directory.unassign("cy-id").has_value());
    company.cycle();
    BOOST_TEST(company.directory.assign("cy-id", everyday_role).has_value());
    company.cycle();
    BOOST_TEST(company.shown("cy-id").find("active")->as_boolean());
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(objects_that_are_there_are_matched)
{
    Company company;
    company.hire();
    company.cycle();
    company.job->restart(ResetScope::full());
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.kind == report::CycleKind::initial));
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::create) == 0U);
    BOOST_TEST(company.recorder.codes().empty());
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(too_many_deletions_wait_until_they_are_allowed)
{
    Company company;
    for (auto const* name : {"ada", "bo", "cy", "di", "ed"})
        company.add(user(name));
    company.cycle();
    for (auto const* name : {"ada", "bo", "cy", "di"})
        BOOST_TEST(company.directory.unassign(std::string {name} + "-id").has_value());
    company.cycle();
    BOOST_TEST(company.job->status().code == "Quarantine");
    BOOST_TEST(company.job->status().quarantine->reason == "TooManyDeletes");
    BOOST_TEST(company.recorder.events.size() == 4U);
    BOOST_TEST(company.shown("ada-id").find("active")->as_boolean());
    company.job->allow_deletes();
    company.cycle();
    BOOST_TEST(company.job->status().code == "Active");
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::disable) == 4U);
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(a_refused_token_puts_the_job_into_quarantine_and_28_days_end_it)
{
    Company company;
    company.hire();
    company.cycle();
    company.weather.rules.push_back({"", "", "", 1, {}, WeatherRule::Effect::answer, 401, {}});
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.state == CycleState::failed));
    BOOST_TEST(company.recorder.events.empty());
    BOOST_TEST(company.job->status().quarantine->reason == "EncounteredQuarantineException");
    auto const first = company.job->status().quarantine->series_began;
    BOOST_TEST((company.job->next_cycle() == first + hours {6}));
    company.job->run_until(first + hours {24 * 10});
    BOOST_TEST(company.job->status().quarantine->series_count == 12);
    company.weather.rules.clear();
    company.job->run_until(first + hours {24 * 11});
    BOOST_TEST(company.job->status().code == "Active");
    company.weather.rules.push_back({"", "", "", 1, {}, WeatherRule::Effect::answer, 401, {}});
    company.job->run_until(first + hours {24 * 60});
    BOOST_TEST(company.job->status().schedule_state == "Disabled");
    BOOST_TEST(!company.job->next_cycle().has_value());
}

BOOST_AUTO_TEST_CASE(a_lost_answer_makes_no_duplicate)
{
    Company company;
    company.hire();
    company.weather.rules.push_back({"POST", "/Users", "", 1, 1, WeatherRule::Effect::lose_answer, 0, {}});
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.state == CycleState::entry_level_errors));
    BOOST_TEST(company.recorder.codes()["WebExceptionProtocolError"] == 1);
    company.cycle();
    BOOST_TEST(company.job->counts().failed == 0U);
    BOOST_TEST(company.job->counts().reference_failures == 0U);
    auto const users = company.endpoint->send("GET", "/Users?filter=userName+eq+%22ada%40example.com%22");
    BOOST_TEST(users.body->find("totalResults")->as_integer() == 1);
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(throttling_is_waited_out)
{
    Company company;
    company.hire();
    company.weather.rules.push_back({"POST", "", "", 1, 2, WeatherRule::Effect::answer, 429, 30});
    auto const began = company.clock.now();
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.state == CycleState::succeeded));
    BOOST_TEST((company.clock.now() - began == std::chrono::minutes {41}));
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(members_that_are_lost_are_seen)
{
    Company company {Dialect::unflagged, {{"excl-members-ignored"}, {}, {}}};
    company.hire();
    company.cycle();
    company.target_is_as_sent();
    BOOST_TEST(company.directory.add_member("staff-id", "cy-id").has_value());
    company.cycle();
    BOOST_TEST(company.recorder.codes().empty());
    auto const deviations = company.oracle.compare(*company.job, company.directory, *company.endpoint, company.clock);
    BOOST_TEST_REQUIRE(deviations.size() == 2U);
    BOOST_TEST(deviations.front().attribute == "members");
    BOOST_TEST(deviations.front().requirement == "ENTRA-055");
}

/// A job that is killed in the middle of its initial cycle goes on from its journal.
BOOST_AUTO_TEST_CASE(a_killed_job_goes_on_without_a_duplicate)
{
    auto const path = std::filesystem::temp_directory_path() / "scimproof-journal-test.ndjson";
    Company company;
    company.hire();
    auto const make_job = [&](JobObserver& observer) {
        return std::make_unique<Job>(company.job->settings(), company.job->schema(), Scope {}, company.directory,
            *company.endpoint, company.clock, *company.redactor, observer);
    };
    {
        auto journal = *JobJournal::open(path, JobJournal::Mode::fresh, "company", company.recorder);
        auto const job = make_job(*journal);
        journal->attach(*job);
        job->stop_when([&] { return company.recorder.count(report::ProvisioningAction::create) >= 2; });
        job->run_cycle();
        BOOST_TEST(!job->state().watermark.has_value());
    }
    std::ofstream {path, std::ios::app} << "{\"t\":\"anch";  // the line that the kill cut off
    auto state = read_journal(path, "company");
    BOOST_TEST_REQUIRE(state.has_value());
    BOOST_TEST(state->done.size() == 2U);
    BOOST_TEST(!read_journal(path, "another company").has_value());
    company.recorder.events.clear();
    company.job->resume(*std::move(state));
    auto const cycle = company.cycle();
    BOOST_TEST((cycle.kind == report::CycleKind::initial));
    BOOST_TEST((cycle.state == CycleState::succeeded));
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::create) == 2U);
    company.target_is_as_sent();
    std::filesystem::remove(path);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::selftest
