// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

std::size_t count_or(Json const& json, std::string_view name, std::size_t fallback)
{
    auto const* const value = json.find(name);
    return value == nullptr ? fallback : static_cast<std::size_t>(value->as_integer());
}

bool flag_or(Json const& json, std::string_view name, bool fallback)
{
    auto const* const value = json.find(name);
    return value == nullptr ? fallback : value->as_boolean();
}

constexpr std::array<std::pair<std::string_view, ScenarioStep::Kind>, 12> step_kinds {{
    {"testConnection", ScenarioStep::Kind::test_connection},
    {"cycle", ScenarioStep::Kind::cycle},
    {"wait", ScenarioStep::Kind::wait},
    {"change", ScenarioStep::Kind::change},
    {"target", ScenarioStep::Kind::target},
    {"weather", ScenarioStep::Kind::weather},
    {"scope", ScenarioStep::Kind::scope},
    {"restart", ScenarioStep::Kind::restart},
    {"pause", ScenarioStep::Kind::pause},
    {"start", ScenarioStep::Kind::start},
    {"allowDeletes", ScenarioStep::Kind::allow_deletes},
    {"onDemand", ScenarioStep::Kind::on_demand},
}};

constexpr std::array<std::pair<std::string_view, WeatherRule::Effect>, 4> effects {{
    {"answer", WeatherRule::Effect::answer},
    {"loseRequest", WeatherRule::Effect::lose_request},
    {"loseAnswer", WeatherRule::Effect::lose_answer},
    {"late", WeatherRule::Effect::late},
}};

/// Seconds of a unit of an ISO 8601 duration; 0 when there is none.
long seconds_of(char unit, bool in_time)
{
    switch (unit) {
    case 'W': return in_time ? 0 : 7 * 86'400;
    case 'D': return in_time ? 0 : 86'400;
    case 'H': return in_time ? 3'600 : 0;
    case 'M': return in_time ? 60 : 0;
    case 'S': return in_time ? 1 : 0;
    default: return 0;
    }
}

Result<std::vector<ScopingFilter>, ScopeError> filters_from(Json const* json)
{
    std::vector<ScopingFilter> filters;
    if (json == nullptr)
        return filters;
    for (auto const& one : json->as_array()) {
        ScopingFilter filter;
        filter.title = one.string_or("title", "");
        filter.input_only = flag_or(one, "inputOnly", false);
        for (auto const& clause : one.find("clauses")->as_array()) {
            auto const name = clause.string_or("operator", "");
            auto const op = scope_operator_from(name);
            if (!op)
                return Failure {ScopeError {fmt::format("there is no operator \"{}\"", name),
                    "write EQUALS, NOT EQUALS, IS TRUE, IS FALSE, IS NULL, IS NOT NULL, REGEX MATCH, NOT REGEX MATCH, "
                    "Greater_Than, Greater_Than_OR_EQUALS, Includes, ENDS_WITH, & or !&"}};
            filter.clauses.push_back(
                {std::string {clause.string_or("attribute", "")}, *op, std::string {clause.string_or("value", "")}});
        }
        filters.push_back(std::move(filter));
    }
    return filters;
}

}  // namespace

std::optional<std::chrono::seconds> duration_from(std::string_view text)
{
    constexpr long longest = 10L * 365 * 86'400;
    if (!text.starts_with('P') || text.size() < 3)
        return std::nullopt;
    text.remove_prefix(1);
    long total = 0;
    bool in_time = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !in_time && text.size() > 1) {
            in_time = true;
            text.remove_prefix(1);
            continue;
        }
        long number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        auto const digits = static_cast<std::size_t>(end - text.data());
        auto const unit = error == std::errc {} && digits < text.size() ? seconds_of(text[digits], in_time) : 0;
        if (unit == 0 || number < 0 || number > longest / unit)
            return std::nullopt;
        total += number * unit;
        if (total > longest)
            return std::nullopt;
        text.remove_prefix(digits + 1);
    }
    return std::chrono::seconds {total};
}

