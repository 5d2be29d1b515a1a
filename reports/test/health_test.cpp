// SPDX-License-Identifier: Apache-2.0
#include <scim/report/health.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/report/results_ndjson.hpp>

#include "sample_job.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

using report::ProvisioningStatus;

std::vector<report::ProvisioningEvent> events_of(std::size_t succeeded, std::size_t failed)
{
    report::ProvisioningCycle const cycle;
    std::vector<report::ProvisioningEvent> events;
    for (std::size_t user = 1; user <= succeeded + failed; ++user) {
        events.push_back(sample::sample_event(cycle, user, user <= failed ? 0 : 2));
        events.back().reference = false;
    }
    return events;
}

report::EventTally tally_of(std::vector<report::ProvisioningEvent> const& events)
{
    report::EventTally tally;
    for (auto const& event : events)
        tally.add(event);
    return tally;
}

report::QuarantineRule projected(std::vector<report::ProvisioningEvent> const& events, std::size_t population = 20'000)
{
    return report::assess({}, {}, tally_of(events), {population, {}}).projected;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(health)

BOOST_AUTO_TEST_CASE(the_share_of_failures_is_enlarged_to_the_population)
{
    auto const rule = projected(events_of(58, 42));
    BOOST_TEST(rule.quarantine);
    BOOST_TEST(rule.reason == "EncounteredEscrowProportionThreshold");
    BOOST_TEST(rule.failures == 8'400U);
    BOOST_TEST(rule.events == 20'000U);
    BOOST_TEST(rule.text
        == "At 20000 users: 8400 failures of 20000 events (42.0 %): more than the limit of 40.0 %. "
           "Failed in this run: create 42 of 100.");
}

BOOST_AUTO_TEST_CASE(a_small_share_or_a_small_population_is_no_quarantine)
{
    BOOST_TEST(!projected(events_of(61, 39)).quarantine);
    BOOST_TEST(!projected(events_of(58, 42), 5'000).quarantine);
    BOOST_TEST(projected(events_of(70, 30), 200'000).reason == "EncounteredBaseEscrowThreshold");
}

BOOST_AUTO_TEST_CASE(too_few_outcomes_are_not_projected)
{
    auto const rule = projected(events_of(0, 29));
    BOOST_TEST(!rule.quarantine);
    BOOST_TEST(rule.text == "Too few events to project: 29 outcomes, at least 30 are needed.");
    BOOST_TEST(projected(events_of(0, 30)).quarantine);
}

BOOST_AUTO_TEST_CASE(a_retry_counts_once_with_its_last_outcome)
{
    auto events = events_of(30, 1);
    for (int retry = 0; retry < 40; ++retry)
        events.push_back(events.front());
    BOOST_TEST(projected(events).failures == 645U);  // 1 of 31
    events.back().status = ProvisioningStatus::success;
    BOOST_TEST(projected(events).failures == 0U);
}

BOOST_AUTO_TEST_CASE(an_object_found_in_sync_has_got_over_its_failure)
{
    auto events = events_of(30, 1);
    events.push_back(sample::sample_event({}, 1, 1));
    BOOST_TEST(projected(events).failures == 0U);
}

BOOST_AUTO_TEST_CASE(references_count_apart)
{
    auto events = events_of(40, 0);
    for (auto user = 1U; user <= 20U; ++user) {
        events.push_back(sample::sample_event({}, user, 0));
        events.back().reference = true;
    }
    auto const rule = projected(events);
    BOOST_TEST(!rule.quarantine);
    BOOST_TEST(rule.failures == 0U);
    BOOST_TEST(rule.reference_failures == 10'000U);
}

BOOST_AUTO_TEST_CASE(rate_and_errors_are_those_of_all_events)
{
    auto events = events_of(6, 2);
    events.push_back(sample::sample_event({}, 1, 1));
    report::ProvisioningCycle broken;
    broken.error_code = "Unauthorized";
    auto const health = report::assess({}, {broken}, tally_of(events));
    BOOST_TEST(health.success_rate == 0.75);
    BOOST_REQUIRE_EQUAL(health.top_errors.size(), 3U);
    BOOST_TEST(health.top_errors.front().second == 1U);
    BOOST_TEST(report::assess({}, {}, {}).success_rate == 1.0);
}

BOOST_AUTO_TEST_CASE(a_record_without_health_gets_one)
{
    auto const facts = sample::job_facts();
    report::EventTally tally;
    facts.events.each([&tally](report::ProvisioningEvent const& event) { tally.add(event); });
    auto const health = report::rebuild_health(facts.cycles, tally);
    BOOST_TEST(health.job.code == "Quarantine");
    BOOST_TEST(health.job.quarantine->reason == "Unknown");
    BOOST_CHECK(health.job.quarantine->series_began == facts.cycles.back().ended);
    BOOST_TEST(health.literal.events == 68U);
    BOOST_TEST(report::is_quarantined(health));
}

BOOST_AUTO_TEST_CASE(a_quarantine_is_not_ready_and_a_projected_one_is_a_warning)
{
    auto report = sample::job_facts();
    report.cases.clear();
    report::assemble(report);
    BOOST_CHECK(report.verdict.value == report::VerdictValue::not_ready);
    BOOST_TEST(report.verdict.reasons.back().starts_with("Provisioning would be quarantined (Enc"));

    report.health->job.quarantine.reset();
    report::assemble(report);
    BOOST_CHECK(report.verdict.value == report::VerdictValue::ready_with_warnings);
    BOOST_TEST(report.verdict.reasons.front().starts_with("Predicted quarantine (Enc"));

    report.health->projected = {};
    report::assemble(report);
    BOOST_CHECK(report.verdict.value == report::VerdictValue::ready);
}

BOOST_AUTO_TEST_CASE(an_excused_quarantine_accuses_nobody)
{
    auto report = sample::job_facts();
    report.cases.clear();
    report.health->projected = {};
    report.health->excuse = "The scenario foresaw it.";
    report::assemble(report);
    BOOST_TEST(report::is_quarantined(*report.health));
    BOOST_TEST(!report::accuses_endpoint(*report.health));
    BOOST_CHECK(report.verdict.value == report::VerdictValue::ready);
    auto const shown = report::banner(*report.health);
    BOOST_TEST(shown.title == "The job is in quarantine, through no fault of the endpoint.");
    BOOST_TEST(shown.text.ends_with(" The scenario foresaw it."));
}

BOOST_AUTO_TEST_CASE(banners_say_why)
{
    report::Health health;
    BOOST_TEST(report::banner(health).title == "");
    health.job.escrows_pruned = true;
    BOOST_TEST(report::banner(health).title == "The initial cycle would finish and then pause.");
    health.literal = report::evaluate({5'000, 0.4, 40'000, 60'000, 10}, {100, 0, 0, 11, false});
    BOOST_TEST(report::banner(health).title == "Accidental deletion prevention would stop this cycle.");
    BOOST_TEST(report::banner(health).text == "11 deletions, more than the threshold of 10.");
    health.job.quarantine.emplace();
    health.job.quarantine->reason = "QuarantinedOnDemand";
    health.job.quarantine->error = "Set by hand";
    BOOST_TEST(report::banner(health).text == "Set by hand.");
    health.job.quarantine->error = std::string(2'000, 'x');
    BOOST_TEST(report::banner(health).text.size() == 303U);
    health.job.quarantine->reason = "EncounteredQuarantineException";
    health.job.quarantine->error_code = "Unauthorized";
    BOOST_TEST(report::banner(health).text
        == "The endpoint refused the token (401). Entra reports invalid admin credentials.");
}

BOOST_AUTO_TEST_SUITE_END()
