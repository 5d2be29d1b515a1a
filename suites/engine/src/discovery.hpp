// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The first requests of a run: is anybody there, are we let in, what is offered.

#include <optional>

#include <scim/conformance/run.hpp>

#include "session.hpp"

namespace scim::conformance {

struct Discovery {
    std::optional<Unreachable> unreachable;
    report::Target target;
    Capabilities capabilities;
};

/// Reads the three discovery documents, and asks for one user to learn whether the token is good.
Discovery discover(Session& session);

}  // namespace scim::conformance
