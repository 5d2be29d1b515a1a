// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where resources are kept: in memory, each version immutable, shared with whoever reads it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/wire/date_time.hpp>

#include "store/resource.hpp"
#include "store/resource_order.hpp"
#include "store/sharded_map.hpp"
#include "store/slot.hpp"

namespace scim::server {

/// What became of a resource. `before` is nullptr for a new one, `after` for one that was deleted.
struct StoreChange {
    ResourcePointer before;
    ResourcePointer after;
    bool is_restored = false;  ///< it came from a file, not from a client
};

/// All resources of a service provider, with the indexes that matching needs. Safe to use from several threads: writers
/// take turns, readers go on meanwhile and see a new version in all indexes at once.
class Store {
public:
    Store(Behaviour const& behaviour, Dialect const& dialect, Clock const& clock);
    /// The same resources, under other rules.
    Store(Store const& same, Behaviour const& behaviour, Dialect const& dialect);

    /// The absolute address of the service provider. Before the first request only.
    void set_base_url(std::string url) { contents_->base_url = std::move(url); }
    std::string const& base_url() const { return contents_->base_url; }

    ResourcePointer find(ResourceType const& type, std::string_view id) const;
    /// Whatever its type.
    ResourcePointer find(std::string_view id) const;
    /// All of a type, in order of creation.
    std::vector<ResourcePointer> all(ResourceType const& type) const;
    std::size_t count(ResourceType const& type) const;
    /// Those from a place (0-based) in the order of creation on, at most so many.
    std::vector<ResourcePointer> page(ResourceType const& type, std::size_t place, std::size_t most) const;
    /// The first of a type whose sequence is greater, at most so many, in order of creation: begin with 0 and go on
    /// with the sequence of the last. Writers may come in between two batches. Empty at the end only.
    std::vector<ResourcePointer> batch_after(ResourceType const& type, std::uint64_t sequence, std::size_t most) const;
    /// Those whose indexed attribute has this value, ASCII case ignored, in order of creation.
    std::vector<ResourcePointer> with_value(
        ResourceType const& type, std::string_view attribute, std::string_view value) const;
    /// Whether with_value() knows the attribute.
    static bool is_indexed(ResourceType const& type, std::string_view attribute);
    /// The groups that a resource is a direct member of, in order of creation.
    std::vector<ResourcePointer> groups_of(std::string_view id) const;

    /// Stores a new resource; id and meta are written into the content.
    /// Errors: what duplicate_error says if a unique value is taken.
    Result<ResourcePointer, ScimError> insert(ResourceType const& type, std::string id, Json content);
    /// Stores a resource as it was before, for instance from a file; it comes last in the order of creation. Id and
    /// meta are written into the content. Errors: 409 if the id or a unique value is taken.
    Result<ResourcePointer, ScimError> restore(ResourceType const& type, std::string id, TimePoint created,
        TimePoint modified, std::uint64_t version, Json content);
    /// Stores the next version. Empty if another one was stored since `current` was read.
    Result<std::optional<ResourcePointer>, ScimError> replace(ResourcePointer const& current, Draft draft);
    /// Stores the next version, whatever was stored in between.
    Result<ResourcePointer, ScimError> overwrite(ResourcePointer const& current, Json content);
    /// Removes a resource and its memberships. False if there is none, or another version than `only` if that is given.
    bool erase(ResourceType const& type, std::string_view id, ResourcePointer const& only = nullptr);

    /// Has every change told from now on, in order, and what is there already first. Called with the writers' lock
    /// held: it may not write here. An empty function ends it.
    void watch(std::function<void(StoreChange const&)> watcher);
    /// Does what was done to another store, with the very same versions.
    void repeat(StoreChange const& change);

    /// Takes a resource out of all groups. To be called with the lock held, by the seam withdraw_member only.
    void withdraw_member_locked(std::string_view id);

private:
    using Slots = std::vector<SlotPointer>;

    SlotPointer find_slot(std::string_view id) const;
    ResourceOrder const* order_of(ResourceType const& type) const;
    ResourceOrder& make_order(ResourceType const& type);

    // Writers' side, to be called with the writers' mutex held.
    ResourcePointer add(Resource resource, Draft draft);
    void remove(SlotPointer const& slot, ResourcePointer const& resource);
    void put_in_place(ResourcePointer const& resource);
    void exchange(SlotPointer const& slot, ResourcePointer const& current, ResourcePointer const& next);
    void tell(StoreChange const& change) const;
    std::optional<ScimError> find_conflict(ResourceType const& type, std::string_view id, Json const& content) const;
    Result<ResourcePointer, ScimError> commit(SlotPointer const& slot, ResourcePointer const& current, Draft draft);
    void complete_member(Json& member) const;
    void fill(Resource& resource, Draft draft) const;
    void put_in_indexes(Resource const* before, Resource const& after, SlotPointer const& slot);
    void take_out_of_indexes(Resource const& before, Resource const* after, SlotPointer const& slot);

    /// What all stores of the same resources share.
    struct Contents {
        explicit Contents(Clock const& time) : clock {time} {}

        Clock const& clock;
        std::string base_url;

        std::mutex writers;
        std::function<void(StoreChange const&)> watcher;
        std::uint64_t next_sequence = 1;
        std::array<std::shared_mutex, 256> slot_mutexes;

        ShardedMap<SlotPointer> by_id;
        ShardedMap<Slots> by_value;
        ShardedMap<Slots> groups_by_member;
        mutable std::shared_mutex orders_mutex;
        std::map<ResourceType const*, std::unique_ptr<ResourceOrder>> orders;
    };

    std::shared_ptr<Contents> contents_;
    Behaviour const& behaviour_;
    Dialect const& dialect_;
};

}  // namespace scim::server
