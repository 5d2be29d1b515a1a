// SPDX-License-Identifier: Apache-2.0
#include "coded/resource_cases.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

constexpr std::string_view user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";

Json minimal_user()
{
    return Json::object({{"schemas", Json::array({Json {user_urn}})}, {"userName", Json {"bjensen"}}});
}

/// A user that was just made, as a GET shows him; empty when the case is over.
std::optional<Reply> read_new_user(CodedContext& context, Json user)
{
    auto const id = context.create("User", std::move(user));
    if (!context.goes_on())
        return std::nullopt;
    auto reply = context.send("GET", context.context().endpoint("User") + "/" + percent_encode(id));
    return context.goes_on() ? std::optional {std::move(reply)} : std::nullopt;
}

// Choice: advice only, since providers may publish less than they have (RFC 7643 §8.7.1).
void users_have_defined_attributes(CodedContext& context)
{
    auto const& capabilities = context.context().capabilities;
    if (!capabilities.attributes.contains("User"))
        return context.skip("the provider publishes no schema of users");
    auto user = minimal_user();
    user.set("name", Json::object({{"givenName", Json {"Barbara"}}, {"familyName", Json {"Jensen"}}}));
    auto const reply = read_new_user(context, std::move(user));
    if (!reply)
        return;
    if (!reply->json || !reply->json->is_object())
        return context.block("the user cannot be read");
    std::string undefined;
    for (auto const& [name, value] : reply->json->as_object()) {
        if (!starts_with_ignoring_case(name, "urn:") && capabilities.spelling_of("User", name).empty())
            undefined += (undefined.empty() ? "" : ", ") + name;
    }
    context.expect(undefined.empty(), "", "attributes of the published schema", undefined, "unexpected-attribute",
        "undefined", report::Level::should);
}

// A value that is missing is fine; one that is an array is several.
void singular_attributes_have_one_value(CodedContext& context)
{
    auto const& published = context.context().capabilities.attributes;
    auto const schema = published.find("User");
    if (schema == published.end())
        return context.skip("the provider publishes no schema of users");
    auto user = minimal_user();
    if (!context.context().capabilities.spelling_of("User", "title").empty())
        user.set("title", Json {"Tour Guide"});
    auto const reply = read_new_user(context, std::move(user));
    if (!reply)
        return;
    std::string several;
    for (auto const& attribute : schema->second) {
        auto const* value = reply->json ? reply->json->find_ignoring_case(attribute.name) : nullptr;
        if (value && value->is_array() && !attribute.multi_valued)
            several = attribute.name;
    }
    context.expect(
        several.empty(), "", "one value where one is declared", several + " is an array", "wrong-type", "array");
}

// Only for users: which type a resource has is known by its schema.
void users_name_their_type(CodedContext& context)
{
    auto const types = read_elements(context, "/ResourceTypes");
    if (!types)
        return;
    std::string name;
    for (auto const& type : *types) {
        if (equals_ignoring_case(text_of(type, "schema"), user_urn))
            name = text_of(type, "name");
    }
    if (name.empty())
        return context.skip("no resource type has the User schema");
    auto const reply = read_new_user(context, minimal_user());
    if (!reply)
        return;
    auto const* meta = reply->json ? reply->json->find_ignoring_case("meta") : nullptr;
    auto const observed = meta ? text_of(*meta, "resourceType") : std::string {};
    context.expect(observed == name, "/meta/resourceType", name, observed, "wrong-value", observed);
}

/// The published caseExact of title; the case is skipped when title is not published.
std::optional<bool> title_is_case_exact(CodedContext& context)
{
    auto const schemas = read_elements(context, "/Schemas");
    if (!schemas)
        return std::nullopt;
    for (auto const& definition : definitions_of(*schemas)) {
        if (!equals_ignoring_case(definition.place, "User.title"))
            continue;
        auto const* case_exact = definition.value->find_ignoring_case("caseExact");
        return case_exact && case_exact->is_boolean() && case_exact->as_boolean();
    }
    context.skip("the provider publishes no title of users");
    return std::nullopt;
}

