// SPDX-License-Identifier: Apache-2.0
#include <scim/report/results_ndjson.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <unordered_map>
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
    RecordReader(std::string name, EventLog events) : name_ {std::move(name)} { report_.events = std::move(events); }

    Result<RunReport, std::string> read(std::istream& record)
    {
        std::string line;
        for (std::size_t number = 1; std::getline(record, line); ++number) {
            bool const last = record.peek() == std::istream::traits_type::eof();
            place_.length = line.size();
            if (auto error = add_line(line, number, last); !error.empty())
                return Failure {std::move(error)};
            place_.offset += line.size() + 1;
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
            add_exchange(read_exchange(json));
        else if (kind == "case")
            report_.cases.push_back(read_case(json));
        else if (kind == "warning")
            report_.warnings.push_back(read_warning(json));
        else if (kind == "cycle")
            report_.cycles.push_back(read_cycle(json));
        else if (kind == "event")
            add_event(read_event(json));
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

    void add_event(ProvisioningEvent event)
    {
        tally_.add(event);
        report_.events.add(std::move(event), place_);
    }

    void add_body(Body body)
    {
        auto key = body.sha256;
        if (!holders_.contains(key))
            contents_.emplace(std::move(key), std::move(body));
    }

    void add_exchange(Exchange exchange)
    {
        report_.exchanges.push_back(std::move(exchange));
        fill_bodies(report_.exchanges.size() - 1);
    }

    void fill_bodies(std::size_t index)
    {
        for (auto const side : {Side::request, Side::response}) {
            auto* const body = body_of({index, side});
            if (body && !body->text && !body->base64)
                fill(*body, {index, side});
        }
    }

    enum class Side { request, response };

    /// The message that holds the content of a body.
    struct Holder {
        std::size_t exchange = 0;  ///< index
        Side side = Side::request;
    };

    Body* body_of(Holder holder)
    {
        auto& exchange = report_.exchanges[holder.exchange];
        if (holder.side == Side::request)
            return exchange.request.body ? &*exchange.request.body : nullptr;
        return exchange.response && exchange.response->body ? &*exchange.response->body : nullptr;
    }

    /// A body line carries the content; mime and size are the message's own. The first message with the body takes the
    /// content, the others copy it from there: a record may be larger than what memory should hold twice.
    void fill(Body& body, Holder place)
    {
        auto const content = contents_.find(body.sha256);
        if (content != contents_.end()) {
            move_content(body, std::move(content->second));
            contents_.erase(content);
            holders_.emplace(body.sha256, place);
        } else if (auto const holder = holders_.find(body.sha256); holder != holders_.end()) {
            move_content(body, Body {*body_of(holder->second)});
        } else {
            lacks_bodies_ = true;
        }
    }

    static void move_content(Body& to, Body from)
    {
        to.text = std::move(from.text);
        to.base64 = std::move(from.base64);
        to.truncated_to = from.truncated_to;
    }

    void finish()
    {
        // Whoever joins records may write a body behind its exchange.
        auto const late = lacks_bodies_ ? report_.exchanges.size() : 0;
        for (std::size_t index = 0; index < late; ++index)
            fill_bodies(index);
        holders_.clear();
        report_.end = end_ ? *end_ : aborted();
        if (!report_.health && !report_.cycles.empty())
            rebuild();
        assemble(report_);
    }

    void rebuild()
    {
        report_.health = rebuild_health(report_.cycles, tally_);
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
    EventTally tally_;
    EventLog::Place place_;                            ///< of the line in hand
    std::unordered_map<std::string, Body> contents_;   ///< by digest, not taken yet
    std::unordered_map<std::string, Holder> holders_;  ///< by digest
    std::optional<RunEnd> end_;
    std::optional<std::size_t> cut_at_;
    bool started_ = false;
    bool lacks_bodies_ = false;  ///< some messages came before the line of their body
};

}  // namespace

Result<RunReport, std::string> read_results(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    if (!file)
        return Failure {"cannot read " + path + ": " + std::generic_category().message(errno)};
    return RecordReader {path, EventLog {path}}.read(file);
}

Result<RunReport, std::string> parse_results(std::string_view text, std::string const& name)
{
    std::istringstream record {std::string {text}};
    return RecordReader {name, {}}.read(record);
}

}  // namespace scim::report
