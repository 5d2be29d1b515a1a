// SPDX-License-Identifier: Apache-2.0
#include "html_job.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include <scim/report/health.hpp>

#include "../json_members.hpp"
#include "html_data.hpp"
#include "utf8_walk.hpp"

namespace scim::report::html {

namespace {

Json optional_time(std::optional<TimePoint> const& time)
{
    return time ? Json {format_date_time(*time)} : Json {};
}

Json banner_json(Health const& health)
{
    auto const shown = banner(health);
    if (shown.title.empty())
        return Json {};
    return Members {}
        .value("title", shown.title)
        .value("reason", shown.reason)
        .value("text", shown.text)
        .value("footnote", banner_footnote)
        .take();
}

Json quarantine_json(std::optional<Quarantine> const& quarantine)
{
    if (!quarantine)
        return Json {};
    return Members {}
        .value("reason", quarantine->reason)
        .time("first", quarantine->series_began)
        .time("last", quarantine->current_began)
        .value("kept", quarantine->series_count)
        .value("next", optional_time(quarantine->next_attempt))
        .value("code", quarantine->error_code)
        .value("error", quarantine->error)
        .take();
}

Json rule_json(QuarantineRule const& rule)
{
    return Members {}.value("quarantine", rule.quarantine).value("reason", rule.reason).value("text", rule.text).take();
}

Json cycle_json(ProvisioningCycle const& cycle)
{
    return Members {}
        .value("id", cycle.id)
        .value("n", cycle.number)
        .value("kind", to_string(cycle.kind))
        .value("state", to_string(cycle.state))
        .time("began", cycle.began)
        .time("ended", cycle.ended)
        .value("ms", cycle.duration_ms)
        .value("ok", cycle.exported)
        .value("failed", cycle.failed)
        .value("references", cycle.reference_failures)
        .value("skipped", cycle.skipped)
        .value("requests", cycle.requests)
        .value("pagesDone", cycle.pages_done)
        .value("pagesTotal", cycle.pages_total)
        .value("code", cycle.error_code)
        .value("error", cycle.error)
        .value("quarantined", cycle.quarantined)
        .take();
}

Json errors_json(RunReport const& report)
{
    auto list = Json::array();
    for (auto const& [code, count] : report.health->top_errors)
        list.push_back(
            Members {}.value("code", code).value("count", count).value("remedy", remedy_of(report, code)).take());
    return list;
}

Json job_facts(ProvisioningJob const& job)
{
    return Members {}
        .value("id", job.id)
        .value("target", job.target_name)
        .value("code", job.code)
        .value("scheduleState", job.schedule_state)
        .value("interval", job.interval)
        .value("failuresInARow", job.successive_complete_failures)
        .value("pruned", job.escrows_pruned)
        .value("steadyFirst", optional_time(job.steady_state_first))
        .value("steadyLast", optional_time(job.steady_state_last))
        .each("entries", job.entries_by_type,
            [](auto const& entry) {
                return Json::array({entry.first, entry.second});
            })
        .value("deletionThreshold", job.deletion_threshold ? Json {*job.deletion_threshold} : Json {})
        .value("quarantine", quarantine_json(job.quarantine))
        .take();
}

/// What lists and headings show; the whole name stands among the details.
std::string label_of(ProvisioningEvent const& event)
{
    constexpr std::size_t longest = 200;
    auto const& name = event.source.display_name;
    auto const kept = utf8_prefix(name, longest);
    if (!name.empty())
        return std::string {kept} + (kept.size() < name.size() ? "…" : "");
    return event.source.id.empty() ? event.target.id : event.source.id;
}

Json event_columns(RunReport const& report, ShownEvents const& shown)
{
    std::map<std::string_view, int> cycles;
    for (auto const& cycle : report.cycles)
        cycles.emplace(cycle.id, cycle.number);
    auto const start = report.cycles.front().began;
    auto columns = Json::object();
    for (auto const* const name : {"change", "at", "name", "type", "action", "status", "cycle", "code", "reference"})
        columns.set(name, Json::array());
    for (auto const& event : shown.events) {
        auto const cycle = cycles.find(event.cycle_id);
        columns["change"].push_back(event.change_id);
        columns["at"].push_back(static_cast<std::int64_t>((event.at - start).count()));
        columns["name"].push_back(label_of(event));
        columns["type"].push_back(event.source.type);
        columns["action"].push_back(to_string(event.action));
        columns["status"].push_back(to_string(event.status));
        columns["cycle"].push_back(cycle == cycles.end() ? 0 : cycle->second);
        columns["code"].push_back(event.error ? event.error->code : std::string {});
        columns["reference"].push_back(event.reference ? 1 : 0);
    }
    return columns;
}

Json pairs_json(std::vector<std::pair<std::string, std::string>> const& pairs)
{
    auto list = Json::array();
    for (auto const& [name, value] : pairs)
        list.push_back(Json::array({name, value}));
    return list;
}

Json identity_json(ProvisioningIdentity const& identity)
{
    return Members {}
        .value("id", identity.id)
        .value("name", identity.display_name)
        .value("type", identity.type)
        .value("details", pairs_json(identity.details))
        .take();
}

Json optional_text(std::optional<std::string> const& text)
{
    return text ? Json {*text} : Json {};
}

Json event_json(ProvisioningEvent const& event, Evidence const& evidence, std::string const& base_url)
{
    auto const limit = evidence.limit(event);
    auto const step_json = [&](ProvisioningStep const& step) {
        Members members;
        members.value("name", step.name)
            .value("type", to_string(step.type))
            .value("status", to_string(step.status))
            .value("text", step.description)
            .value("details", pairs_json(step.details));
        if (auto const* exchange = evidence.find(step.exchange_id))
            members.value("exchange", exchange_json(*exchange, limit, base_url));
        return members.take();
    };
    Members members;
    members.value("id", event.id).value("cycleId", event.cycle_id).value("ms", event.duration_ms);
    if (event.error) {
        members.value("reason", event.error->reason).value("remedy", event.error->recommended_action);
    }
    return members.each("steps", event.steps, step_json)
        .each("modified", event.modified,
            [](ModifiedProperty const& property) {
                return Json::array(
                    {property.name, optional_text(property.old_value), optional_text(property.new_value)});
            })
        .value("source", identity_json(event.source))
        .value("target", identity_json(event.target))
        .take();
}

}  // namespace

Json job_index(RunReport const& report, ShownEvents const& shown)
{
    if (report.cycles.empty() || !report.health)
        return Json {};
    auto const& health = *report.health;
    return Members {}
        .value("banner", banner_json(health))
        .value("facts", job_facts(health.job))
        .value("quarantined", is_quarantined(health))
        .value("predicted", is_only_projected(health))
        .value("literal", rule_json(health.literal))
        .value("projected", rule_json(health.projected))
        .value("population", health.population)
        .value("successRate", health.success_rate)
        .value("errors", errors_json(report))
        .each("audit", health.audit,
            [](AuditEntry const& entry) {
                return Json::array({format_date_time(entry.at), entry.activity, entry.result, entry.reason});
            })
        .each("cycles", report.cycles, cycle_json)
        .value("events", event_columns(report, shown))
        .value("eventCount", report.events.size())
        .take();
}

Json event_chunk(RunReport const& report, Evidence const& evidence, std::size_t first)
{
    auto const& shown = evidence.shown();
    auto list = Json::array();
    auto const end = std::min(first + chunk_size, shown.events.size());
    for (auto at = first; at < end; ++at)
        list.push_back(event_json(shown.events[at], evidence, report.start.base_url));
    return list;
}

}  // namespace scim::report::html
