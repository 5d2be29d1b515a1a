// SPDX-License-Identifier: Apache-2.0
#include <scim/report/baseline.hpp>

#include <boost/test/unit_test.hpp>

#include <scim/report/assemble.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/wire/json_pointer.hpp>

#include "sample_report.hpp"

namespace scim::report {

BOOST_AUTO_TEST_SUITE(baseline_file)

BOOST_AUTO_TEST_CASE(what_fails_now_is_recorded_with_remarks)
{
    auto const report = sample::report();
    auto const edit = with_findings(empty_baseline(), report, {"planned", "kim", "API-1", "2027-01-31"});
    BOOST_TEST(edit.added == static_cast<int>(report.findings.size()));
    auto const read = baseline_from_json(edit.file, "x");
    BOOST_REQUIRE(read.entries.size() == report.findings.size());
    auto const& first = read.entries.front();
    BOOST_TEST(first.fingerprint == report.findings.front().fingerprint);
    BOOST_TEST(first.operations == report.findings.front().operations, boost::test_tools::per_element());
    BOOST_TEST(first.cases == report.findings.front().cases, boost::test_tools::per_element());
    BOOST_TEST(first.first_seen == "2026-11-23");
    BOOST_TEST(first.last_seen == "2026-11-23");
    BOOST_TEST(remarks_text(first) == "until 2027-01-31: planned (kim, API-1)");
    BOOST_TEST(!first.failure_class.empty());
}

BOOST_AUTO_TEST_CASE(a_recorded_run_knows_all_its_failures)
{
    auto run = sample::facts();
    run.start.baseline = baseline_from_json(with_findings(empty_baseline(), sample::report(), {}).file, "x");
    assemble(run);
    for (auto const& finding : run.findings)
        BOOST_TEST(finding.state == "known");
    BOOST_TEST(run.baseline->new_findings.empty());
}

BOOST_AUTO_TEST_CASE(what_only_flaky_cases_show_is_not_recorded)
{
    auto run = sample::facts();
    for (auto& one : run.cases)
        one.flaky = one.status == Status::fail;
    assemble(run);
    auto const edit = with_findings(empty_baseline(), run, {});
    BOOST_TEST(edit.added == 1);  // the warning
}

BOOST_AUTO_TEST_CASE(what_people_wrote_survives)
{
    auto file = with_findings(empty_baseline(), sample::report(), {}).file;
    file.set("owners", "team-scim");
    assign(file, "/entries/0/mood", "fine");
    assign(file, "/entries/0/reason", "by hand");
    assign(file, "/entries/0/lastSeen", "2026-11-01");
    assign(file, "/entries/1/lastSeen", "2026-12-24");
    auto const edit = with_findings(file, sample::report(), {"not for old entries", "", "", ""});
    BOOST_TEST(edit.added == 0);
    BOOST_TEST(edit.seen == static_cast<int>(file.find("entries")->size()));
    BOOST_TEST(edit.file.string_or("owners", "") == "team-scim");
    BOOST_TEST(resolve(edit.file, "/entries/0/mood")->as_string() == "fine");
    BOOST_TEST(resolve(edit.file, "/entries/0/reason")->as_string() == "by hand");
    BOOST_TEST(resolve(edit.file, "/entries/0/lastSeen")->as_string() == "2026-11-23");
    BOOST_TEST(resolve(edit.file, "/entries/1/lastSeen")->as_string() == "2026-12-24");  // an older run says nothing
}

BOOST_AUTO_TEST_CASE(only_what_is_fixed_is_pruned)
{
    auto const baseline = sample::baseline();
    auto file = empty_baseline();
    for (auto const& entry : baseline.entries) {
        auto json = Json::object({{"fingerprint", entry.fingerprint}, {"requirement", entry.requirement}});
        if (!entry.cases.empty())
            json.set("cases", Json {Json::Array(entry.cases.begin(), entry.cases.end())});
        file.find("entries")->push_back(std::move(json));
    }
    auto const edit = without_fixed(file, sample::report());
    BOOST_TEST(edit.removed == 1);
    auto const left = baseline_from_json(edit.file, "x");
    BOOST_REQUIRE(left.entries.size() == 3U);
    for (auto const& entry : left.entries)
        BOOST_TEST(entry.fingerprint != baseline.entries[2].fingerprint);
}

BOOST_AUTO_TEST_CASE(a_record_keeps_the_baseline_of_its_run)
{
    auto const path = std::string {"baselined.ndjson"};
    {
        auto const writer = ResultsWriter::open(path);
        BOOST_REQUIRE(writer.has_value());
        auto run = sample::facts();
        run.start.baseline = sample::baseline();
        (*writer)->write(run.start);
        (*writer)->write(run.end);
    }
    auto const read = read_results(path);
    std::remove(path.c_str());
    BOOST_REQUIRE(read.has_value());
    BOOST_REQUIRE(read->start.baseline.has_value());
    BOOST_TEST((*read->start.baseline == sample::baseline()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::report
