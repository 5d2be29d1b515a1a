// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

namespace scim::server {

// RFC 7643 §2.3.7, §4.2: what a member is and where it is follows from its id.
void Store::complete_members(Json& content) const
{
    auto* members = content.find("members");
    if (!members || !members->is_array())
        return;
    for (auto& member : members->as_array()) {
        auto const* value = member.find("value");
        auto const found = value && value->is_string() ? by_id_.find(value->as_string()) : by_id_.end();
        if (found == by_id_.end())
            continue;
        auto const& resource = *found->second;
        if (!member.contains("$ref"))
            member.set("$ref", behaviour_.location(base_url_, *resource.type, resource.id));
        if (!member.contains("type"))
            member.set("type", resource.type->name);
    }
}

// RFC 7643 §3.1. The version is a weak tag: derived values may change without it. RFC 9110 §8.8.1.
void Store::stamp(Resource& resource) const
{
    auto meta = Json::object({
        {"resourceType", resource.type->name},
        {"created", format_date_time(resource.created)},
        {"lastModified", format_date_time(resource.modified)},
        {"location", behaviour_.location(base_url_, *resource.type, resource.id)},
        {"version", "W/\"" + std::to_string(resource.version) + "\""},
    });
    auto& content = resource.content;
    content.erase("id");
    content.erase("meta");
    auto& members = content.as_object();
    auto const place = members.empty() ? members.begin() : members.begin() + 1;
    members.insert(place, JsonMember {"id", resource.id});
    members.push_back(JsonMember {"meta", std::move(meta)});
}

// The newest of all.
void Store::add(std::shared_ptr<Resource> const& resource)
{
    resource->sequence = next_sequence_++;
    complete_members(resource->content);
    stamp(*resource);
    put(resource);
    index_members(nullptr, resource.get());
}

Result<ResourcePointer, ScimError> Store::insert(ResourceType const& type, std::string id, Json content)
{
    auto resource = std::make_shared<Resource>();
    resource->id = std::move(id);
    resource->type = &type;
    resource->created = clock_.now();
    resource->modified = resource->created;
    resource->content = std::move(content);

    auto const lock = std::unique_lock {mutex_};
    if (auto conflict = find_conflict(type, resource->id, resource->content))
        return Failure {std::move(*conflict)};
    auto const replaced = by_id_.find(resource->id);
    if (replaced != by_id_.end()) {
        auto const old = replaced->second;
        index_members(old.get(), nullptr);
        take(old);
    }
    add(resource);
    return ResourcePointer {std::move(resource)};
}

Result<ResourcePointer, ScimError> Store::restore(ResourceType const& type, std::string id, TimePoint created,
    TimePoint modified, std::uint64_t version, Json content)
{
    auto resource = std::make_shared<Resource>(
        Resource {std::move(id), &type, 0, created, modified, version, std::move(content)});

    auto const lock = std::unique_lock {mutex_};
    if (by_id_.contains(resource->id))
        return Failure {behaviour_.duplicate_error("id", resource->id)};
    if (auto conflict = find_conflict(type, resource->id, resource->content))
        return Failure {std::move(*conflict)};
    add(resource);
    return ResourcePointer {std::move(resource)};
}

Result<ResourcePointer, ScimError> Store::commit(ResourcePointer const& current, Json content)
{
    if (auto conflict = find_conflict(*current->type, current->id, content))
        return Failure {std::move(*conflict)};
    auto next = std::make_shared<Resource>();
    next->id = current->id;
    next->type = current->type;
    next->sequence = current->sequence;
    next->created = current->created;
    next->modified = behaviour_.modified_at(current->modified, clock_.now());
    next->version = current->version + 1;
    next->content = std::move(content);
    complete_members(next->content);
    stamp(*next);
    take(current);
    put(next);
    index_members(current.get(), next.get());
    return ResourcePointer {std::move(next)};
}

Result<std::optional<ResourcePointer>, ScimError> Store::replace(ResourcePointer const& current, Json content)
{
    using Replaced = Result<std::optional<ResourcePointer>, ScimError>;
    auto const lock = std::unique_lock {mutex_};
    auto const found = by_id_.find(current->id);
    if (found == by_id_.end() || found->second != current)
        return std::optional<ResourcePointer> {};
    auto stored = commit(current, std::move(content));
    return stored ? Replaced {std::optional {std::move(*stored)}} : Replaced {Failure {stored.error()}};
}

Result<ResourcePointer, ScimError> Store::overwrite(ResourcePointer const& current, Json content)
{
    auto const lock = std::unique_lock {mutex_};
    auto const found = by_id_.find(current->id);
    return commit(found == by_id_.end() ? current : ResourcePointer {found->second}, std::move(content));
}

bool Store::erase(ResourceType const& type, std::string_view id)
{
    auto const lock = std::unique_lock {mutex_};
    auto const found = by_id_.find(std::string {id});
    if (found == by_id_.end() || found->second->type != &type)
        return false;
    auto const resource = found->second;
    take(resource);
    index_members(resource.get(), nullptr);
    behaviour_.withdraw_member(*this, id);
    return true;
}

void Store::withdraw_member_locked(std::string_view id)
{
    auto const found = groups_by_member_.find(std::string {id});
    if (found == groups_by_member_.end())
        return;
    auto const groups = found->second;
    for (auto const& group : groups) {
        auto const current = by_id_.at(group);
        auto content = current->content;
        auto& members = content["members"].as_array();
        std::erase_if(members, [&](Json const& member) { return member.string_or("value", "") == id; });
        if (members.empty())
            content.erase("members");
        static_cast<void>(commit(current, std::move(content)));
    }
}

}  // namespace scim::server
