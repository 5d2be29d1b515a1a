// SPDX-License-Identifier: Apache-2.0
#include <scim/server/schema.hpp>

#include <algorithm>

#include <scim/wire/text.hpp>

namespace scim::server {

Attribute const* find_attribute(std::vector<Attribute> const& attributes, std::string_view name) noexcept
{
    for (auto const& attribute : attributes) {
        if (equals_ignoring_case(attribute.name, name))
            return &attribute;
    }
    return nullptr;
}

bool is_shown_by_default(Attribute const& attribute) noexcept
{
    auto const& subs = attribute.sub_attributes;
    return (attribute.returned == Returned::always || attribute.returned == Returned::by_default)
        && std::all_of(subs.begin(), subs.end(), is_shown_by_default);
}

Schema const* ResourceType::find_extension(std::string_view urn) const noexcept
{
    for (auto const& extension : extensions) {
        if (equals_ignoring_case(extension.id, urn))
            return &extension;
    }
    return nullptr;
}

bool ResourceType::requires_extension(std::string_view urn) const noexcept
{
    return std::any_of(required_extensions.begin(), required_extensions.end(),
        [&](std::string const& known) { return equals_ignoring_case(known, urn); });
}

Attribute const* ResourceType::find_core(std::string_view attribute_name) const noexcept
{
    auto const* attribute = find_attribute(common, attribute_name);
    return attribute ? attribute : find_attribute(core.attributes, attribute_name);
}

}  // namespace scim::server
