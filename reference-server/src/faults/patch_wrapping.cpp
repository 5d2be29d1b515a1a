// SPDX-License-Identifier: Apache-2.0
#include "faults/patch_wrapping.hpp"

#include <utility>

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

void wrap_patch_answer(Behaviour& behaviour, AnswerChange change)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource, change = std::move(change)](
                                    Call const& call) { return change(call, honest(call)); };
}

}  // namespace scim::server
