// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the path of a bulk operation addresses. RFC 7644 §3.7.

#include <string>

#include <scim/server/bulk.hpp>
#include <scim/server/error.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/result.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

/// A resource type, or one resource.
struct BulkPlace {
    ResourceType const* type = nullptr;
    std::string id;  ///< may be a reference; empty for POST
};

/// Reads the path of an operation that has one.
/// Errors: 404 for what is no resource type, 405 where the method does not fit, 400 invalidSyntax.
Result<BulkPlace, ScimError> find_bulk_place(Engine const& engine, BulkOperation const& operation);

}  // namespace scim::server
