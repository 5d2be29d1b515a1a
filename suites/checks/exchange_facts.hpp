// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What kind of exchange the standing checks look at.

#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace scim::conformance::checks {

/// A resource in a response.
struct SeenResource {
    Json const* value = nullptr;
    std::string type;  ///< `User`, `Group`
    /// How the published schema spells the name of each member, Capabilities::spelling_of(); none when there is no
    /// schema.
    std::vector<std::string_view> spellings;
};

/// One exchange with what many checks ask about it, found out once.
struct ExchangeFacts {
    Reply const& reply;
    RunContext const& context;
    bool is_list = false;                 ///< a query by GET on a type's endpoint or a POST to .search, answered 200
    bool is_creation = false;             ///< POST to a type's endpoint, answered 201
    bool is_projected = false;            ///< the request narrows what comes back (`attributes`, `excludedAttributes`)
    std::vector<SeenResource> resources;  ///< users and groups of a success: the one resource, or those of a list
};

ExchangeFacts facts_of(Reply const& reply, RunContext const& context);

/// Value of a query parameter, decoded; empty when absent.
std::string query_parameter(Reply const& reply, std::string_view name);

}  // namespace scim::conformance::checks
