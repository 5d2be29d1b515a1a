// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

#include "path/attribute_name.hpp"

namespace scim::server::observe {

namespace {

using Origin = AttributeSet::Origin;

template <typename Function>
Offence in_any_set(ObservedRequest const& seen, Function const& function)
{
    for (auto const& set : seen.sets) {
        if (auto offence = function(set))
            return offence;
    }
    return {};
}

template <typename Function>
Offence in_any_member(ObservedRequest const& seen, Function const& function)
{
    return in_any_set(seen, [&](AttributeSet const& set) -> Offence {
        for (auto const& member : set.object->as_object()) {
            if (auto offence = function(set, member))
                return offence;
        }
        return {};
    });
}

bool is_whole(AttributeSet const& set)
{
    return set.origin != Origin::patch;
}

bool is_text_array(Json const* value)
{
    if (!value || !value->is_array())
        return false;
    auto const& elements = value->as_array();
    return std::all_of(elements.begin(), elements.end(), [](Json const& element) { return element.is_string(); });
}

Json const* schemas_of(AttributeSet const& set)
{
    return is_whole(set) ? set.object->find_ignoring_case("schemas") : nullptr;
}

Offence missing_schemas(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        if (!is_whole(set) || is_text_array(schemas_of(set)))
            return {};
        return set.where + "schemas " + (schemas_of(set) ? "is not an array of texts" : "is missing");
    });
}

Offence missing_base_schema(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        if (!is_text_array(schemas_of(set)) || names_schema(*set.object, set.type->core.id))
            return {};
        return set.where + "schemas does not hold " + set.type->core.id;
    });
}

Offence unknown_schema(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        if (!is_text_array(schemas_of(set)))
            return {};
        for (auto const& urn : schemas_of(set)->as_array()) {
            auto const& text = urn.as_string();
            if (!equals_ignoring_case(text, set.type->core.id) && !set.type->find_extension(text))
                return set.where + "schemas holds " + shown(text);
        }
        return {};
    });
}

Offence repeated_schema(ObservedRequest const& seen)
{
    return in_any_set(seen, [](AttributeSet const& set) -> Offence {
        if (!is_text_array(schemas_of(set)) || schemas_of(set)->size() > 1000)
            return {};
        std::vector<std::string> urns;
        for (auto const& urn : schemas_of(set)->as_array())
            urns.push_back(ascii_lower(urn.as_string()));
        std::sort(urns.begin(), urns.end());
        auto const twice = std::adjacent_find(urns.begin(), urns.end());
        return twice == urns.end() ? Offence {} : Offence {set.where + "schemas holds " + shown(*twice) + " twice"};
    });
}

Offence unlisted_extension(ObservedRequest const& seen)
{
    return in_any_member(seen, [](AttributeSet const& set, JsonMember const& member) -> Offence {
        auto const* extension = set.type->find_extension(member.name);
        if (!extension || !is_text_array(schemas_of(set)) || names_schema(*set.object, extension->id)
            || member.value.empty())
            return {};
        return set.where + "schemas does not hold " + extension->id + ", whose attributes are there";
    });
}

Offence extension_no_object(ObservedRequest const& seen)
{
    return in_any_member(seen, [](AttributeSet const& set, JsonMember const& member) -> Offence {
        auto const is_extension = set.type->find_extension(member.name) != nullptr;
        return is_extension && !member.value.is_object() && !member.value.is_null()
            ? Offence {"the member " + shown(member.name) + " is not an object"}
            : Offence {};
    });
}

// `urn:...:User:department` as the name of a member.
Offence qualified(AttributeSet const& set, JsonMember const& member)
{
    if (!starts_with_ignoring_case(member.name, "urn:") || set.type->find_extension(member.name))
        return {};
    for (auto const& extension : set.type->extensions) {
        if (starts_with_ignoring_case(member.name, extension.id + ":"))
            return set.where + "the member " + shown(member.name) + " should be one of the object "
                + shown(extension.id);
    }
    return {};
}

