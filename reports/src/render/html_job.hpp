// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The provisioning job in the HTML report: its health and its log for the script, and a part that needs none.

#include <string>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

#include "html_evidence.hpp"

namespace scim::report::html {

using ShownEvents = std::vector<ProvisioningEvent const*>;

/// The entries of the log that the page carries: all up to 5,000; beyond, failures and warnings first, then an even
/// sample of the rest, in the order of the job. Counts in the page are of all entries.
ShownEvents shown_events(RunReport const& report);

/// Health, cycles, and the shown events as columns of equal length; null when no job was played.
Json job_index(RunReport const& report, ShownEvents const& shown);

/// The details of shown events [first, first + chunk_size), an array.
Json event_chunk(RunReport const& report, Evidence const& evidence, ShownEvents const& shown, std::size_t first);

/// Banner, cycles and errors as plain markup; empty when no job was played.
std::string job_section(RunReport const& report);

}  // namespace scim::report::html
