// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Changes of the provider that the service does not know of.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <scim/provisioning/job.hpp>
#include <scim/provisioning/state_oracle.hpp>

namespace scim::provisioning {

/// Makes them, and keeps what is needed to undo the scenario.
class TargetChanges {
public:
    TargetChanges(Job const& job, Directory const& directory, Endpoint& endpoint, StateOracle& oracle);

    /// Returns why the change was not made: the provider's answer, or what is wrong with the change.
    std::optional<std::string> apply(Json const& change);
    /// Target ids of what was created.
    std::vector<std::pair<ObjectType, std::string>> const& created() const { return created_; }

private:
    std::optional<std::string> create(Json const& change);
    std::optional<std::string> remove(std::string const& name);
    std::optional<std::string> patch(Json const& change);
    void back_up();
    std::optional<std::string> restore();
    Anchor const* anchor_named(std::string_view name) const;

    Job const& job_;
    Directory const& directory_;
    Endpoint& endpoint_;
    StateOracle& oracle_;
    std::vector<std::pair<ObjectType, std::string>> created_;
    std::map<std::string, Json> backup_;  ///< whole resources by target id
};

}  // namespace scim::provisioning
