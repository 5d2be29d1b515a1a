// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <scim/provisioning/job_journal.hpp>

#include <boost/test/unit_test.hpp>

#include "company.hpp"

namespace scim::selftest {
namespace {

using namespace provisioning;
using report::ProvisioningAction;
using std::chrono::hours;

constexpr hours day {24};

void always_answer(Company& company, std::string const& method, std::string const& path, int status)
{
    company.answer_once(method, path, status);
    company.weather.rules.back().times.reset();
}

/// A company whose token is refused, one cycle long.
void lose_the_token(Company& company)
{
    company.hire();
    company.cycle();
    always_answer(company, "", "", 401);
    company.cycle();
    BOOST_TEST_REQUIRE(company.job->status().code == "Quarantine");
}

std::vector<std::string> quarantine_entries(Company const& company)
{
    std::vector<std::string> reasons;
    for (auto const& entry : company.recorder.audit)
        if (entry.activity == "Quarantine" && entry.result == "failure")
            reasons.push_back(entry.reason.substr(0, entry.reason.find(';')));
    return reasons;
}

/// Hours after the first one at which an object was tried.
std::vector<long> attempts(Company const& company, std::string const& id)
{
    std::vector<TimePoint> times;
    for (auto const& event : company.recorder.events)
        if (event.source.id == id && event.error)
            times.push_back(event.at);
    std::vector<long> after;
    for (auto const time : times)
        after.push_back(std::chrono::duration_cast<hours>(time - times.front()).count());
    return after;
}

BOOST_AUTO_TEST_SUITE(quarantine_of_a_job)

BOOST_AUTO_TEST_CASE(an_attempt_that_succeeds_lifts_it)
{
    Company company;
    lose_the_token(company);
    company.weather.rules.clear();
    company.job->run_until(company.clock.now() + hours {7});
    BOOST_TEST(company.job->status().code == "Active");
    BOOST_TEST(company.recorder.audit.back().result == "success");
    BOOST_TEST((company.job->next_cycle() <= company.clock.now() + std::chrono::minutes {40}));
}

BOOST_AUTO_TEST_CASE(start_lifts_it_at_once)
{
    Company company;
    lose_the_token(company);
    company.weather.rules.clear();
    company.job->start();
    BOOST_TEST(company.job->status().code == "Active");
    BOOST_TEST((company.cycle().kind == report::CycleKind::incremental));
}

BOOST_AUTO_TEST_CASE(restart_lifts_it_and_begins_anew)
{
    Company company;
    company.hire();
    company.answer_once("POST", "/Users", 409);
    company.cycle();
    always_answer(company, "", "", 401);
    company.cycle();
    company.weather.rules.clear();
    company.job->restart();
    BOOST_TEST(company.job->state().escrows.empty());
    BOOST_TEST(!company.job->state().quarantine.has_value());
    BOOST_TEST((company.cycle().kind == report::CycleKind::initial));
    BOOST_TEST(company.job->status().code == "Active");
    company.target_is_as_sent();
}

/// The text of the error is not kept: the endpoint may have put names into it.
BOOST_AUTO_TEST_CASE(a_journal_keeps_it)
{
    auto const path = std::filesystem::temp_directory_path() / "scimproof-quarantine-test.ndjson";
    Company company;
    company.hire();
    always_answer(company, "", "", 401);
    auto journal = *JobJournal::open(path, JobJournal::Mode::fresh, "company", company.recorder);
    Job job {company.job->settings(), company.job->schema(), Scope {}, company.directory, *company.endpoint,
        company.clock, *company.redactor, *journal};
    journal->attach(job);
    job.run_cycle();
    job.run_until(company.clock.now() + hours {13});
    BOOST_TEST_REQUIRE(job.state().quarantine.has_value());
    auto const read = read_journal(path, "company");
    BOOST_TEST_REQUIRE(read.has_value());
    auto kept = *job.state().quarantine;
    kept.error.clear();
    BOOST_TEST((read->quarantine == kept));
    BOOST_TEST(kept.series_count == 2);
    company.clock.sleep_until(company.clock.now() + 29 * day);
    job.run_cycle();
    BOOST_TEST(read_journal(path, "company")->disabled);
    std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(errors_that_are_mended_lift_it)
{
    CompanyWish wish;
    wish.settings.thresholds.minimum_failures = 2;
    Company company {schema_named("mediusflow-current"), wish};
    company.hire();
    always_answer(company, "POST", "/Users", 409);
    company.cycle();
    BOOST_TEST(company.job->status().quarantine->reason == "EncounteredEscrowProportionThreshold");
    company.weather.rules.clear();
    company.job->run_until(company.clock.now() + day);
    BOOST_TEST(company.job->status().code == "Active");
    company.target_is_as_sent();
}

BOOST_AUTO_TEST_CASE(another_reason_is_told_the_same_reason_is_not)
{
    CompanyWish wish;
    wish.settings.thresholds.minimum_failures = 2;
    Company company {schema_named("mediusflow-current"), wish};
    company.hire();
    always_answer(company, "", "", 401);
    company.cycle();
    company.job->run_until(company.clock.now() + hours {13});
    BOOST_TEST(company.job->status().quarantine->series_count == 2);
    BOOST_TEST(quarantine_entries(company).size() == 1U);
    company.weather.rules.clear();
    always_answer(company, "POST", "/Users", 409);
    company.job->run_until(company.clock.now() + day);
    BOOST_TEST(company.job->status().quarantine->reason == "EncounteredEscrowProportionThreshold");
    auto const told = quarantine_entries(company);
    BOOST_TEST_REQUIRE(told.size() == 2U);
    BOOST_TEST(told.back() == "This run profile is being quarantined because of: EncounteredEscrowProportionThreshold");
}

BOOST_AUTO_TEST_CASE(cycles_become_less_frequent_up_to_one_a_day)
{
    Company company;
    lose_the_token(company);
    auto const began = company.job->status().quarantine->series_began;
    std::vector<long> due;
    for (int i = 0; i < 6; ++i) {
        auto const next = company.job->next_cycle();
        BOOST_TEST_REQUIRE(next.has_value());
        due.push_back(std::chrono::duration_cast<hours>(*next - began).count());
        company.job->run_until(*next);
    }
    BOOST_TEST(due == (std::vector<long> {6, 12, 24, 48, 72, 96}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(four_weeks_disable_the_job_until_it_is_started)
{
    Company company;
    lose_the_token(company);
    company.job->run_until(company.clock.now() + 29 * day);
    BOOST_TEST(company.job->status().schedule_state == "Disabled");
    BOOST_TEST(company.recorder.audit.back().activity == "Disable/pause provisioning configuration");
    company.weather.rules.clear();
    company.job->run_until(company.clock.now() + 2 * day);
    BOOST_TEST(company.job->status().schedule_state == "Disabled");
    company.job->start();
    BOOST_TEST((company.cycle().state == report::CycleState::succeeded));
    BOOST_TEST(company.job->status().schedule_state == "Active");
}

BOOST_AUTO_TEST_CASE(one_failure_is_tried_again_by_the_same_schedule)
{
    Company company;
    company.hire();
    always_answer(company, "POST", "/Groups", 409);
    company.job->run_until(company.clock.now() + 3 * day + hours {1});
    BOOST_TEST(
        attempts(company, "staff-id") == (std::vector<long> {0, 6, 12, 24, 48, 72}), boost::test_tools::per_element());
    BOOST_TEST(company.job->status().code == "Active");
}

BOOST_AUTO_TEST_CASE(what_may_pass_by_itself_is_tried_in_the_next_cycle_first)
{
    Company company;
    company.hire();
    always_answer(company, "POST", "/Groups", 500);
    company.job->run_until(company.clock.now() + hours {13});
    BOOST_TEST(attempts(company, "staff-id") == (std::vector<long> {0, 0, 6, 12}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_change_in_the_source_is_tried_at_once)
{
    Company company;
    company.hire();
    company.answer_once("POST", "/Groups", 409);
    company.cycle();
    BOOST_TEST(company.job->counts().failed == 1U);
    BOOST_TEST(company.directory.set("staff-id", "displayName", std::string {"crew"}).has_value());
    company.cycle();
    BOOST_TEST(company.recorder.count(ProvisioningAction::create) == 1U);
    BOOST_TEST(company.job->counts().failed == 0U);
}

BOOST_AUTO_TEST_CASE(after_four_weeks_a_failure_is_dropped)
{
    Company company;
    company.hire();
    always_answer(company, "POST", "/Groups", 409);
    company.job->run_until(company.clock.now() + 27 * day);
    BOOST_TEST(company.job->counts().failed == 1U);
    company.job->run_until(company.clock.now() + 2 * day);
    BOOST_TEST(company.job->counts().failed == 0U);
    BOOST_TEST(attempts(company, "staff-id").back() == 27 * 24);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::selftest
