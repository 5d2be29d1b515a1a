// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a case has to leave out or to add at a provider whose published schema is stricter than the standard one.

#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/capabilities.hpp>
#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

/// Why a case cannot run: it writes an attribute that the standards let clients write and this provider does not.
std::optional<std::string> read_only_obstacle(CaseDefinition const& definition, Capabilities const& capabilities);

/// The attribute that two of the given resources share a value of, though the provider wants it to be unique.
std::optional<std::string> shared_unique_attribute(
    std::vector<GivenResource> const& given, std::string const& resource_type, Capabilities const& capabilities);

/// Adds to a request what the provider's schema demands and the standard one does not: to the body of a POST or PUT of
/// a resource, and to the operations of a bulk job.
Json complete_sent(std::string const& method, std::string const& target, Json body, std::string const& unique,
    Capabilities const& capabilities);

}  // namespace scim::conformance
