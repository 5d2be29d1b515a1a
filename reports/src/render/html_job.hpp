// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The provisioning job in the HTML report: its health and its log for the script, and a part that needs none.

#include <string>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

#include "html_evidence.hpp"
#include "html_shown_events.hpp"

namespace scim::report::html {

/// Health, cycles, and the shown events as columns of equal length; null when no job was played. Counts are of all
/// entries.
Json job_index(RunReport const& report, ShownEvents const& shown);

/// The details of shown events [first, first + chunk_size), an array.
Json event_chunk(RunReport const& report, Evidence const& evidence, std::size_t first);

/// Banner, cycles and errors as plain markup; empty when no job was played.
std::string job_section(RunReport const& report, ShownEvents const& shown);

}  // namespace scim::report::html
