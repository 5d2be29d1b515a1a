// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The order in which the operations of a job are carried out. RFC 7644 §3.7, §3.7.1.

#include <vector>

#include <scim/server/bulk.hpp>

namespace scim::server {

/// The operations in the order of the job, but that one which needs others waits for them; those that need each other
/// are one batch. Takes time and memory in proportion to the needs.
std::vector<BulkBatch> order_bulk(BulkNeeds const& needs);

}  // namespace scim::server
