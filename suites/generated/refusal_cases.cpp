// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

constexpr char const* invalid_value = "RFC7644-3.12-33";
constexpr char const* conflict = "RFC7644-3.3-12";

/// The resource that a successful POST has made; empty if it does not say which.
std::optional<Json> read_made(TypeSession& session, Reply const& reply)
{
    auto const id = reply.json ? text_of(*reply.json, "id") : std::string {};
    return id.empty() ? std::nullopt : session.read(session.endpoint() + "/" + percent_encode(id));
}

/// Expects that a refusal is one of the value: invalidValue, or invalidSyntax (RFC 7644 Table 9 leaves both open).
void expect_of_value(TypeSession& session, Reply const& reply, std::string const& what)
{
    auto const status = std::to_string(reply.status());
    session.context().compare(invalid_value,
        {reply.status() == 400, "status", "400 for " + what, status, "status-mismatch", status},
        is_refused(reply) && reply.status() != 400 ? std::optional {report::Level::should} : std::nullopt);
    auto const keyword = reply.json ? text_of(*reply.json, "scimType") : std::string {};
    if (reply.status() != 400)
        return;
    session.context().compare(invalid_value,
        {keyword == "invalidValue" || keyword == "invalidSyntax", "scimType", "invalidValue for " + what,
            keyword.empty() ? "no scimType" : keyword, "scim-type-mismatch", keyword.empty() ? "absent" : keyword},
        keyword.empty() ? std::optional {report::Level::should} : std::nullopt);
}

/// A wrong value was accepted: it may be left out or put right, but not be stored as it is.
void expect_not_stored(
    TypeSession& session, Reply const& reply, AttributeDefinition const& attribute, std::string const& what)
{
    auto const resource = read_made(session, reply);
    if (!resource)
        return;
    auto const* shown = value_in(*resource, attribute);
    session.context().expect(!shown || has_type(attribute, *shown), "type",
        std::string {keyword(attribute.type)} + " or nothing for " + attribute.path() + " after " + what,
        in_short(shown), "wrong-type", std::string {keyword(attribute.type)});
}

void wrong_types_are_not_stored(TypeSession& session)
{
    // Without this, a refusal could be for another reason.
    if (!session.make_minimal("a"))
        return;
    auto number = 0;
    for (auto const& attribute : session.type().attributes) {
        if (!attribute.is_written())
            continue;
        for (auto const& wrong : wrong_values(attribute, session.unique("w"))) {
            auto const reply
                = session.post(session.minimal_with("w" + std::to_string(number++), attribute, wrong.value));
            if (!reply)
                return;
            if (reply->is_success())
                expect_not_stored(session, *reply, attribute, wrong.what);
            else
                expect_of_value(session, *reply, wrong.what + " at " + attribute.path());
            if (!session.context().goes_on())
                return;
        }
    }
    if (number == 0)
        session.context().skip("no attribute of " + session.type().name + " can be given wrongly");
}

/// What the standards themselves demand has cases of its own, with readings of its own.
bool is_known_to_other_cases(TypeSession const& session, AttributeDefinition const& attribute)
{
    return !session.type().is_custom() && attribute.extension.empty()
        && (equals_ignoring_case(attribute.name, "userName") || equals_ignoring_case(attribute.name, "displayName"));
}

// Choice: a provider that fills the gap itself is warned of only.
void missing_required_is_refused(TypeSession& session)
{
    if (!session.make_full("a"))
        return;
    auto number = 0;
    for (auto const& attribute : session.type().attributes) {
        auto body = session.full("m" + std::to_string(number));
        if (!attribute.required || !value_in(body, attribute) || is_known_to_other_cases(session, attribute))
            continue;
        ++number;
        drop_value(body, attribute);
        auto const reply = session.post(body);
        if (!reply)
            return;
        if (!reply->is_success()) {
            expect_of_value(session, *reply, "a resource without " + attribute.path());
            continue;
        }
        auto const resource = read_made(session, *reply);
        if (!resource)
            continue;
        auto const is_filled = value_in(*resource, attribute) || !attribute.is_shown();
        session.context().expect(false, "required", "400 without " + attribute.path(), std::to_string(reply->status()),
            "status-mismatch", "accepted", is_filled ? std::optional {report::Level::should} : std::nullopt);
    }
    if (number == 0)
        session.context().skip("the schema of " + session.type().name + " demands nothing that other cases leave");
}

