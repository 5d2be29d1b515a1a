// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What clients have to do, as tables of small predicates. Nothing here refuses a request.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/observer.hpp>

#include "observe/observed_request.hpp"

namespace scim::server::observe {

/// What was seen that breaks a rule, and where. Empty: nothing. It never holds a value that may be a secret.
using Offence = std::optional<std::string>;

/// One rule for clients.
struct Rule {
    std::string_view name;         ///< kebab-case, unique
    std::string_view requirement;  ///< of the registry
    Severity level;
    std::string_view summary;  ///< one sentence, at most 120 characters
    Offence (*find)(ObservedRequest const& seen);
};

std::span<Rule const> message_rules();     ///< media types, encoding, bodies
std::span<Rule const> url_rules();         ///< methods, targets, credentials, conditions
std::span<Rule const> filter_rules();      ///< filters
std::span<Rule const> query_rules();       ///< the other query parameters, and SearchRequest
std::span<Rule const> paging_rules();      ///< count, startIndex, cursor
std::span<Rule const> schemas_rules();     ///< `schemas` and what belongs to it
std::span<Rule const> resource_rules();    ///< attributes of POST and PUT
std::span<Rule const> value_rules();       ///< JSON types and formats of values
std::span<Rule const> patch_rules();       ///< the form of PATCH requests
std::span<Rule const> patch_path_rules();  ///< paths and targets of PATCH operations
std::span<Rule const> bulk_rules();        ///< bulk requests

/// All of the above.
std::vector<Rule> all_rules();

/// What the request breaks, in the order of the rules.
std::vector<Violation> judge(ObservedRequest const& seen, std::span<Rule const> rules);

}  // namespace scim::server::observe
