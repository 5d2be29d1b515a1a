// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

std::string index_key(ResourceType const& type, std::string_view attribute, std::string_view value)
{
    return type.name + '\n' + std::string {attribute} + '\n' + ascii_lower(value);
}

std::vector<std::string> indexed_attributes(ResourceType const& type)
{
    auto names = type.unique;
    names.emplace_back("externalId");
    return names;
}

std::vector<std::string> index_keys(Resource const& resource)
{
    std::vector<std::string> keys;
    for (auto const& name : indexed_attributes(*resource.type)) {
        if (auto const* value = resource.content.find(name); value && value->is_string())
            keys.push_back(index_key(*resource.type, name, value->as_string()));
    }
    return keys;
}

}  // namespace

std::set<std::string, std::less<>> member_ids(Json const& content)
{
    std::set<std::string, std::less<>> ids;
    auto const* members = content.find("members");
    if (!members || !members->is_array())
        return ids;
    for (auto const& member : members->as_array()) {
        if (auto const* value = member.find("value"); value && value->is_string())
            ids.insert(value->as_string());
    }
    return ids;
}

ResourcePointer Store::find(ResourceType const& type, std::string_view id) const
{
    auto const lock = std::shared_lock {mutex_};
    auto const found = by_id_.find(std::string {id});
    return found != by_id_.end() && found->second->type == &type ? found->second : nullptr;
}

std::vector<ResourcePointer> Store::find_each(std::vector<std::string> const& ids) const
{
    auto const lock = std::shared_lock {mutex_};
    std::vector<ResourcePointer> resources;
    resources.reserve(ids.size());
    for (auto const& id : ids) {
        auto const found = by_id_.find(id);
        resources.push_back(found == by_id_.end() ? nullptr : found->second);
    }
    return resources;
}

std::vector<ResourcePointer> Store::all(ResourceType const& type) const
{
    auto const lock = std::shared_lock {mutex_};
    std::vector<ResourcePointer> resources;
    auto const found = by_type_.find(&type);
    if (found == by_type_.end())
        return resources;
    resources.reserve(found->second.size());
    for (auto const& [sequence, resource] : found->second)
        resources.push_back(resource);
    return resources;
}

std::vector<ResourcePointer> Store::batch_after(
    ResourceType const& type, std::uint64_t sequence, std::size_t most) const
{
    auto const lock = std::shared_lock {mutex_};
    std::vector<ResourcePointer> resources;
    auto const found = by_type_.find(&type);
    if (found == by_type_.end())
        return resources;
    auto const& in_order = found->second;
    for (auto next = in_order.upper_bound(sequence); next != in_order.end() && resources.size() < most; ++next)
        resources.push_back(next->second);
    return resources;
}

bool Store::is_indexed(ResourceType const& type, std::string_view attribute)
{
    auto const names = indexed_attributes(type);
    return attribute == "id" || std::find(names.begin(), names.end(), attribute) != names.end();
}

std::vector<ResourcePointer> Store::with_value(
    ResourceType const& type, std::string_view attribute, std::string_view value) const
{
    if (attribute == "id") {
        auto resource = find(type, value);
        return resource ? std::vector {std::move(resource)} : std::vector<ResourcePointer> {};
    }
    auto const lock = std::shared_lock {mutex_};
    std::vector<ResourcePointer> resources;
    auto const found = ids_by_value_.find(index_key(type, attribute, value));
    if (found == ids_by_value_.end())
        return resources;
    for (auto const& id : found->second)
        resources.push_back(by_id_.at(id));
    std::sort(resources.begin(), resources.end(),
        [](auto const& left, auto const& right) { return left->sequence < right->sequence; });
    return resources;
}

std::vector<ResourcePointer> Store::groups_of(std::string_view id) const
{
    auto const lock = std::shared_lock {mutex_};
    std::vector<ResourcePointer> groups;
    auto const found = groups_by_member_.find(std::string {id});
    if (found == groups_by_member_.end())
        return groups;
    for (auto const& group : found->second)
        groups.push_back(by_id_.at(group));
    std::sort(groups.begin(), groups.end(),
        [](auto const& left, auto const& right) { return left->sequence < right->sequence; });
    return groups;
}

std::optional<ScimError> Store::find_conflict(ResourceType const& type, std::string_view id, Json const& content) const
{
    for (auto const& attribute : type.unique) {
        auto const* value = content.find(attribute);
        if (!value || !value->is_string())
            continue;
        auto const found = ids_by_value_.find(index_key(type, attribute, value->as_string()));
        if (found == ids_by_value_.end())
            continue;
        for (auto const& other : found->second) {
            auto const* taken = by_id_.at(other)->content.find(attribute);
            if (other != id && behaviour_.same_unique_value(taken->as_string(), value->as_string()))
                return behaviour_.duplicate_error(attribute, value->as_string());
        }
    }
    return {};
}

void Store::put(ResourcePointer resource)
{
    for (auto const& key : index_keys(*resource))
        ids_by_value_[key].insert(resource->id);
    by_type_[resource->type][resource->sequence] = resource;
    auto const id = resource->id;
    by_id_[id] = std::move(resource);
}

void Store::take(ResourcePointer const& resource)
{
    for (auto const& key : index_keys(*resource)) {
        auto const found = ids_by_value_.find(key);
        if (found == ids_by_value_.end())
            continue;
        found->second.erase(resource->id);
        if (found->second.empty())
            ids_by_value_.erase(found);
    }
    by_type_[resource->type].erase(resource->sequence);
    by_id_.erase(resource->id);
}

void Store::index_members(Resource const* before, Resource const* after)
{
    auto const old_ids = before ? member_ids(before->content) : std::set<std::string, std::less<>> {};
    auto const new_ids = after ? member_ids(after->content) : std::set<std::string, std::less<>> {};
    for (auto const& id : old_ids) {
        if (new_ids.contains(id))
            continue;
        auto& groups = groups_by_member_[id];
        groups.erase(before->id);
        if (groups.empty())
            groups_by_member_.erase(id);
    }
    for (auto const& id : new_ids) {
        if (!old_ids.contains(id))
            groups_by_member_[id].insert(after->id);
    }
}

}  // namespace scim::server
