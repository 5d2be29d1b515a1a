// SPDX-License-Identifier: Apache-2.0
#include <scim/report/results_ndjson.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <system_error>
#include <unordered_set>
#include <utility>

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

    void write(RunStart const& start) override { append_locked("run.start", to_json(start)); }
    void write(Requirement const& requirement) override { append_locked("requirement", to_json(requirement)); }
    void write(Target const& target) override { append_locked("target", to_json(target)); }
    void write(Case const& finished) override
    {
        append_locked(line_with("case", [&finished](JsonText& out) { write_case_members(out, finished); }));
    }
    void write(Warning const& warning) override { append_locked("warning", to_json(warning)); }
    void write(ProvisioningCycle const& cycle) override { append_locked("cycle", to_json(cycle)); }
    void write(ProvisioningEvent const& event) override { append_locked("event", to_json(event)); }
    void write(Health const& health) override { append_locked("health", to_json(health)); }
    void write(RunEnd const& end) override { append_locked("run.end", to_json(end)); }

    void write(Exchange const& exchange) override
    {
        auto const line = line_with("exchange", [&exchange](JsonText& out) { write_exchange_members(out, exchange); });
        std::lock_guard const lock {mutex_};
        auto lines = new_body_line(exchange.request.body);
        if (exchange.response)
            lines += new_body_line(exchange.response->body);
        append(lines += line);
    }

    std::string error() const override
    {
        std::lock_guard const lock {mutex_};
        return error_;
    }

private:
    static std::string line_of(std::string_view kind, Json const& json)
    {
        return line_with(kind, [&json](JsonText& out) {
            for (auto const& [name, value] : json.as_object())
                out.name(name).json(value);
        });
    }

    void append_locked(std::string_view kind, Json const& json) { append_locked(line_of(kind, json)); }

    void append_locked(std::string const& line)
    {
        std::lock_guard const lock {mutex_};
        append(line);
    }

    /// A line whose members a function writes.
    template <typename Function>
    static std::string line_with(std::string_view kind, Function write_members)
    {
        JsonText line;
        line.begin_object().name("t").text(kind);
        write_members(line);
        return line.end_object().take() += '\n';
    }

    /// Empty unless the body is written for the first time.
    std::string new_body_line(std::optional<Body> const& body)
    {
        if (!body || !bodies_.insert(body->sha256).second)
            return {};
        return line_with("body", [&body](JsonText& out) { write_body_members(out, *body); });
    }

    /// One write(2) for what belongs together, at once, so that a crash cuts at most the last line.
    void append(std::string_view lines)
    {
        while (!lines.empty() && error_.empty()) {
            auto const written = ::write(file_, lines.data(), lines.size());
            if (written >= 0)
                lines.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                error_ = because("write", path_, errno);
        }
    }

    int file_;
    std::string path_;
    mutable std::mutex mutex_;
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
