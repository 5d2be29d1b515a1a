// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Records as Microsoft's service wrote them, and runs made of them.

#include <string>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

namespace scim::report::sample {

/// A record of a file under log-samples; `source` in the file says where it is from.
Json microsofts(std::string const& name);

/// The run of a job whose only event is that record of Graph's.
RunReport run_of(Json const& record);

}  // namespace scim::report::sample
