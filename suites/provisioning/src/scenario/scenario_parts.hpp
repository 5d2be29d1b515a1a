// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parts of a scenario file that its schema has accepted.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/provisioning/scenario.hpp>

namespace scim::provisioning {

/// `PT40M`, `P1DT6H`, `P28D`.
std::optional<std::chrono::seconds> duration_from(std::string_view text);

JobSettings job_settings_from(Json const& json);
/// Absent: those of the mapping.
std::optional<TargetActions> target_actions_from(Json const& json);
/// Names carry the run's prefix.
DirectoryShape shape_from(Json const& json, std::string_view run);
/// Errors: operators that do not exist.
Result<Scope, ScopeError> scope_from(Json const& json);
WeatherRule weather_rule_from(Json const& json);

/// The actions that a step names.
std::vector<std::pair<std::string_view, ScenarioStep::Kind>> kinds_of(Json const& step);

}  // namespace scim::provisioning
