// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Stored resources as lines of a file. RFC 7643 §3.1.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/wire/date_time.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

/// Every resource, in order of creation.
std::vector<ResourcePointer> all_in_order(Engine const& engine);

/// The line of a resource, without the line's end: all that is stored but what is never returned. RFC 7643 §7.
std::string stored_line(Resource const& resource);

/// What `meta` says of a resource's past. RFC 7643 §3.1.
struct StoredMeta {
    std::optional<TimePoint> created;
    std::optional<TimePoint> modified;
    std::optional<std::uint64_t> version;
};

/// Reads `meta`. Errors: a sentence for times that are none, and for versions that are not ours.
Result<StoredMeta, std::string> read_stored_meta(Json const& resource);

/// Remembers what is being loaded, and takes it out again unless all of it is kept.
class Loading {
public:
    explicit Loading(Engine const& engine) : engine_ {engine} {}
    Loading(Loading const&) = delete;
    Loading& operator=(Loading const&) = delete;
    ~Loading();

    /// Stores a resource. Missing times are now, a missing version is the first. Errors: why it is refused.
    Result<void, std::string> restore(ResourceType const& type, std::string id, StoredMeta const& meta, Json content);
    std::size_t count() const { return stored_.size(); }
    void keep() { stored_.clear(); }

private:
    Engine const& engine_;
    std::vector<std::pair<ResourceType const*, std::string>> stored_;
};

}  // namespace scim::server
