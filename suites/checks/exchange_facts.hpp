// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What kind of exchange a standing check looks at.

#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace scim::conformance::checks {

/// A resource in a response, with the place where it stands.
struct SeenResource {
    Json const* value = nullptr;
    std::string pointer;
    std::string type;  ///< `User`, `Group`
};

/// `User` or `Group` when the request went to that type's endpoint, else empty.
std::string resource_type_of(Reply const& reply, RunContext const& context);

/// Whether the request narrows what comes back (`attributes`, `excludedAttributes`).
bool is_projected(Reply const& reply);

/// Whether the response is a list: a query by GET on a type's endpoint or a POST to .search, answered 200.
bool is_list(Reply const& reply, RunContext const& context);

/// Users and groups in a successful response: the one resource, or those of a list.
std::vector<SeenResource> resources_of(Reply const& reply, RunContext const& context);

/// Whether the reply made a resource: POST to a type's endpoint, answered 201 with a body.
bool is_creation(Reply const& reply, RunContext const& context);

/// Value of a query parameter, decoded; empty when absent.
std::string query_parameter(Reply const& reply, std::string_view name);

}  // namespace scim::conformance::checks
