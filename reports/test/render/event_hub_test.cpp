// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

#include <scim/wire/json.hpp>

#include "../log_samples.hpp"
#include "../sample_job.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

using scim::Json;

constexpr std::array files {"eventhub-user-created.json", "eventhub-user-skipped-attribute-validation.json"};

/// In the order of the numbers.
constexpr std::array step_types {"import", "scoping", "matching", "processing", "referenceResolution", "export"};
constexpr std::array statuses {"success", "failure", "skipped", "warning"};

template <typename Words>
void spell(Json& object, std::string_view name, Words const& words)
{
    object.set(name, words.at(static_cast<std::size_t>(object.find(name)->as_integer())));
}

/// The same event in Graph's words.
Json in_graph(Json properties)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names {
        {{"Id", "id"}, {"Name", "displayName"}, {"Type", "initiatorType"}, {"Status", "status"}}};
    for (auto& member : properties.as_object()) {
        if (!member.value.is_object())
            continue;
        for (auto& inner : member.value.as_object()) {
            for (auto const& [from, to] : names) {
                if (inner.name == from)
                    inner.name = to;
            }
        }
    }
    for (auto& step : properties.find("provisioningSteps")->as_array()) {
        spell(step, "provisioningStepType", step_types);
        spell(step, "status", statuses);
    }
    return properties;
}

/// Where a record cannot be the same: ids of the systems, the service's former name, digits behind milliseconds.
void take_over(Json& expected, Json const& written)
{
    expected.set("time", *written.find("time"));
    auto& properties = *expected.find("properties");
    auto const& own = *written.find("properties");
    properties.set("activityDateTime", *own.find("activityDateTime"));
    properties.set("sourceSystem", *own.find("sourceSystem"));
    properties.find("targetSystem")->set("Id", *own.find("targetSystem")->find("Id"));
    properties.find("targetSystem")
        ->find("details")
        ->set("ApplicationId", *own.find("targetSystem")->find("details")->find("ApplicationId"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(event_hub)

BOOST_DATA_TEST_CASE(an_envelope_is_written_as_the_service_writes_it, boost::unit_test::data::make(files))
{
    auto expected = sample::microsofts(sample);
    auto const run = sample::run_of(in_graph(*expected.find("properties")));
    auto const parsed = scim::parse_json(sample::whole(report::render_event_hub, run));
    BOOST_REQUIRE(parsed.has_value());
    auto const& written = parsed->find("records")->as_array().front();
    take_over(expected, written);
    auto const& properties = *written.find("properties");
    for (auto const& member : expected.find("properties")->as_object()) {
        BOOST_TEST_CONTEXT(member.name)
        BOOST_CHECK(properties.contains(member.name) && *properties.find(member.name) == member.value);
    }
    BOOST_CHECK(written == expected);
}

BOOST_AUTO_TEST_CASE(a_run_without_a_job_has_no_records)
{
    BOOST_TEST(sample::whole(report::render_event_hub, sample::report()) == "{\"records\":[]}\n");
}

BOOST_AUTO_TEST_SUITE_END()
