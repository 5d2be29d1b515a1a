// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <scim/provisioning/job_journal.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "company.hpp"

namespace scim::selftest {
namespace {

using namespace provisioning;
using report::CycleState;
using std::chrono::hours;

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

/// One creation is throttled so often, and then no more.
struct Throttling {
    std::string name;
    std::size_t times;
    int seconds;
    bool as_date;
    std::chrono::seconds waited;
    bool fails;
};

std::ostream& operator<<(std::ostream& out, Throttling const& throttling)
{
    return out << throttling.name;
}

std::vector<Throttling> const throttlings {
    {"once, in seconds", 1, 30, false, std::chrono::seconds {30}, false},
    {"once, until a time", 1, 30, true, std::chrono::seconds {30}, false},
    {"three times", 3, 20, false, std::chrono::seconds {60}, false},
    {"once too often", 4, 20, false, std::chrono::seconds {60}, true},
    {"five minutes", 1, 300, false, std::chrono::seconds {300}, false},
    {"longer than is waited for", 1, 301, false, std::chrono::seconds {0}, true},
    {"longer than is waited for, until a time", 1, 301, true, std::chrono::seconds {0}, true},
};

BOOST_DATA_TEST_CASE(a_wait_that_is_asked_for_is_kept, throttlings)
{
    Company company;
    company.add(user("ada"));
    company.answer_once("POST", "", 429);
    auto& rule = company.weather.rules.back();
    rule.times = sample.times;
    rule.retry_after = sample.seconds;
    rule.retry_after_as_date = sample.as_date;
    auto const began = company.clock.now();
    company.cycle();
    BOOST_TEST((company.clock.now() - began - std::chrono::minutes {40} == sample.waited));
    BOOST_TEST(company.recorder.codes()["TooManyRequests"] == (sample.fails ? 1 : 0));
    BOOST_TEST(company.recorder.count(report::ProvisioningAction::create) == (sample.fails ? 0U : 1U));
}

/// Somebody changes the target, and neither the job nor a scenario tells.
void change_behind_the_back(Company const& company, std::string const& id, std::string const& operation)
{
    auto const& anchor = company.job->state().anchors.at(id);
    HttpRequest request;
    request.method = "PATCH";
    request.target = "/scim/v2" + resource_target(anchor.type, anchor.target_id);
    request.fields.set("Authorization", std::string {"Bearer "} + secret_token);
    request.fields.set("Content-Type", "application/scim+json");
    request.body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}";
    BOOST_TEST_REQUIRE(company.server(request).status < 300);
}

BOOST_AUTO_TEST_CASE(drift_is_seen)
{
    Company company;
    company.hire();
    company.cycle();
    change_behind_the_back(company, "ada-id", R"({"op":"replace","path":"displayName","value":"Somebody else"})");
    change_behind_the_back(company, "bo-id", R"({"op":"replace","path":"active","value":false})");
    change_behind_the_back(company, "staff-id", R"({"op":"remove","path":"members"})");
    company.cycle();
    std::map<std::string, std::string> seen;
    for (auto const& deviation : company.deviations())
        seen[deviation.source_id + ' ' + deviation.attribute] = deviation.requirement;
    std::map<std::string, std::string> const expected {
        {"ada-id displayName", "ENTRA-051"}, {"bo-id active", "ENTRA-036"}, {"staff-id members", "ENTRA-051"}};
    BOOST_TEST((seen == expected));
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
    auto const deviations = company.deviations();
    BOOST_TEST_REQUIRE(deviations.size() == 2U);
    BOOST_TEST(deviations.front().attribute == "members");
    BOOST_TEST(deviations.front().requirement == "ENTRA-055");
}

/// Two accounts of one creation.
HttpResponse doubled(Handler const& honest, HttpRequest const& request)
{
    auto response = honest(request);
    auto list = parse_json(response.body);
    auto* const resources = list ? list->find("Resources") : nullptr;
    if (request.method != "GET" || resources == nullptr || resources->size() != 1)
        return response;
    auto twin = resources->as_array().front();
    twin.set("id", "twin");
    resources->push_back(std::move(twin));
    response.body = write_json(*list);
    return response;
}

BOOST_AUTO_TEST_CASE(accounts_that_are_made_twice_are_seen)
{
    Company company;
    company.hire();
    auto const honest = company.server;
    company.server = [honest](HttpRequest const& request) { return doubled(honest, request); };
    BOOST_TEST((company.cycle().state == CycleState::succeeded));
    auto const deviations = company.deviations();
    BOOST_TEST(deviations.size() == 4U);
    for (auto const& deviation : deviations) {
        BOOST_TEST(deviation.requirement == "ENTRA-033");
        BOOST_TEST(deviation.observed == "2 objects of the endpoint match.");
    }
}

BOOST_AUTO_TEST_CASE(an_account_that_is_released_must_be_disabled)
{
    Company company {Dialect::unflagged, {{"patch-active-false-noop"}, {}, {}}};
    company.hire();
    company.cycle();
    BOOST_TEST(company.directory.unassign("cy-id").has_value());
    company.cycle();
    auto const deviations = company.deviations();
    BOOST_TEST_REQUIRE(deviations.size() == 1U);
    BOOST_TEST(deviations.front().requirement == "ENTRA-036");
}

BOOST_AUTO_TEST_CASE(an_id_that_changes_is_seen)
{
    Company company;
    company.hire();
    company.cycle();
    auto const honest = company.server;
    company.server = [honest](HttpRequest const& request) {
        auto response = honest(request);
        if (auto resource = parse_json(response.body); resource && resource->contains("userName")) {
            resource->set("id", std::string {resource->string_or("userName", "")});
            response.body = write_json(*resource);
        }
        return response;
    };
    auto const deviations = company.deviations();
    BOOST_TEST_REQUIRE(!deviations.empty());
    BOOST_TEST(deviations.front().attribute == "id");
    BOOST_TEST(deviations.front().requirement == "ENTRA-004");
}

BOOST_AUTO_TEST_CASE(what_somebody_else_changed_counts_again_when_the_job_has_mended_it)
{
    Company company;
    company.hire();
    company.cycle();
    auto const& ada = company.job->state().anchors.at("ada-id").target_id;
    company.oracle.excuse(ada);
    BOOST_TEST(company.directory.set("ada-id", "displayName", std::string {"Ada L."}).has_value());
    BOOST_TEST(company.deviations().empty());
    company.oracle.expect_again(ada);
    auto const deviations = company.deviations();
    BOOST_TEST_REQUIRE(deviations.size() == 1U);
    BOOST_TEST(deviations.front().attribute == "displayName");
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
