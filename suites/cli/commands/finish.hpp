// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The end of a command that made a record: reports are rendered, the verdict is printed, the exit code decided.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/run.hpp>
#include <scim/report/model.hpp>

#include "commands/commands.hpp"
#include "commands/outputs.hpp"
#include "config/run_settings.hpp"

namespace scim::cli {

/// Whether lines of the console may be drawn anew.
bool is_live(RunSettings const& settings, Context const& context);

/// What a command writes beside the usual reports; may be empty.
using MoreOutputs = std::function<void(
    report::RunReport const& report, report::Redactor const& redactor, WrittenOutputs& written, std::ostream& out)>;

/// Reads the record, renders, judges and prints. Files in which one of the secrets is found are deleted.
Ending finish_run(RunSettings const& settings, std::vector<std::string> const& secrets, Context const& context,
    std::string const& record, conformance::RunOutcome const& outcome, MoreOutputs const& more = {});

}  // namespace scim::cli
