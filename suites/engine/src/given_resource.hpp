// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Completes the resources that cases are given.

#include <string>

#include <scim/conformance/capabilities.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// Adds `schemas`, makes userName and a group's displayName carry the run's prefix, and fills the attributes that the
/// provider's own schema demands.
Json complete_given(
    std::string const& resource_type, Json body, std::string const& unique, Capabilities const& capabilities);

/// Adds the extensions that the provider requires of the type, with what they demand.
void add_extensions(
    std::string const& resource_type, Json& body, std::string const& unique, Capabilities const& capabilities);

/// Makes up a value for an attribute that the published schema of the type demands.
void add_demanded(std::string const& resource_type, std::string const& name, Json& body, std::string const& unique,
    Capabilities const& capabilities);

}  // namespace scim::conformance
