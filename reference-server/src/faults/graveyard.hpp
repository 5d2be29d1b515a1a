// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The memory of faults that do not let go of what was deleted.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Remembers what was deleted. Every member function may be called from several threads at once.
class Graveyard {
public:
    void bury(ResourcePointer resource);
    /// nullptr if none of that type is buried under that id.
    ResourcePointer find(ResourceType const& type, std::string_view id) const;
    /// All of a type.
    std::vector<ResourcePointer> all(ResourceType const& type) const;
    /// The groups that had a member of that id.
    std::vector<ResourcePointer> groups_of(std::string_view member_id) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, ResourcePointer, std::less<>> buried_;
};

/// A graveyard for all that is deleted from now on.
std::shared_ptr<Graveyard> bury_deleted(Behaviour& behaviour);

}  // namespace scim::server
