// SPDX-License-Identifier: Apache-2.0
#include "seams/patch_wrapping.hpp"

#include <memory>
#include <utility>

#include "endpoint/call.hpp"

namespace scim::server {

void wrap_operation(ApplyOperation& operation, OperationFault fault)
{
    operation = [honest = operation, fault = std::move(fault)](Json& resource, PatchOperation const& one,
                    Context const& context) { return fault(honest, resource, one, context); };
}

void wrap_operations(Behaviour& behaviour, OperationFault const& fault)
{
    for (auto* operation : {&behaviour.apply_add, &behaviour.apply_replace, &behaviour.apply_remove})
        wrap_operation(*operation, fault);
}

void operate_with(Behaviour& behaviour, std::function<void(Behaviour& other)> const& change)
{
    auto const other = std::make_shared<Behaviour>(behaviour);
    change(*other);
    wrap_operations(behaviour,
        [other](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return honest(resource, operation, {*other, context.dialect, context.type});
        });
}

Result<HttpResponse, ScimError> answer_with_body(Endpoint const& endpoint, Call const& call, Json const& body)
{
    auto request = call.request;
    request.body = write_json(body);
    return endpoint(call.with(request));
}

void wrap_patch_answer(Behaviour& behaviour, AnswerChange change)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource, change = std::move(change)](
                                    Call const& call) { return change(call, honest(call)); };
}

}  // namespace scim::server
