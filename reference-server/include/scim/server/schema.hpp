// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Schemas and resource types as the service provider uses them. RFC 7643 §2.2, §6, §7.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server {

/// Data types. RFC 7643 §2.3.
enum class AttributeType { string, boolean, decimal, integer, date_time, binary, reference, complex };
/// RFC 7643 §7, `mutability`.
enum class Mutability { read_only, read_write, immutable, write_only };
/// RFC 7643 §7, `returned`.
enum class Returned { always, never, by_default, request };
/// RFC 7643 §7, `uniqueness`.
enum class Uniqueness { none, server, global };

/// An attribute definition with its characteristics. RFC 7643 §2.2, §7.
struct Attribute {
    std::string name;
    AttributeType type = AttributeType::string;
    bool multi_valued = false;
    bool required = false;
    bool case_exact = false;
    Mutability mutability = Mutability::read_write;
    Returned returned = Returned::by_default;
    Uniqueness uniqueness = Uniqueness::none;
    std::vector<Attribute> sub_attributes;

    bool is_complex() const noexcept { return type == AttributeType::complex; }
};

/// The attribute of that name, ASCII case ignored (RFC 7643 §2.1), or nullptr.
Attribute const* find_attribute(std::vector<Attribute> const& attributes, std::string_view name) noexcept;

/// Whether a response shows all of the attribute unless parameters say otherwise. RFC 7643 §7, `returned`.
bool is_shown_by_default(Attribute const& attribute) noexcept;

/// A schema. RFC 7643 §7.
struct Schema {
    std::string id;  ///< its URN
    std::string name;
    std::vector<Attribute> attributes;
    Json document;  ///< as in /Schemas, without `meta`
};

/// A file with schemas or resource types: one resource, an array of them, or a ListResponse.
struct DefinitionFile {
    std::string name;  ///< named in errors
    std::string content;
};

/// What is served besides users and groups, or in their place. RFC 7643 §6, §7.
struct DefinitionFiles {
    std::vector<DefinitionFile> schemas;
    std::vector<DefinitionFile> resource_types;
};

/// A resource type: an endpoint, a schema and its extensions. RFC 7643 §6.
struct ResourceType {
    std::string name;
    std::string endpoint;  ///< `/Users`
    std::string description;
    Schema core;
    std::vector<Schema> extensions;
    std::vector<std::string> required_extensions;  ///< URNs that every resource of the type must have
    std::vector<Attribute> common;                 ///< schemas, id, externalId, meta. RFC 7643 §3, §3.1
    /// Top-level attributes whose values only one resource may have; those of extensions as `<URN>:<name>`.
    std::vector<std::string> unique;

    /// The extension of that URN, ASCII case ignored, or nullptr.
    Schema const* find_extension(std::string_view urn) const noexcept;
    /// Whether every resource must have the extension of that URN. RFC 7643 §6.
    bool requires_extension(std::string_view urn) const noexcept;
    /// A common or core attribute, or nullptr.
    Attribute const* find_core(std::string_view attribute_name) const noexcept;
};

}  // namespace scim::server
