// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which evidence the HTML report carries, and what is cut from it when the file would become too large.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <scim/report/model.hpp>

#include "html_shown_events.hpp"

namespace scim::report::html {

/// The size rules in the order in which they are applied; each includes those before it.
enum class SizeRule {
    none,
    passing_16k,
    passing_4k,
    passing_without_messages,
    failing_16k,
    five_per_finding,
    fewer_events,
};

/// The next stricter rule; empty after the last.
std::optional<SizeRule> stricter(SizeRule rule);

/// What a rule took away, as a sentence for the reader; empty for none.
std::string_view describe(SizeRule rule);

/// How much of one case's exchanges is shown.
struct EvidenceLimit {
    bool messages = true;                                   ///< headers and bodies; else method, URL, status, timing
    std::size_t body_bytes = static_cast<std::size_t>(-1);  ///< longer bodies are cut
};

/// Finds exchanges by id and tells how much of them is shown.
class Evidence {
public:
    /// Both must outlive it.
    Evidence(RunReport const& report, ShownEvents const& shown, SizeRule rule);

    /// The entries of the provisioning log that the page carries.
    ShownEvents const& shown() const { return shown_; }
    Exchange const* find(std::string const& exchange_id) const;
    EvidenceLimit limit(Case const& shown) const;
    /// A failed event counts as a failing case; of each error code the first five are kept longest.
    EvidenceLimit limit(ProvisioningEvent const& shown) const;

private:
    EvidenceLimit limit(bool in_trouble, bool among_first) const;

    SizeRule rule_;
    std::unordered_map<std::string_view, Exchange const*> exchanges_;
    std::unordered_set<std::string_view> first_cases_;  // the first five cases of each finding
    ShownEvents const& shown_;
};

}  // namespace scim::report::html
