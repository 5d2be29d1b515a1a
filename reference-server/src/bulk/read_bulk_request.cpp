// SPDX-License-Identifier: Apache-2.0
#include "bulk/read_bulk_request.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

constexpr std::string_view bulk_request_urn = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
constexpr std::array<std::string_view, 4> methods {"POST", "PUT", "PATCH", "DELETE"};

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

bool names_bulk_request(Json const& body)
{
    auto const* schemas = body.find_ignoring_case("schemas");
    if (!schemas || !schemas->is_array())
        return false;
    auto const& elements = schemas->as_array();
    return std::any_of(elements.begin(), elements.end(), [](Json const& element) {
        return element.is_string() && equals_ignoring_case(element.as_string(), bulk_request_urn);
    });
}

// Null is the same as absent. RFC 7643 §2.5.
Json const* find_assigned(Json const& object, std::string_view name)
{
    auto const* value = object.find_ignoring_case(name);
    return value && !value->is_null() ? value : nullptr;
}

void read_text(BulkOperation& operation, std::optional<std::string>& target, Json const& source, char const* name)
{
    auto const* value = find_assigned(source, name);
    if (!value)
        return;
    if (value->is_string())
        target = value->as_string();
    else
        operation.malformed = name;
}

BulkOperation read_operation(Json const& source)
{
    BulkOperation operation;
    if (!source.is_object()) {
        operation.malformed = "operation";
        return operation;
    }
    std::optional<std::string> method;
    read_text(operation, method, source, "method");
    operation.method = method.value_or("");
    read_text(operation, operation.bulk_id, source, "bulkId");
    read_text(operation, operation.path, source, "path");
    read_text(operation, operation.version, source, "version");
    if (auto const* data = find_assigned(source, "data")) {
        if (data->is_object())
            operation.data = *data;
        else
            operation.malformed = "data";
    }
    return operation;
}

}  // namespace

Result<void, ScimError> check_bulk_payload(std::size_t bytes, BulkLimits const& limits)
{
    // RFC7644-3.7.4-04, RFC7644-3.7.4-05.
    if (bytes <= limits.max_payload)
        return {};
    return Failure {ScimError {
        413, {}, "the bulk request is longer than maxPayloadSize (" + std::to_string(limits.max_payload) + " bytes)"}};
}

Result<void, ScimError> check_bulk_count(std::size_t operations, BulkLimits const& limits)
{
    // RFC7644-3.7.4-03, RFC7644-3.7.4-05.
    if (operations <= limits.max_operations)
        return {};
    return Failure {ScimError {413, {},
        "the bulk request has " + std::to_string(operations) + " operations, more than maxOperations ("
            + std::to_string(limits.max_operations) + ")"}};
}

Result<BulkRequest, ScimError> read_bulk_request(Json const& body)
{
    // RFC7644-3.7-04.
    if (!body.is_object() || !names_bulk_request(body))
        return refuse(ScimType::invalid_syntax, "schemas must name " + std::string {bulk_request_urn});
    BulkRequest request;
    if (auto const* limit = find_assigned(body, "failOnErrors")) {
        // Choice: the job would end before it begins, so no limit below 1.
        if (!limit->is_integer() || limit->as_integer() < 1)
            return refuse(ScimType::invalid_value, "failOnErrors must be an integer of 1 or more");
        request.fail_on_errors = limit->as_integer();
    }
    // RFC7644-3.7-10. An empty array is the same as none: RFC 7643 §2.5.
    auto const* operations = find_assigned(body, "Operations");
    if (!operations || !operations->is_array() || operations->empty())
        return refuse(ScimType::invalid_syntax, "Operations must be an array of at least one operation");
    request.operations.reserve(operations->size());
    for (auto const& operation : operations->as_array())
        request.operations.push_back(read_operation(operation));
    return request;
}

Result<void, ScimError> check_bulk_operation(BulkOperation const& operation)
{
    auto const& method = operation.method;
    if (!operation.malformed.empty())
        return refuse(ScimType::invalid_syntax, operation.malformed + " has the wrong type");
    // RFC7644-3.7-11.
    if (std::find(methods.begin(), methods.end(), method) == methods.end())
        return refuse(ScimType::invalid_syntax, "method must be POST, PUT, PATCH or DELETE");
    // RFC7644-3.7-18.
    if (!operation.path)
        return refuse(ScimType::invalid_syntax, "the operation has no path");
    // RFC7644-3.7-13.
    if (method == "POST" && operation.bulk_id.value_or("").empty())
        return refuse(ScimType::invalid_syntax, "a POST operation needs a bulkId");
    // RFC7644-3.7-20.
    if (method != "DELETE" && !operation.data)
        return refuse(ScimType::invalid_syntax, "a " + method + " operation needs data");
    return {};
}

std::optional<ScimError> unresolved_reference(std::string_view bulk_id)
{
    // RFC7644-3.7.1-02.
    return ScimError {409, {}, "no resource was made for the reference bulkId:" + std::string {bulk_id}};
}

}  // namespace scim::server
