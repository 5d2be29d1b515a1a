// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

#include <scim/report/assemble.hpp>
#include <scim/report/health.hpp>

#include "../html_reading.hpp"
#include "../sample_job.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

using sample::block;
using sample::contains;

namespace {

scim::Json job_of(std::string const& html)
{
    return *block(html, "ix").find("job");
}

/// A job with so many more events, of which every thousandth failed.
report::RunReport large_job(std::size_t count)
{
    auto facts = sample::job_facts();
    for (std::size_t user = 100; user < 100 + count; ++user)
        facts.events.push_back(sample::sample_event(facts.cycles.back(), user, user % 1'000 == 0 ? 0 : 2));
    report::assemble(facts);
    return facts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_job)

BOOST_AUTO_TEST_CASE(a_run_without_a_job_has_no_health)
{
    auto const html = report::render_html(sample::report());
    BOOST_TEST(job_of(html).is_null());
    BOOST_TEST(!contains(sample::static_part(html), "Provisioning health"));
}

BOOST_AUTO_TEST_CASE(the_static_part_tells_of_the_job)
{
    auto const text = sample::static_part(report::render_html(sample::job_report()));
    BOOST_TEST(contains(text, "<h2>Provisioning health</h2>"));
    BOOST_TEST(contains(text, "Provisioning would be quarantined."));
    BOOST_TEST(contains(text, report::banner_footnote));
    BOOST_TEST(contains(text, "EntryConflict 21 · Timeout 7"));
    BOOST_TEST(contains(text, "<td>incremental</td><td>23 Nov 2026 10:51 UTC</td><td>EntryLevelErrors</td>"));
}

BOOST_AUTO_TEST_CASE(the_index_holds_the_log_as_columns)
{
    auto const facts = sample::job_report();
    auto const job = job_of(report::render_html(facts));
    BOOST_TEST(job.find("cycles")->size() == 3U);
    BOOST_CHECK(*job.find("eventCount") == scim::Json {facts.events.size()});
    for (auto const& column : job.find("events")->as_object())
        BOOST_TEST(column.value.size() == facts.events.size(), column.name);
    auto const& events = *job.find("events");
    BOOST_TEST(events.find("status")->as_array().front().as_string() == "failure");
    BOOST_TEST(events.find("cycle")->as_array().back().as_integer() == 3);
    BOOST_TEST(job.find("errors")->as_array().front().string_or("remedy", "").starts_with("Make the value unique"));
}

BOOST_AUTO_TEST_CASE(an_entry_carries_its_steps_and_exchanges)
{
    auto const html = report::render_html(sample::job_report());
    auto const entry = block(html, "v0").as_array().front();
    auto const& steps = entry.find("steps")->as_array();
    BOOST_REQUIRE_EQUAL(steps.size(), 4U);
    BOOST_TEST(steps[2].find("exchange")->string_or("id", "") == "x-000001");
    BOOST_TEST(!steps[2].find("exchange")->string_or("curl", "").empty());
    BOOST_TEST(!steps[0].contains("exchange"));
    BOOST_TEST(entry.string_or("remedy", "").starts_with("Make the value unique"));
}

BOOST_AUTO_TEST_CASE(a_large_log_is_sampled_and_its_counts_stay_exact)
{
    auto const facts = large_job(20'000);
    auto const html = report::render_html(facts);
    BOOST_TEST(html.size() <= 5'000'000U);
    auto const job = job_of(html);
    BOOST_CHECK(*job.find("eventCount") == scim::Json {facts.events.size()});
    auto const& shown = job.find("events")->find("status")->as_array();
    BOOST_TEST(shown.size() == 5'000U);
    std::size_t all = 0, kept = 0;
    for (std::size_t i = 0; i < facts.events.size(); ++i)
        all += facts.events.status(i) == report::ProvisioningStatus::failure ? 1 : 0;
    for (auto const& status : shown)
        kept += status.as_string() == "failure" ? 1 : 0;
    BOOST_TEST(kept == all);
    auto const& times = job.find("events")->find("at")->as_array();
    for (std::size_t i = 1; i < times.size(); ++i)
        BOOST_REQUIRE(times[i - 1].as_integer() <= times[i].as_integer());
}

BOOST_AUTO_TEST_CASE(an_error_code_is_shown_however_late_it_comes)
{
    auto facts = sample::job_facts();
    for (std::size_t user = 100; user < 8'100; ++user)
        facts.events.push_back(sample::sample_event(facts.cycles.back(), user, 0));
    auto late = sample::sample_event(facts.cycles.back(), 9'000, 0);
    late.error->code = "TooManyRequests";
    late.error->recommended_action = "Slow down.";
    facts.events.push_back(late);
    facts.health->top_errors.emplace_back("TooManyRequests", 1);
    report::assemble(facts);
    auto const job = job_of(report::render_html(facts));
    auto const& codes = job.find("events")->find("code")->as_array();
    BOOST_TEST(codes.size() < facts.events.size());
    BOOST_TEST(codes.back().as_string() == "TooManyRequests");
    BOOST_TEST(job.find("errors")->as_array().back().string_or("remedy", "") == "Slow down.");
}

BOOST_AUTO_TEST_CASE(a_page_that_is_too_large_for_all_that_shows_fewer_entries_and_says_so)
{
    auto const facts = large_job(20'000);
    auto const html = report::render_html(facts, {500'000});
    auto const job = job_of(html);
    BOOST_TEST(job.find("events")->find("status")->size() == 1'000U);
    BOOST_CHECK(*job.find("eventCount") == scim::Json {facts.events.size()});
    auto const text = sample::static_part(html);
    BOOST_TEST(contains(text, "the provisioning log is cut to 1,000 entries"));
    BOOST_TEST(contains(text, "20,204, of which this file shows 1,000"));
}

BOOST_AUTO_TEST_SUITE_END()
