// SPDX-License-Identifier: Apache-2.0
#include "store/index_keys.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <scim/server/dialect.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

std::set<std::string> keys_of(Resource const* resource)
{
    std::set<std::string> keys;
    if (!resource)
        return keys;
    for (auto const& name : indexed_attributes(*resource->type)) {
        if (auto const value = text_at(resource->packed, name))
            keys.insert(index_key(*resource->type, name, *value));
    }
    return keys;
}

// Members that are no list of objects with ids stay in the content.
std::set<std::string> ids_in_content(Resource const* resource)
{
    std::set<std::string> ids;
    auto const members = resource && !resource->members ? resource->packed.get("members") : Json();
    if (!members.is_array())
        return ids;
    for (auto const& member : members.as_array()) {
        if (MemberListEditor::is_member(member))
            ids.emplace(member.string_or("value", ""));
    }
    return ids;
}

std::vector<std::string> difference(std::set<std::string> const& one, std::set<std::string> const& other)
{
    std::vector<std::string> result;
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(result));
    return result;
}

std::vector<std::string> members_only_in(Resource const* one, Resource const* other)
{
    auto const is_apart = [](Resource const* resource) { return resource && resource->members; };
    auto only = ids_only_in(one ? one->members.get() : nullptr, other ? other->members.get() : nullptr);
    if ((!one || is_apart(one)) && (!other || is_apart(other)))
        return only;
    auto const others = ids_in_content(other);
    std::erase_if(only, [&](std::string const& id) { return others.contains(id); });
    for (auto& id : difference(ids_in_content(one), others)) {
        if (!is_apart(other) || !other->members->contains(id))
            only.push_back(std::move(id));
    }
    return only;
}

}  // namespace

bool is_case_exact(ResourceType const& type, std::string_view name)
{
    auto const colon = name.rfind(':');
    auto const* extension = colon == std::string_view::npos ? nullptr : type.find_extension(name.substr(0, colon));
    auto const& attributes = extension ? extension->attributes : type.core.attributes;
    auto const* attribute = find_attribute(attributes, colon == std::string_view::npos ? name : name.substr(colon + 1));
    return attribute && attribute->case_exact;
}

std::optional<std::string> text_at(PackedContent const& content, std::string_view name)
{
    auto const colon = name.rfind(':');
    if (colon == std::string_view::npos)
        return content.get_string(name);
    auto const extension = content.get(name.substr(0, colon));
    auto const text = text_at(extension, name.substr(colon + 1));
    return text ? std::optional<std::string> {*text} : std::nullopt;
}

std::optional<std::string_view> text_at(Json const& content, std::string_view name)
{
    auto const colon = name.rfind(':');
    auto const* owner = colon == std::string_view::npos ? &content : content.find(name.substr(0, colon));
    auto const* value = owner ? owner->find(colon == std::string_view::npos ? name : name.substr(colon + 1)) : nullptr;
    return value && value->is_string() ? std::optional<std::string_view> {value->as_string()} : std::nullopt;
}

std::vector<std::string> indexed_attributes(ResourceType const& type)
{
    auto names = unique_attributes(type, entra());
    names.emplace_back("externalId");
    return names;
}

std::vector<std::string> unique_attributes(ResourceType const& type, Dialect const& dialect)
{
    auto names = type.unique;
    // Choice: RFC 7643 §8.7.1 declares no uniqueness for a group's name; ENTRA-027 and ENTRA-033 ask for it.
    if (type.name == "Group" && dialect.allows(Leniency::group_display_name_unique))
        names.emplace_back("displayName");
    return names;
}

std::string index_key(ResourceType const& type, std::string_view attribute, std::string_view value)
{
    return type.name + '\n' + std::string {attribute} + '\n' + ascii_lower(value);
}

IndexKeys IndexKeys::only_in(Resource const* one, Resource const* other)
{
    return {difference(keys_of(one), keys_of(other)), members_only_in(one, other)};
}

}  // namespace scim::server
