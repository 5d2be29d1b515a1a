// SPDX-License-Identifier: Apache-2.0
#include <scim/report/results_ndjson.hpp>

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <algorithm>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <scim/report/merge.hpp>
#include <scim/report/render.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "sample_job.hpp"
#include "sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

/// A file name of this process, removed at the end.
class TemporaryFile {
public:
    TemporaryFile() : path_ {"results-" + std::to_string(::getpid()) + ".ndjson"} {}
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile() { std::remove(path_.c_str()); }

    std::string const& path() const { return path_; }

    std::string content() const
    {
        std::ifstream file {path_, std::ios::binary};
        return {std::istreambuf_iterator<char> {file}, {}};
    }

private:
    std::string path_;
};

std::string record_of(report::RunReport const& run)
{
    TemporaryFile const file;
    auto const writer = report::ResultsWriter::open(file.path());
    BOOST_REQUIRE(writer.has_value());
    report::write_record(run, **writer);
    BOOST_TEST((*writer)->error() == "");
    return file.content();
}

std::size_t occurrences(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(results_ndjson)

BOOST_AUTO_TEST_CASE(a_record_reads_back_as_the_same_report)
{
    auto const record = record_of(sample::facts());
    auto const read = report::parse_results(record, "record");
    BOOST_REQUIRE(read.has_value());

    // assemble() sorted both; what was read is written byte for byte as what was never written.
    BOOST_CHECK(record_of(*read) == record_of(sample::report()));

    auto const expected = sample::report();
    BOOST_TEST(read->cases.size() == expected.cases.size());
    BOOST_TEST(read->start.run_prefix == expected.start.run_prefix);
    BOOST_TEST(read->start.invocation.seed == expected.start.invocation.seed);
    BOOST_CHECK(read->start.started_at == expected.start.started_at);
    BOOST_TEST(read->findings.size() == expected.findings.size());
    BOOST_CHECK(read->target.features == expected.target.features);
    BOOST_CHECK(read->verdict.value == expected.verdict.value);
    BOOST_TEST(read->end.redaction.bytes_truncated == expected.end.redaction.bytes_truncated);
}

BOOST_AUTO_TEST_CASE(bodies_come_back_as_they_were)
{
    auto const read = report::parse_results(record_of(sample::facts()), "record");
    auto const expected = sample::report();
    BOOST_REQUIRE(read.has_value());
    for (std::size_t i = 0; i < expected.exchanges.size(); ++i) {
        auto const& before = expected.exchanges[i];
        auto const& after = read->exchanges[i];
        BOOST_TEST_CONTEXT(before.id)
        {
            BOOST_TEST(after.operation == before.operation);
            BOOST_TEST(after.request.body.has_value() == before.request.body.has_value());
            BOOST_REQUIRE_EQUAL(after.response.has_value(), before.response.has_value());
            BOOST_TEST(after.failure.has_value() == before.failure.has_value());
            BOOST_CHECK(after.timing.dns == before.timing.dns);
            if (!before.response || !before.response->body)
                continue;
            BOOST_CHECK(after.response->body->text == before.response->body->text);
            BOOST_CHECK(after.response->body->base64 == before.response->body->base64);
            BOOST_CHECK(after.response->body->truncated_to == before.response->body->truncated_to);
            BOOST_TEST(after.response->body->size == before.response->body->size);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_provisioning_job_reads_back_as_it_was)
{
    auto const expected = sample::job_report();
    auto const read = report::parse_results(record_of(sample::job_facts()), "record");
    BOOST_REQUIRE(read.has_value());
    BOOST_CHECK(read->cycles == expected.cycles);
    BOOST_CHECK(read->health == expected.health);
    // Bytes that are no UTF-8 were mended on writing, so the second record is compared.
    BOOST_CHECK(record_of(*read) == record_of(expected));
    BOOST_CHECK(read->events[read->events.size() - 1] == expected.events[expected.events.size() - 1]);
    BOOST_TEST(read->health->cycles.size() == 3U);
    auto const document = report::render_json(expected);
    BOOST_TEST(report::render_json(*read) == document);
    auto const parsed = scim::parse_json(document);
    auto const& quarantine = *parsed->find("health")->find("status")->find("quarantine");
    BOOST_TEST(quarantine.string_or("reason", "") == "EncounteredEscrowProportionThreshold");
}

BOOST_AUTO_TEST_CASE(a_job_broken_off_keeps_its_cycles_and_events)
{
    auto const record = record_of(sample::job_facts());
    auto const read = report::parse_results(record.substr(0, record.find(R"({"t":"health")")), "record");
    BOOST_REQUIRE(read.has_value());
    BOOST_CHECK(read->cycles == sample::job_report().cycles);
    BOOST_TEST(read->events.size() == sample::job_report().events.size());
}

BOOST_AUTO_TEST_CASE(members_of_a_job_may_be_of_any_type)
{
    auto const read = report::parse_results(
        "{\"t\":\"run.start\",\"format\":\"scimproof.run\",\"formatVersion\":\"1.0\"}\n"
        "{\"t\":\"cycle\",\"id\":[],\"kind\":7,\"countExported\":-3,\"virtualStart\":\"soon\"}\n"
        "{\"t\":\"event\",\"provisioningSteps\":[7,{\"details\":[]}],\"sourceIdentity\":\"x\","
        "\"provisioningStatusInfo\":{\"status\":\"unknownFutureValue\"}}\n"
        "{\"t\":\"health\",\"job\":{\"last\":\"c-1\",\"quarantine\":[]},\"topErrors\":{}}\n",
        "record");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->cycles.front().exported == 0U);
    BOOST_CHECK(read->events[0].status == report::ProvisioningStatus::warning);
    BOOST_TEST(read->events[0].steps.size() == 2U);
    BOOST_TEST(read->health->job.code == "NotRun");
    BOOST_TEST(!read->health->job.quarantine.has_value());
}

BOOST_AUTO_TEST_CASE(a_body_is_written_once)
{
    auto facts = sample::facts();
    auto const copies = facts.exchanges;
    facts.exchanges.insert(facts.exchanges.end(), copies.begin(), copies.end());
    BOOST_TEST(
        occurrences(record_of(facts), R"({"t":"body")") == occurrences(record_of(sample::facts()), R"({"t":"body")"));
}

BOOST_AUTO_TEST_CASE(every_message_gets_its_body_wherever_the_line_stands)
{
    auto const start = std::string {R"({"t":"run.start","format":"scimproof.run","formatVersion":"1.0"})"} + "\n";
    auto const exchange = [](std::string const& id) {
        auto const message = std::string {R"("body":{"mime":"a/b","size":2,"sha256":"aa"})"};
        return R"({"t":"exchange","id":")" + id + R"(","request":{)" + message + R"(},"response":{"status":200,)"
            + message + "}}\n";
    };
    auto const body = std::string {R"({"t":"body","mime":"a/b","size":2,"sha256":"aa","text":"{}"})"} + "\n";
    for (auto const& record : {start + body + exchange("x-1") + exchange("x-2"),
             start + exchange("x-1") + exchange("x-2") + body, start + exchange("x-1") + body + exchange("x-2")}) {
        auto const read = report::parse_results(record, "record");
        BOOST_REQUIRE(read.has_value());
        BOOST_REQUIRE_EQUAL(read->exchanges.size(), 2U);
        for (auto const& each : read->exchanges) {
            BOOST_TEST(each.request.body->text.value_or("none") == "{}");
            BOOST_TEST(each.response->body->text.value_or("none") == "{}");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_line_is_one_object_that_begins_with_its_kind)
{
    auto lines = scim::split(record_of(sample::facts()), '\n');
    BOOST_TEST(lines.back().empty());
    lines.pop_back();
    for (auto const& line : lines) {
        BOOST_TEST(line.starts_with(R"({"t":")"));
        BOOST_TEST(scim::parse_json(line).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_record_cut_in_a_line_reads_as_aborted)
{
    auto const record = record_of(sample::facts());
    auto const end = record.find(R"({"t":"run.end")");
    for (auto const size : {end, end - 20, end + 9, record.find(R"({"t":"case")") + 30}) {
        auto const read = report::parse_results(record.substr(0, size), "record");
        BOOST_REQUIRE(read.has_value());
        BOOST_CHECK(read->end.completion == report::Completion::aborted);
        BOOST_CHECK(read->verdict.value == report::VerdictValue::inconclusive);
        BOOST_CHECK(read->end.ended_at > read->start.started_at);
        auto const warned = std::any_of(read->warnings.begin(), read->warnings.end(),
            [](report::Warning const& warning) { return warning.code == "aborted"; });
        BOOST_TEST(warned);
    }
}

BOOST_AUTO_TEST_CASE(unknown_members_and_lines_are_ignored)
{
    auto const record = record_of(sample::facts());
    auto const widened = scim::replace_all(record, R"({"t":"case",)", R"({"t":"case","later":{"a":[1]},)")
        + "{\"t\":\"some.later.kind\",\"id\":\"c-1\"}\n{\"no\":\"kind\"}\n\n";
    auto const read = report::parse_results(widened, "record");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(report::render_json(*read, report::Evidence::all)
        == report::render_json(*report::parse_results(record, "record"), report::Evidence::all));
}

BOOST_AUTO_TEST_CASE(members_of_the_wrong_type_keep_their_defaults)
{
    auto const read = report::parse_results(
        "{\"t\":\"run.start\",\"format\":\"scimproof.run\",\"formatVersion\":\"1.7\",\"runId\":5,\"catalogue\":[]}\n"
        "{\"t\":\"case\",\"id\":[],\"steps\":{},\"attempts\":1e30}\n"
        "{\"t\":\"exchange\",\"request\":7,\"timing\":{\"total\":1e300}}\n",
        "record");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->start.run_id == "");
    BOOST_TEST(read->cases.front().attempts == 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_record_is_refused_with_its_place)
{
    auto const start = std::string {R"({"t":"run.start","format":"scimproof.run","formatVersion":"1.0"})"} + "\n";
    BOOST_TEST(report::parse_results("", "r").error() == "r: no run.start line, so this is no record of a run");
    BOOST_TEST(report::parse_results(start + "nonsense\n" + start, "r").error().starts_with("r, line 2: "));
    BOOST_TEST(report::parse_results(start + "[]\n" + start, "r").error() == "r, line 2: expected an object");
    auto const newer = scim::replace_all(start, "1.0", "2.0");
    BOOST_TEST(report::parse_results(newer, "r").error()
        == "r, line 1: format version 2.0 is not readable; this program reads 1.0");
    BOOST_TEST(report::read_results("no/such/file").error() == "cannot read no/such/file: No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_made_is_said)
{
    BOOST_TEST(report::ResultsWriter::open("no/such/dir/r.ndjson").error()
        == "cannot open no/such/dir/r.ndjson: No such file or directory");
}

BOOST_AUTO_TEST_CASE(several_threads_write_whole_lines)
{
    TemporaryFile const file;
    auto const writer = report::ResultsWriter::open(file.path());
    BOOST_REQUIRE(writer.has_value());
    auto const facts = sample::facts();
    (*writer)->write(facts.start);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (auto const& exchange : facts.exchanges)
                (*writer)->write(exchange);
        });
    }
    for (auto& thread : threads)
        thread.join();
    auto const read = report::read_results(file.path());
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->exchanges.size() == 4 * facts.exchanges.size());
}

BOOST_AUTO_TEST_SUITE_END()
