// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a fault remembers of resources.

#include <map>
#include <memory>
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

/// Notes meta.created of a body for an id, if there is any.
void note_created(Notes& created, std::string const& id, Json const& body);

/// Shows what is noted for an id as meta.created of that resource.
void show_created(Behaviour& behaviour, std::shared_ptr<Notes const> created);

}  // namespace scim::server
