// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What an operation came to, as one element of a BulkResponse. RFC 7644 §3.7, §3.7.3.

#include <string>

#include <scim/server/bulk.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// What an operation came to.
struct BulkOutcome {
    int status = 0;        ///< HTTP status code
    std::string location;  ///< absolute; empty when there is none
    std::string version;   ///< empty when there is none
    Json error;            ///< the body of a refusal, else null
};

/// The entry of an operation; `status` is a string.
Json bulk_entry(BulkOperation const& operation, BulkOutcome const& outcome);

}  // namespace scim::server
