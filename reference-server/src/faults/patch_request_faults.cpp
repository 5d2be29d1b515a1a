// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Operations = std::vector<PatchOperation>;
using Done = Result<void, ScimError>;
using Answer = Result<HttpResponse, ScimError>;

void patch_op_capital_rejected(Behaviour& behaviour)
{
    behaviour.parse_op = [honest = behaviour.parse_op](std::string_view op, Dialect const& dialect) {
        return honest(op, dialect.without(Leniency::op_any_case));
    };
}

// Each operation is kept as soon as it succeeded.
void patch_not_atomic(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        for (auto const& operation : operations) {
            auto const done = honest(resource, {operation}, context);
            if (!done)
                return done;
        }
        return {};
    };
}

void patch_first_op_only(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](Json& resource, Operations const& operations,
                                Context const& context) { return honest(resource, {operations.front()}, context); };
}

void patch_primary_not_exclusive(Behaviour& behaviour)
{
    behaviour.settle_primary = [](Json const&, Json&) {};
}

void patch_active_false_noop(Behaviour& behaviour)
{
    behaviour.apply_patch
        = [honest = behaviour.apply_patch](Json& resource, Operations const& operations, Context const& context) {
              auto const* before = resource.find("active");
              auto const was_active = !before || !before->is_boolean() || before->as_boolean();
              auto const done = honest(resource, operations, context);
              auto* after = resource.find("active");
              if (done && was_active && after && after->is_boolean() && !after->as_boolean())
                  *after = Json {true};
              return done;
          };
}

bool mentions(Operations const& operations, std::string_view attribute)
{
    return std::any_of(operations.begin(), operations.end(), [&](PatchOperation const& operation) {
        if (operation.path)
            return starts_with_ignoring_case(*operation.path, attribute);
        return operation.value && operation.value->find_ignoring_case(attribute);
    });
}

void patch_unrelated_attr_lost(Behaviour& behaviour)
{
    behaviour.apply_patch
        = [honest = behaviour.apply_patch](Json& resource, Operations const& operations, Context const& context) {
              auto const done = honest(resource, operations, context);
              for (auto const* attribute : {"roles", "phoneNumbers", "nickName"}) {
                  if (done && !mentions(operations, attribute))
                      resource.erase(attribute);
              }
              return done;
          };
}

void patch_op_unknown_accepted(Behaviour& behaviour)
{
    behaviour.parse_op = [honest = behaviour.parse_op](std::string_view op, Dialect const& dialect) {
        auto const kind = honest(op, dialect);
        return kind ? kind : PatchOperation::Kind::replace;
    };
}

void patch_ops_empty_accepted(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [read = behaviour.read_resource](Call const& call, Answer answer) {
        auto const body = parse_json(call.request.body);
        auto const* operations = body ? body->find("Operations") : nullptr;
        auto const is_empty = body && body->is_object() && (!operations || operations->empty());
        return is_empty && !answer ? read(call) : answer;
    });
}

void answer_otherwise(Behaviour& behaviour, int status, ScimError error)
{
    wrap_patch_answer(behaviour, [status, error = std::move(error)](Call const&, Answer answer) -> Answer {
        if (!answer && answer.error().status == status)
            return Failure {error};
        return answer;
    });
}

void patch_reply_stale(Behaviour& behaviour)
{
    behaviour.modify_resource
        = [honest = behaviour.modify_resource, read = behaviour.read_resource](Call const& call) -> Answer {
        auto const before = read(call);
        auto answer = honest(call);
        if (before && answer && answer->status == 200)
            answer->body = before->body;
        return answer;
    };
}

void patch_204_despite_attributes(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [](Call const&, Answer answer) {
        if (answer && answer->status == 200) {
            answer->status = 204;
            answer->reason = reason_phrase(204);
            answer->body.clear();
            answer->fields.remove("Content-Type");
        }
        return answer;
    });
}

// The new password, if the request holds one.
std::optional<Json> sent_password(Json const& body)
{
    auto const* operations = body.find("Operations");
    for (auto const& operation : operations && operations->is_array() ? operations->as_array() : Json::Array {}) {
        auto const* value = operation.find("value");
        auto const* inner = value ? value->find_ignoring_case("password") : nullptr;
        if (value && equals_ignoring_case(operation.string_or("path", ""), "password"))
            return *value;
        if (inner)
            return *inner;
    }
    return {};
}

void patch_password_returned(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [](Call const& call, Answer answer) {
        auto const body = parse_json(call.request.body);
        auto const password = body ? sent_password(*body) : std::nullopt;
        auto resource = parse_json(answer ? answer->body : std::string {});
        if (password && resource) {
            resource->set("password", *password);
            answer->body = write_json(*resource);
        }
        return answer;
    });
}

}  // namespace

std::vector<Fault> patch_request_faults()
{
    return {
        {"patch-204-despite-attributes", "RFC7644-3.5.2-34", "PATCH with attributes is answered with 204.",
            FaultMode::any, patch_204_despite_attributes, {}},
        {"patch-active-false-noop", "RFC7644-3.5.2.3-03", "active is not set to false, though the answer is a success.",
            FaultMode::any, patch_active_false_noop, {}, {"ENTRA-036"}},
        {"patch-conflict-500", "RFC7644-3.12-28", "A patch to a userName that is taken is answered with 500.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                answer_otherwise(behaviour, 409, {500, {}, "the index is unique"});
            },
            {}},
        {"patch-first-op-only", "RFC7644-3.5.2-26", "Only the first operation is carried out.", FaultMode::any,
            patch_first_op_only, {}},
        {"patch-not-atomic", "RFC7644-3.5.2-29", "Operations before the one that fails stay applied.", FaultMode::any,
            patch_not_atomic, {}},
        {"patch-op-capital-rejected", "ENTRA-015", "An op with a capital letter is refused.", FaultMode::entra,
            patch_op_capital_rejected, {}},
        {"patch-op-unknown-accepted", "RFC7644-3.5.2-30", "An op that does not exist is accepted.", FaultMode::any,
            patch_op_unknown_accepted, {}},
        {"patch-ops-empty-accepted", "RFC7644-3.5.2-30", "A patch without operations is a success.", FaultMode::any,
            patch_ops_empty_accepted, {}},
        {"patch-password-returned", "RFC7643-7-35", "The answer to a patch shows the new password.", FaultMode::any,
            patch_password_returned, {}},
        {"patch-primary-not-exclusive", "RFC7644-3.5.2-27", "A new primary value leaves the old one primary.",
            FaultMode::any, patch_primary_not_exclusive, {}},
        {"patch-reply-stale", "RFC7644-3.5.2-32", "The answer to a patch shows the resource before it.", FaultMode::any,
            patch_reply_stale, {}},
        {"patch-unknown-id-400", "RFC7644-3.12-17", "A patch of an unknown resource is answered with 400.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                answer_otherwise(behaviour, 404, {400, ScimType::invalid_value, "no such id"});
            },
            {}},
        {"patch-unrelated-attr-lost", "RFC7644-3.5.2.3-13",
            "A patch takes away roles, phoneNumbers and nickName when it does not name them.", FaultMode::any,
            patch_unrelated_attr_lost, {}},
    };
}

}  // namespace scim::server
