// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Makes assertions of the result model from comparisons.

#include <string>

#include <scim/report/model.hpp>

#include "compare.hpp"
#include "run_context.hpp"

namespace scim::conformance {

/// For which requirement, at which level, a comparison counts.
struct AssertionSubject {
    std::string requirement;
    report::Level level = report::Level::must;
};

/// A comparison that held.
report::Assertion held(AssertionSubject const& subject, std::string id, std::string path, std::string expected);
/// One that did not; texts are redacted here.
report::Assertion failed(
    AssertionSubject const& subject, std::string id, Mismatch const& mismatch, RunContext const& context);

/// The one sentence that heads a case, from its first failed assertion.
std::string message_of(report::Case const& finished);

}  // namespace scim::conformance
