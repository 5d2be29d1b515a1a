// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

using Origin = AttributeSet::Origin;

constexpr std::string_view user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr std::string_view group_urn = "urn:ietf:params:scim:schemas:core:2.0:Group";

template <typename Function>
Offence in_any_set(ObservedRequest const& seen, Function const& function)
{
    for (auto const& set : seen.sets) {
        if (auto offence = function(set))
            return offence;
    }
    return {};
}

bool is_of(AttributeSet const& set, std::string_view urn)
{
    return equals_ignoring_case(set.type->core.id, urn);
}

bool is_unassigned(Json const& object, std::string_view name)
{
    auto const* value = object.find_ignoring_case(name);
    return !value || value->is_null() || (value->is_array() && value->empty())
        || (value->is_string() && trim(value->as_string()).empty());
}

Offence id_on_create(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return set.origin == Origin::post && !is_unassigned(*set.object, "id") ? Offence {set.where + "id is given"}
                                                                               : Offence {};
    });
}

Offence other_id_on_replace(ObservedRequest const& seen)
{
    for (auto const& payload : seen.payloads) {
        auto const* id = payload.method == "PUT" ? payload.body->find_ignoring_case("id") : nullptr;
        if (id && id->is_string() && !payload.id.empty() && id->as_string() != payload.id)
            return payload.where + "id is not the one of the URL";
    }
    return {};
}

Offence groups_on_create(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return set.origin == Origin::post && is_of(set, user_urn) && !is_unassigned(*set.object, "groups")
            ? Offence {set.where + "groups is given"}
            : Offence {};
    });
}

Offence user_without_name(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return set.origin == Origin::post && is_of(set, user_urn) && is_unassigned(*set.object, "userName")
            ? Offence {set.where + "userName is missing or empty"}
            : Offence {};
    });
}

Offence group_without_name(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return set.origin == Origin::post && is_of(set, group_urn) && is_unassigned(*set.object, "displayName")
            ? Offence {set.where + "displayName is missing or empty"}
            : Offence {};
    });
}

Offence missing_required(AttributeSet const& set)
{
    for (auto const& attribute : set.type->core.attributes) {
        if (attribute.required && attribute.mutability != Mutability::read_only
            && is_unassigned(*set.object, attribute.name))
            return set.where + attribute.name + " is missing or empty";
    }
    return {};
}

Offence replaced_without_required(ObservedRequest const& seen)
{
    return in_any_set(
        seen, [](AttributeSet const& set) { return set.origin == Origin::put ? missing_required(set) : Offence {}; });
}

Offence created_without_required(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) {
        return set.origin == Origin::post && !is_of(set, user_urn) && !is_of(set, group_urn) ? missing_required(set)
                                                                                             : Offence {};
    });
}

Offence replaced_nothing(ObservedRequest const& seen)
{
    return seen.is_method("PUT") && seen.place == Place::resource && seen.status == 404
        ? Offence {"PUT to an id that does not exist"}
        : Offence {};
}

// What was stored is not known here: the answer tells.
Offence changed_immutable(ObservedRequest const& seen)
{
    return seen.is_method("PUT") && seen.status == 400 && seen.scim_type == "mutability"
        ? Offence {"the answer was 400 mutability"}
        : Offence {};
}

bool is_primary(Json const& element)
{
    auto const* primary = element.find_ignoring_case("primary");
    return primary && primary->is_boolean() && primary->as_boolean();
}

Offence several_primaries(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        for (auto const& member : set.object->as_object()) {
            if (!member.value.is_array())
                continue;
            auto const& elements = member.value.as_array();
            if (std::count_if(elements.begin(), elements.end(), is_primary) > 1)
                return set.where + shown(member.name) + " has several values that are primary";
        }
        return {};
    });
}

template <typename Function>
Offence in_any_element(ObservedRequest const& seen, std::string_view name, Function const& function)
{
    return in_any_set(seen, [&](AttributeSet const& set) -> Offence {
        auto const* elements = set.object->find_ignoring_case(name);
        if (!elements || !elements->is_array())
            return {};
        for (std::size_t i = 0; i < elements->size(); ++i) {
            if (function(elements->as_array()[i]))
                return set.where + std::string {name} + "[" + std::to_string(i) + "]";
        }
        return {};
    });
}

