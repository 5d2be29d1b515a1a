// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The baseline: failures that the provider's owners know of, each with its reason. Files are edited as JSON, so that
/// what people wrote into them survives.

#include <map>
#include <string>
#include <string_view>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// Reads a file that its schema has accepted.
Baseline baseline_from_json(Json const& file, std::string path);

/// A file without entries.
Json empty_baseline();

/// Holds the baseline against an assembled report. Days are those of the run, so that a stored run always gives the
/// same answer. An entry is fixed when all cases that showed it came to a result, compared its requirement, and found
/// nothing; one without cases, when its requirement held at its operation and failed nowhere there.
BaselineComparison compare(Baseline const& baseline, RunReport const& report);

/// Whether an entry covers every failure of the case at its own level. `operations` holds the operations of its
/// exchanges by id.
bool is_known(
    Case const& one, std::map<std::string, std::string> const& operations, Baseline const& baseline, TimePoint day);

/// What a person says of the entries that are added.
struct EntryRemarks {
    std::string reason, owner, ticket, expires;
};

/// A changed file, and what was changed.
struct BaselineEdit {
    Json file;
    int added = 0, seen = 0, removed = 0;
};

/// Adds an entry for every finding that has none, except where each case is flaky; notes the day for those that are
/// seen again.
BaselineEdit with_findings(Json file, RunReport const& report, EntryRemarks const& remarks);

/// Removes what is fixed.
BaselineEdit without_fixed(Json file, RunReport const& report);

/// The entry of a finding in the run's baseline, or nullptr.
BaselineEntry const* find_entry(RunReport const& report, std::string_view fingerprint);

/// `until 2027-01-31: planned for spring (kim, API-4412)`; empty when nobody said anything.
std::string remarks_text(BaselineEntry const& entry);

/// How many entries of the run's baseline are in that state.
int count_entries(BaselineComparison const& comparison, EntryState state);

std::string_view to_string(EntryState state);

}  // namespace scim::report
