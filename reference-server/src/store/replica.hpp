// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A copy that readers see and that comes behind the original, as that of a service provider in several places does.

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>

#include "store/store.hpp"

namespace scim::server {

/// Shares the resources of the original; only the indexes are its own. Safe to use from several threads.
class Replica {
public:
    /// Follows the original until the last owner lets go. What is there already is there at once.
    static std::shared_ptr<Replica> of(Store& original, Clock const& clock);

    explicit Replica(Clock const& clock);
    Replica(Replica const&) = delete;
    Replica& operator=(Replica const&) = delete;

    /// Does what was done to the original up to this time.
    void catch_up(TimePoint until);
    Store& store() noexcept { return store_; }

private:
    struct Pending {
        TimePoint at;
        StoreChange change;
    };

    void note(StoreChange const& change);

    Behaviour behaviour_ = honest_behaviour();
    Dialect dialect_;
    Store store_;
    Clock const& clock_;
    std::mutex mutex_;
    std::deque<Pending> pending_;
};

}  // namespace scim::server
