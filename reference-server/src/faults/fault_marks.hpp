// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What few faults have to say of themselves, written around them.

#include <utility>

#include <scim/server/fault.hpp>

namespace scim::server {

/// A fault that breaks a requirement by one reading and nothing by another: see docs/spec-issues.md.
inline Fault contested(Fault fault)
{
    fault.is_contested = true;
    return fault;
}

}  // namespace scim::server
