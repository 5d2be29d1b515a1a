// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <scim/report/assemble.hpp>
#include <scim/report/render.hpp>

#include "html_data.hpp"

namespace scim::report::html {

namespace {

Json strings(std::vector<std::string> const& texts)
{
    auto list = Json::array();
    for (auto const& text : texts)
        list.push_back(text);
    return list;
}

void set_unless_empty(Json& object, std::string_view name, std::string const& text)
{
    if (!text.empty())
        object.set(name, text);
}

/// The longest prefix of at most `size` bytes that does not cut a UTF-8 sequence.
std::string_view prefix(std::string_view text, std::size_t size)
{
    if (text.size() <= size)
        return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        --size;
    return text.substr(0, size);
}

bool is_cut(std::optional<Body> const& body, EvidenceLimit const& limit)
{
    return body
        && ((body->text && body->text->size() > limit.body_bytes)
            || (body->base64 && body->base64->size() > limit.body_bytes));
}

Json body_json(Body const& body, EvidenceLimit const& limit)
{
    auto json = Json::object({{"mime", body.mime}, {"size", body.size}});
    if (body.truncated_to)
        json.set("keptBytes", *body.truncated_to);
    if (body.text)
        json.set("text", prefix(*body.text, limit.body_bytes));
    else if (body.base64)
        json.set("base64", prefix(*body.base64, limit.body_bytes / 4 * 4));
    if (is_cut(body, limit))
        json.set("cutHere", true);
    return json;
}

Json fields_json(Fields const& fields)
{
    auto list = Json::array();
    for (auto const& field : fields)
        list.push_back(Json::array({field.name, field.value}));
    return list;
}

Json timing_json(Timing const& timing)
{
    auto json = Json::object();
    if (timing.dns)
        json.set("dns", *timing.dns);
    if (timing.connect)
        json.set("connect", *timing.connect);
    if (timing.tls)
        json.set("tls", *timing.tls);
    json.set("send", timing.send).set("wait", timing.wait).set("receive", timing.receive).set("total", timing.total);
    return json;
}

Json request_json(RequestMessage const& request, EvidenceLimit const& limit)
{
    auto json = Json::object({{"method", request.method}, {"url", request.url}});
    if (!limit.messages)
        return json;
    json.set("headers", fields_json(request.headers));
    if (request.body)
        json.set("body", body_json(*request.body, limit));
    return json;
}

Json response_json(ResponseMessage const& response, EvidenceLimit const& limit)
{
    auto json = Json::object({{"status", response.status}, {"reason", response.reason}});
    if (!limit.messages)
        return json;
    json.set("headers", fields_json(response.headers));
    if (response.body)
        json.set("body", body_json(*response.body, limit));
    return json;
}

}  // namespace

Json exchange_json(Exchange const& exchange, EvidenceLimit const& limit, std::string const& base_url)
{
    auto json = Json::object({{"id", exchange.id}, {"at", format_date_time(exchange.started_at)},
        {"operation", exchange.operation}, {"http", exchange.http}, {"timing", timing_json(exchange.timing)},
        {"request", request_json(exchange.request, limit)}});
    if (exchange.response)
        json.set("response", response_json(*exchange.response, limit));
    if (exchange.failure)
        json.set("failure", Json::object({{"class", exchange.failure->error_class}, {"text", exchange.failure->text}}));
    if (!limit.messages)
        json.set("reduced", true);
    else if (!is_cut(exchange.request.body, limit))
        json.set("curl", curl_command(exchange, base_url));
    return json;
}

namespace {

Json diff_json(std::vector<DiffOperation> const& operations)
{
    auto list = Json::array();
    for (auto const& operation : operations) {
        auto json = Json::object({{"op", operation.op}, {"path", operation.path}});
        if (operation.expected)
            json.set("expected", *operation.expected);
        if (operation.observed)
            json.set("observed", *operation.observed);
        list.push_back(std::move(json));
    }
    return list;
}

Json assertion_json(Assertion const& assertion)
{
    auto json = Json::object({{"id", assertion.id}, {"requirement", assertion.requirement},
        {"level", to_string(assertion.level)}, {"ok", assertion.ok}, {"path", assertion.path},
        {"expected", assertion.expected}, {"observed", assertion.observed}});
    set_unless_empty(json, "failureClass", assertion.failure_class);
    if (!assertion.diff.empty())
        json.set("diff", diff_json(assertion.diff));
    return json;
}

Json step_json(Step const& step, Evidence const& evidence, EvidenceLimit const& limit, std::string const& base_url)
{
    auto json = Json::object({{"n", step.n}, {"title", step.title}});
    auto assertions = Json::array();
    for (auto const& assertion : step.assertions)
        assertions.push_back(assertion_json(assertion));
    json.set("assertions", std::move(assertions));
    if (auto const* exchange = evidence.find(step.exchange_id))
        json.set("exchange", exchange_json(*exchange, limit, base_url));
    return json;
}

Json case_json(Case const& shown, Evidence const& evidence, std::string const& base_url)
{
    auto json = Json::object({{"tags", strings(shown.tags)}, {"attempts", shown.attempts}, {"worker", shown.worker},
        {"at", format_date_time(shown.started_at)}, {"findings", strings(shown.finding_ids)}});
    set_unless_empty(json, "skipReason", shown.skip_reason);
    set_unless_empty(json, "blockedBy", shown.blocked_by);
    set_unless_empty(json, "errorClass", shown.error_class);
    set_unless_empty(json, "note", shown.note);
    auto steps = Json::array();
    auto const limit = evidence.limit(shown);
    for (auto const& step : shown.steps)
        steps.push_back(step_json(step, evidence, limit, base_url));
    json.set("steps", std::move(steps));
    return json;
}

}  // namespace

Json chunk_json(RunReport const& report, Evidence const& evidence, std::size_t first)
{
    auto list = Json::array();
    auto const end = std::min(first + chunk_size, report.cases.size());
    for (auto at = first; at < end; ++at)
        list.push_back(case_json(report.cases[at], evidence, report.start.base_url));
    return list;
}

}  // namespace scim::report::html
