// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/answers.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using conformance::TransportError;

constexpr auto incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible";
constexpr std::size_t quoted_bytes = 2'000;  ///< of a body in a message

std::string excerpt(std::string_view body)
{
    auto text = repair_utf8(body.substr(0, quoted_bytes));
    return body.size() > quoted_bytes ? text + "..." : text;
}

/// The shape that administrators know from the log.
std::string message(Answer const& answer)
{
    auto const& response = *answer.response;
    return fmt::format("StatusCode: {} {} Web Response: {} This operation was retried {} times.", response.status,
        reason_phrase(response.status), excerpt(response.body), answer.retries);
}

CallError object_error(std::string code, std::string reason, bool transient = false)
{
    auto remedy = std::string {remedy_of(code)};
    CallError error;
    error.information = {std::move(code), std::move(reason), std::move(remedy)};
    error.transient = transient;
    return error;
}

CallError job_error(std::string code, std::string reason)
{
    auto error = object_error(std::move(code), std::move(reason));
    error.of_job = true;
    return error;
}

CallError no_answer(TransportError const& failure)
{
    if (failure.kind == TransportError::Kind::timeout)
        return object_error("Timeout", failure.text, true);
    return object_error("WebExceptionProtocolError", failure.text, true);
}

/// Codes of statuses that mean the same to every request.
std::string_view code_of(int status)
{
    switch (status) {
    case 403: return "InsufficientRights";
    case 405: return "MethodNotAllowed";
    case 409: return "EntryConflict";
    case 422: return "UnprocessableEntity";
    case 429: return "TooManyRequests";
    case 501: return "NotImplemented";
    default: return status >= 500 ? "InternalServerError" : incompatible;
    }
}

CallError refusal(Answer const& answer)
{
    auto const status = answer.response->status;
    if (status == 401)
        return job_error("Unauthorized", message(answer));
    auto const transient = status == 429 || (status >= 500 && status != 501);
    return object_error(std::string {code_of(status)}, message(answer), transient);
}

bool is_success(Answer const& answer)
{
    return answer.response && answer.response->status >= 200 && answer.response->status < 300;
}

CallError unreadable(Answer const& answer, std::string_view why)
{
    return object_error(incompatible,
        fmt::format("The resource received from the endpoint cannot be read: {}. Here is what was received: {}", why,
            excerpt(answer.response->body)));
}

/// Members whose types the client's classes fix. A value of another type cannot be read at all.
struct ExpectedKind {
    std::string_view name;
    Json::Kind kind;
    std::string_view words;
};
constexpr std::array<ExpectedKind, 9> expected_kinds {{
    {"id", Json::Kind::string, "a text"},
    {"schemas", Json::Kind::array, "a list"},
    {"userName", Json::Kind::string, "a text"},
    {"externalId", Json::Kind::string, "a text"},
    {"displayName", Json::Kind::string, "a text"},
    {"active", Json::Kind::boolean, "a Boolean"},
    {"name", Json::Kind::object, "an object"},
    {"emails", Json::Kind::array, "a list"},
    {"members", Json::Kind::array, "a list"},
}};

