// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What came of a job's events, added up one by one. Memory grows with the number of objects, not with the log.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <scim/report/provisioning.hpp>
#include <scim/report/quarantine_rules.hpp>

namespace scim::report {

class EventTally {
public:
    struct Outcomes {
        std::size_t succeeded = 0, failed = 0;
    };

    void add(ProvisioningEvent const& event);

    /// The last outcome of each object and action, by kind of action: `create`, `group update`. An object that was
    /// found in sync has got over what failed before.
    std::map<std::string, Outcomes> by_kind() const;
    /// Likewise of references: objects whose manager or members were sent.
    Outcomes references() const;
    /// Objects whose last event failed, and those whose last event did not; skipped ones apart.
    FailureCounts open_failures() const;
    /// Objects that the target has, by `User to urn:...:User`.
    std::vector<std::pair<std::string, std::size_t>> linked_objects() const;

    /// Events that were not skipped, and those of them that failed.
    std::size_t tried() const { return tried_; }
    std::size_t failed() const { return failed_; }
    /// Failed events by error code.
    std::map<std::string, std::size_t> const& errors() const { return errors_; }

private:
    /// One bit for each kind of action, for the object itself and for its references.
    using Kinds = std::uint32_t;
    struct Object {
        Kinds seen = 0, unsuccessful = 0;
        std::array<bool, 2> has_last {}, last_failed {};  ///< of the object itself and of its references
        std::uint32_t link = 0;                           ///< of links_, from 1; 0: not in the target
    };

    template <typename Count>
    void each_outcome(Count count) const;
    std::uint32_t link_of(ProvisioningEvent const& event);

    std::unordered_map<std::string, Object> objects_;  ///< by source id
    std::vector<std::string> links_;
    std::map<std::string, std::size_t> errors_;
    std::size_t tried_ = 0, failed_ = 0;
};

}  // namespace scim::report
