// SPDX-License-Identifier: Apache-2.0
#include <scim/report/merge.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <scim/report/assemble.hpp>

#include "name_uuid.hpp"

#include "model_json.hpp"

namespace scim::report {
namespace {

/// What has to be the same in all parts, with its name for people.
struct Common {
    char const* name;
    std::string (*read)(RunStart const& start);
};

constexpr Common commons[] {
    {"version of scimproof", [](RunStart const& start) { return start.tool_version; }},
    {"catalogue", [](RunStart const& start) { return start.catalogue_version; }},
    {"profile", [](RunStart const& start) { return start.profile_id; }},
    {"mapping", [](RunStart const& start) { return start.invocation.mapping; }},
    {"target", [](RunStart const& start) { return start.base_url; }},
    {"baseline", [](RunStart const& start) { return start.baseline ? write_json(to_json(*start.baseline)) : ""; }},
    {"number of parts", [](RunStart const& start) { return std::to_string(start.shard.total); }},
};

/// Both values, if they are short enough to be read.
std::string shown_discord(std::string const& own, std::string const& wanted)
{
    constexpr std::size_t longest = 200;
    return own.size() + wanted.size() > longest ? "" : ": \"" + own + "\", not \"" + wanted + "\"";
}

std::string find_discord(std::vector<RecordPart> const& parts)
{
    auto const& first = parts.front();
    for (auto const& part : parts) {
        for (auto const& common : commons) {
            auto const wanted = common.read(first.report.start);
            auto const own = common.read(part.report.start);
            if (own != wanted)
                return part.name + " has another " + common.name + " than " + first.name + shown_discord(own, wanted);
        }
    }
    return {};
}

std::string find_repetition(std::vector<RecordPart> const& parts)
{
    std::map<int, std::string> seen;
    for (auto const& part : parts) {
        auto const [place, is_new] = seen.emplace(part.report.start.shard.index, part.name);
        if (!is_new)
            return part.name + " and " + place->second + " are both part " + std::to_string(place->first);
    }
    return {};
}

/// Made of the names of the parts.
std::string joint_run_id(std::vector<RecordPart> const& parts)
{
    std::string names;
    for (auto const& part : parts)
        names += part.report.start.run_id + "\n";
    return uuid_of(names);
}

/// `x-000123` of part 2 becomes `x-2-000123`.
std::string exchange_name(std::string const& id, int part)
{
    auto const dash = id.find('-');
    return dash == std::string::npos ? std::to_string(part) + "-" + id
                                     : id.substr(0, dash + 1) + std::to_string(part) + id.substr(dash);
}

void rename_exchanges(RunReport& report)
{
    auto const part = report.start.shard.index;
    auto const rename = [part](auto& steps) {
        for (auto& step : steps) {
            if (!step.exchange_id.empty())
                step.exchange_id = exchange_name(step.exchange_id, part);
        }
    };
    for (auto& exchange : report.exchanges)
        exchange.id = exchange_name(exchange.id, part);
    for (auto& one : report.cases)
        rename(one.steps);
    report.events.rename_exchanges([part](std::string const& id) { return exchange_name(id, part); });
}

/// Checks of every exchange are made in each part.
bool is_standing(Case const& one)
{
    return one.id.starts_with("checks/");
}

int gravity(Status status)
{
    switch (status) {
    case Status::error: return 6;
    case Status::fail: return 5;
    case Status::warn: return 4;
    case Status::info: return 3;
    case Status::blocked: return 2;
    case Status::pass: return 1;
    case Status::skip: return 0;
    }
    return 0;
}

void join(Case& whole, Case part)
{
    if (gravity(part.status) > gravity(whole.status)) {
        whole.status = part.status;
        whole.message = part.message;
        whole.level = part.level;
        whole.skip_reason = part.skip_reason;
    }
    whole.duration_ms += part.duration_ms;
    whole.started_at = std::min(whole.started_at, part.started_at);
    for (auto& step : part.steps) {
        step.n = static_cast<int>(whole.steps.size()) + 1;
        whole.steps.push_back(std::move(step));
    }
}

/// Takes the parts in, one after the other.
class Merger {
public:
    std::string add(RecordPart part)
    {
        auto& report = part.report;
        rename_exchanges(report);
        for (auto& one : report.cases) {
            auto id = one.id;
            auto const found = cases_.find(id);
            if (found == cases_.end())
                cases_.emplace(std::move(id), std::move(one));
            else if (is_standing(one))
                join(found->second, std::move(one));
            else
                return part.name + " holds the case " + id + ", which an earlier part holds as well";
        }
        for (auto& requirement : report.requirements)
            requirements_.emplace(requirement.id, std::move(requirement));
        for (auto& exchange : report.exchanges)
            exchanges.push_back(std::move(exchange));
        for (auto& warning : report.warnings)
            warnings.push_back(std::move(warning));
        add_job(report);
        return {};
    }