std::string flaw_of_manager(Json const& resource)
{
    auto const* const extension
        = resource.find_ignoring_case("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    auto const* const manager = extension == nullptr ? nullptr : extension->find_ignoring_case("manager");
    return manager == nullptr || manager->is_object() || manager->is_null() ? "" : "\"manager\" is no object";
}

/// Why the client cannot read a resource; empty when it can.
std::string flaw_of(Json const& resource)
{
    if (!resource.is_object())
        return "it is no object";
    for (auto const& [name, kind, words] : expected_kinds) {
        auto const* const member = resource.find_ignoring_case(name);
        if (member != nullptr && !member->is_null() && member->kind() != kind)
            return fmt::format("\"{}\" is not {}", name, words);
    }
    auto const* const id = resource.find_ignoring_case("id");
    if (id == nullptr || !id->is_string() || id->as_string().empty())
        return "\"id\" is missing";
    return flaw_of_manager(resource);
}

std::string flaw_of_list(Answer const& answer)
{
    if (!answer.body || !answer.body->is_object())
        return "it is no JSON object";
    auto const* const schemas = answer.body->find_ignoring_case("schemas");
    if (schemas == nullptr || !schemas->is_array())
        return "\"schemas\" is missing";
    auto const* const total = answer.body->find_ignoring_case("totalResults");
    if (total == nullptr || !total->is_integer())
        return "\"totalResults\" is missing or no integer";
    auto const* const resources = answer.body->find_ignoring_case("Resources");
    if (resources != nullptr && !resources->is_array() && !resources->is_null())
        return "\"Resources\" is no list";
    return "";
}

Result<Json, CallError> read_body(Answer const& answer)
{
    if (!answer.body)
        return Failure {unreadable(answer, "it is no JSON")};
    if (auto const flaw = flaw_of(*answer.body); !flaw.empty())
        return Failure {unreadable(answer, flaw)};
    return *answer.body;
}

/// From an HTTP date (RFC 9110 section 5.6.7), such as `Wed, 21 Oct 2026 07:28:00 GMT`.
std::optional<std::chrono::seconds> until(std::string_view date, TimePoint now)
{
    std::tm parts {};
    std::istringstream in {std::string {date}};
    in.imbue(std::locale::classic());
    if (!(in >> std::get_time(&parts, "%a, %d %b %Y %H:%M:%S")))
        return std::nullopt;
    auto const time = std::chrono::sys_seconds {std::chrono::seconds {timegm(&parts)}};
    return std::max(std::chrono::seconds {0}, std::chrono::ceil<std::chrono::seconds>(time - now));
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> remedies {{
    {"Conflict", "Another object of the endpoint has this value: change it, or match by another attribute."},
    {"EntryConflict", "Another object of the endpoint has this value: change it, or match by another attribute."},
    {"TooManyRequests", "The endpoint is overloaded. It should take 25 requests a second; the request is repeated."},
    {"InternalServerError", "The endpoint failed. Look into its log; the request is repeated in the next cycle."},
    {"InsufficientRights", "The token is accepted but may not do this: give it the right in the application."},
    {"MethodNotAllowed", "The endpoint does not offer this method for this resource: it has to."},
    {"Unauthorized", "The endpoint refuses the token: make a new one and save it in the job's credentials."},
    {"UnprocessableEntity", "The endpoint cannot process the values: compare them with what it asks for."},
    {"WebExceptionProtocolError", "The connection broke. Look into the endpoint's log; it is tried again."},
    {"InvalidAnchor", "The object is gone from the endpoint: restore it, or restart the job so that it matches anew."},
    {"NotImplemented", "The endpoint does not implement this request: it has to."},
    {"MandatoryFieldsMissing", "Fill the value in the source, or map another attribute."},
    {"MissingValues", "Fill the value in the source, or change the mapping."},
    {"Timeout", "The endpoint answered too late: make it faster; it is tried again."},
    {"DuplicateTargetEntries",
        "Several objects of the endpoint match: remove the surplus, or match by another attribute."},
    {"DuplicateSourceEntries",
        "Several objects of the source match one of the endpoint: change their values, or match by another attribute."},
    {"EntrySynchronizationSkipped", "Nothing, unless the object should be created: then allow the job to."},
    {"ImportSkipped", "Give the object a value for a matching attribute."},
    {"SystemForCrossDomainIdentityManagementMultipleEntriesInResponse", "One object was asked for: answer with one."},
    {"SystemForCrossDomainIdentityManagementBadRequest",
        "The endpoint refuses what Entra ID sends: the quoted answer tells why. It has to accept it."},
    {"SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering",
        "The endpoint refuses the filter: it has to support eq on the matching attributes."},
    {incompatible, "The answer does not follow SCIM: the finding of the same request tells what is wrong with it."},
    {"SchemaPropertyCanOnlyAcceptValue", "Map the list to a multi-valued attribute, or take one of its values."},
}};

}  // namespace

std::string_view remedy_of(std::string_view code)
{
    for (auto const& [name, remedy] : remedies)
        if (name == code)
            return remedy;
    return "";
}

Result<MatchResult, CallError> read_match(Answer const& answer)
{
    if (answer.failure)
        return Failure {no_answer(*answer.failure)};
    auto const status = answer.response->status;
    if (status == 404)
        return Failure {job_error(incompatible,
            "An HTTP/404 Not Found response was returned rather than HTTP/200 OK: "
            "is the tenant URL correct? "
                + message(answer))};
    if (status == 401 || status == 403)
        return Failure {job_error(status == 401 ? "Unauthorized" : "InsufficientRights", message(answer))};
    if (status == 400)
        return Failure {
            object_error("SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering", message(answer))};
    if (status != 200)
        return Failure {refusal(answer)};
    if (auto const flaw = flaw_of_list(answer); !flaw.empty())
        return Failure {unreadable(answer, flaw)};
    auto const* const resources = answer.body->find_ignoring_case("Resources");
    if (resources == nullptr || !resources->is_array() || resources->empty())
        return MatchResult {};
    if (resources->size() > 1)
        return Failure {object_error(
            "DuplicateTargetEntries", fmt::format("{} objects of the endpoint match.", resources->size()))};
    auto const& resource = resources->as_array().front();
    if (auto const flaw = flaw_of(resource); !flaw.empty())
        return Failure {unreadable(answer, flaw)};
    return MatchResult {resource};
}

Result<Json, CallError> read_resource(Answer const& answer)
{
    if (answer.failure)
        return Failure {no_answer(*answer.failure)};
    if (answer.response->status == 404) {
        auto error = object_error("InvalidAnchor", message(answer));
        error.gone = true;
        return Failure {std::move(error)};
    }
    if (answer.response->status != 200)
        return Failure {refusal(answer)};
    if (answer.body && answer.body->find_ignoring_case("Resources") != nullptr)
        return Failure {
            object_error("SystemForCrossDomainIdentityManagementMultipleEntriesInResponse", message(answer))};
    return read_body(answer);
}

Result<Json, CallError> read_created(Answer const& answer)
{
    if (answer.failure)
        return Failure {no_answer(*answer.failure)};
    if (answer.response->status == 400)
        return Failure {object_error("SystemForCrossDomainIdentityManagementBadRequest", message(answer))};
    if (!is_success(answer))
        return Failure {refusal(answer)};
    return read_body(answer);
}

Result<void, CallError> read_updated(Answer const& answer)
{
    if (answer.failure)
        return Failure {no_answer(*answer.failure)};
    if (is_success(answer))
        return {};
    if (answer.response->status != 404)
        return Failure {refusal(answer)};
    auto error = object_error("InvalidAnchor", message(answer));
    error.gone = true;
    return Failure {std::move(error)};
}

Result<void, CallError> read_deleted(Answer const& answer)
{
    if (answer.failure)
        return Failure {no_answer(*answer.failure)};
    if (is_success(answer) || answer.response->status == 404)
        return {};
    return Failure {refusal(answer)};
}

std::optional<std::chrono::seconds> retry_after(Answer const& answer, TimePoint now)
{
    if (!answer.response || (answer.response->status != 429 && answer.response->status != 503))
        return std::nullopt;
    auto const field = answer.response->fields.find("Retry-After");
    if (!field)
        return std::nullopt;
    auto const text = trim(*field);
    long seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc {} && end == text.data() + text.size() && seconds >= 0)
        return std::chrono::seconds {seconds};
    return until(text, now);
}

}  // namespace scim::provisioning