JobSettings job_settings_from(Json const& json)
{
    JobSettings settings;
    settings.dialect = json.string_or("dialect", "unflagged") == "flagged" ? Dialect::flagged : Dialect::unflagged;
    settings.members_per_patch = count_or(json, "membersPerPatch", settings.members_per_patch);
    settings.read_before_update = flag_or(json, "readBeforeUpdate", settings.read_before_update);
    settings.prune_escrows = flag_or(json, "pruneEscrows", settings.prune_escrows);
    auto& thresholds = settings.thresholds;
    if (json.contains("deletionThreshold"))
        thresholds.deletions = count_or(json, "deletionThreshold", 0);
    thresholds.minimum_failures = count_or(json, "minimumFailures", thresholds.minimum_failures);
    thresholds.base_failures = count_or(json, "baseFailures", thresholds.base_failures);
    thresholds.total_failures = count_or(json, "totalFailures", thresholds.total_failures);
    if (auto const* const ratio = json.find("failureRatio"))
        thresholds.failure_ratio = ratio->as_number();
    return settings;
}

std::optional<TargetActions> target_actions_from(Json const& json)
{
    auto const* const names = json.find("targetActions");
    if (names == nullptr)
        return std::nullopt;
    auto const has = [&](std::string_view name) {
        auto const& list = names->as_array();
        return std::any_of(list.begin(), list.end(), [&](Json const& one) { return one.as_string() == name; });
    };
    return TargetActions {has("create"), has("update"), has("delete")};
}

DirectoryShape shape_from(Json const& json, std::string_view run)
{
    DirectoryShape shape;
    shape.users = count_or(json, "users", shape.users);
    shape.groups = count_or(json, "groups", shape.groups);
    shape.members = count_or(json, "members", shape.members);
    shape.manager_span = count_or(json, "managerSpan", shape.manager_span);
    shape.assigned = flag_or(json, "assigned", shape.assigned);
    shape.domain = fmt::format("{}.example.com", run);
    shape.mark = run;
    return shape;
}

Result<Scope, ScopeError> scope_from(Json const& json)
{
    Scope scope;
    scope.mode = json.string_or("mode", "assigned") == "all" ? ScopeMode::all : ScopeMode::assigned;
    scope.default_access_excluded = flag_or(json, "defaultAccessExcluded", false);
    scope.skip_out_of_scope_deletions = flag_or(json, "skipOutOfScopeDeletions", false);
    for (auto const& [name, filters] :
        {std::pair {"userFilters", &Scope::user_filters}, {"groupFilters", &Scope::group_filters}}) {
        auto read = filters_from(json.find(name));
        if (!read)
            return Failure {read.error()};
        scope.*filters = *std::move(read);
    }
    return scope;
}

WeatherRule weather_rule_from(Json const& json)
{
    WeatherRule rule;
    rule.method = json.string_or("method", "");
    rule.path_prefix = json.string_or("path", "");
    rule.query_part = json.string_or("query", "");
    if (auto const* const share = json.find("share"))
        rule.share = share->as_number();
    if (json.contains("times"))
        rule.times = count_or(json, "times", 0);
    for (auto const& [name, effect] : effects)
        if (json.string_or("effect", "") == name)
            rule.effect = effect;
    rule.status = static_cast<int>(count_or(json, "status", 503));
    if (auto const* const body = json.find("body"))
        rule.body = body->is_string() ? body->as_string() : write_json(*body);
    rule.content_type = json.string_or("contentType", rule.content_type);
    if (json.contains("retryAfter"))
        rule.retry_after = static_cast<int>(count_or(json, "retryAfter", 0));
    rule.retry_after_as_date = json.string_or("retryAfterForm", "seconds") == "date";
    return rule;
}

std::vector<std::pair<std::string_view, ScenarioStep::Kind>> kinds_of(Json const& step)
{
    std::vector<std::pair<std::string_view, ScenarioStep::Kind>> kinds;
    for (auto const& kind : step_kinds)
        if (step.contains(kind.first))
            kinds.push_back(kind);
    return kinds;
}

}  // namespace scim::provisioning
