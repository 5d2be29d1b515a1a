// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The files of a run: rendered, checked for secrets, then moved into place.

#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/report/redaction.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/checked_file.hpp"
#include "config/run_settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

struct WrittenOutputs {
    std::map<std::string, std::string> paths;  ///< by format, files of a job by their name
    std::optional<std::string> leak;           ///< a file in which a secret was found; it is gone
    std::optional<std::string> problem;        ///< a file that could not be written

    std::vector<std::string> list() const;
    /// Notes what became of the file that `path` is the place of.
    void note(std::string const& name, std::string const& path, CheckedFile& file);
    /// Paths of what a provisioning job leaves beside them.
    std::vector<std::string> job_files() const;
};

/// Where a format's file goes: `--<format>-file`, or its name below the folder. `-` is standard output.
std::string output_path(RunSettings const& settings, std::string const& format, std::string const& folder);

/// Writes it as a CheckedFile. Returns what went wrong, if anything.
std::optional<std::string> write_whole(std::string const& path, std::string const& content);

/// Renders the wanted formats. `redactor` knows the secrets; without one nothing is checked.
WrittenOutputs write_outputs(report::RunReport const& report, RunSettings const& settings, std::string const& folder,
    report::Redactor const* redactor, std::ostream& standard_output);

/// Deletes a record of lines of JSON in which a secret is found; true if there was one.
bool remove_leak(std::string const& path, report::Redactor const& redactor);

/// Makes the folder of a record, and the record. Errors: what to tell the user.
Result<std::unique_ptr<report::ResultsWriter>, Ending> open_record(std::string const& path);

}  // namespace scim::cli
