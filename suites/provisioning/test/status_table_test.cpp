// SPDX-License-Identifier: Apache-2.0
#include "made_answers.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

constexpr auto incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible";
constexpr auto filtering = "SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering";
constexpr auto bad_request = "SystemForCrossDomainIdentityManagementBadRequest";
constexpr auto several = "SystemForCrossDomainIdentityManagementMultipleEntriesInResponse";
constexpr auto fine = "";

/// What became of one call: its code, `fine`, or the code with a star when the whole job stops.
using Meaning = std::string;

template <typename T>
Meaning meaning_of(Result<T, CallError> const& result)
{
    if (result)
        return fine;
    return result.error().information.code + (result.error().of_job ? "*" : "");
}

enum class Call { query, read, create, update, remove };

Meaning meaning_to(Call call, Answer const& answer)
{
    switch (call) {
    case Call::query: return meaning_of(read_match(answer));
    case Call::read: return meaning_of(read_resource(answer));
    case Call::create: return meaning_of(read_created(answer));
    case Call::update: return meaning_of(read_updated(answer));
    case Call::remove: return meaning_of(read_deleted(answer));
    }
    return "no such call";
}

/// A row of the table in docs/provisioning-cycle.md.
struct Row {
    std::string name;
    Answer answer;
    std::array<Meaning, 5> meanings;  ///< query, read, POST, PATCH, DELETE
    bool transient = false;           ///< where it is an error
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.name;
}

std::array<Meaning, 5> everywhere(Meaning const& meaning)
{
    return {meaning, meaning, meaning, meaning, meaning};
}

constexpr auto error_body
    = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","detail":"No."})";
constexpr auto user_body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7"})";
constexpr auto list_body
    = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":1,"Resources":[{"id":"7"}]})";

std::vector<Row> const statuses {
    {"302", answer(302), everywhere(incompatible)},
    {"400", answer(400, error_body), {filtering, incompatible, bad_request, incompatible, incompatible}},
    {"401", answer(401), everywhere("Unauthorized*")},
    {"403", answer(403, error_body),
        {"InsufficientRights*", "InsufficientRights", "InsufficientRights", "InsufficientRights",
            "InsufficientRights"}},
    {"404", answer(404, error_body),
        {std::string {incompatible} + "*", "InvalidAnchor", incompatible, "InvalidAnchor", fine}},
    {"405", answer(405), everywhere("MethodNotAllowed")},
    {"409", answer(409, error_body), everywhere("EntryConflict")},
    {"412", answer(412, error_body), everywhere(incompatible)},
    {"422", answer(422), everywhere("UnprocessableEntity")},
    {"429", answer(429), everywhere("TooManyRequests"), true},
    {"500", answer(500, "<html>"), everywhere("InternalServerError"), true},
    {"501", answer(501), everywhere("NotImplemented")},
    {"502", answer(502, "<html>", "text/html"), everywhere("InternalServerError"), true},
    {"503", answer(503), everywhere("InternalServerError"), true},
    {"504", answer(504), everywhere("InternalServerError"), true},
    {"no answer in time", silence(conformance::TransportError::Kind::timeout), everywhere("Timeout"), true},
    {"a connection that is refused", silence(conformance::TransportError::Kind::refused),
        everywhere("WebExceptionProtocolError"), true},
    {"a connection that breaks", silence(conformance::TransportError::Kind::closed),
        everywhere("WebExceptionProtocolError"), true},
};

std::vector<Row> const bodies {
    {"204", answer(204), {incompatible, incompatible, incompatible, fine, fine}},
    {"an empty body", answer(200), {incompatible, incompatible, incompatible, fine, fine}},
    {"HTML", answer(200, "<html>Sign in</html>", "text/html"), {incompatible, incompatible, incompatible, fine, fine}},
    {"half a body", answer(200, R"({"schemas":)"), {incompatible, incompatible, incompatible, fine, fine}},
    {"a text", answer(200, R"("saved")"), {incompatible, incompatible, incompatible, fine, fine}},
    {"an array", answer(200, std::string {"["} + user_body + "]"),
        {incompatible, incompatible, incompatible, fine, fine}},
    {"an error with a status of success", answer(200, error_body),
        {incompatible, incompatible, incompatible, fine, fine}},
    {"a user", answer(200, user_body), {incompatible, fine, fine, fine, fine}},
    {"a list", answer(200, list_body), {fine, several, incompatible, fine, fine}},
    {"a user of another type of content", answer(200, user_body, "text/plain"), {incompatible, fine, fine, fine, fine}},
    {"a list of another type of content", answer(200, list_body, "text/html"),
        {fine, several, incompatible, fine, fine}},
};

void means_what_is_documented(Row const& row)
{
    for (auto const call : {Call::query, Call::read, Call::create, Call::update, Call::remove}) {
        auto const index = static_cast<std::size_t>(call);
        BOOST_TEST(meaning_to(call, row.answer) == row.meanings[index], row.name << ", column " << index + 1);
    }
}

BOOST_DATA_TEST_CASE(a_status_means_what_is_documented, statuses)
{
    means_what_is_documented(sample);
    auto const updated = read_updated(sample.answer);
    BOOST_TEST_REQUIRE(!updated.has_value());
    BOOST_TEST(updated.error().transient == sample.transient);
}

BOOST_DATA_TEST_CASE(a_body_means_what_is_documented, bodies)
{
    means_what_is_documented(sample);
}

}  // namespace
}  // namespace scim::provisioning
