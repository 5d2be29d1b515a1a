// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One record from those of the parts of a run.

#include <string>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/wire/result.hpp>

namespace scim::report {

/// The record of one part, with the name it has in messages.
struct RecordPart {
    std::string name;
    RunReport report;
};

/// Joins the parts; their order does not matter. If parts are missing, the result is partial and says which.
/// Errors: a sentence, if the parts are not of one run (tool, catalogue, profile, mapping, target, number of parts), a
/// part is there twice, or two parts hold the same case.
Result<RunReport, std::string> merge(std::vector<RecordPart> parts);

/// Writes a whole record.
void write_record(RunReport const& report, ResultsWriter& writer);

}  // namespace scim::report
