// SPDX-License-Identifier: Apache-2.0
#include <scim/report/event_log.hpp>

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <scim/report/merge.hpp>
#include <scim/report/render.hpp>
#include <scim/report/render_provisioning.hpp>
#include <scim/report/results_ndjson.hpp>

#include "sample_job.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

/// A job whose log has so many entries, half of them from later, half from earlier.
report::RunReport job_of(std::size_t count)
{
    auto facts = sample::job_facts();
    facts.events = {};
    for (std::size_t user = 1; user <= count; ++user)
        facts.events.push_back(sample::sample_event(facts.cycles[user % 2], user, user % 1'500 == 0 ? 0 : 2));
    return facts;
}

/// A record on disk, read back.
class Record {
public:
    explicit Record(report::RunReport const& run) : path_ {"event-log-" + std::to_string(::getpid()) + ".ndjson"}
    {
        auto const writer = report::ResultsWriter::open(path_);
        BOOST_REQUIRE(writer.has_value());
        report::write_record(run, **writer);
    }
    Record(Record const&) = delete;
    Record& operator=(Record const&) = delete;
    ~Record() { std::remove(path_.c_str()); }

    report::RunReport read() const
    {
        auto run = report::read_results(path_);
        BOOST_REQUIRE(run.has_value());
        return *std::move(run);
    }
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

constexpr auto many = report::EventLog::most_held + 1'000;

std::vector<std::string> exchanges_of(report::EventLog const& log)
{
    std::vector<std::string> ids;
    log.each([&ids](report::ProvisioningEvent const& event) {
        for (auto const& step : event.steps)
            if (!step.exchange_id.empty())
                ids.push_back(step.exchange_id);
    });
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(event_log)

BOOST_AUTO_TEST_CASE(a_long_log_that_stays_in_its_file_reads_as_one_in_memory)
{
    auto held = job_of(many);
    auto const record = Record {held};
    auto const read = record.read();
    held.events.sort_by_time();
    BOOST_REQUIRE_EQUAL(read.events.size(), held.events.size());
    for (std::size_t i = 0; i < held.events.size(); ++i) {
        auto const event = read.events[i];
        BOOST_REQUIRE(event.change_id == held.events[i].change_id);
        // Failures quote bytes that are no UTF-8, which are mended on writing.
        BOOST_REQUIRE((event.error.has_value() || event == held.events[i]));
        BOOST_REQUIRE(read.events.status(i) == held.events.status(i));
        BOOST_REQUIRE(read.events.code(i) == held.events.code(i));
    }
    BOOST_TEST(read.events.error() == "");
}

BOOST_AUTO_TEST_CASE(a_log_outlives_the_name_of_its_file)
{
    auto const record = Record {job_of(many)};
    auto const read = record.read();
    auto const copy = read;
    std::filesystem::remove(record.path());
    BOOST_TEST(copy.events[many - 1].change_id == read.events[many - 1].change_id);
    BOOST_TEST(copy.events[many - 1].steps.size() > 0U);
    BOOST_TEST(copy.events.error() == "");
}

BOOST_AUTO_TEST_CASE(a_file_that_was_changed_meanwhile_is_told)
{
    auto const record = Record {job_of(many)};
    auto const read = record.read();
    std::filesystem::resize_file(record.path(), 100'000);
    std::size_t seen = 0;
    read.events.each([&seen](report::ProvisioningEvent const& event) { seen += event.change_id.empty() ? 0 : 1; });
    BOOST_TEST(seen < many);
    BOOST_TEST(read.events.error().find(record.path() + " was changed") == 0U);
}

BOOST_AUTO_TEST_CASE(exchanges_are_renamed_in_memory_and_in_the_file)
{
    auto const renamed = [](std::string const& id) { return "part-" + id; };
    for (auto const count : {std::size_t {10}, many}) {
        auto const record = Record {job_of(count)};
        auto read = record.read();
        auto const before = exchanges_of(read.events);
        read.events.rename_exchanges(renamed);
        auto const after = exchanges_of(read.events);
        BOOST_REQUIRE_EQUAL(after.size(), before.size());
        BOOST_TEST(after.front() == "part-" + before.front());
        BOOST_TEST(after.back() == "part-" + before.back());
    }
}

BOOST_AUTO_TEST_CASE(outputs_of_a_log_in_its_file_are_those_of_one_in_memory)
{
    auto const record = Record {job_of(many)};
    auto const filed = record.read();
    auto held = filed;
    held.events = {};
    filed.events.each([&held](report::ProvisioningEvent const& event) { held.events.push_back(event); });
    // Not compared by BOOST_TEST, which would print megabytes.
    BOOST_CHECK(report::render_html(filed) == report::render_html(held));
    BOOST_CHECK(report::render_json(filed) == report::render_json(held));
    BOOST_CHECK(
        sample::whole(report::render_provisioning_log, filed) == sample::whole(report::render_provisioning_log, held));
}

BOOST_AUTO_TEST_SUITE_END()
