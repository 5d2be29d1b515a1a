// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The resource types that a provider publishes, with the schemas they are made of. RFC 7643 §2.2, §6, §7.

#include <optional>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::conformance {

/// RFC 7643 §2.3.
enum class DataType { string, boolean, decimal, integer, date_time, binary, reference, complex };
/// RFC 7643 §7, `mutability`.
enum class Mutability { read_only, read_write, immutable, write_only };
/// RFC 7643 §7, `returned`.
enum class Returned { always, never, by_default, request };

/// An attribute with its characteristics; what the provider does not say has the default of RFC 7643 §2.2.
struct AttributeDefinition {
    std::string name;
    std::string extension;  ///< URN of the extension that defines it; empty: the base schema
    DataType type = DataType::string;
    bool multi_valued = false, required = false, unique = false;
    std::optional<bool> case_exact;  ///< empty: not said
    Mutability mutability = Mutability::read_write;
    Returned returned = Returned::by_default;
    std::vector<std::string> canonical_values, reference_types;
    std::vector<AttributeDefinition> sub_attributes;

    bool is_written() const { return mutability != Mutability::read_only; }
    /// Whether a plain GET shows it.
    bool is_shown() const
    {
        return mutability != Mutability::write_only
            && (returned == Returned::always || returned == Returned::by_default);
    }
    /// As paths, filters and parameters name it: `title`, or `urn:example:Badge:colour`.
    std::string path() const { return extension.empty() ? name : extension + ":" + name; }
};

/// An extension of a resource type.
struct ExtensionDefinition {
    std::string urn;
    bool required = false;
};

/// A resource type. What the provider wrote may be anything: only what can be worked with is taken over.
struct TypeDefinition {
    std::string name, endpoint;  ///< `Device`, `/Devices`
    std::string schema;          ///< URN of the base schema
    std::vector<ExtensionDefinition> extensions;
    std::vector<AttributeDefinition> attributes;  ///< without the common ones; those of extensions behind the others
    std::string obstacle;                         ///< why nothing can be made of it, a sentence; empty: nothing is

    /// Whether it is neither that of users nor that of groups.
    bool is_custom() const;
};

/// The name of a data type as schemas spell it.
std::string_view keyword(DataType type);

/// Takes apart /ResourceTypes and /Schemas: lists, or what a provider answers instead. Without resource types, users
/// and groups are supposed at their usual endpoints. At most 20 types, 200 attributes a schema, 50 sub-attributes each.
std::vector<TypeDefinition> type_definitions(
    std::optional<Json> const& resource_types, std::optional<Json> const& schemas);

}  // namespace scim::conformance
