// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"
#include "seams/patch_wrapping.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using Answer = Result<HttpResponse, ScimError>;

bool is_patch_answer(HttpRequest const& request, HttpResponse const& response)
{
    return request.method == "PATCH" && is_success(response);
}

bool has_projection(HttpRequest const& request)
{
    return ascii_lower(request.target).find("attributes=") != std::string::npos;
}

void answer_without_body(HttpRequest const& request, HttpResponse& response)
{
    if (!is_patch_answer(request, response) || has_projection(request))
        return;
    response.status = 204;
    response.reason = reason_phrase(204);
    response.body.clear();
    response.fields.remove("Content-Type");
    response.fields.remove("Location");
}

/// A GET of what a call changed.
Answer read_again(Call const& call)
{
    auto request = call.request;
    request.method = "GET";
    request.body.clear();
    for (auto const* const name : {"If-Match", "If-None-Match", "Content-Type"})
        request.fields.remove(name);
    return call.engine.behaviour.read_resource(call.with(request));
}

void answer_with_the_resource(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour,
        [](Call const& call, Answer answer) { return answer && answer->status == 204 ? read_again(call) : answer; });
}

void call_broken_bodies_invalid_value(Behaviour& behaviour)
{
    wrap_patch_answer(behaviour, [](Call const&, Answer answer) -> Answer {
        if (!answer && answer.error().scim_type == ScimType::invalid_syntax)
            return Failure {ScimError {400, ScimType::invalid_value, answer.error().detail}};
        return answer;
    });
}

void understand_op_in_any_case(Behaviour& behaviour)
{
    behaviour.parse_op = [honest = behaviour.parse_op](
                             std::string_view op, Dialect const& dialect) { return honest(ascii_lower(op), dialect); };
}

void understand_op_in_small_letters_only(Behaviour& behaviour)
{
    behaviour.parse_op = [honest = behaviour.parse_op](
                             std::string_view op, Dialect const& dialect) -> std::optional<PatchOperation::Kind> {
        if (ascii_lower(op) != op)
            return {};
        return honest(op, dialect);
    };
}

using UnknownPath = Result<Target, ScimError> (*)(std::string_view path);

// resolve_path() says invalidPath for what it cannot read as well, which must stay so.
bool is_well_formed(std::string_view path)
{
    auto const allowed = [](char letter) {
        auto const small = ascii_lower(letter);
        return (small >= 'a' && small <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '_';
    };
    return !path.empty() && path.front() != '.' && path.back() != '.' && std::all_of(path.begin(), path.end(), allowed);
}

std::function<void(Behaviour&)> answering_unknown_paths(UnknownPath answer)
{
    return [answer](Behaviour& behaviour) {
        behaviour.resolve_path = [honest = behaviour.resolve_path, answer](
                                     std::string_view path, Context const& context) -> Result<Target, ScimError> {
            auto target = honest(path, context);
            return target || !is_well_formed(path) ? target : answer(path);
        };
    };
}

Result<Target, ScimError> pass_by(std::string_view)
{
    return Target {};
}

Result<Target, ScimError> find_no_target(std::string_view path)
{
    return Failure {ScimError {400, ScimType::no_target, "there is no " + std::string {path}}};
}

void accept_no_operations(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const* const operations = body ? body->find_ignoring_case("Operations") : nullptr;
        auto const exists = call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id) != nullptr;
        if (exists && operations != nullptr && operations->is_array() && operations->empty())
            return read_again(call);
        return honest(call);
    };
}

}  // namespace

std::vector<Variant> patch_variants()
{
    return {
        {.id = "patch-answers-200",
            .requirement = "RFC7644-3.5.2-32",
            .summary = "PATCH answers 200 with the resource, also for groups.",
            .apply = answer_with_the_resource},
        {.id = "patch-answers-204",
            .requirement = "RFC7644-3.5.2-32",
            .summary = "PATCH answers 204 unless attributes are asked for.",
            .distortion = answer_without_body},
        {.id = "patch-broken-body-invalid-value",
            .requirement = "RFC7644-3.5.2-05",
            .summary = "A PATCH body that is not one is answered with 400 and invalidValue.",
            .apply = call_broken_bodies_invalid_value},
        {.id = "patch-no-operations-accepted",
            .requirement = "RFC7644-3.5.2-05",
            .summary = "A PATCH with an empty list of operations is a success that changes nothing.",
            .is_discouraged = true,
            .apply = accept_no_operations},
        {.id = "patch-op-any-case",
            .requirement = "RFC7644-3.5.2-07",
            .summary = "op is understood in any letter case.",
            .apply = understand_op_in_any_case},
        {.id = "patch-op-small-letters",
            .requirement = "RFC7644-3.5.2-07",
            .summary = "op is understood in small letters only.",
            .apply = understand_op_in_small_letters_only},
        {.id = "patch-unknown-path-ignored",
            .requirement = "RFC7644-3.12-31",
            .summary = "An operation on an attribute that no schema defines does nothing.",
            .is_discouraged = true,
            .apply = answering_unknown_paths(pass_by)},
        {.id = "patch-unknown-path-no-target",
            .requirement = "RFC7644-3.12-31",
            .summary = "An operation on an attribute that no schema defines is answered with 400 and noTarget.",
            .apply = answering_unknown_paths(find_no_target)},
    };
}

}  // namespace scim::server
