// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Turns the recorded facts of a run into statuses, findings and the verdict. Pure functions.

#include <optional>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::report {

/// The version of the rules below; printed in every output.
inline constexpr int verdict_rules = 1;

/// Fills every derived member of the report and sorts cases by id and exchanges by id, so that the same facts give the
/// same report whatever the order they came in.
void assemble(RunReport& report);

/// The status that a case's assertions give: fail if a MUST failed, else warn if a SHOULD failed, else info if a MAY or
/// an informational assertion failed, else pass. A case without assertions is an `error` of ours.
Status status_of(std::vector<Step> const& steps);

/// The strongest level among the failed assertions, else among all.
Level level_of(std::vector<Step> const& steps);

/// First 16 hexadecimal digits of the SHA-256 over requirement, operation, assertion id, failure class and class of
/// observation. Values, ids, times and hosts never enter.
std::string fingerprint(Assertion const& assertion, std::string_view operation);

std::string_view to_string(Status status);
std::string_view to_string(Level level);
std::string_view to_string(Origin origin);
std::string_view to_string(VerdictValue value);
std::string_view to_string(Completion completion);
std::string_view to_string(RequirementStatus status);
std::string_view to_string(Severity severity);

std::optional<Status> parse_status(std::string_view text);
std::optional<Level> parse_level(std::string_view text);
std::optional<Origin> parse_origin(std::string_view text);
std::optional<Completion> parse_completion(std::string_view text);

}  // namespace scim::report
