// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a bulk response says of its operations. RFC 7644 §3.7, §3.7.3.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/uri.hpp>

namespace scim::conformance {

/// The status of an entry, in any of the shapes in use: `"201"`, `{"code": "201"}`, `201`. Empty when there is none.
std::optional<int> status_of_entry(Json const& entry);

/// The status of the entry with that bulkId.
std::optional<int> entry_status(std::optional<Json> const& response, std::string_view bulk_id);

/// Targets below the base URL of the resources that a job has created. Locations elsewhere are left out.
std::vector<std::string> created_by_job(Json const& response, Uri const& base);

}  // namespace scim::conformance