Offence member_without_value(ObservedRequest const& seen)
{
    return in_any_element(
        seen, "members", [](Json const& member) { return member.is_object() && is_unassigned(member, "value"); });
}

Offence odd_email(ObservedRequest const& seen)
{
    return in_any_element(seen, "emails", [](Json const& email) {
        auto const value = email.string_or("value", "");
        return !value.empty() && value.find('@') == std::string_view::npos;
    });
}

Offence odd_country(ObservedRequest const& seen)
{
    return in_any_element(seen, "addresses", [](Json const& address) {
        auto const country = address.string_or("country", "");
        auto const is_letter = [](char letter) { return ascii_lower(letter) >= 'a' && ascii_lower(letter) <= 'z'; };
        return !country.empty() && (country.size() != 2 || !is_letter(country[0]) || !is_letter(country[1]));
    });
}

bool has_any(Json const& object, std::string_view name, std::string_view letters)
{
    auto const* value = object.find_ignoring_case(name);
    return value && value->is_string() && value->as_string().find_first_of(letters) != std::string::npos;
}

Offence odd_locale(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return is_of(set, user_urn) && has_any(*set.object, "locale", "_ \t.@")
            ? Offence {set.where + "locale is not like en-US"}
            : Offence {};
    });
}

Offence odd_timezone(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        return is_of(set, user_urn) && has_any(*set.object, "timezone", " \t():")
            ? Offence {set.where + "timezone is not like America/Los_Angeles"}
            : Offence {};
    });
}

constexpr std::array rules {
    Rule {"id-on-create", "RFC7643-3.1-10", Severity::info, "The service provider chooses the id of a new resource.",
        id_on_create},
    Rule {"id-on-replace", "RFC7643-3.1-10", Severity::warning,
        "The id of a resource does not change; PUT repeats it or leaves it out.", other_id_on_replace},
    Rule {"groups-on-create", "RFC7643-4.1.2-31", Severity::info,
        "groups of a user is readOnly: membership is changed in the group.", groups_on_create},
    Rule {"user-name-missing", "RFC7643-4.1.1-02", Severity::error, "A user has a userName that is not empty.",
        user_without_name},
    Rule {"group-name-missing", "RFC7643-4.2-03", Severity::error, "A group has a displayName.", group_without_name},
    Rule {"required-missing", "RFC7643-1.1-01", Severity::warning,
        "A new resource has every attribute that its schema requires.", created_without_required},
    Rule {"required-missing-in-put", "RFC7644-3.5.1-17", Severity::error, "PUT sends every required attribute.",
        replaced_without_required},
    Rule {"put-of-unknown", "RFC7644-3.5.1-02", Severity::info,
        "PUT does not create a resource under an id of the client.", replaced_nothing},
    Rule {"immutable-changed", "RFC7644-3.5.1-13", Severity::warning, "PUT repeats the values of immutable attributes.",
        changed_immutable},
    Rule {"several-primaries", "RFC7643-2.4-06", Severity::error,
        "At most one value of a multi-valued attribute is primary.", several_primaries},
    Rule {"member-without-value", "RFC7643-4.2-07", Severity::warning, "A member has a value, the id of a resource.",
        member_without_value},
    Rule {
        "email-format", "RFC7643-4.1.2-02", Severity::info, "An e-mail address should be one of RFC 5321.", odd_email},
    Rule {"country-format", "RFC7643-4.1.2-23", Severity::warning,
        "country is a code of two letters, ISO 3166-1 alpha-2.", odd_country},
    Rule {"locale-format", "RFC7643-4.1.1-19", Severity::warning,
        "locale is a language tag, its parts joined by hyphens.", odd_locale},
    Rule {"timezone-format", "RFC7643-4.1.1-21", Severity::warning,
        "timezone is a name of the IANA time zone database.", odd_timezone},
};

}  // namespace

std::span<Rule const> resource_rules()
{
    return rules;
}

}  // namespace scim::server::observe