    std::vector<Case> cases()
    {
        std::vector<Case> list;
        for (auto& [id, one] : cases_)
            list.push_back(std::move(one));
        return list;
    }

    std::vector<Requirement> requirements()
    {
        std::vector<Requirement> list;
        for (auto& [id, one] : requirements_)
            list.push_back(std::move(one));
        return list;
    }

    std::vector<Exchange> exchanges;
    std::vector<Warning> warnings;
    std::vector<ProvisioningCycle> cycles;
    EventLog events;
    std::optional<Health> health;

private:
    /// One part at most plays the job.
    void add_job(RunReport& report)
    {
        std::move(report.cycles.begin(), report.cycles.end(), std::back_inserter(cycles));
        if (events.empty())
            events = std::move(report.events);
        if (!health)
            health = std::move(report.health);
    }

    std::map<std::string, Case> cases_;
    std::map<std::string, Requirement> requirements_;
};

RedactionSummary total(RedactionSummary whole, RedactionSummary const& part)
{
    for (auto const& [kind, count] : part.replaced)
        whole.replaced[kind] += count;
    whole.bodies_truncated += part.bodies_truncated;
    whole.bytes_truncated += part.bytes_truncated;
    return whole;
}

std::string list_of(std::vector<int> const& numbers)
{
    std::string text;
    for (auto const number : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

std::vector<int> missing_parts(std::vector<RecordPart> const& parts)
{
    std::vector<int> missing;
    for (int index = 1; index <= parts.front().report.start.shard.total; ++index) {
        if (std::none_of(parts.begin(), parts.end(),
                [index](RecordPart const& part) { return part.report.start.shard.index == index; }))
            missing.push_back(index);
    }
    return missing;
}

RunEnd joint_end(std::vector<RecordPart> const& parts)
{
    auto end = parts.front().report.end;
    end.redaction = {};
    for (auto const& part : parts) {
        auto const& own = part.report.end;
        end.ended_at = std::max(end.ended_at, own.ended_at);
        end.redaction = total(end.redaction, own.redaction);
        if (own.completion > end.completion) {
            end.completion = own.completion;
            end.completion_reason = own.completion_reason;
        }
    }
    if (auto const missing = missing_parts(parts); !missing.empty() && end.completion == Completion::complete) {
        end.completion = Completion::partial;
        end.completion_reason = "of " + std::to_string(parts.front().report.start.shard.total)
            + " parts, these are missing: " + list_of(missing);
    }
    return end;
}

RunStart joint_start(std::vector<RecordPart> const& parts)
{
    auto start = parts.front().report.start;
    start.run_id = joint_run_id(parts);
    start.shard = {};
    for (auto const& part : parts) {
        auto const& own = part.report.start;
        start.started_at = std::min(start.started_at, own.started_at);
        auto const duration = std::chrono::duration<double, std::milli>(part.report.end.ended_at - own.started_at);
        start.shards.push_back({own.shard, own.run_id, static_cast<int>(part.report.cases.size()), duration.count()});
    }
    return start;
}

}  // namespace

Result<RunReport, std::string> merge(std::vector<RecordPart> parts)
{
    if (parts.empty())
        return Failure {std::string {"there is nothing to merge"}};
    for (auto const& obstacle : {find_discord(parts), find_repetition(parts)}) {
        if (!obstacle.empty())
            return Failure {obstacle};
    }
    std::sort(parts.begin(), parts.end(), [](RecordPart const& left, RecordPart const& right) {
        return left.report.start.shard.index < right.report.start.shard.index;
    });
    RunReport whole;
    whole.start = joint_start(parts);
    whole.end = joint_end(parts);
    whole.target = parts.front().report.target;
    Merger merger;
    for (auto& part : parts) {
        if (auto problem = merger.add(std::move(part)); !problem.empty())
            return Failure {std::move(problem)};
    }
    whole.requirements = merger.requirements();
    whole.cases = merger.cases();
    whole.exchanges = std::move(merger.exchanges);
    whole.warnings = std::move(merger.warnings);
    whole.cycles = std::move(merger.cycles);
    whole.events = std::move(merger.events);
    whole.health = std::move(merger.health);
    assemble(whole);
    return whole;
}

void write_record(RunReport const& report, ResultsWriter& writer)
{
    writer.write(report.start);
    for (auto const& requirement : report.requirements)
        writer.write(requirement);
    writer.write(report.target);
    for (auto const& exchange : report.exchanges)
        writer.write(exchange);
    for (auto const& one : report.cases)
        writer.write(one);
    for (auto const& warning : report.warnings)
        writer.write(warning);
    for (auto const& cycle : report.cycles)
        writer.write(cycle);
    report.events.each([&writer](ProvisioningEvent const& event) { writer.write(event); });
    if (report.health)
        writer.write(*report.health);
    writer.write(report.end);
}

}  // namespace scim::report
