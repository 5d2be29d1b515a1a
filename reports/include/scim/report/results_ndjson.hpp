// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// `results.ndjson`: the append-only record of a run, one JSON object per line with its kind in `t`. Every other output
/// is rendered from it, now or later.

#include <memory>
#include <string>
#include <string_view>

#include <scim/report/model.hpp>
#include <scim/wire/result.hpp>

namespace scim::report {

/// Writes lines the moment they are known; safe to call from several threads. A body is written once per digest.
class ResultsWriter {
public:
    /// Creates or truncates the file. Errors: a sentence with the path and the system's reason.
    static Result<std::unique_ptr<ResultsWriter>, std::string> open(std::string const& path);
    virtual ~ResultsWriter() = default;

    virtual void write(RunStart const& start) = 0;
    virtual void write(Requirement const& requirement) = 0;
    virtual void write(Target const& target) = 0;
    virtual void write(Exchange const& exchange) = 0;
    virtual void write(Case const& finished) = 0;
    virtual void write(Warning const& warning) = 0;
    virtual void write(ProvisioningCycle const& cycle) = 0;
    virtual void write(ProvisioningEvent const& event) = 0;
    /// The cycles it holds are not written: they have lines of their own.
    virtual void write(Health const& health) = 0;
    virtual void write(RunEnd const& end) = 0;

    /// The first write error, a sentence; empty while all is well.
    virtual std::string error() const = 0;
};

/// Reads a record back and assembles it. A missing `run.end` or a line cut short gives completion `aborted` and a
/// warning; unknown members and unknown kinds of line are ignored. Errors: no `run.start`, another major format
/// version, or a line that is not JSON in the middle of the file, with file and line. The entries of a long
/// provisioning log stay in the file, which must stay as it is while they are needed.
Result<RunReport, std::string> read_results(std::string const& path);
Result<RunReport, std::string> parse_results(std::string_view text, std::string const& name);

}  // namespace scim::report
