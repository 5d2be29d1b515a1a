// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where the newest version of a resource is found. All indexes of the store lead to the same slot, so that a new
/// version appears in all of them at once.

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Holds the newest version; nullptr once the resource is deleted.
class Slot {
public:
    /// The mutex may be shared with other slots; one each would be larger than all the rest.
    Slot(std::uint64_t number, std::shared_mutex& mutex, ResourcePointer resource)
        : sequence {number}
        , mutex_ {mutex}
        , current_ {std::move(resource)}
    {
    }

    ResourcePointer read() const
    {
        auto const lock = std::shared_lock {mutex_};
        return current_;
    }

    void write(ResourcePointer resource)
    {
        {
            auto const lock = std::unique_lock {mutex_};
            current_.swap(resource);
        }
        // What was there may be the last of its kind: it is destroyed outside the lock.
    }

    std::uint64_t const sequence;

private:
    std::shared_mutex& mutex_;
    ResourcePointer current_;
};

using SlotPointer = std::shared_ptr<Slot>;

}  // namespace scim::server
