// SPDX-License-Identifier: Apache-2.0
#include <scim/report/results_ndjson.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/report/health.hpp>
#include <scim/wire/text.hpp>

#include "model_json.hpp"
#include "provisioning_json.hpp"

namespace scim::report {
namespace {

constexpr JsonLimits line_limits {128, DuplicateNames::keep};

/// Takes a record in, line by line.
class RecordReader {
public:
    explicit RecordReader(std::string name) : name_ {std::move(name)} {}

    Result<RunReport, std::string> read(std::string_view text)
    {
        for (std::size_t number = 1; !text.empty(); ++number) {
            auto const end = text.find('\n');
            auto const line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            if (auto error = add_line(line, number, text.empty()); !error.empty())
                return Failure {std::move(error)};
        }
        if (!started_)
            return Failure {name_ + ": no run.start line, so this is no record of a run"};
        finish();
        return std::move(report_);
    }

private:
    /// Returns why the whole record cannot be read, or nothing.
    std::string add_line(std::string_view line, std::size_t number, bool last)
    {
        if (trim(line).empty())
            return {};
        auto json = parse_json(line, line_limits);
        if (json && json->is_object())
            return add(std::move(*json), number);
        if (last) {
            cut_at_ = number;
            return {};
        }
        return at(number) + (json ? "expected an object" : json.error().reason);
    }

    std::string at(std::size_t number) const { return name_ + ", line " + std::to_string(number) + ": "; }

    std::string add(Json const& json, std::size_t number)
    {
        auto const kind = json.string_or("t", "");
        if (kind == "run.start")
            return start(json, number);
        if (kind == "requirement")
            report_.requirements.push_back(read_requirement(json));
        else if (kind == "target")
            report_.target = read_target(json);
        else if (kind == "body")
            add_body(read_body(json));
        else if (kind == "exchange")
            report_.exchanges.push_back(read_exchange(json));
        else if (kind == "case")
            report_.cases.push_back(read_case(json));
        else if (kind == "warning")
            report_.warnings.push_back(read_warning(json));
        else if (kind == "cycle")
            report_.cycles.push_back(read_cycle(json));
        else if (kind == "event")
            report_.events.push_back(read_event(json));
        else if (kind == "health")
            report_.health = read_health(json);
        else if (kind == "run.end")
            end_ = read_run_end(json);
        return {};
    }

    std::string start(Json const& json, std::size_t number)
    {
        auto const version = json.string_or("formatVersion", "");
        auto const major = version.substr(0, version.find('.'));
        if (json.string_or("format", "") != format_name)
            return at(number) + "expected format " + std::string {format_name};
        if (major != format_version.substr(0, format_version.find('.'))) {
            return at(number) + "format version " + std::string {version} + " is not readable; this program reads "
                + std::string {format_version};
        }
        report_.start = read_run_start(json);
        started_ = true;
        return {};
    }

    void add_body(Body body)
    {
        auto key = body.sha256;
        bodies_.emplace(std::move(key), std::move(body));
    }

    void finish()
    {
        for (auto& exchange : report_.exchanges) {
            fill(exchange.request.body);
            if (exchange.response)
                fill(exchange.response->body);
        }
        report_.end = end_ ? *end_ : aborted();
        if (!report_.health && !report_.cycles.empty())
            rebuild();
        assemble(report_);
    }

    /// A body line carries the content; mime and size are the message's own.
    void fill(std::optional<Body>& body) const
    {
        if (!body)
            return;
        auto const found = bodies_.find(body->sha256);
        if (found == bodies_.end())
            return;
        body->text = found->second.text;
        body->base64 = found->second.base64;
        body->truncated_to = found->second.truncated_to;
    }

    void rebuild()
    {
        report_.health = rebuild_health(report_.cycles, report_.events);
        report_.warnings.push_back({"health-rebuilt",
            "the record holds no health of the provisioning job: it was worked out from cycles and events, with the "
            "documented thresholds"});
    }

    RunEnd aborted()
    {
        RunEnd end;
        end.completion = Completion::aborted;
        end.completion_reason = "the record has no end";
        end.ended_at = report_.start.started_at;
        for (auto const& exchange : report_.exchanges)
            end.ended_at = std::max(end.ended_at, later(exchange.started_at, exchange.timing.total));
        for (auto const& one : report_.cases)
            end.ended_at = std::max(end.ended_at, later(one.started_at, one.duration_ms));
        auto const cut = cut_at_ ? "; line " + std::to_string(*cut_at_) + " is cut short" : std::string {};
        report_.warnings.push_back({"aborted", "the run was broken off: its record has no end" + cut});
        return end;
    }

    static TimePoint later(TimePoint time, double milliseconds)
    {
        constexpr double a_year = 365.0 * 24 * 3600 * 1000;
        bool const sensible = milliseconds >= 0 && milliseconds < a_year;
        return time + std::chrono::milliseconds {sensible ? static_cast<long long>(milliseconds) : 0};
    }

    std::string name_;
    RunReport report_;
    std::map<std::string, Body> bodies_;
    std::optional<RunEnd> end_;
    std::optional<std::size_t> cut_at_;
    bool started_ = false;
};

}  // namespace

Result<RunReport, std::string> read_results(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    if (!file)
        return Failure {"cannot read " + path + ": " + std::generic_category().message(errno)};
    std::string const text {std::istreambuf_iterator<char> {file}, {}};
    return parse_results(text, path);
}

Result<RunReport, std::string> parse_results(std::string_view text, std::string const& name)
{
    return RecordReader {name}.read(text);
}

}  // namespace scim::report
