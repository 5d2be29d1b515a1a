// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

constexpr std::string_view bulk_urn = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
constexpr std::size_t most_operations = 1000;

Json const* bulk_request(ObservedRequest const& seen)
{
    return seen.place == Place::bulk && seen.is_method("POST") && seen.body && seen.body->is_object() ? &*seen.body
                                                                                                      : nullptr;
}

Json const* operations_of(ObservedRequest const& seen)
{
    auto const* bulk = bulk_request(seen);
    auto const* operations = bulk ? bulk->find_ignoring_case("Operations") : nullptr;
    return operations && operations->is_array() ? operations : nullptr;
}

std::string text_of(Json const& operation, std::string_view name)
{
    auto const* value = operation.find_ignoring_case(name);
    return value && value->is_string() ? value->as_string() : std::string {};
}

bool is_method(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

// The first operation of which the function has something to say.
template <typename Function>
Offence in_any_operation(ObservedRequest const& seen, Function const& function)
{
    auto const* operations = operations_of(seen);
    auto const count = operations ? std::min(operations->size(), most_operations) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& operation = operations->as_array()[i];
        auto const offence = operation.is_object() ? function(operation) : Offence {};
        if (offence)
            return "Operations[" + std::to_string(i) + "]: " + *offence;
    }
    return {};
}

Offence unidentified_bulk(ObservedRequest const& seen)
{
    auto const* bulk = bulk_request(seen);
    return bulk && !names_schema(*bulk, bulk_urn) ? Offence {"schemas does not hold " + std::string {bulk_urn}}
                                                  : Offence {};
}

Offence without_operations(ObservedRequest const& seen)
{
    if (!bulk_request(seen))
        return {};
    auto const* operations = operations_of(seen);
    return !operations ? Offence {"Operations is missing or not an array"} : Offence {};
}

Offence bad_method(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        auto const method = text_of(operation, "method");
        return is_method(method) ? Offence {} : Offence {"method is " + shown(method)};
    });
}

Offence post_without_bulk_id(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        return text_of(operation, "method") == "POST" && text_of(operation, "bulkId").empty()
            ? Offence {"POST without bulkId"}
            : Offence {};
    });
}

Offence repeated_bulk_id(ObservedRequest const& seen)
{
    std::set<std::string> met;
    return in_any_operation(seen, [&](Json const& operation) -> Offence {
        auto const id = text_of(operation, "bulkId");
        return !id.empty() && !met.insert(id).second ? Offence {"bulkId " + shown(id) + " was used before"}
                                                     : Offence {};
    });
}

Offence missing_path(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        return text_of(operation, "path").empty() ? Offence {"path is missing"} : Offence {};
    });
}

Offence absolute_path(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        return text_of(operation, "path").find("://") != std::string::npos ? Offence {"path is an absolute URL"}
                                                                           : Offence {};
    });
}

// The number of segments of a relative path; 0 when there is none.
std::size_t depth_of(Json const& operation)
{
    auto const path = text_of(operation, "path");
    if (path.find("://") != std::string::npos)
        return 0;
    auto const pieces = split(path, '/');
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](std::string const& piece) { return !piece.empty(); }));
}

Offence post_to_a_resource(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        return text_of(operation, "method") == "POST" && depth_of(operation) > 1
            ? Offence {"the path of POST names more than an endpoint"}
            : Offence {};
    });
}

Offence change_of_an_endpoint(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        auto const method = text_of(operation, "method");
        return is_method(method) && method != "POST" && depth_of(operation) == 1
            ? Offence {"the path of " + method + " names no resource"}
            : Offence {};
    });
}

Offence missing_data(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        auto const method = text_of(operation, "method");
        auto const* data = operation.find_ignoring_case("data");
        return is_method(method) && method != "DELETE" && (!data || data->is_null()) ? Offence {"data is missing"}
                                                                                     : Offence {};
    });
}

Offence data_no_object(ObservedRequest const& seen)
{
    return in_any_operation(seen, [](Json const& operation) -> Offence {
        auto const* data = operation.find_ignoring_case("data");
        return data && !data->is_null() && !data->is_object() ? Offence {"data is not an object"} : Offence {};
    });
}

