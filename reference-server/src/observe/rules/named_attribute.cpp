// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/named_attribute.hpp"

#include <scim/wire/text.hpp>

#include "observe/observed_request.hpp"

namespace scim::server::observe {

namespace {

NamePlace find_attribute_place(AttributeName const& name, ResourceType const& type)
{
    auto const is_core = name.urn.empty() || equals_ignoring_case(name.urn, type.core.id);
    if (is_core) {
        if (auto const* attribute = type.find_core(name.name))
            return {true, nullptr, attribute, nullptr};
    }
    for (auto const& extension : type.extensions) {
        // The URN of an extension alone reads as a URN and a name: the last piece of it.
        if (equals_ignoring_case(name.urn + ":" + name.name, extension.id))
            return {true, &extension, nullptr, nullptr};
        if (!name.urn.empty() && !equals_ignoring_case(name.urn, extension.id))
            continue;
        if (auto const* attribute = find_attribute(extension.attributes, name.name))
            return {true, &extension, attribute, nullptr};
    }
    return {};
}

}  // namespace

NamePlace find_place(AttributeName const& name, ResourceType const& type)
{
    auto place = find_attribute_place(name, type);
    if (!place.attribute || name.sub_name.empty())
        return place;
    place.sub_attribute = find_attribute(place.attribute->sub_attributes, name.sub_name);
    place.is_known = place.sub_attribute != nullptr;
    return place;
}

std::optional<std::string> offence_of_missing_urn(AttributeName const& name, ResourceType const& type)
{
    auto const place = find_place(name, type);
    if (!name.urn.empty() || !place.extension || !place.attribute)
        return {};
    return shown(name.name) + " is an attribute of " + place.extension->id;
}

}  // namespace scim::server::observe
