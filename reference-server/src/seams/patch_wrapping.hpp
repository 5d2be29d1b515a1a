// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Puts faults around the functions that carry out patch operations.

#include <functional>

#include <scim/server/behaviour.hpp>

namespace scim::server {

using ApplyOperation
    = std::function<Result<void, ScimError>(Json& resource, PatchOperation const& operation, Context const& context)>;

/// What is done in place of `honest`.
using OperationFault = std::function<Result<void, ScimError>(
    ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context)>;

/// Puts the fault around add, replace and remove.
void wrap_operations(Behaviour& behaviour, OperationFault const& fault);

/// Puts it around one of them: `behaviour.apply_add`, for example.
void wrap_operation(ApplyOperation& operation, OperationFault fault);

/// Lets the operations of patches see another behaviour than everything else does.
void operate_with(Behaviour& behaviour, std::function<void(Behaviour& other)> const& change);

/// The endpoint's answer to the same call with another body.
Result<HttpResponse, ScimError> answer_with_body(Endpoint const& endpoint, Call const& call, Json const& body);

/// What a PATCH is answered, changed after it was carried out.
using AnswerChange
    = std::function<Result<HttpResponse, ScimError>(Call const& call, Result<HttpResponse, ScimError> answer)>;
void wrap_patch_answer(Behaviour& behaviour, AnswerChange change);

}  // namespace scim::server
