// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The endpoint of bulk jobs. RFC 7644 §3.7.

#include "endpoint/call.hpp"

namespace scim::server {

/// POST to /Bulk: 200 with a BulkResponse, also when operations fail. Errors: 413, 415, 400 for the job as a whole.
Result<HttpResponse, ScimError> bulk(Call const& call);

}  // namespace scim::server
