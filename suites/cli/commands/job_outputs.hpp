// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The files of a provisioning job beside the reports, and the mails that it sends.

#include <ostream>
#include <string>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/report/redaction.hpp>

#include "commands/job_record.hpp"
#include "commands/outputs.hpp"
#include "config/run_settings.hpp"

namespace scim::cli {

/// Writes provisioning-log.json, the same for Event Hubs, the three CSV files, job.json, audit.json and a mail for each
/// quarantine into the folder of the reports. A file with a secret is not written, and told.
void write_job_files(report::RunReport const& report, std::vector<QuarantineNotice> const& notices,
    RunSettings const& settings, report::Redactor const& redactor, WrittenOutputs& written);

/// Likewise for a stored job: its mails went out while it ran, and its record was searched for secrets then.
void write_job_files(report::RunReport const& report, std::string const& folder, WrittenOutputs& written);

/// Sends the mails when a mail server is set. Returns what went wrong, a sentence each.
std::vector<std::string> send_job_mails(std::vector<QuarantineNotice> const& notices, RunSettings const& settings);

/// What is wrong with the mail settings, before anything is sent; empty: nothing.
std::string mail_problem(RunSettings const& settings);

}  // namespace scim::cli
