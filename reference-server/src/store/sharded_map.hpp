// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A map from texts, cut into shards with a lock each: a reader waits for a writer only if both touch the same shard,
/// and then for one insertion.

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace scim::server {

/// Lets a map of texts be asked with a view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view> {}(text); }
};

/// Values must be cheap to copy out.
template <typename Value>
class ShardedMap {
public:
    /// Calls `visit(Value const*)` under a shared lock, with nullptr for a key that is not there.
    template <typename Visit>
    auto read(std::string_view key, Visit visit) const
    {
        auto const& shard = shards_[number_of(key)];
        auto const lock = std::shared_lock {shard.mutex};
        auto const found = shard.values.find(key);
        return visit(found == shard.values.end() ? nullptr : &found->second);
    }

    /// Calls `change(Value&)` under the lock, on a value that is made if absent, and drops it if the answer is false.
    template <typename Change>
    void write(std::string_view key, Change change)
    {
        auto& shard = shards_[number_of(key)];
        auto const lock = std::unique_lock {shard.mutex};
        auto found = shard.values.find(key);
        if (found == shard.values.end())
            found = shard.values.emplace(std::string {key}, Value {}).first;
        if (!change(found->second))
            shard.values.erase(found);
    }

private:
    static constexpr std::size_t count = 256;

    struct Shard {
        mutable std::shared_mutex mutex;
        std::unordered_map<std::string, Value, TextHash, std::equal_to<>> values;
    };

    // The maps use the low bits of the hash, more or less; the shards use others.
    static std::size_t number_of(std::string_view key) noexcept { return (TextHash {}(key) >> 24U) % count; }

    std::array<Shard, count> shards_;
};

}  // namespace scim::server
