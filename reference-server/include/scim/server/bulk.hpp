// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bulk jobs as the service provider reads them. RFC 7644 §3.7.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server {

/// What one job may hold. RFC 7644 §3.7.4.
struct BulkLimits {
    std::size_t max_operations = 1000;
    std::size_t max_payload = std::size_t {1024} * 1024;  ///< bytes of the request's body
};

/// One element of `Operations`. RFC 7644 §3.7.
struct BulkOperation {
    std::string method;  ///< as sent; empty when it is absent
    std::optional<std::string> bulk_id;
    std::optional<std::string> path;     ///< relative to the root, as sent
    std::optional<std::string> version;  ///< what If-Match would say
    std::optional<Json> data;            ///< an object
    std::string malformed;               ///< the member that has the wrong type; empty when there is none
};

/// A job. RFC 7644 §3.7.
struct BulkRequest {
    std::optional<std::int64_t> fail_on_errors;  ///< 1 or more
    std::vector<BulkOperation> operations;
};

/// The ids of the resources that a job has made, by bulkId.
using BulkIds = std::map<std::string, std::string, std::less<>>;

/// For each operation of a job those that come before it: 0-based places in the job.
using BulkNeeds = std::vector<std::vector<std::size_t>>;

/// Operations that are carried out together: one, or all that refer to each other in a circle; in the order of the job.
using BulkBatch = std::vector<std::size_t>;

}  // namespace scim::server
