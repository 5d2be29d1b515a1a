// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/answers.hpp>

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

Answer answer(int status, std::string body = "")
{
    Answer answer;
    answer.response = HttpResponse {status, "", {}, std::move(body)};
    if (auto parsed = parse_json(answer.response->body))
        answer.body = *std::move(parsed);
    return answer;
}

Answer silence(conformance::TransportError::Kind kind)
{
    Answer answer;
    answer.failure = conformance::TransportError {kind, "no answer"};
    return answer;
}

constexpr auto list_of = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":)";
constexpr auto incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible";

std::string list(int total, std::string const& resources)
{
    return list_of + std::to_string(total) + R"(,"Resources":[)" + resources + "]}";
}

/// A row of the table in docs/provisioning-cycle.md.
struct Row {
    std::string name;
    Answer answer;
    std::string code;  ///< empty: no error
    bool of_job = false, transient = false;
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
    BOOST_TEST(result.error().of_job == row.of_job);
    BOOST_TEST(result.error().transient == row.transient);
    BOOST_TEST(!result.error().information.reason.empty());
}

std::vector<Row> const queries {
    {"no match", answer(200, list(0, "")), ""},
    {"no match without Resources", answer(200, std::string {list_of} + "0}"), ""},
    {"one match", answer(200, list(1, R"({"id":"7"})")), ""},
    {"two matches", answer(200, list(2, R"({"id":"7"},{"id":"8"})")), "DuplicateTargetEntries"},
    {"a page that is no JSON", answer(200, "<html>"), incompatible},
    {"no schemas", answer(200, R"({"totalResults":0,"Resources":[]})"), incompatible},
    {"totalResults as a text", answer(200, R"({"schemas":[],"totalResults":"0"})"), incompatible},
    {"a match without id", answer(200, list(1, R"({"userName":"ada"})")), incompatible},
    {"active as a text", answer(200, list(1, R"({"id":"7","active":"True"})")), incompatible},
    {"a manager as a text",
        answer(
            200, list(1, R"({"id":"7","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":"8"}})")),
        incompatible},
    {"404", answer(404), incompatible, true},
    {"401", answer(401), "Unauthorized", true},
    {"403", answer(403), "InsufficientRights", true},
    {"400", answer(400), "SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering"},
    {"429", answer(429), "TooManyRequests", false, true},
    {"500", answer(500), "InternalServerError", false, true},
    {"501", answer(501), "NotImplemented"},
    {"302", answer(302), incompatible},
    {"no answer in time", silence(conformance::TransportError::Kind::timeout), "Timeout", false, true},
    {"broken connection", silence(conformance::TransportError::Kind::closed), "WebExceptionProtocolError", false, true},
};

BOOST_DATA_TEST_CASE(answers_to_queries, queries)
{
    is_as_documented(read_match(sample.answer), sample);
}

std::vector<Row> const creations {
    {"201", answer(201, R"({"id":"7"})"), ""},
    {"200", answer(200, R"({"id":"7"})"), ""},
    {"204 leaves the id unknown", answer(204), incompatible},
    {"201 without id", answer(201, R"({"userName":"ada"})"), incompatible},
    {"400", answer(400), "SystemForCrossDomainIdentityManagementBadRequest"},
    {"401", answer(401), "Unauthorized", true},
    {"403 is of the object", answer(403), "InsufficientRights"},
    {"404", answer(404), incompatible},
    {"405", answer(405), "MethodNotAllowed"},
    {"409", answer(409), "EntryConflict"},
    {"422", answer(422), "UnprocessableEntity"},
    {"503", answer(503), "InternalServerError", false, true},
};

BOOST_DATA_TEST_CASE(answers_to_creations, creations)
{
    is_as_documented(read_created(sample.answer), sample);
}

std::vector<Row> const updates {
    {"200", answer(200, "anything"), ""},
    {"204", answer(204), ""},
    {"400", answer(400), incompatible},
    {"404", answer(404), "InvalidAnchor"},
    {"409", answer(409), "EntryConflict"},
    {"500", answer(500), "InternalServerError", false, true},
};

BOOST_DATA_TEST_CASE(answers_to_updates, updates)
{
    is_as_documented(read_updated(sample.answer), sample);
}

std::vector<Row> const deletions {
    {"204", answer(204), ""},
    {"404: gone is gone", answer(404), ""},
    {"403", answer(403), "InsufficientRights"},
};

BOOST_DATA_TEST_CASE(answers_to_deletions, deletions)
{
    is_as_documented(read_deleted(sample.answer), sample);
}

std::vector<Row> const readings {
    {"200", answer(200, R"({"id":"7"})"), ""},
    {"a list for one", answer(200, list(1, R"({"id":"7"})")),
        "SystemForCrossDomainIdentityManagementMultipleEntriesInResponse"},
    {"404", answer(404), "InvalidAnchor"},
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

BOOST_AUTO_TEST_CASE(every_code_has_a_remedy)
{
    for (auto const* rows : {&queries, &creations, &updates, &deletions, &readings})
        for (auto const& row : *rows)
            if (!row.code.empty())
                BOOST_TEST(!remedy_of(row.code).empty(), row.code);
}

}  // namespace
}  // namespace scim::provisioning
