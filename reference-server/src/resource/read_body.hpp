// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Turns the body of a POST or PUT into the content of a resource. RFC 7644 §3.3, §3.5.1.

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Checks and copies a body: canonical names, readOnly and unknown attributes left out, nulls left out.
/// Errors: invalidSyntax for what is no resource, invalidValue for wrong values and missing required attributes.
Result<Json, ScimError> read_body(Json const& body, Context const& context);

/// Refuses content that lacks a required attribute. RFC 7643 §2.2.
Result<void, ScimError> check_required(Json const& content, ResourceType const& type, ScimType reason);

/// Writes `schemas` anew: the core URN, and the URN of every extension with data. RFC 7643 §3.
void settle_schemas(Json& resource, ResourceType const& type);

/// Whether a member name and an attribute name are the same. RFC 7643 §2.1.
bool names_attribute(std::string_view member, std::string_view attribute);

}  // namespace scim::server
