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

/// What a PATCH is answered, changed after it was carried out.
using AnswerChange
    = std::function<Result<HttpResponse, ScimError>(Call const& call, Result<HttpResponse, ScimError> answer)>;
void wrap_patch_answer(Behaviour& behaviour, AnswerChange change);

}  // namespace scim::server
