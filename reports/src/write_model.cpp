// SPDX-License-Identifier: Apache-2.0
#include "model_json.hpp"

#include <limits>

#include <scim/report/assemble.hpp>

#include "json_members.hpp"

namespace scim::report {
namespace {

/// Beyond what every JSON reader takes as an integer, a seed is written as text.
Json seed_json(std::uint64_t seed)
{
    if (seed <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return Json {static_cast<std::int64_t>(seed)};
    return Json {std::to_string(seed)};
}

Json invocation_json(Invocation const& invocation)
{
    return Members {}
        .strings("argv", invocation.argv)
        .strings("configFiles", invocation.config_files)
        .strings("envNames", invocation.environment_names)
        .value("seed", seed_json(invocation.seed))
        .value("jobs", invocation.jobs)
        .text("mapping", invocation.mapping)
        .take();
}

Json texts_json(FindingTexts const& texts)
{
    return Members {}
        .text("title", texts.title)
        .text("expected", texts.expected)
        .text("observed", texts.observed)
        .text("whyItMatters", texts.why_it_matters)
        .text("remedy", texts.remedy)
        .text("reference", texts.reference)
        .text("entraErrorCode", texts.entra_error_code)
        .take();
}

Json shard_json(Shard const& shard)
{
    return Json::object({{"index", shard.index}, {"total", shard.total}});
}

}  // namespace

Json to_json(RunStart const& start)
{
    Members members;
    members.value("format", format_name)
        .value("formatVersion", format_version)
        .value("verdictRules", verdict_rules)
        .value("runId", start.run_id)
        .text("runPrefix", start.run_prefix)
        .value("tool", Json::object({{"name", "scimproof"}, {"version", start.tool_version}}))
        .value("catalogue",
            Json::object({{"version", start.catalogue_version}, {"requirements", start.catalogue_requirements},
                {"cases", start.catalogue_cases}}))
        .value("profile",
            Members {}
                .value("id", start.profile_id)
                .value("title", start.profile_title)
                .text("source", start.profile_source)
                .take())
        .value("baseUrl", start.base_url)
        .value("invocation", invocation_json(start.invocation))
        .time("startedAt", start.started_at)
        .each("suites", start.suites,
            [](Suite const& suite) {
                return Json::object({{"id", suite.id}, {"title", suite.title}});
            })
        .value("shard", shard_json(start.shard))
        .each("shards", start.shards, [](MergedShard const& part) {
            auto json = shard_json(part.shard);
            json.set("runId", part.run_id);
            json.set("cases", part.cases);
            json.set("durationMs", part.duration_ms);
            return json;
        });
    if (start.baseline)
        members.value("baseline", to_json(*start.baseline));
    return members.take();
}

Json to_json(Requirement const& requirement)
{
    Members members;
    members.value("id", requirement.id)
        .value("document", requirement.document)
        .text("section", requirement.section)
        .value("level", to_string(requirement.level))
        .value("negative", requirement.negative)
        .value("origin", to_string(requirement.origin))
        .value("text", requirement.text)
        .text("url", requirement.url)
        .value("testable", requirement.testable)
        .strings("cases", requirement.cases);
    if (requirement.texts)
        members.value("texts", texts_json(*requirement.texts));
    return members.take();
}

Json to_json(Target const& target)
{
    auto features = Json::object();
    for (auto const& [name, value] : target.features)
        features.set(name, value);
    auto discovery = Members {};
    discovery.maybe("serviceProviderConfig", target.service_provider_config)
        .strings("resourceTypes", target.resource_types)
        .strings("schemas", target.schemas);
    return Members {}
        .value("baseUrl", target.base_url)
        .text("label", target.label)
        .text("tls", target.tls)
        .text("http", target.http)
        .text("server", target.server)
        .value("discovery", discovery.take())
        .value("features", std::move(features))
        .take();
}

Json to_json(Warning const& warning)
{
    return Json::object({{"code", warning.code}, {"text", warning.text}});
}

Json to_json(RunEnd const& end)
{
    auto replaced = Json::object();
    for (auto const& [kind, count] : end.redaction.replaced)
        replaced.set(kind, count);
    return Members {}
        .time("endedAt", end.ended_at)
        .value("completion", to_string(end.completion))
        .text("completionReason", end.completion_reason)
        .value("redaction",
            Json::object({{"rulesVersion", end.redaction.rules_version}, {"replaced", std::move(replaced)},
                {"bodiesTruncated", end.redaction.bodies_truncated},
                {"bytesTruncated", end.redaction.bytes_truncated}}))
        .take();
}

}  // namespace scim::report
