// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The data that the page's script reads: an index of everything that is listed, and chunks of cases with their steps,
/// inflated only when one of them is opened.

#include <string>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

#include "html_evidence.hpp"

namespace scim::report::html {

/// Cases, or events of a provisioning job, of one chunk.
inline constexpr std::size_t chunk_size = 32;

/// Where a finding is shown: a case and the number of its step; step 0 when the case has no such step.
struct EvidencePlace {
    std::string case_id;
    int step = 0;
};

/// The place of a finding's first failing exchange.
EvidencePlace evidence_place(RunReport const& report, Evidence const& evidence, Finding const& finding);

/// The sentence shown beside a case: its message, or why it has no verdict.
std::string case_message(Case const& shown);

/// Everything but the steps. Cases are columns of equal length, in the order of the report.
Json index_json(RunReport const& report, Evidence const& evidence, std::string const& size_note);

/// An exchange as far as the limit shows it, with a command that repeats it.
Json exchange_json(Exchange const& exchange, EvidenceLimit const& limit, std::string const& base_url);

/// The details of cases [first, first + chunk_size), an array.
Json chunk_json(RunReport const& report, Evidence const& evidence, std::size_t first);

}  // namespace scim::report::html
