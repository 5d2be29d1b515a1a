// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void bulk_not_persisted(Behaviour& behaviour)
{
    behaviour.run_bulk_operation = [honest = behaviour.run_bulk_operation](Call const& call) {
        auto answer = honest(call);
        if (answer && call.request.method == "POST")
            call.engine.behaviour.erase_resource(call.engine.store, *call.type, id_of(*answer), nullptr);
        return answer;
    };
}

void take_back(Call const& call, Json const& entry)
{
    auto const location = entry.string_or("location", "");
    auto const id = location.substr(location.rfind('/') + 1);
    for (auto const& type : call.engine.types)
        call.engine.behaviour.erase_resource(call.engine.store, type, id, nullptr);
}

// Takes back what was created.
void bulk_all_or_nothing(Behaviour& behaviour)
{
    behaviour.bulk = [honest = behaviour.bulk](Call const& call) -> Answer {
        auto answer = honest(call);
        auto const document = answer ? parse_json(answer->body) : parse_json("{}");
        auto const* entries = document->find("Operations");
        if (!entries || answer->body.find("\"response\":") == std::string::npos)
            return answer;
        for (auto const& entry : entries->as_array()) {
            if (entry.string_or("status", "") == "201")
                take_back(call, entry);
        }
        return Failure {ScimError {400, {}, "an operation failed, so all were taken back"}};
    };
}

void bulk_malformed_op_200(Behaviour& behaviour)
{
    behaviour.check_bulk_operation = [honest = behaviour.check_bulk_operation](BulkOperation operation) {
        if (!operation.data)
            operation.data = Json::object();
        return honest(operation);
    };
    behaviour.run_bulk_operation = [honest = behaviour.run_bulk_operation](Call const& call) -> Answer {
        if (!call.request.body.empty() || call.request.method == "DELETE")
            return honest(call);
        HttpResponse response;
        response.status = call.request.method == "POST" ? 201 : 200;
        return response;
    };
}

void bulk_max_ops_wrong_status(Behaviour& behaviour)
{
    behaviour.check_bulk_count
        = [honest = behaviour.check_bulk_count](std::size_t operations, BulkLimits const& limits) {
              auto checked = honest(operations, limits);
              if (!checked)
                  checked.error().status = 400;
              return checked;
          };
}

void bulk_max_payload_not_enforced(Behaviour& behaviour)
{
    behaviour.check_bulk_payload = [](std::size_t, BulkLimits const&) { return Result<void, ScimError> {}; };
}

void bulk_fail_on_errors_ignored(Behaviour& behaviour)
{
    behaviour.bulk = with_body(behaviour.bulk, [](Json& body) { body.erase("failOnErrors"); });
}

void bulk_version_ignored(Behaviour& behaviour)
{
    behaviour.run_bulk_operation = without_field(behaviour.run_bulk_operation, "If-Match");
}

}  // namespace

std::vector<Fault> bulk_faults()
{
    return {
        {"bulk-all-or-nothing", "RFC7644-3.7-28", "One operation that fails takes back what the others created.",
            FaultMode::any, bulk_all_or_nothing, {}},
        {"bulk-fail-on-errors-ignored", "RFC7644-3.7.3-06", "failOnErrors does not end a job.", FaultMode::any,
            bulk_fail_on_errors_ignored, {}, {"RFC7644-3.7.3-08"}},
        {"bulk-malformed-op-200", "RFC7644-3.7-20", "An operation without data is reported as done.", FaultMode::any,
            bulk_malformed_op_200, {}},
        {"bulk-max-ops-wrong-status", "RFC7644-3.7.4-03", "Too many operations are refused with 400.", FaultMode::any,
            bulk_max_ops_wrong_status, {}},
        {"bulk-max-payload-not-enforced", "RFC7644-3.7.4-04", "A job longer than maxPayloadSize is carried out.",
            FaultMode::any, bulk_max_payload_not_enforced, {}},
        {"bulk-not-persisted", "RFC7644-3.7-03", "What a job created is not there, though the answer says 201.",
            FaultMode::any, bulk_not_persisted, {}},
        {"bulk-version-ignored", "RFC7644-3.7.3-10", "The version of an operation is not compared.", FaultMode::any,
            bulk_version_ignored, {}},
    };
}

}  // namespace scim::server
