// SPDX-License-Identifier: Apache-2.0
#include <scim/report/baseline.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <scim/report/assemble.hpp>

#include "sample_parts.hpp"
#include "sample_report.hpp"

namespace scim::report {
namespace {

constexpr auto gone = "users/delete/deleted-user-is-gone";

RunReport with_baseline(Baseline baseline)
{
    auto report = sample::facts();
    report.start.baseline = std::move(baseline);
    assemble(report);
    return report;
}

/// The sample run with an entry for everything that it finds.
Baseline everything()
{
    auto const found = sample::report();
    return baseline_from_json(with_findings(empty_baseline(), found, {}).file, "all.json");
}

Case const& case_of(RunReport const& report, std::string_view id)
{
    return *std::find_if(report.cases.begin(), report.cases.end(), [id](Case const& one) { return one.id == id; });
}

EntryState state_of(RunReport const& report, std::size_t place)
{
    return report.baseline->entries.at(place).state;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(baseline)

BOOST_AUTO_TEST_CASE(without_a_baseline_nothing_is_new_or_compared)
{
    auto const report = sample::report();
    BOOST_TEST(!report.baseline.has_value());
    for (auto const& finding : report.findings)
        BOOST_TEST((finding.state == "none" || finding.state == "known"));
}

BOOST_AUTO_TEST_CASE(every_entry_gets_its_state)
{
    auto const report = sample::baselined_report();
    BOOST_TEST((state_of(report, 0) == EntryState::known));
    BOOST_TEST((state_of(report, 1) == EntryState::expired));
    BOOST_TEST((state_of(report, 2) == EntryState::fixed));
    BOOST_TEST((state_of(report, 3) == EntryState::unobserved));
    BOOST_TEST(report.baseline->entries[3].note == "bulk/create-two-users came to no result: skip");
    BOOST_TEST(report.baseline->new_findings.size() == 3U);
    BOOST_TEST(case_of(report, gone).known);
    BOOST_TEST(report.counts.known == 1);
    BOOST_TEST(report.findings.back().state == "known");
}

BOOST_AUTO_TEST_CASE(an_entry_counts_on_its_last_day)
{
    auto baseline = sample::baseline();
    baseline.entries[0].expires = "2026-11-23";  // the day of the run
    BOOST_TEST((state_of(with_baseline(baseline), 0) == EntryState::known));
    baseline.entries[0].expires = "2026-11-22";
    auto const report = with_baseline(baseline);
    BOOST_TEST((state_of(report, 0) == EntryState::expired));
    BOOST_TEST(!case_of(report, gone).known);
}

BOOST_AUTO_TEST_CASE(known_failures_make_a_run_ready_with_warnings_at_most)
{
    auto facts = sample::facts();
    std::erase_if(facts.cases, [](Case const& one) {
        return one.flaky
            || (one.status != Status::pass && one.status != Status::skip && one.status != Status::info
                && one.id != gone);
    });
    facts.start.baseline = everything();
    assemble(facts);
    BOOST_TEST((facts.verdict.value == VerdictValue::ready_with_warnings));
    BOOST_TEST(facts.verdict.reasons.front() == "1 failure is known and accepted.");
    facts.start.baseline->entries.clear();
    assemble(facts);
    BOOST_TEST((facts.verdict.value == VerdictValue::not_ready));
    BOOST_TEST(facts.verdict.reasons.front() == "1 case failed: 1 requirement is violated.");
}

BOOST_AUTO_TEST_CASE(an_expired_entry_is_among_the_reasons)
{
    auto const report = sample::baselined_report();
    BOOST_TEST((report.verdict.value == VerdictValue::not_ready));
    BOOST_TEST(report.verdict.reasons.back() == "1 known failure has expired.");
}

BOOST_AUTO_TEST_CASE(a_failed_case_is_known_by_its_musts_alone)
{
    auto facts = sample::facts();
    auto& one = *std::find_if(facts.cases.begin(), facts.cases.end(), [](Case const& each) { return each.id == gone; });
    auto recommended = sample::status_assertion("ENTRA-030", Level::should, false, "x", "y");
    one.steps.front().assertions.push_back(recommended);
    facts.start.baseline = sample::baseline();
    assemble(facts);
    BOOST_TEST(case_of(facts, gone).known);
    BOOST_TEST(case_of(facts, gone).finding_ids.size() == 2U);
}

BOOST_AUTO_TEST_CASE(another_failure_of_the_same_case_does_not_count_as_fixed)
{
    auto facts = sample::facts();
    for (auto& one : facts.cases) {
        if (one.id == gone)
            one.steps.front().assertions.front().observation = "403";
    }
    facts.start.baseline = sample::baseline();
    assemble(facts);
    BOOST_TEST((state_of(facts, 0) == EntryState::unobserved));
    BOOST_TEST(facts.baseline->entries[0].note == std::string {gone} + " still fails, in another way");
}

BOOST_AUTO_TEST_CASE(an_operation_that_was_not_sent_leaves_an_entry_unobserved)
{
    auto baseline = sample::baseline();
    baseline.entries[2].operations.emplace_back("PATCH /Users/{id}");
    auto const report = with_baseline(baseline);
    BOOST_TEST((state_of(report, 2) == EntryState::unobserved));
    BOOST_TEST(report.baseline->entries[2].note == "nothing was sent to PATCH /Users/{id}");
}

BOOST_AUTO_TEST_CASE(an_entry_without_cases_is_fixed_when_its_requirement_holds_at_its_operation)
{
    auto baseline = sample::baseline();
    baseline.entries[2].cases.clear();
    BOOST_TEST((state_of(with_baseline(baseline), 2) == EntryState::fixed));
    baseline.entries[2].requirement = "RFC7644-3.12-02";  // fails there
    BOOST_TEST((state_of(with_baseline(baseline), 2) == EntryState::unobserved));
    baseline.entries[2].requirement = "RFC7644-7.2-01";  // no case looks at it
    BOOST_TEST(with_baseline(baseline).baseline->entries[2].note == "RFC7644-7.2-01 was not tested");
}

BOOST_AUTO_TEST_CASE(a_case_alone_is_judged_as_in_its_run)
{
    auto const report = sample::report();
    auto const baseline = sample::baseline();
    std::map<std::string, std::string> operations;
    for (auto const& exchange : report.exchanges)
        operations.emplace(exchange.id, exchange.operation);
    auto const whole = sample::baselined_report();
    for (auto const& one : sample::facts().cases)
        BOOST_TEST(
            is_known(one, operations, baseline, report.start.started_at) == case_of(whole, one.id).known, one.id);
}

BOOST_AUTO_TEST_CASE(remarks_are_one_line)
{
    BaselineEntry entry;
    BOOST_TEST(remarks_text(entry) == "");
    entry.ticket = "API-1";
    BOOST_TEST(remarks_text(entry) == "(API-1)");
    entry.owner = "kim";
    entry.reason = "planned";
    BOOST_TEST(remarks_text(entry) == "planned (kim, API-1)");
    entry.expires = "2027-01-31";
    BOOST_TEST(remarks_text(entry) == "until 2027-01-31: planned (kim, API-1)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::report