Json without_extension(Json body, std::string const& urn)
{
    body.erase(urn);
    if (auto* schemas = body.find("schemas"))
        std::erase(schemas->as_array(), Json {urn});
    return body;
}

void required_extension_is_demanded(TypeSession& session)
{
    auto is_any = false;
    if (!session.make_minimal("a"))
        return;
    for (auto const& extension : session.type().extensions) {
        if (!extension.required)
            continue;
        auto const reply = session.post(without_extension(session.minimal(is_any ? "c" : "b"), extension.urn));
        is_any = true;
        if (!reply)
            return;
        auto const resource = reply->is_success() ? read_made(session, *reply) : std::nullopt;
        auto const is_there = resource && write_json(*resource).find(extension.urn) != std::string::npos;
        auto const status = std::to_string(reply->status());
        session.context().expect(is_refused(*reply) || is_there, "extension",
            "400, or a resource that has " + extension.urn, status, "status-mismatch", status);
    }
    if (!is_any)
        session.context().skip("no extension of " + session.type().name + " is required");
}

// Choice: a second resource is a warning, since RFC 7643 §7 does not demand more; any refusal but 409 is one of the
// request.
void unique_values_are_given_once(TypeSession& session)
{
    auto const first = session.make_full("a");
    if (!first)
        return;
    auto number = 0;
    for (auto const& attribute : session.stored_in(*first)) {
        auto const is_simple = attribute.type != DataType::complex && !attribute.multi_valued;
        if (!attribute.unique || !is_simple || is_known_to_other_cases(session, attribute))
            continue;
        auto const reply = session.post(
            session.minimal_with("u" + std::to_string(number++), attribute, *value_in(first->sent, attribute)));
        if (!reply)
            return;
        auto const status = std::to_string(reply->status());
        session.context().expect(!reply->is_success(), "unique", "no second resource with this " + attribute.path(),
            status, "status-mismatch", status, report::Level::should);
        if (is_refused(*reply))
            session.context().compare(conflict,
                {reply->status() == 409, "status", "409 for a " + attribute.path() + " that is taken", status,
                    "status-mismatch", status},
                report::Level::should);
    }
    if (number == 0)
        session.context().skip("no attribute of " + session.type().name + " is unique that other cases leave");
}

void odd_values_do_no_harm(TypeSession& session)
{
    if (!session.make_minimal("a"))
        return;
    auto number = 0;
    for (auto const& attribute : session.type().attributes) {
        if (!attribute.is_written())
            continue;
        for (auto const& odd : odd_values(attribute, session.unique("o"))) {
            auto const reply = session.post(session.minimal_with("o" + std::to_string(number++), attribute, odd.value));
            if (!reply)
                return;
            auto const status = std::to_string(reply->status());
            session.context().expect(reply->status() < 500, "status",
                odd.what + " for " + attribute.path() + " accepted or refused", status, "status-mismatch", status);
        }
    }
}

}  // namespace

std::vector<CaseDefinition> generated_refusal_cases()
{
    return {
        for_each_type("wrong-types-are-not-stored", "{type}: values of wrong types are refused or put right",
            {"RFC7643-2.3-01", invalid_value}, {}, &wrong_types_are_not_stored),
        for_each_type("missing-required-is-refused", "{type}: a resource without what is required is refused",
            {invalid_value}, {}, &missing_required_is_refused),
        for_each_type("required-extension-is-demanded", "{type}: a resource has the required extensions",
            {"RFC7643-6-14"}, {}, &required_extension_is_demanded),
        for_each_type("unique-values-are-given-once", "{type}: unique values are given once",
            {"RFC7643-7-43", conflict}, {}, &unique_values_are_given_once),
        for_each_type("odd-values-do-no-harm", "{type}: odd values are accepted or refused", {"RFC7644-3.12-01"}, {},
            &odd_values_do_no_harm),
    };
}

}  // namespace scim::conformance
