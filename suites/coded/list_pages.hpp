// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What cases that read lists page by page have in common.

#include <map>
#include <set>
#include <string>

#include "coded/list_replies.hpp"
#include "coded_context.hpp"

namespace scim::conformance {

/// What is walked over, and the attribute that holds its name.
struct WalkerKind {
    char const* resource_type;
    char const* name;
};
inline constexpr WalkerKind user_walkers {"User", "userName"};
inline constexpr WalkerKind group_walkers {"Group", "displayName"};

/// Makes so many resources, whose names begin with the case's prefix; their ids.
std::set<std::string> create_walkers(CodedContext& context, WalkerKind const& kind, int count);

/// The target that lists them, without parameters for pages.
std::string walkers_target(CodedContext& context, WalkerKind const& kind);

/// Expects that each of our ids was met, and none twice. `met` counts how often an id was met.
void expect_each_once(CodedContext& context, std::set<std::string> const& ours, std::map<std::string, int> const& met);

}  // namespace scim::conformance
