// SPDX-License-Identifier: Apache-2.0
#include "made_answers.hpp"

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

constexpr auto list_of = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":)";
constexpr auto incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible";

std::string list(int total, std::string const& resources)
{
    return list_of + std::to_string(total) + R"(,"Resources":[)" + resources + "]}";
}

/// An answer in detail; statuses have a table of their own.
struct Row {
    std::string name;
    Answer answer;
    std::string code;  ///< empty: no error
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.name;
}

template <typename T>
void is_as_documented(Result<T, CallError> const& result, Row const& row)
{
    BOOST_TEST_REQUIRE(result.has_value() == row.code.empty());
    if (result)
        return;
    BOOST_TEST(result.error().information.code == row.code);
    BOOST_TEST(!result.error().of_job);
    BOOST_TEST(!result.error().transient);
    BOOST_TEST(!result.error().information.reason.empty());
}

std::vector<Row> const queries {
    {"no match", answer(200, list(0, "")), ""},
    {"no match without Resources", answer(200, std::string {list_of} + "0}"), ""},
    {"one match", answer(200, list(1, R"({"id":"7"})")), ""},
    {"two matches", answer(200, list(2, R"({"id":"7"},{"id":"8"})")), "DuplicateTargetEntries"},
    {"no schemas", answer(200, R"({"totalResults":0,"Resources":[]})"), incompatible},
    {"totalResults as a text", answer(200, R"({"schemas":[],"totalResults":"0"})"), incompatible},
    {"a match without id", answer(200, list(1, R"({"userName":"ada"})")), incompatible},
    {"active as a text", answer(200, list(1, R"({"id":"7","active":"True"})")), incompatible},
    {"a manager as a text",
        answer(
            200, list(1, R"({"id":"7","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":"8"}})")),
        incompatible},
};

BOOST_DATA_TEST_CASE(answers_to_queries, queries)
{
    is_as_documented(read_match(sample.answer), sample);
}

std::vector<Row> const creations {
    {"201", answer(201, R"({"id":"7"})"), ""},
    {"200", answer(200, R"({"id":"7"})"), ""},
    {"201 without id", answer(201, R"({"userName":"ada"})"), incompatible},
};

BOOST_DATA_TEST_CASE(answers_to_creations, creations)
{
    is_as_documented(read_created(sample.answer), sample);
}

std::vector<Row> const readings {
    {"200", answer(200, R"({"id":"7"})"), ""},
    {"another status of success", answer(202, R"({"id":"7"})"), incompatible},
};

BOOST_DATA_TEST_CASE(answers_to_readings, readings)
{
    is_as_documented(read_resource(sample.answer), sample);
}

BOOST_AUTO_TEST_CASE(gone_objects_are_marked)
{
    BOOST_TEST(read_resource(answer(404)).error().gone);
    BOOST_TEST(read_updated(answer(404)).error().gone);
    BOOST_TEST(!read_updated(answer(409)).error().gone);
}

BOOST_AUTO_TEST_CASE(the_message_quotes_a_part_of_the_body)
{
    auto const error = read_updated(answer(400, std::string(10'000, 'x'))).error();
    BOOST_TEST(error.information.reason.find("StatusCode: 400 Bad Request Web Response: xxx") == 0U);
    BOOST_TEST(error.information.reason.size() < 3'000U);
}

BOOST_AUTO_TEST_CASE(the_endpoint_may_ask_for_a_wait)
{
    auto const now = *parse_date_time("2015-10-21T07:27:00Z");
    auto const ask = [&](int status, std::string const& value) {
        auto throttled = answer(status);
        throttled.response->fields.add("Retry-After", value);
        return retry_after(throttled, now);
    };
    BOOST_TEST((ask(429, "7") == std::chrono::seconds {7}));
    BOOST_TEST((ask(503, " 0 ") == std::chrono::seconds {0}));
    BOOST_TEST((ask(429, "Wed, 21 Oct 2015 07:28:00 GMT") == std::chrono::seconds {60}));
    BOOST_TEST((ask(429, "Wed, 21 Oct 2015 07:00:00 GMT") == std::chrono::seconds {0}));
    for (auto const* nonsense : {"-7", "soon", "", "99999999999999999999"})
        BOOST_TEST(!ask(429, nonsense).has_value(), nonsense);
    BOOST_TEST(!ask(500, "7").has_value());
    BOOST_TEST(!retry_after(answer(429), now).has_value());
}

}  // namespace
}  // namespace scim::provisioning
