// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/json_schema.hpp>

#include <utility>

#include "check_schema.hpp"
#include "compiled_schema.hpp"
#include "explain.hpp"

namespace scim::documents {

std::string describe(SchemaViolation const& violation)
{
    return violation.pointer.empty() ? violation.message : violation.pointer + ": " + violation.message;
}

JsonSchema::JsonSchema(Json source, std::unique_ptr<CompiledSchema> compiled)
    : source_ {std::make_unique<Json>(std::move(source))}
    , compiled_ {std::move(compiled)}
{
}

JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

Result<JsonSchema, std::string> JsonSchema::compile(Json const& schema)
{
    if (auto const error = check_schema(schema))
        return Failure {*error};
    auto compiled = CompiledSchema::compile(schema);
    if (!compiled)
        return Failure {compiled.error()};
    return JsonSchema {schema, std::move(*compiled)};
}

std::vector<SchemaViolation> JsonSchema::validate(Json const& document) const
{
    if (compiled_->accepts(document))
        return {};
    auto violations = explain(*source_, document, compiled_->complaints(document));
    if (violations.empty())
        violations.push_back({"", "does not fit the schema"});
    return violations;
}

Json const& JsonSchema::source() const
{
    return *source_;
}

}  // namespace scim::documents
