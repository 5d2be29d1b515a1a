// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Steps of a case's record, the same for data and for coded cases.

#include <scim/report/model.hpp>
#include <scim/report/redaction.hpp>

#include "session.hpp"

namespace scim::conformance {

/// Appends a step for an exchange, without assertions yet.
report::Step& add_step(report::Case& outcome, Reply const& reply);

/// False, and the case an `error`, when no answer came.
bool has_answer(report::Case& outcome, Reply const& reply, report::Redactor const& redactor);

}  // namespace scim::conformance
