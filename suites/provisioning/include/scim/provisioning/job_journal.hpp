// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a job has done, on disk as it happens, so that a job that was killed goes on from its last object.

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/directory_file.hpp>
#include <scim/provisioning/job.hpp>

namespace scim::provisioning {

/// Writes a line for every link, membership and finished object, and passes everything on. Lines are NDJSON and hold
/// ids only: no names, no tokens.
class JobJournal final : public JobObserver {
public:
    enum class Mode { fresh, append };

    /// `source` describes the directory: a journal is good for that one only. Errors: a sentence with the path.
    static Result<std::unique_ptr<JobJournal>, std::string> open(
        std::string const& path, Mode mode, std::string_view source, JobObserver& next);
    ~JobJournal() override;

    /// The job whose watermark, escrows and quarantine are kept behind each cycle; it must outlive the journal's last
    /// cycle.
    void attach(Job const& job) { job_ = &job; }
    /// The first write error, a sentence; empty while all is well.
    std::string const& error() const { return error_; }

    void on_event(report::ProvisioningEvent const& event) override;
    void on_cycle_start(report::ProvisioningCycle const& cycle) override;
    void on_progress(report::ProvisioningCycle const& cycle) override;
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job) override;
    void on_audit(report::AuditEntry const& entry) override;
    void on_anchor(std::string const& source, Anchor const& anchor) override;
    void on_members(std::string const& group, std::vector<std::string> const& members, bool added) override;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using File = std::unique_ptr<std::FILE, Close>;

    JobJournal(File file, std::string path, JobObserver& next);
    void write(Json const& line);

    File file_;
    std::string path_;
    JobObserver& next_;
    Job const* job_ = nullptr;
    std::string error_;
};

/// Reads a journal back. A last line that was cut off by a crash is left out. Errors: lines that are no lines of a
/// journal, or a journal of another source.
Result<JobState, std::vector<FileError>> read_journal(std::string const& path, std::string_view source);

}  // namespace scim::provisioning
