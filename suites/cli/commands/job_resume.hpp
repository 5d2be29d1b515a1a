// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A job that goes on from the journal of an interrupted one.

#include <cstdint>
#include <optional>
#include <string>

#include <scim/provisioning/job.hpp>

#include "config/run_settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// The journal that is written or gone on with; empty: none.
std::string const& journal_path(RunSettings const& settings);

/// Names the directory of a plain job, so that a journal is read with that one only. Reads the whole file of one.
std::string directory_mark(RunSettings const& settings, std::uint64_t seed);

/// Takes users, groups and seed of a made-up directory from the journal to resume, unless flags give them. Errors: the
/// journal cannot be read, or the one to write is there already, which is how an interrupted job would be lost.
std::optional<Ending> prepare_journal(RunSettings& settings);

/// What the interrupted job knew; `mark` names the directory. Errors: file, line, what is wrong, how to mend it.
Result<provisioning::JobState, Ending> resumed_state(RunSettings const& settings, std::string const& mark);

}  // namespace scim::cli