// `name.givenName` as the name of a member.
Offence dotted(AttributeSet const& set, JsonMember const& member)
{
    if (starts_with_ignoring_case(member.name, "urn:"))
        return {};
    auto const name = parse_attribute_name(member.name);
    return name && !name->sub_name.empty() && set.type->find_core(name->name) ? Offence {set.where + "the member "
               + shown(member.name) + " should be " + shown(name->sub_name) + " within the object " + shown(name->name)}
                                                                              : Offence {};
}

template <bool wants_whole, Offence (*find)(AttributeSet const&, JsonMember const&)>
Offence in_members(ObservedRequest const& seen)
{
    return in_any_member(seen, [](AttributeSet const& set, JsonMember const& member) {
        return is_whole(set) == wants_whole ? find(set, member) : Offence {};
    });
}

Schema const* extension_with(ResourceType const& type, std::string_view attribute)
{
    for (auto const& extension : type.extensions) {
        if (find_attribute(extension.attributes, attribute))
            return &extension;
    }
    return nullptr;
}

Offence extension_at_top(ObservedRequest const& seen)
{
    return in_any_member(seen, [](AttributeSet const& set, JsonMember const& member) -> Offence {
        auto const* extension = set.type->find_core(member.name) ? nullptr : extension_with(*set.type, member.name);
        return extension
            ? Offence {"the member " + shown(member.name) + " belongs into the object " + shown(extension->id)}
            : Offence {};
    });
}

Offence undefined_member(ObservedRequest const& seen)
{
    return in_any_member(seen, [](AttributeSet const& set, JsonMember const& member) -> Offence {
        auto const is_name = parse_attribute_name(member.name) && member.name.find_first_of(".:") == std::string::npos;
        auto const is_known = set.type->find_core(member.name) || extension_with(*set.type, member.name);
        return is_name && !is_known
            ? Offence {set.where + "no schema of " + set.type->name + " defines " + shown(member.name)}
            : Offence {};
    });
}

constexpr std::array rules {
    Rule {"schemas-missing", "RFC7643-3-03", Severity::error, "A resource has schemas, an array of schema URIs.",
        missing_schemas},
    Rule {"schemas-without-base", "RFC7643-3.3-03", Severity::error,
        "schemas holds the base schema of the resource type.", missing_base_schema},
    Rule {"schemas-unknown", "RFC7643-3-07", Severity::warning,
        "schemas holds the base schema and extensions of the resource type, nothing else.", unknown_schema},
    Rule {"schemas-repeated", "RFC7643-3-08", Severity::error, "schemas holds no value twice.", repeated_schema},
    Rule {"extension-not-listed", "RFC7643-2.1-02", Severity::warning,
        "A resource names the schemas of its attributes in schemas.", unlisted_extension},
    Rule {"extension-not-an-object", "RFC7643-3.3-06", Severity::error,
        "The attributes of an extension stand in an object that its URI names.", extension_no_object},
    Rule {"extension-attribute-flattened", "RFC7643-3.3-06", Severity::error,
        "URI and attribute of an extension are two levels of a resource, not one name.", in_members<true, qualified>},
    Rule {"patch-extension-attribute-flattened", "RFC7643-3.3-06", Severity::warning,
        "In the value of an operation, too, extension attributes stand in an object.", in_members<false, qualified>},
    Rule {"extension-attribute-at-top", "RFC7643-3-13", Severity::warning,
        "Attributes of an extension live in a namespace of their own.", extension_at_top},
    Rule {"sub-attribute-flattened", "RFC7644-3.8-13", Severity::error,
        "Sub-attributes stand in an object; names with dots are for filters and paths.", in_members<true, dotted>},
    Rule {"patch-sub-attribute-flattened", "RFC7644-3.8-13", Severity::warning,
        "In the value of an operation, too, sub-attributes stand in an object.", in_members<false, dotted>},
    Rule {"attribute-undefined", "RFC7643-3-11", Severity::info,
        "The attributes of a resource are those of its schemas.", undefined_member},
};

}  // namespace

std::span<Rule const> schemas_rules()
{
    return rules;
}

}  // namespace scim::server::observe