Offence bad_fail_on_errors(ObservedRequest const& seen)
{
    auto const* bulk = bulk_request(seen);
    auto const* limit = bulk ? bulk->find_ignoring_case("failOnErrors") : nullptr;
    return limit && !limit->is_integer() && !limit->is_null() ? Offence {"failOnErrors is not an integer"} : Offence {};
}

// Looks for `bulkId:` in every text of the data; parse_json() bounds the depth.
void collect_references(Json const& value, std::set<std::string>& references)
{
    constexpr std::string_view prefix = "bulkId:";
    if (value.is_string() && value.as_string().starts_with(prefix))
        references.insert(value.as_string().substr(prefix.size()));
    if (value.is_array()) {
        for (auto const& element : value.as_array())
            collect_references(element, references);
    }
    if (value.is_object()) {
        for (auto const& member : value.as_object())
            collect_references(member.value, references);
    }
}

Offence unknown_reference(ObservedRequest const& seen)
{
    auto const* operations = operations_of(seen);
    if (!operations || operations->size() > most_operations)
        return {};
    std::set<std::string> ids;
    for (auto const& operation : operations->as_array())
        ids.insert(text_of(operation, "bulkId"));
    return in_any_operation(seen, [&](Json const& operation) -> Offence {
        std::set<std::string> references;
        if (auto const* data = operation.find_ignoring_case("data"))
            collect_references(*data, references);
        for (auto const& reference : references) {
            if (!ids.contains(reference))
                return "no operation has the bulkId " + shown(reference);
        }
        return {};
    });
}

Offence too_large(ObservedRequest const& seen)
{
    return seen.place == Place::bulk && seen.status == 413 ? Offence {"the answer was 413"} : Offence {};
}

constexpr std::array rules {
    Rule {"bulk-not-identified", "RFC7644-3.7-04", Severity::error,
        "The schemas of a bulk request name the BulkRequest URN.", unidentified_bulk},
    Rule {"bulk-without-operations", "RFC7644-3.7-10", Severity::error, "A bulk request has the array Operations.",
        without_operations},
    Rule {"bulk-method", "RFC7644-3.7-11", Severity::error, "The method of an operation is POST, PUT, PATCH or DELETE.",
        bad_method},
    Rule {"bulk-post-without-bulk-id", "RFC7644-3.7-13", Severity::error, "A POST in a bulk request has a bulkId.",
        post_without_bulk_id},
    Rule {
        "bulk-id-repeated", "RFC7644-3.7-12", Severity::error, "A bulkId is used once in a request.", repeated_bulk_id},
    Rule {"bulk-path-missing", "RFC7644-3.7-18", Severity::error, "Each operation has a path.", missing_path},
    Rule {"bulk-path-absolute", "RFC7644-3.7-15", Severity::error,
        "The path of an operation is relative to the base URI.", absolute_path},
    Rule {"bulk-post-to-resource", "RFC7644-3.7-16", Severity::error,
        "The path of a POST names the endpoint of a resource type.", post_to_a_resource},
    Rule {"bulk-change-of-endpoint", "RFC7644-3.7-17", Severity::error,
        "The path of PUT, PATCH and DELETE names one resource.", change_of_an_endpoint},
    Rule {"bulk-data-missing", "RFC7644-3.7-20", Severity::error, "POST, PUT and PATCH have data.", missing_data},
    Rule {"bulk-data-not-an-object", "RFC7644-3.7-19", Severity::error,
        "data is what the body of the single request would be: an object.", data_no_object},
    Rule {"bulk-fail-on-errors", "RFC7644-3.7-08", Severity::warning, "failOnErrors, where it is given, is an integer.",
        bad_fail_on_errors},
    Rule {"bulk-reference-unknown", "RFC7644-3.7.2-02", Severity::warning,
        "bulkId: refers to the bulkId of an operation in the same request.", unknown_reference},
    Rule {"bulk-too-large", "RFC7644-3.7.4-02", Severity::info,
        "The limits of bulk requests are found in /ServiceProviderConfig.", too_large},
};

}  // namespace

std::span<Rule const> bulk_rules()
{
    return rules;
}

}  // namespace scim::server::observe
