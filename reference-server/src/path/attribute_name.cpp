// SPDX-License-Identifier: Apache-2.0
#include "path/attribute_name.hpp"

#include <algorithm>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

bool is_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_name_char(char letter)
{
    return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == '$' || letter == '-' || letter == '_';
}

// RFC 7643 §2.1, ATTRNAME. Choice: a leading dollar sign too, because of `$ref`.
bool is_name(std::string_view text)
{
    if (!text.empty() && text.front() == '$')
        text.remove_prefix(1);
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), is_name_char);
}

// Finds the attribute of an extension whose URN was left out.
std::optional<NamedAttribute> find_in_extensions(AttributeName const& name, ResourceType const& type)
{
    for (auto const& extension : type.extensions) {
        if (auto const* attribute = find_attribute(extension.attributes, name.name))
            return NamedAttribute {&extension, attribute, nullptr};
    }
    return {};
}

std::optional<NamedAttribute> find_top(AttributeName const& name, Context const& context)
{
    auto const& type = context.type;
    if (name.urn.empty() || equals_ignoring_case(name.urn, type.core.id)) {
        if (auto const* attribute = type.find_core(name.name))
            return NamedAttribute {nullptr, attribute, nullptr};
        if (name.urn.empty() && context.dialect.allows(Leniency::extension_attribute_without_urn))
            return find_in_extensions(name, type);
        return {};
    }
    auto const* extension = type.find_extension(name.urn);
    auto const* attribute = extension ? find_attribute(extension->attributes, name.name) : nullptr;
    if (!attribute)
        return {};
    return NamedAttribute {extension, attribute, nullptr};
}

}  // namespace

std::optional<AttributeName> parse_attribute_name(std::string_view text)
{
    AttributeName name;
    if (starts_with_ignoring_case(text, "urn:")) {
        auto const colon = text.rfind(':');
        name.urn = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    auto const dot = text.find('.');
    name.name = text.substr(0, dot);
    if (dot != std::string_view::npos)
        name.sub_name = text.substr(dot + 1);
    if (!is_name(name.name) || (dot != std::string_view::npos && !is_name(name.sub_name)))
        return {};
    return name;
}

std::optional<NamedAttribute> find_named(AttributeName const& name, Context const& context)
{
    auto found = find_top(name, context);
    if (!found || name.sub_name.empty())
        return found;
    found->sub_attribute = find_attribute(found->attribute->sub_attributes, name.sub_name);
    if (!found->sub_attribute)
        return {};
    return found;
}

}  // namespace scim::server
