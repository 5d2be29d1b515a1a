// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// docs/server-requirements.md.

#include <map>
#include <string>
#include <vector>

#include <scim/documents/requirement_registry.hpp>
#include <scim/wire/json.hpp>

namespace scim::selftest {

/// The entries of reference-server/requirements.json by id.
using ServerEntries = std::map<std::string, Json, std::less<>>;

/// Section by section what the requirements ask of a service provider, and where that is done or why it is not.
std::string server_requirements_page(
    std::vector<documents::Requirement const*> const& requirements, ServerEntries const& entries);

}  // namespace scim::selftest
