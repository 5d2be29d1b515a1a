// SPDX-License-Identifier: Apache-2.0
#include "store/replica.hpp"

namespace scim::server {

std::shared_ptr<Replica> Replica::of(Store& original, Clock const& clock)
{
    auto replica = std::make_shared<Replica>(clock);
    replica->store_.set_base_url(original.base_url());
    original.watch([weak = std::weak_ptr {replica}](StoreChange const& change) {
        if (auto const alive = weak.lock())
            alive->note(change);
    });
    return replica;
}

Replica::Replica(Clock const& clock) : store_ {behaviour_, dialect_, clock}, clock_ {clock} {}

void Replica::note(StoreChange const& change)
{
    auto const lock = std::lock_guard {mutex_};
    pending_.push_back({change.is_restored ? TimePoint::min() : clock_.now(), change});
}

void Replica::catch_up(TimePoint until)
{
    auto const lock = std::lock_guard {mutex_};
    while (!pending_.empty() && pending_.front().at <= until) {
        store_.repeat(pending_.front().change);
        pending_.pop_front();
    }
}

}  // namespace scim::server
