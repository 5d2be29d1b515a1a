// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Resources and values made up from a published schema: right ones, and wrong ones of every kind. The same schema and
/// the same text make the same ones.

#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/type_definition.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// A value that fits the attribute, without those of sub-attributes that only the provider writes. Texts begin with
/// `unique` where the schema leaves them free. `turn`: 0, 1, 2, ... give different values; of a multi-valued attribute
/// turn 0 has two values and the others have one. Empty: there is no (other) value that a stranger could know, such as
/// the id of another resource or a certificate.
std::optional<Json> made_up(AttributeDefinition const& attribute, std::string const& unique, int turn = 0);

/// Whatever the schemas demand, and nothing else. Empty: an attribute that is demanded cannot be made up.
std::optional<Json> minimal_resource(TypeDefinition const& type, std::string const& unique, int turn = 0);
/// Every attribute that can be made up and that clients may write.
std::optional<Json> full_resource(TypeDefinition const& type, std::string const& unique, int turn = 0);
/// The extension with whatever it demands; if that is nothing, with one attribute. Empty: cannot be made up.
std::optional<Json> required_extension(TypeDefinition const& type, std::string const& urn, std::string const& unique);

/// Adds what an extension demands and the resource does not have, and its URN to `schemas`; see required_extension().
/// False: it cannot be made up, and nothing was added.
bool add_extension(Json& resource, TypeDefinition const& type, std::string const& urn, std::string const& unique);
/// The same for every extension that the resource type requires.
bool add_required_extensions(Json& resource, TypeDefinition const& type, std::string const& unique);

/// Puts the value where the attribute belongs, its extension into `schemas` as well.
void put_value(Json& resource, AttributeDefinition const& attribute, Json value);
/// Takes the attribute out; an extension that has nothing left goes too.
void drop_value(Json& resource, AttributeDefinition const& attribute);
/// The value in a resource, letter case of names forgiven; nullptr if it has none, or one that means none.
Json const* value_in(Json const& resource, AttributeDefinition const& attribute);

/// A value that the definition rules out.
struct WrongValue {
    Json value;
    std::string what;  ///< `text for an integer`
};
/// Values of wrong types: of the attribute, and of each of its sub-attributes that clients write.
std::vector<WrongValue> wrong_values(AttributeDefinition const& attribute, std::string const& unique);
/// Values that the RFCs neither allow nor forbid: null, the empty text, an undefined sub-attribute, a word that is not
/// among the canonical values.
std::vector<WrongValue> odd_values(AttributeDefinition const& attribute, std::string const& unique);

}  // namespace scim::conformance
