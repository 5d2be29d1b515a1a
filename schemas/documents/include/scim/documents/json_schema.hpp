// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// JSON Schema (draft-07), as far as our own schema files use it.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::documents {

class CompiledSchema;

/// One place of a document that does not fit its schema.
struct SchemaViolation {
    std::string pointer;  ///< RFC 6901; the member itself when it is unknown, its object when it is missing
    std::string message;  ///< e.g. `expected string, got number`, without final full stop

    friend bool operator==(SchemaViolation const&, SchemaViolation const&) = default;
};

/// `/steps/0/send: expected string, got number`; the place is left out when it is the whole document.
std::string describe(SchemaViolation const& violation);

/// A compiled schema. Immutable: one object may judge documents in several threads at a time.
///
/// Besides draft-07 there are three keywords: `x-format` (text formats: date-time, uri, uri-reference, urn, kebab-case,
/// ...), `x-memberNames` (a text format for the names of an object's members) and `x-uniqueItems` (texts in an array,
/// no two alike). Left out on purpose, because the library behind it is slow or wrong there: pattern,
/// patternProperties, propertyNames, format, uniqueItems, $id, references to other files.
class JsonSchema {
public:
    /// Errors: what is wrong with the schema, and where; unknown keywords are errors.
    static Result<JsonSchema, std::string> compile(Json const& schema);

    JsonSchema(JsonSchema&&) noexcept;
    JsonSchema& operator=(JsonSchema&&) noexcept;
    ~JsonSchema();

    /// Everything that does not fit, one violation for each place, in document order; empty when the document fits.
    std::vector<SchemaViolation> validate(Json const& document) const;

    /// The schema as it was written.
    Json const& source() const;

private:
    JsonSchema(Json source, std::unique_ptr<CompiledSchema> compiled);

    std::unique_ptr<Json> source_;
    std::unique_ptr<CompiledSchema> compiled_;
};

}  // namespace scim::documents
