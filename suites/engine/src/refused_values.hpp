// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Made-up values that a provider does not take: a schema does not tell all that it checks (RFC 7643 §2.3.1).

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace scim::conformance {

/// What the cases of a run have learned about that. Safe to use from several threads.
class RefusedValues {
public:
    /// Paths of the attributes of that type which were refused.
    std::set<std::string> of(std::string const& resource_type) const;
    /// Whether the attributes of that type have been tried one by one.
    bool is_known(std::string const& resource_type) const;
    void learn(std::string const& resource_type, std::set<std::string> refused);

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::set<std::string>> refused_;
};

}  // namespace scim::conformance
