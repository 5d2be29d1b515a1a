// SPDX-License-Identifier: Apache-2.0
#include "model_json.hpp"

#include <charconv>
#include <map>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>

#include "json_view.hpp"

namespace scim::report {
namespace {

std::uint64_t read_seed(Json const& json)
{
    if (json.is_integer())
        return static_cast<std::uint64_t>(json.as_integer());
    std::uint64_t seed = 0;
    if (json.is_string()) {
        auto const& digits = json.as_string();
        std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    }
    return seed;
}

Invocation read_invocation(JsonView const& json)
{
    Invocation invocation;
    invocation.argv = json.strings("argv");
    invocation.config_files = json.strings("configFiles");
    invocation.environment_names = json.strings("envNames");
    invocation.seed = read_seed(json.child("seed"));
    invocation.jobs = json.integer("jobs", 1);
    invocation.mapping = json.text("mapping");
    return invocation;
}

Suite read_suite(Json const& json)
{
    Suite suite;
    suite.id = JsonView {json}.text("id");
    suite.title = JsonView {json}.text("title");
    return suite;
}

FindingTexts read_texts(JsonView const& json)
{
    return {json.text("title"), json.text("expected"), json.text("observed"), json.text("whyItMatters"),
        json.text("remedy"), json.text("reference"), json.text("entraErrorCode")};
}

Fields read_headers(Json const& json)
{
    Fields headers;
    if (!json.is_array())
        return headers;
    for (auto const& pair : json.as_array()) {
        bool const complete
            = pair.is_array() && pair.size() == 2 && pair.as_array()[0].is_string() && pair.as_array()[1].is_string();
        if (complete)
            headers.add(pair.as_array()[0].as_string(), pair.as_array()[1].as_string());
    }
    Fields exact {std::as_const(headers)};  // a copy has no room to spare, and a record holds very many
    return exact;
}

std::optional<Body> read_optional_body(JsonView const& message)
{
    auto const& body = message.child("body");
    return body.is_object() ? std::optional {read_body(body)} : std::nullopt;
}

RequestMessage read_request(JsonView const& json)
{
    return {json.text("method"), json.text("url"), read_headers(json.child("headers")), read_optional_body(json)};
}

ResponseMessage read_response(JsonView const& json)
{
    return {json.integer("status"), json.text("reason"), read_headers(json.child("headers")), read_optional_body(json)};
}

Timing read_timing(JsonView const& json)
{
    Timing timing;
    timing.dns = json.real("dns");
    timing.connect = json.real("connect");
    timing.tls = json.real("tls");
    timing.send = json.real("send").value_or(0);
    timing.wait = json.real("wait").value_or(0);
    timing.receive = json.real("receive").value_or(0);
    timing.total = json.real("total").value_or(0);
    return timing;
}

DiffOperation read_diff_operation(Json const& json)
{
    JsonView const view {json};
    return {view.text("op"), view.text("path"), view.maybe("expected"), view.maybe("observed")};
}

Assertion read_assertion(Json const& json)
{
    JsonView const view {json};
    Assertion assertion;
    assertion.id = view.text("id");
    assertion.requirement = view.text("requirement");
    assertion.level = parse_level(view.text("level")).value_or(Level::info);
    assertion.ok = view.boolean("ok", false);
    assertion.failure_class = view.text("failureClass");
    assertion.path = view.text("path");
    assertion.expected = view.text("expected");
    assertion.observed = view.text("observed");
    assertion.observation = view.text("observation");
    assertion.diff = JsonView {view.child("diff")}.each("ops", read_diff_operation);
    return assertion;
}

Step read_step(Json const& json)
{
    JsonView const view {json};
    return {view.integer("n", 1), view.text("title"), view.text("exchange"), view.each("assertions", read_assertion)};
}

template <typename Value>
std::map<std::string, Value> read_map(Json const& json, bool (*accepts)(Json const&), Value (*read)(Json const&))
{
    std::map<std::string, Value> map;
    if (!json.is_object())
        return map;
    for (auto const& member : json.as_object()) {
        if (accepts(member.value))
            map.emplace(member.name, read(member.value));
    }
    return map;
}

std::map<std::string, std::string> read_texts_map(Json const& json)
{
    return read_map<std::string>(
        json, [](Json const& value) { return value.is_string(); }, [](Json const& value) { return value.as_string(); });
}

std::map<std::string, int> read_counts_map(Json const& json)
{
    return read_map<int>(
        json, [](Json const& value) { return value.is_integer(); },
        [](Json const& value) { return static_cast<int>(value.as_integer()); });
}

}  // namespace

namespace {

Shard read_shard(JsonView const& view)
{
    return {view.integer("index", 1), view.integer("total", 1)};
}

MergedShard read_merged_shard(Json const& json)
{
    JsonView const view {json};
    return {read_shard(view), view.text("runId"), view.integer("cases"), view.real("durationMs").value_or(0)};
}

}  // namespace

RunStart read_run_start(Json const& json)
{
    JsonView const view {json};
    JsonView const catalogue {view.child("catalogue")};
    JsonView const profile {view.child("profile")};
    RunStart start;
    start.run_id = view.text("runId");
    start.run_prefix = view.text("runPrefix");
    start.tool_version = JsonView {view.child("tool")}.text("version");
    start.catalogue_version = catalogue.text("version");
    start.catalogue_requirements = catalogue.integer("requirements");
    start.catalogue_cases = catalogue.integer("cases");
    start.profile_id = profile.text("id");
    start.profile_title = profile.text("title");
    start.profile_source = profile.text("source");
    start.base_url = view.text("baseUrl");
    start.invocation = read_invocation(JsonView {view.child("invocation")});
    start.started_at = view.time("startedAt");
    start.suites = view.each("suites", read_suite);
    start.shard = read_shard(JsonView {view.child("shard")});
    start.shards = view.each("shards", read_merged_shard);
    if (auto const& baseline = view.child("baseline"); baseline.is_object())
        start.baseline = baseline_from_json(baseline, std::string {baseline.string_or("path", "")});
    return start;
}

Requirement read_requirement(Json const& json)
{
    JsonView const view {json};
    Requirement requirement;
    requirement.id = view.text("id");
    requirement.document = view.text("document");
    requirement.section = view.text("section");
    requirement.level = parse_level(view.text("level")).value_or(Level::info);
    requirement.negative = view.boolean("negative", false);
    requirement.origin = parse_origin(view.text("origin")).value_or(Origin::rfc);
    requirement.text = view.text("text");
    requirement.url = view.text("url");
    requirement.testable = view.boolean("testable", true);
    requirement.cases = view.strings("cases");
    if (view.child("texts").is_object())
        requirement.texts = read_texts(JsonView {view.child("texts")});
    return requirement;
}

Target read_target(Json const& json)
{
    JsonView const view {json};
    JsonView const discovery {view.child("discovery")};
    Target target;
    target.base_url = view.text("baseUrl");
    target.label = view.text("label");
    target.tls = view.text("tls");
    target.http = view.text("http");
    target.server = view.text("server");
    target.service_provider_config = discovery.maybe("serviceProviderConfig");
    target.resource_types = discovery.strings("resourceTypes");
    target.schemas = discovery.strings("schemas");
    target.features = read_texts_map(view.child("features"));
    return target;
}

Exchange read_exchange(Json const& json)
{
    JsonView const view {json};
    Exchange exchange;
    exchange.id = view.text("id");
    exchange.case_id = view.text("caseId");
    exchange.started_at = view.time("startedAt");
    exchange.operation = view.text("operation");
    exchange.request = read_request(JsonView {view.child("request")});
    if (view.child("response").is_object())
        exchange.response = read_response(JsonView {view.child("response")});
    if (view.child("failure").is_object()) {
        JsonView const failure {view.child("failure")};
        exchange.failure = ExchangeFailure {failure.text("class"), failure.text("text")};
    }
    exchange.timing = read_timing(JsonView {view.child("timing")});
    exchange.http = view.text("http");
    return exchange;
}

Case read_case(Json const& json)
{
    JsonView const view {json};
    Case finished;
    finished.id = view.text("id");
    finished.title = view.text("title");
    finished.suite = view.text("suite");
    finished.tags = view.strings("tags");
    finished.requirements = view.strings("requirements");
    finished.level = parse_level(view.text("level")).value_or(Level::info);
    finished.status = parse_status(view.text("status")).value_or(Status::error);
    finished.flaky = view.boolean("flaky", false);
    finished.known = view.boolean("known", false);
    finished.attempts = view.integer("attempts", 1);
    finished.message = view.text("message");
    finished.skip_reason = view.text("skipReason");
    finished.blocked_by = view.text("blockedBy");
    finished.error_class = view.text("errorClass");
    finished.started_at = view.time("startedAt");
    finished.duration_ms = view.real("durationMs").value_or(0);
    finished.worker = view.integer("worker");
    finished.steps = view.each("steps", read_step);
    finished.note = view.text("note");
    return finished;
}

Warning read_warning(Json const& json)
{
    return {JsonView {json}.text("code"), JsonView {json}.text("text")};
}

RunEnd read_run_end(Json const& json)
{
    JsonView const view {json};
    JsonView const redaction {view.child("redaction")};
    RunEnd end;
    end.ended_at = view.time("endedAt");
    end.completion = parse_completion(view.text("completion")).value_or(Completion::aborted);
    end.completion_reason = view.text("completionReason");
    end.redaction.rules_version = redaction.integer("rulesVersion", 1);
    end.redaction.replaced = read_counts_map(redaction.child("replaced"));
    end.redaction.bodies_truncated = redaction.integer("bodiesTruncated");
    end.redaction.bytes_truncated = redaction.size("bytesTruncated").value_or(0);
    return end;
}

Body read_body(Json const& json)
{
    JsonView const view {json};
    Body body;
    body.mime = view.text("mime");
    body.size = view.size("size").value_or(0);
    body.text = view.maybe_text("text");
    body.base64 = view.maybe_text("base64");
    body.truncated_to = view.size("truncatedTo");
    body.sha256 = view.text("sha256");
    return body;
}

}  // namespace scim::report
