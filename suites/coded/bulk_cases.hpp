// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases on bulk jobs that need a size from the provider's configuration, or a comparison of two answers.
/// RFC 7644 §3.7.1, §3.7.4.

#include "coded_context.hpp"

namespace scim::conformance {

/// One operation more than maxOperations is answered with 413. RFC 7644 §3.7.4.
void too_many_operations_are_refused(CodedContext& context);

/// A job longer than maxPayloadSize is answered with 413. RFC 7644 §3.7.4.
void too_long_job_is_refused(CodedContext& context);

/// A 413 says by name or number which limit was exceeded. RFC 7644 §3.7.4.
void refusal_names_the_limit(CodedContext& context);

/// Groups in a circle that are reported as failed are not there. RFC 7644 §3.7.1, §3.7.3.
void refused_circle_leaves_nothing(CodedContext& context);

}  // namespace scim::conformance
