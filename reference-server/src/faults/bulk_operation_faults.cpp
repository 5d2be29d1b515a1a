// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "endpoint/responses.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using OperationChange = std::function<void(Json& operation)>;

void for_each_operation(Json& job, OperationChange const& change)
{
    auto* const operations = job.find("Operations");
    if (operations == nullptr || !operations->is_array())
        return;
    for (auto& operation : operations->as_array()) {
        if (operation.is_object())
            change(operation);
    }
}

/// Carries out jobs whose operations are changed first.
void change_operations(Behaviour& behaviour, OperationChange change)
{
    behaviour.bulk
        = with_body(behaviour.bulk, [change = std::move(change)](Json& job) { for_each_operation(job, change); });
}

bool is_method(std::string_view name)
{
    return name == "POST" || name == "PUT" || name == "PATCH" || name == "DELETE";
}

/// Whether the path of an operation names a resource, not only its type.
bool names_resource(Json const& operation)
{
    auto const path = operation.string_or("path", "");
    return std::count(path.begin(), path.end(), '/') > 1;
}

// A job of one GET is no less a job to this server.
void bulk_get_carried_out(Behaviour& behaviour)
{
    behaviour.check_bulk_operation = [honest = behaviour.check_bulk_operation](BulkOperation operation) {
        if (operation.method == "GET")
            operation.method = "DELETE";  // which needs as little
        return honest(operation);
    };
    behaviour.run_bulk_operation = [honest = behaviour.run_bulk_operation](Call const& call) {
        return call.request.method == "GET" ? call.engine.behaviour.read_resource(call) : honest(call);
    };
}

void bulk_method_guessed(Behaviour& behaviour)
{
    change_operations(behaviour, [](Json& operation) {
        auto const method = operation.string_or("method", "");
        if (!is_method(method) && method != "GET")
            operation.set("method", "POST").set("bulkId", "guessed");
    });
}

void bulk_path_guessed(Behaviour& behaviour)
{
    change_operations(behaviour, [](Json& operation) {
        if (!operation.contains("path"))
            operation.set("path", "/Users");
    });
}

void bulk_post_to_resource(Behaviour& behaviour)
{
    change_operations(behaviour, [](Json& operation) {
        auto const path = std::string {operation.string_or("path", "")};
        if (operation.string_or("method", "") == "POST" && names_resource(operation))
            operation.set("path", path.substr(0, path.rfind('/')));
    });
}

void bulk_put_to_type(Behaviour& behaviour)
{
    change_operations(behaviour, [](Json& operation) {
        if (operation.string_or("method", "") == "PUT" && !names_resource(operation))
            operation.set("method", "POST").set("bulkId", "guessed");
    });
}

// Reads the resource and does nothing else.
void bulk_patch_without_effect(Behaviour& behaviour)
{
    behaviour.run_bulk_operation = [honest = behaviour.run_bulk_operation](Call const& call) {
        return call.request.method == "PATCH" ? call.engine.behaviour.read_resource(call) : honest(call);
    };
}

// Of several PUTs of one resource the first one counts.
void bulk_first_put_wins(Behaviour& behaviour)
{
    behaviour.bulk = with_body(behaviour.bulk, [](Json& job) {
        std::map<std::string, Json> first;
        for_each_operation(job, [&](Json& operation) {
            auto const* const data = operation.find("data");
            auto const path = std::string {operation.string_or("path", "")};
            if (data != nullptr && operation.string_or("method", "") == "PUT")
                operation.set("data", Json {first.emplace(path, *data).first->second});
        });
    });
}

void bulk_stops_at_failure(Behaviour& behaviour)
{
    behaviour.bulk = with_body(behaviour.bulk, [](Json& job) { job.set("failOnErrors", 1); });
}

void bulk_without_operations(Behaviour& behaviour)
{
    behaviour.bulk = [honest = behaviour.bulk](Call const& call) -> Answer {
        auto const job = body_object(call);
        if (!job || job->contains("Operations"))
            return honest(call);
        return json_response(200,
            Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:BulkResponse"})},
                {"Operations", Json::array()}}));
    };
}

// A reference that leads to no operation is text like any other.
void bulk_unknown_reference_kept(Behaviour& behaviour)
{
    behaviour.unresolved_reference = [](std::string_view) { return std::optional<ScimError> {}; };
}

}  // namespace

std::vector<Fault> bulk_operation_faults()
{
    return {
        {"bulk-first-put-wins", "RFC7644-3.7-34", "Of several PUTs of one resource in a job the first one counts.",
            FaultMode::any, bulk_first_put_wins, {}},
        {"bulk-get-carried-out", "RFC7644-3.7-11", "A job may read resources by GET.", FaultMode::any,
            bulk_get_carried_out, {}},
        {"bulk-method-guessed", "RFC7644-3.7-11", "An operation of no method, or of an unknown one, is a POST.",
            FaultMode::any, bulk_method_guessed, {}},
        {"bulk-patch-without-effect", "RFC7644-3.7-19", "A PATCH in a job is reported as done and changes nothing.",
            FaultMode::any, bulk_patch_without_effect, {}},
        {"bulk-path-guessed", "RFC7644-3.7-18", "An operation without path goes to /Users.", FaultMode::any,
            bulk_path_guessed, {}},
        {"bulk-post-to-resource", "RFC7644-3.7-16", "A POST in a job may name a resource, and makes another one.",
            FaultMode::any, bulk_post_to_resource, {}},
        {"bulk-put-to-type", "RFC7644-3.7-17", "A PUT in a job may name a resource type, and makes a resource.",
            FaultMode::any, bulk_put_to_type, {}},
        {"bulk-stops-at-failure", "RFC7644-3.7.3-09", "Every job ends with its first failure.", FaultMode::any,
            bulk_stops_at_failure, {}, {"RFC7644-3.7-28"}},
        {"bulk-without-operations", "RFC7644-3.7-10", "A job without Operations is answered with 200.", FaultMode::any,
            bulk_without_operations, {}},
        contested({"bulk-unknown-reference-kept", "RFC7644-3.7.2-03",
            "A reference to no operation of the job is stored as text.", FaultMode::any, bulk_unknown_reference_kept,
            {}}),
    };
}

}  // namespace scim::server
