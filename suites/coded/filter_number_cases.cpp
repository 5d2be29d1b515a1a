// SPDX-License-Identifier: Apache-2.0
#include "coded/filter_number_cases.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/list_replies.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

constexpr std::string_view user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";

/// An attribute of users that holds one integer and may be written.
struct IntegerAttribute {
    std::string schema, name;

    bool is_core() const { return equals_ignoring_case(schema, user_urn); }
    std::string path() const { return is_core() ? name : schema + ":" + name; }
    Json body(int value) const
    {
        auto const member = Json::object({{name, Json {value}}});
        return is_core() ? member : Json::object({{schema, member}});
    }
    Json const* in(Json const& user) const
    {
        auto const* const place = is_core() ? &user : user.find_ignoring_case(schema);
        return place && place->is_object() ? place->find_ignoring_case(name) : nullptr;
    }
};

/// The schemas of users by their URIs.
std::vector<std::string> schemas_of_users(Json::Array const& types)
{
    std::vector<std::string> schemas {std::string {user_urn}};
    for (auto const& type : types) {
        auto const* const extensions = type.find_ignoring_case("schemaExtensions");
        if (!equals_ignoring_case(text_of(type, "schema"), user_urn) || !extensions || !extensions->is_array())
            continue;
        for (auto const& extension : extensions->as_array())
            schemas.push_back(text_of(extension, "schema"));
    }
    return schemas;
}

bool is_writable_integer(Definition const& definition)
{
    auto const* const several = definition.value->find_ignoring_case("multiValued");
    return !definition.is_sub && equals_ignoring_case(text_of(*definition.value, "type"), "integer")
        && equals_ignoring_case(text_of(*definition.value, "mutability"), "readWrite")
        && !(several && several->is_boolean() && several->as_boolean());
}

/// The first such attribute; the case is skipped where there is none.
std::optional<IntegerAttribute> find_integer(CodedContext& context)
{
    auto const types = read_elements(context, "/ResourceTypes");
    auto const schemas = types ? read_elements(context, "/Schemas") : std::nullopt;
    if (!schemas)
        return std::nullopt;
    auto const wanted = schemas_of_users(*types);
    for (auto const& definition : definitions_of(*schemas)) {
        auto const is_of_users = std::any_of(wanted.begin(), wanted.end(),
            [&](std::string const& schema) { return equals_ignoring_case(schema, definition.schema); });
        if (is_of_users && is_writable_integer(definition))
            return IntegerAttribute {definition.schema, text_of(*definition.value, "name")};
    }
    context.skip("the provider publishes no integer attribute of users");
    return std::nullopt;
}

/// The id of a user with that number; empty when the case is over.
std::string create_user_with(CodedContext& context, IntegerAttribute const& attribute, int number)
{
    auto body = attribute.body(number);
    body.set("userName", Json {context.unique() + "-" + std::to_string(number)});
    auto const id = context.create("User", std::move(body));
    if (!context.goes_on())
        return {};
    auto const reply = context.send("GET", context.context().endpoint("User") + "/" + percent_encode(id));
    auto const* const kept = reply.json ? attribute.in(*reply.json) : nullptr;
    if (context.goes_on() && !(kept && kept->is_integer() && kept->as_integer() == number))
        context.skip("the provider does not keep " + std::to_string(number) + " in " + attribute.path());
    return context.goes_on() ? id : std::string {};
}

/// Of users with 9 and 10, the comparison finds that one only which it should: as texts, 10 comes before 9.
void compare_numbers(CodedContext& context, std::string const& comparison, bool finds_nine)
{
    auto const attribute = find_integer(context);
    if (!attribute)
        return;
    auto const nine = create_user_with(context, *attribute, 9);
    auto const ten = context.goes_on() ? create_user_with(context, *attribute, 10) : std::string {};
    if (!context.goes_on())
        return;
    auto const filter = "userName sw \"" + context.unique() + "\" and " + attribute->path() + " " + comparison;
    auto const reply = context.send("GET", context.context().endpoint("User") + "?filter=" + percent_encode(filter));
    if (!context.goes_on())
        return;
    if (reply.status() != 200)
        return context.expect(
            false, "status", "200", std::to_string(reply.status()), "status-mismatch", std::to_string(reply.status()));
    auto const found = ids_on(reply);
    auto const has = [&](std::string const& id) { return std::find(found.begin(), found.end(), id) != found.end(); };
    auto const observed = std::string {has(nine) ? "9 " : ""} + (has(ten) ? "10" : "");
    context.expect(has(nine) == finds_nine && has(ten) != finds_nine, "/Resources",
        std::string {"the user with "} + (finds_nine ? "9" : "10"), observed.empty() ? "nobody" : observed,
        "wrong-value", observed.empty() ? "nobody" : "other-users");
}

void gt_compares_numbers(CodedContext& context)
{
    compare_numbers(context, "gt 9", false);
}

void ge_compares_numbers(CodedContext& context)
{
    compare_numbers(context, "ge 10", false);
}

void lt_compares_numbers(CodedContext& context)
{
    compare_numbers(context, "lt 10", true);
}

void le_compares_numbers(CodedContext& context)
{
    compare_numbers(context, "le 9", true);
}

}  // namespace

std::vector<CaseDefinition> filter_number_cases()
{
    auto const number_case = [](char const* op, char const* requirement, void (*code)(CodedContext&)) {
        return coded(std::string {"query/filter-numbers/"} + op + "-compares-numbers",
            std::string {op} + " compares integers by their value", requirement,
            {"User", "filter", "schemas", "resourceTypes"}, {}, code);
    };
    return {
        number_case("gt", "RFC7644-3.4.2.2-23", &gt_compares_numbers),
        number_case("ge", "RFC7644-3.4.2.2-28", &ge_compares_numbers),
        number_case("lt", "RFC7644-3.4.2.2-33", &lt_compares_numbers),
        number_case("le", "RFC7644-3.4.2.2-38", &le_compares_numbers),
    };
}

}  // namespace scim::conformance
