// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void patch_error_empty(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [](Call const&, Answer answer) -> Answer {
        if (answer)
            return answer;
        HttpResponse response;
        response.status = answer.error().status;
        response.reason = reason_phrase(response.status);
        return response;
    });
}

// The answer for a group holds what was sent, not the group.
void patch_members_partial_answer(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [](Call const& call, Answer answer) -> Answer {
        auto const body = parse_json(call.request.body);
        auto const* operations = body ? body->find("Operations") : nullptr;
        if (!answer || answer->status != 204 || !operations || operations->empty())
            return answer;
        auto const* value = operations->as_array().front().find("value");
        answer->status = 200;
        answer->reason = reason_phrase(200);
        answer->fields.set("Content-Type", "application/scim+json");
        answer->body = write_json(Json::object(
            {{"schemas", Json::array({call.type->core.id})}, {"id", call.id}, {"members", value ? *value : Json {}}}));
        return answer;
    });
}

bool has_text_as_path(Json const& operation)
{
    auto const* path = operation.find("path");
    return !path || path->is_null() || path->is_string();
}

// Leaves out the operations whose path is no text.
void patch_path_number_skipped(Behaviour& behaviour)
{
    behaviour.modify_resource
        = [honest = behaviour.modify_resource, read = behaviour.read_resource](Call const& call) -> Answer {
        auto body = parse_json(call.request.body);
        auto* operations = body ? body->find("Operations") : nullptr;
        if (!operations || !operations->is_array())
            return honest(call);
        auto const skipped
            = std::erase_if(operations->as_array(), [](Json const& operation) { return !has_text_as_path(operation); });
        if (skipped > 0 && operations->empty())
            return read(call);
        return skipped > 0 ? answer_with_body(honest, call, *body) : honest(call);
    };
}

// Changes the resource that was made last as well, as an update does whose condition is too wide.
void patch_hits_another(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) {
        auto const all = call.engine.store.all(*call.type);
        if (!all.empty() && all.back()->id != call.id) {
            auto other = call;
            other.id = all.back()->id;
            static_cast<void>(honest(other));
        }
        return honest(call);
    };
}

void patch_unsupported_404(Behaviour& behaviour)
{
    behaviour.service_provider_config
        = [honest = behaviour.service_provider_config](PageLimits const& limits, BulkLimits const& bulk_limits) {
              auto document = honest(limits, bulk_limits);
              if (document)
                  document->set("patch", Json::object({{"supported", false}}));
              return document;
          };
    behaviour.modify_resource = [](Call const&) -> Answer {
        return Failure {ScimError {404, {}, "there is nothing here"}};
    };
}

}  // namespace

std::vector<Fault> patch_answer_faults()
{
    return {
        {"patch-error-empty", "RFC7644-3.5.2-31", "A patch that fails is answered without a body.", FaultMode::any,
            patch_error_empty, {}},
        {"patch-hits-another", "RFC7644-3.5.2-23", "A patch changes the newest resource as well.", FaultMode::any,
            patch_hits_another, {}},
        {"patch-members-partial-answer", "RFC7644-3.5.2.1-14",
            "The answer to a new member is a group with that member only.", FaultMode::any,
            patch_members_partial_answer, {}},
        {"patch-path-number-skipped", "RFC7644-3.5.2-08", "An operation whose path is a number is skipped.",
            FaultMode::any, patch_path_number_skipped, {}},
        {"patch-unsupported-404", "RFC7644-3.12-22", "PATCH is not offered and answered with 404.", FaultMode::any,
            patch_unsupported_404, {}},
    };
}

}  // namespace scim::server
