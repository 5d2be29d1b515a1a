// SPDX-License-Identifier: Apache-2.0
#include "refused_values.hpp"

#include <utility>

namespace scim::conformance {

std::set<std::string> RefusedValues::of(std::string const& resource_type) const
{
    std::lock_guard const lock {mutex_};
    auto const found = refused_.find(resource_type);
    return found == refused_.end() ? std::set<std::string> {} : found->second;
}

bool RefusedValues::is_known(std::string const& resource_type) const
{
    std::lock_guard const lock {mutex_};
    return refused_.contains(resource_type);
}

void RefusedValues::learn(std::string const& resource_type, std::set<std::string> refused)
{
    std::lock_guard const lock {mutex_};
    refused_[resource_type] = std::move(refused);
}

}  // namespace scim::conformance