// The provider is judged by its own schema.
void filters_obey_case_sensitivity(CodedContext& context)
{
    auto const is_exact = title_is_case_exact(context);
    if (!is_exact)
        return;
    auto const title = context.unique() + " Tour Guide";
    auto user = minimal_user();
    user.set("title", Json {title});
    context.create("User", std::move(user));
    if (!context.goes_on())
        return;
    auto const filter = percent_encode("title eq \"" + ascii_lower(title) + "\"");
    auto const reply = context.send("GET", context.context().endpoint("User") + "?filter=" + filter);
    auto const* total = reply.json ? reply.json->find_ignoring_case("totalResults") : nullptr;
    if (!context.goes_on())
        return;
    if (!reply.is_success() || !total || !total->is_integer())
        return context.block("the provider does not filter by title");
    auto const expected = *is_exact ? 0 : 1;
    context.expect(total->as_integer() == expected, "/totalResults", std::to_string(expected),
        std::to_string(total->as_integer()), "wrong-value", *is_exact ? "case-exact" : "case-insensitive");
}

/// The first member of a group as the provider shows it, or nullptr.
Json const* first_member(Reply const& reply)
{
    auto const* members = reply.json ? reply.json->find_ignoring_case("members") : nullptr;
    return members && members->is_array() && !members->empty() ? &members->as_array().front() : nullptr;
}

// Choice: a reference to another host is not followed, and no access is not held against it.
void references_of_members_lead_there(CodedContext& context)
{
    auto const user = context.create("User", minimal_user());
    auto const member = Json::object({{"value", Json {user}}});
    if (!context.goes_on())
        return;
    auto const group = context.create("Group",
        Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:schemas:core:2.0:Group"}})},
            {"displayName", Json {"guides"}}, {"members", Json::array({member})}}));
    if (!context.goes_on())
        return;
    auto const reply = context.send("GET", context.context().endpoint("Group") + "/" + percent_encode(group));
    auto const* shown = first_member(reply);
    auto const target = shown ? target_of(context, text_of(*shown, "$ref")) : std::string {};
    if (!context.goes_on())
        return;
    if (target.empty())
        return context.skip("members have no $ref that leads below the base URL");
    auto const found = context.send("GET", target);
    if (!context.goes_on())
        return;
    auto const id = found.json ? text_of(*found.json, "id") : std::string {};
    auto const is_honest = found.is_success() ? id == user : found.status() < 500;
    context.expect(is_honest, "/members/0/$ref", "the member, or a 3xx or 4xx",
        std::to_string(found.status()) + (id.empty() ? " with no id" : " with another id"), "wrong-value", "elsewhere");
}

}  // namespace

std::vector<CaseDefinition> resource_cases()
{
    return {
        coded("discovery/resources/users-have-defined-attributes",
            "Users have only attributes that their schema defines", "RFC7643-3-04", {"schemas", "User"},
            {"kills:schema-disagrees-with-resources"}, &users_have_defined_attributes),
        coded("discovery/resources/singular-attributes-have-one-value", "Singular attributes of a user are no arrays",
            "RFC7643-1.2-02", {"schemas", "User"}, {"kills:username-in-array"}, &singular_attributes_have_one_value),
        coded("discovery/resources/users-name-their-type",
            "meta.resourceType of a user is the name of its resource type", "RFC7643-6-06", {"resourceTypes", "User"},
            {"kills:meta-resourcetype-wrong"}, &users_name_their_type),
        coded("discovery/resources/filters-obey-case-sensitivity", "Filters obey the published case sensitivity",
            "RFC7643-7-22", {"schemas", "filter", "User", "User.title"}, {"kills:filter-eq-case-sensitive"},
            &filters_obey_case_sensitivity),
        coded("groups/references/members-are-found-there", "$ref of a member can be read, and is that member",
            "RFC7643-2.3.7-08", {"User", "Group"}, {"kills:group-member-ref-wrong"}, &references_of_members_lead_there),
    };
}

}  // namespace scim::conformance
