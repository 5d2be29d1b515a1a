// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where resources are kept: in memory, each version immutable, shared with whoever reads it.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/wire/date_time.hpp>

namespace scim::server {

/// One version of a resource.
struct Resource {
    std::string id;
    ResourceType const* type = nullptr;
    std::uint64_t sequence = 0;  ///< order of creation
    TimePoint created {};
    TimePoint modified {};
    std::uint64_t version = 1;
    Json content;  ///< all that is stored, with id and meta
};

/// The members a group has, by id. RFC 7643 §4.2.
std::set<std::string, std::less<>> member_ids(Json const& content);

/// All resources of a service provider, with the indexes that matching needs. Safe to use from several threads.
class Store {
public:
    Store(Behaviour const& behaviour, Clock const& clock) : behaviour_ {behaviour}, clock_ {clock} {}

    /// The absolute address of the service provider. Before the first request only.
    void set_base_url(std::string url) { base_url_ = std::move(url); }
    std::string const& base_url() const { return base_url_; }

    ResourcePointer find(ResourceType const& type, std::string_view id) const;
    /// The resources of those ids, whatever their type, in the same order; nullptr for unknown ones.
    std::vector<ResourcePointer> find_each(std::vector<std::string> const& ids) const;
    /// All of a type, in order of creation.
    std::vector<ResourcePointer> all(ResourceType const& type) const;
    /// The first of a type whose sequence is greater, at most so many, in order of creation: begin with 0 and go on
    /// with the sequence of the last. Writers may come in between two batches.
    std::vector<ResourcePointer> batch_after(ResourceType const& type, std::uint64_t sequence, std::size_t most) const;
    /// Those whose indexed attribute has this value, ASCII case ignored.
    std::vector<ResourcePointer> with_value(
        ResourceType const& type, std::string_view attribute, std::string_view value) const;
    /// Whether with_value() knows the attribute.
    static bool is_indexed(ResourceType const& type, std::string_view attribute);
    /// The groups that a resource is a direct member of.
    std::vector<ResourcePointer> groups_of(std::string_view id) const;

    /// Stores a new resource; id and meta are written into the content.
    /// Errors: what duplicate_error says if a unique value is taken.
    Result<ResourcePointer, ScimError> insert(ResourceType const& type, std::string id, Json content);
    /// Stores a resource as it was before, for instance from a file; it comes last in the order of creation. Id and
    /// meta are written into the content. Errors: 409 if the id or a unique value is taken.
    Result<ResourcePointer, ScimError> restore(ResourceType const& type, std::string id, TimePoint created,
        TimePoint modified, std::uint64_t version, Json content);
    /// Stores the next version. Empty if another one was stored since `current` was read.
    Result<std::optional<ResourcePointer>, ScimError> replace(ResourcePointer const& current, Json content);
    /// Stores the next version, whatever was stored in between.
    Result<ResourcePointer, ScimError> overwrite(ResourcePointer const& current, Json content);
    /// Removes a resource and its memberships. False if there is none.
    bool erase(ResourceType const& type, std::string_view id);

    /// Takes a resource out of all groups. To be called with the lock held, by the seam withdraw_member only.
    void withdraw_member_locked(std::string_view id);

private:
    void add(std::shared_ptr<Resource> const& resource);
    std::optional<ScimError> find_conflict(ResourceType const& type, std::string_view id, Json const& content) const;
    Result<ResourcePointer, ScimError> commit(ResourcePointer const& current, Json content);
    void complete_members(Json& content) const;
    void stamp(Resource& resource) const;
    void put(ResourcePointer resource);
    void take(ResourcePointer const& resource);
    void index_members(Resource const* before, Resource const* after);

    Behaviour const& behaviour_;
    Clock const& clock_;
    std::string base_url_;

    mutable std::shared_mutex mutex_;
    std::uint64_t next_sequence_ = 1;
    std::unordered_map<std::string, ResourcePointer> by_id_;
    std::map<ResourceType const*, std::map<std::uint64_t, ResourcePointer>> by_type_;
    std::unordered_map<std::string, std::set<std::string>> ids_by_value_;
    std::unordered_map<std::string, std::set<std::string>> groups_by_member_;
};

}  // namespace scim::server
