// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the provider offers, as it says itself, corrected by the configuration.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/type_definition.hpp>
#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// A feature forced on or off by the user, with the reason that the report shows.
struct FeatureOverride {
    bool supported = true;
    std::string reason;
};

/// The published schema of a resource type, as far as plans need it.
struct PublishedAttribute {
    std::string name;  ///< `emails`, or `name.givenName` for a sub-attribute
    std::string type, mutability, uniqueness;
    bool multi_valued = false, required = false;
};

struct Capabilities {
    std::optional<Json> service_provider_config;
    std::map<std::string, std::string> endpoints;  ///< resource type name to endpoint, `User` to `/Users`
    std::map<std::string, std::vector<PublishedAttribute>>
        attributes;                              ///< by `User`, `Group`, `enterprise`; absent when unknown
    std::vector<TypeDefinition> types;           ///< those whose schemas are published, or not quite
    std::set<std::string> offered;               ///< names of case files' `requires`
    std::map<std::string, std::string> reasons;  ///< why a feature is not offered

    /// Empty when the capability is there, otherwise the reason why it is not.
    std::optional<std::string> missing(std::string_view capability) const;
    /// The published resource type of that name, or nullptr.
    TypeDefinition const* find_type(std::string_view name) const;
    /// The attribute of that name in the published schema of the type, ASCII case ignored; nullptr: there is none.
    PublishedAttribute const* find_attribute(std::string_view resource_type, std::string_view name) const;
    /// How a member of a resource is spelled by the published schema of its type, or by RFC 7643 §3.1 if it is common
    /// to all resources. Empty: nothing defines it. A name with a dot is that of a sub-attribute, and no member's.
    std::string_view spelling_of(std::string_view resource_type, std::string_view member) const;
    /// Attributes that the published schema of the type demands on creation, by top-level name.
    std::vector<std::string> required_attributes(std::string_view resource_type) const;

private:
    /// Why `User.emails` cannot be left out; empty when it can.
    std::optional<std::string> required_against(std::string_view attribute) const;
};

/// Reads the three discovery documents (each may be absent). `overrides` win.
Capabilities capabilities_from(std::optional<Json> const& service_provider_config,
    std::optional<Json> const& resource_types, std::optional<Json> const& schemas,
    std::map<std::string, FeatureOverride> const& overrides);

}  // namespace scim::conformance
