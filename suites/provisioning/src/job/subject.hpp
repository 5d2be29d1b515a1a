// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The object that a cycle has in hand.

#include <chrono>

#include "job/cycle_run.hpp"

namespace scim::provisioning {

struct CycleRun::Subject {
    WorkItem const& item;
    SourceObject const* object;  ///< nullptr: no longer in the source
    ObjectMapping const& mapping;
    ScopeResult scope;
    SourceAttributes attributes;
    Anchor* anchor;  ///< nullptr: never provisioned
    EventBuilder event;
    std::chrono::steady_clock::time_point began;
};

}  // namespace scim::provisioning
