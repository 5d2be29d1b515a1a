// SPDX-License-Identifier: Apache-2.0
#include <scim/report/results_ndjson.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "event_text.hpp"
#include "model_json.hpp"
#include "provisioning_json.hpp"

namespace scim::report {
namespace {

std::string because(std::string const& what, std::string const& path, int reason)
{
    return "cannot " + what + ' ' + path + ": " + std::generic_category().message(reason);
}

/// Appends whole lines to a file it owns.
class FileResultsWriter final : public ResultsWriter {
public:
    FileResultsWriter(int file, std::string path) : file_ {file}, path_ {std::move(path)} {}

    FileResultsWriter(FileResultsWriter const&) = delete;
    FileResultsWriter& operator=(FileResultsWriter const&) = delete;

    ~FileResultsWriter() override { ::close(file_); }

    void write(RunStart const& start) override { write_json("run.start", to_json(start)); }
    void write(Requirement const& requirement) override { write_json("requirement", to_json(requirement)); }
    void write(Target const& target) override { write_json("target", to_json(target)); }
    void write(Case const& finished) override { write_members("case", write_case_members, finished); }
    void write(Warning const& warning) override { write_json("warning", to_json(warning)); }
    void write(ProvisioningCycle const& cycle) override { write_json("cycle", to_json(cycle)); }
    void write(ProvisioningEvent const& event) override { write_members("event", write_event_members, event); }
    void write(Health const& health) override { write_json("health", to_json(health)); }
    void write(RunEnd const& end) override { write_json("run.end", to_json(end)); }

    void write(Exchange const& exchange) override
    {
        std::lock_guard const lock {mutex_};
        add_new_body(exchange.request.body);
        if (exchange.response)
            add_new_body(exchange.response->body);
        add_line("exchange", write_exchange_members, exchange);
        append();
    }

    std::string error() const override
    {
        std::lock_guard const lock {mutex_};
        return error_;
    }

private:
    void write_json(std::string_view kind, Json const& json)
    {
        write_members(
            kind, [](JsonText& out, Json const& object) { out.members(object); }, json);
    }

    template <typename Function, typename Record>
    void write_members(std::string_view kind, Function add_members, Record const& record)
    {
        std::lock_guard const lock {mutex_};
        add_line(kind, add_members, record);
        append();
    }

    /// A line whose members a function writes.
    template <typename Function, typename Record>
    void add_line(std::string_view kind, Function add_members, Record const& record)
    {
        lines_.begin_object().name("t").text(kind);
        add_members(lines_, record);
        lines_.end_object().end_line();
    }

    /// Nothing unless the body is written for the first time.
    void add_new_body(std::optional<Body> const& body)
    {
        if (body && bodies_.insert(body->sha256).second)
            add_line("body", write_body_members, *body);
    }

    /// One write(2) for what belongs together, at once, so that a crash cuts at most the last line.
    void append()
    {
        for (auto rest = lines_.written(); !rest.empty() && error_.empty();) {
            auto const written = ::write(file_, rest.data(), rest.size());
            if (written >= 0)
                rest.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                error_ = because("write", path_, errno);
        }
        lines_.forget();
    }

    int file_;
    std::string path_;
    mutable std::mutex mutex_;
    JsonText lines_;  ///< not written yet; its memory serves all lines
    std::unordered_set<std::string> bodies_;
    std::string error_;
};

}  // namespace

Result<std::unique_ptr<ResultsWriter>, std::string> ResultsWriter::open(std::string const& path)
{
    auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0)
        return Failure {because("open", path, errno)};
    return std::unique_ptr<ResultsWriter> {std::make_unique<FileResultsWriter>(file, path)};
}

}  // namespace scim::report
