// SPDX-License-Identifier: Apache-2.0
#include "patch/parse_patch.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "patch/scim1_member_patch.hpp"

namespace scim::server {

namespace {

constexpr std::string_view patch_op_urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

constexpr std::array<std::pair<std::string_view, PatchOperation::Kind>, 3> kinds {{
    {"add", PatchOperation::Kind::add},
    {"remove", PatchOperation::Kind::remove},
    {"replace", PatchOperation::Kind::replace},
}};

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

bool has_patch_op_urn(Json const& body)
{
    auto const* schemas = body.find_ignoring_case("schemas");
    if (!schemas || !schemas->is_array())
        return false;
    auto const& elements = schemas->as_array();
    return std::any_of(elements.begin(), elements.end(), [](Json const& element) {
        return element.is_string() && equals_ignoring_case(element.as_string(), patch_op_urn);
    });
}

Result<PatchOperation, ScimError> parse_operation(Json const& element, Context const& context)
{
    auto const* op = element.find_ignoring_case("op");
    if (!op || !op->is_string())
        return refuse(ScimType::invalid_syntax, "every operation needs an op");
    auto const kind = context.behaviour.parse_op(op->as_string(), context.dialect);
    if (!kind)
        return refuse(ScimType::invalid_syntax, "op must be add, remove or replace");

    PatchOperation operation;
    operation.kind = *kind;
    if (auto const* path = element.find_ignoring_case("path"); path && !path->is_null()) {
        if (!path->is_string())
            return refuse(ScimType::invalid_path, "path must be text");
        operation.path = path->as_string();
    }
    if (auto const* value = element.find_ignoring_case("value"))
        operation.value = *value;
    // RFC7644-3.5.2.1-02: an add says what to add. Choice: so must a replace.
    if (operation.kind != PatchOperation::Kind::remove && !operation.value)
        return refuse(ScimType::invalid_value, "the operation needs a value");
    return operation;
}

}  // namespace

std::optional<PatchOperation::Kind> parse_op(std::string_view op, Dialect const& dialect)
{
    for (auto const& [name, kind] : kinds) {
        if (name == op || (dialect.allows(Leniency::op_any_case) && equals_ignoring_case(name, op)))
            return kind;
    }
    return {};
}

Result<std::vector<PatchOperation>, ScimError> parse_patch(
    Json const& body, std::size_t max_operations, Context const& context)
{
    if (!body.is_object())
        return refuse(ScimType::invalid_syntax, "the body must be a JSON object");
    if (is_scim1_member_patch(body) && context.dialect.allows(Leniency::scim1_member_patch))
        return read_scim1_member_patch(body);
    if (!has_patch_op_urn(body))
        return refuse(ScimType::invalid_syntax, "schemas must name " + std::string {patch_op_urn});
    auto const* elements = body.find_ignoring_case("Operations");
    if (!elements || !elements->is_array() || elements->empty())
        return refuse(ScimType::invalid_syntax, "Operations must be an array that is not empty");
    if (elements->size() > max_operations)
        return Failure {ScimError {413, {}, "at most " + std::to_string(max_operations) + " operations are accepted"}};

    std::vector<PatchOperation> operations;
    for (auto const& element : elements->as_array()) {
        auto operation = parse_operation(element, context);
        if (!operation)
            return Failure {operation.error()};
        operations.push_back(std::move(*operation));
    }
    return operations;
}

}  // namespace scim::server
