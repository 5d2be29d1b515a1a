// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Requests that no data file can hold: made of the run's own token, or too long. RFC 7644 §2, §3.12.

#include "coded_context.hpp"

namespace scim::conformance {

/// A token that begins like the right one lets nobody in.
void longer_token_is_refused(CodedContext& context);

/// The beginning of the right token lets nobody in.
void shorter_token_is_refused(CodedContext& context);

/// A body of two million bytes is taken or refused, but is no reason to break down.
void huge_body_does_no_harm(CodedContext& context);

/// A body of a thousand levels is taken or refused.
void deep_body_does_no_harm(CodedContext& context);

/// A body with a byte that no UTF-8 has is refused or repaired.
void broken_utf_8_does_no_harm(CodedContext& context);

/// A filter of four thousand letters is carried out or refused.
void long_filter_does_no_harm(CodedContext& context);

}  // namespace scim::conformance
