// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Files of known failures, read and checked.

#include <optional>
#include <string>

#include <scim/conformance/catalogue.hpp>
#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

#include "config/run_settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// Every problem of a baseline: what its schema forbids, a fingerprint that occurs twice, a requirement that nobody
/// knows.
std::vector<conformance::FileProblem> baseline_problems(
    conformance::SourceFile const& file, documents::RequirementRegistry const& requirements);

/// The file as JSON, for editing. Errors: the first problem, with its line.
Result<Json, Ending> read_baseline_json(std::string const& path);

/// The same as values. Empty path: none.
Result<std::optional<report::Baseline>, Ending> read_baseline(std::string const& path);

/// `--fail-on new` asks for something to be new to.
std::optional<Ending> refuse_new_without_baseline(Gate gate, bool has_baseline);

/// Holds a stored run against another baseline than its own, when a path is given. Errors: as read_baseline().
std::optional<Ending> compare_anew(report::RunReport& report, std::string const& path);

}  // namespace scim::cli
