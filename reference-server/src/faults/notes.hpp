// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a fault remembers of resources.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// One value for each key. Safe to use from several threads.
class Notes {
public:
    void write(std::string const& key, Json value)
    {
        auto const lock = std::lock_guard {mutex_};
        values_.insert_or_assign(key, std::move(value));
    }

    std::optional<Json> read(std::string_view key) const
    {
        auto const lock = std::lock_guard {mutex_};
        auto const found = values_.find(key);
        return found == values_.end() ? std::nullopt : std::optional {found->second};
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, Json, std::less<>> values_;
};

/// What a fault makes of a resource that is shown, knowing the body that it was written with.
using Echo = std::function<void(Json& resource, Json const& body)>;

/// Takes one member of meta from the body, if it is there.
void take_from_meta(Json& resource, Json const& body, std::string_view member);

/// Changes resources by the bodies that they were created with.
void echo_created(Behaviour& behaviour, Echo echo);

/// Changes resources by the bodies of the last PUT.
void echo_replaced(Behaviour& behaviour, Echo echo);

}  // namespace scim::server
