// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which object of the source an object of the target belongs to. Two people with one value of the matching attribute
/// find the same account, and only the first may have it.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <scim/provisioning/job.hpp>

namespace scim::provisioning {

/// The links of a job, read the other way. The index is made when it is first asked for: an initial cycle against an
/// empty target never asks.
class TargetOwners {
public:
    /// The source id whose active link leads to that object; empty: nobody's.
    std::string owner_of(
        std::string const& target_id, std::map<std::string, Anchor, std::less<>> const& anchors, ObjectType type);
    /// A link was made or changed its state.
    void note(std::string const& source_id, Anchor const& anchor);

private:
    using Key = std::string;
    static Key key(ObjectType type, std::string const& target_id);

    std::optional<std::unordered_map<Key, std::string>> owners_;
};

}  // namespace scim::provisioning
