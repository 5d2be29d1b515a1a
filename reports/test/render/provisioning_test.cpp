// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "../log_samples.hpp"
#include "../sample_job.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

using sample::microsofts;
using sample::run_of;
using scim::Json;

Json log_of(report::RunReport const& run)
{
    auto const log = scim::parse_json(sample::whole(report::render_provisioning_log, run));
    BOOST_REQUIRE(log.has_value());
    return *log;
}

/// RFC 4180, read strictly: records of cells.
std::vector<std::vector<std::string>> read_csv(std::string_view text)
{
    std::vector<std::vector<std::string>> records {{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto& cell = records.back().back();
        if (text[i] == '"' && quoted && text.substr(i, 2) == "\"\"")
            cell += text[i++];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ',' && !quoted)
            records.back().emplace_back();
        else if (text.substr(i, 2) == "\r\n" && !quoted) {
            records.push_back({""});
            ++i;
        } else
            cell += text[i];
    }
    BOOST_TEST(!quoted);
    BOOST_TEST(records.back().size() == 1U);
    records.pop_back();
    return records;
}

std::set<std::string> first_column(std::vector<std::vector<std::string>> const& records)
{
    std::set<std::string> column;
    for (auto const& record : records)
        column.insert(record.front());
    return column;
}

struct Row {
    std::string_view text, cell;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.cell; }
};

constexpr std::array rows {
    Row {"plain", "plain"},
    Row {"", ""},
    Row {"a,b", "\"a,b\""},
    Row {"say \"hi\"", "\"say \"\"hi\"\"\""},
    Row {"two\nlines", "\"two\nlines\""},
    Row {" padded", "\" padded\""},
    Row {"=HYPERLINK(1)", "'=HYPERLINK(1)"},
    Row {"+1", "'+1"},
    Row {"-1", "'-1"},
    Row {"@SUM(1,2)", "\"'@SUM(1,2)\""},
    Row {"\t=1", "\"'\t=1\""},
    Row {"＝1", "'＝1"},
    Row {"a=b", "a=b"},
    Row {"bell\x07", "bell\xEF\xBF\xBD"},
    Row {"bad \xFF", "bad \xEF\xBF\xBD"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(provisioning_outputs)

BOOST_AUTO_TEST_CASE(an_event_is_written_as_graph_writes_it)
{
    auto expected = microsofts("graph-provisioning-group-redundant-2026.json");
    auto log = log_of(run_of(expected));
    BOOST_REQUIRE_EQUAL(log.size(), 1U);
    auto& written = log.as_array().front();
    BOOST_CHECK(*written.find("x-exchanges") == Json::array());
    written.erase("x-exchanges");

    // The systems' own ids cannot be known; the rest is the same, member by member.
    for (auto const* const system : {"sourceSystem", "targetSystem"}) {
        BOOST_TEST(!written.find(system)->string_or("id", "").empty());
        expected.find(system)->set("id", *written.find(system)->find("id"));
    }
    auto const& details = *written.find("targetSystem")->find("details");
    expected.find("targetSystem")->find("details")->set("ApplicationId", *details.find("ApplicationId"));
    for (auto const& member : expected.as_object()) {
        BOOST_TEST_CONTEXT(member.name)
        {
            BOOST_REQUIRE(written.contains(member.name));
            BOOST_CHECK(*written.find(member.name) == member.value);
        }
    }
    BOOST_TEST(written.size() == expected.size());
}

BOOST_AUTO_TEST_CASE(the_log_is_one_line_with_every_event)
{
    auto const run = sample::job_report();
    auto const text = sample::whole(report::render_provisioning_log, run);
    BOOST_TEST(text.find('\n') == text.size() - 1);
    auto const log = log_of(run);
    BOOST_TEST(log.size() == run.events.size());
    auto const& failed = log.as_array().front();
    auto const& error = *failed.find("provisioningStatusInfo")->find("errorInformation");
    BOOST_TEST(error.string_or("errorCode", "") == "EntryConflict");
    BOOST_TEST(error.find("additionalDetails")->is_null());
    BOOST_CHECK(*failed.find("x-exchanges") == Json::array({"x-000001", "x-000002"}));
    BOOST_TEST(!failed.find("provisioningSteps")->as_array().back().contains("x-exchange"));
    BOOST_TEST(sample::whole(report::render_provisioning_log, sample::report()) == "[]\n");
}

BOOST_DATA_TEST_CASE(a_cell_is_safe, boost::unit_test::data::make(rows))
{
    BOOST_TEST(report::csv_cell(sample.text) == sample.cell);
}

BOOST_AUTO_TEST_CASE(the_csv_files_are_joined_by_the_change_id)
{
    auto const run = sample::job_report();
    std::string log_text, step_text, property_text;
    report::render_provisioning_csv(run,
        {[&](std::string_view piece) { log_text += piece; }, [&](std::string_view piece) { step_text += piece; },
            [&](std::string_view piece) { property_text += piece; }});
    auto const logs = read_csv(log_text);
    auto const steps = read_csv(step_text);
    auto const properties = read_csv(property_text);
    BOOST_TEST(logs.size() == 1 + run.events.size());
    std::size_t step_count = 1, property_count = 1;
    run.events.each([&](report::ProvisioningEvent const& event) {
        step_count += event.steps.size();
        property_count += event.modified.size();
    });
    BOOST_TEST(steps.size() == step_count);
    BOOST_TEST(properties.size() == property_count);
    for (auto const* const records : {&logs, &steps, &properties}) {
        for (auto const& record : *records)
            BOOST_TEST(record.size() == records->front().size());
    }
    BOOST_CHECK(first_column(steps) == first_column(logs));
    BOOST_TEST(logs[1][8] == "failure");
    BOOST_TEST(logs[1][9] == "EntryConflict");
}

BOOST_AUTO_TEST_CASE(a_job_in_quarantine_has_the_members_of_graph)
{
    auto const run = sample::job_report();
    auto const job = scim::parse_json(report::render_provisioning_job(*run.health));
    BOOST_REQUIRE(job.has_value());
    auto const& status = *job->find("status");
    BOOST_TEST(status.string_or("code", "") == "Quarantine");
    BOOST_TEST(job->find("schedule")->string_or("interval", "") == "PT40M");
    BOOST_TEST(job->find("schedule")->find("expiration")->is_null());
    auto const& quarantine = *status.find("quarantine");
    BOOST_TEST(quarantine.string_or("nextAttempt", "") == "2026-11-23T17:31:53.345Z");
    BOOST_TEST(quarantine.find("error")->string_or("code", "") == "EntryConflict");
    BOOST_TEST(status.find("lastSuccessfulExecutionWithExports")->is_null());
    auto const& last = *status.find("lastExecution");
    auto const& cycle = *run.health->job.last;
    BOOST_CHECK(*last.find("countExports") == Json {cycle.exported + cycle.failed + cycle.reference_failures});
    BOOST_CHECK(*last.find("countImportedDeltas") == Json {cycle.imported});
    BOOST_CHECK(*job->find("synchronizationJobSettings")
        == Json::array({Json::object({{"name", "QuarantineTooManyDeletesThreshold"}, {"value", "500"}})}));
}

BOOST_AUTO_TEST_CASE(a_job_that_never_ran_has_nulls)
{
    auto const job = scim::parse_json(report::render_provisioning_job({}));
    BOOST_REQUIRE(job.has_value());
    auto const& status = *job->find("status");
    BOOST_TEST(status.string_or("code", "") == "NotRun");
    for (auto const* const name : {"quarantine", "lastExecution", "lastSuccessfulExecution", "troubleshootingUrl"})
        BOOST_TEST(status.find(name)->is_null());
    BOOST_TEST(status.find("progress")->empty());
}

BOOST_AUTO_TEST_CASE(the_audit_log_has_the_shape_of_the_directory_audits)
{
    auto const expected = microsofts("audit-quarantine.json");
    report::Health health;
    health.job.target_name = expected.find("targetResources")->as_array().front().string_or("displayName", "");
    health.audit = {{*scim::parse_date_time(expected.string_or("activityDateTime", "")),
        std::string {expected.string_or("activityDisplayName", "")}, std::string {expected.string_or("result", "")},
        std::string {expected.string_or("resultReason", "")}}};
    auto const log = scim::parse_json(report::render_audit_log(health));
    BOOST_REQUIRE(log.has_value());
    auto written = log->as_array().front();
    BOOST_TEST(written.string_or("id", "").starts_with("Sync_"));
    written.set("id", *expected.find("id"));
    written.set("activityDateTime", *expected.find("activityDateTime"));
    BOOST_CHECK(written == expected);
}

BOOST_AUTO_TEST_SUITE_END()
