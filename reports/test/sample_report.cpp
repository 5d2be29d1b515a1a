// SPDX-License-Identifier: Apache-2.0
#include "sample_report.hpp"

#include <chrono>
#include <cstdio>
#include <map>

#include <scim/report/assemble.hpp>
#include <scim/report/digest.hpp>
#include <scim/wire/encoding.hpp>

#include "sample_parts.hpp"

namespace scim::report::sample {
namespace {

RunStart start()
{
    RunStart start;
    start.run_id = "0193a5c2-7d10-7b4e-9c11-2f6a8e0d4b77";
    start.run_prefix = "scimproof-1a2b3c";
    start.tool_version = "0.1.0";
    start.catalogue_version = "2026.11";
    start.catalogue_requirements = 8;
    start.catalogue_cases = 12;
    start.profile_id = "entra";
    start.profile_title = "Microsoft Entra ID";
    start.base_url = "https://scim.example.com/scim/v2";
    start.invocation.argv = {"scimproof", "run", "https://scim.example.com/scim/v2", "--profile", "entra"};
    start.invocation.config_files = {"scimproof.toml"};
    start.invocation.environment_names = {"SCIMPROOF_TOKEN"};
    start.invocation.seed = 8121;
    start.invocation.jobs = 4;
    start.invocation.mapping = "entra-default";
    start.started_at = time_at(0);
    start.suites = {{"bulk", "Bulk requests", {}, 0}, {"discovery", "Discovery", {}, 0},
        {"errors", "Error bodies", {}, 0}, {"groups/patch", "Changing groups", {}, 0}, {"query/list", "Lists", {}, 0},
        {"users/create", "Creating users", {}, 0}, {"users/delete", "Deleting users", {}, 0}};
    return start;
}

Target target()
{
    Target target;
    target.base_url = "https://scim.example.com/scim/v2";
    target.label = "example-staging";
    target.tls = "TLSv1.3 TLS_AES_256_GCM_SHA384";
    target.http = "1.1";
    target.server = "Example/2.1 <b>";
    target.service_provider_config = Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"})},
        {"patch", Json::object({{"supported", true}})},
        {"bulk", Json::object({{"supported", false}, {"maxOperations", 0}, {"maxPayloadSize", 0}})},
        {"filter", Json::object({{"supported", true}, {"maxResults", 200}})},
    });
    target.resource_types = {"User", "Group"};
    target.schemas = {"urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:Group"};
    target.features
        = {{"patch", "yes"}, {"filter", "yes"}, {"bulk", "no (ServiceProviderConfig bulk.supported is false)"}};
    return target;
}

RunEnd end()
{
    RunEnd end;
    end.ended_at = time_at(9842);
    end.redaction.replaced = {{"bearer", 14}, {"password", 2}, {"personal", 31}};
    end.redaction.bodies_truncated = 1;
    end.redaction.bytes_truncated = 700'000;
    return end;
}

std::string numbered(char const* format, int number)
{
    char text[128];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

void add_generated(RunReport& report, int number)
{
    auto const exchange = numbered("x-%06d", 1000 + number);
    auto const id = numbered("generated/suite-%02d", number % 25) + numbered("/case-%05d", number);
    auto const body = numbered("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\"%08d\"", number)
        + ",\"userName\":\"scimproof-1a2b3c-" + std::to_string(number) + "\",\"emails\":[{\"value\":\""
        + sha256_hex(id).substr(0, 24) + "@example.com\",\"type\":\"work\"}],\"active\":true}";
    bool const ok = number % 10 != 9;
    auto exchanged = get_exchange(exchange, id, "/Users/{id}", "/Users/" + std::to_string(number), ok ? 200 : 500);
    exchanged.response->body = text_body("application/scim+json", body);
    report.exchanges.push_back(std::move(exchanged));
    auto made = make_case(id, "Generated case " + std::to_string(number), ok ? Status::pass : Status::fail);
    made.requirements = {"RFC7644-3.4.1-01"};
    made.steps = {step(1, "Read the user", exchange,
        {status_assertion("RFC7644-3.4.1-01", Level::must, ok, "200", ok ? "200" : "500")})};
    made.message = ok ? "" : "expected 200, got 500, at GET /Users/{id}";
    report.cases.push_back(std::move(made));
}

}  // namespace

TimePoint time_at(int milliseconds)
{
    // 2026-11-23T10:11:12.345Z
    return TimePoint {std::chrono::milliseconds {1795428672345LL + milliseconds}};
}

std::string hostile_text()
{
    std::string text
        = "<script>alert(1)</script> ]]> \x1b[31mred\x1b[0m ::error::x ##[command]x ##vso[task]x |@everyone| "
          "\xE2\x80\xAE"
          "gnp.exe \xFF\xFE `code` [a](javascript:alert(1)) 'quote' \"double\" &amp; {status}";
    text += '\0';
    return text + "\n::error::second line";
}

Body text_body(std::string_view mime, std::string_view text)
{
    Body body;
    body.mime = mime;
    body.size = text.size();
    body.text = std::string {text};
    body.sha256 = sha256_hex(text);
    return body;
}

Body bytes_body(std::string_view mime, std::string_view bytes)
{
    Body body;
    body.mime = mime;
    body.size = bytes.size();
    body.base64 = base64_encode(bytes);
    body.sha256 = sha256_hex(bytes);
    return body;
}

RunReport facts()
{
    RunReport report;
    report.start = start();
    report.target = target();
    report.end = end();
    report.requirements = sample_requirements();
    add_sample_cases(report);
    report.warnings = {{"clock", "the provider's clock is 94 s behind"}, {"header", "Server sent " + hostile_text()}};
    return report;
}

RunReport report()
{
    auto report = facts();
    assemble(report);
    return report;
}

RunReport clean_report()
{
    auto report = facts();
    std::erase_if(report.cases, [](Case const& one) {
        return one.flaky || (one.status != Status::pass && one.status != Status::skip && one.status != Status::info);
    });
    assemble(report);
    return report;
}

Baseline baseline()
{
    std::map<std::string, std::string> prints;
    for (auto const& finding : report().findings)
        prints[finding.requirement + finding.failure_class] = finding.fingerprint;
    BaselineEntry known {prints["RFC7644-3.12-02status-mismatch"], "RFC7644-3.12-02", "A deleted user answers 500",
        "status-mismatch", {"GET /Users/{id}"}, {"users/delete/deleted-user-is-gone"}, "2026-10-02", "2026-11-12",
        "soft delete comes in spring", "kim", "API-4412", "2027-01-31"};
    BaselineEntry expired {prints["RFC7644-3.3-12status-mismatch"], "RFC7644-3.3-12", "Duplicate userName is accepted",
        "status-mismatch", {"POST /Users"}, {}, "2026-08-01", "2026-11-12", "unique index <soon>", "", "",
        "2026-11-01"};
    BaselineEntry fixed {"31d0000000000001", "RFC7644-3.4.1-01", "DELETE of a missing user returned 200", "",
        {"GET /Users/{id}"}, {"users/delete/second-delete-is-404"}, "2026-10-02", "2026-11-12", "", "", "", ""};
    BaselineEntry unobserved {"b01d000000000002", "RFC7644-3.7-01", "Bulk answers 500", "", {},
        {"bulk/create-two-users"}, "2026-10-02", "2026-11-12", "not offered yet", "lee", "", ""};
    return {"scimproof-baseline.json", {known, expired, fixed, unobserved}};
}

RunReport baselined_report()
{
    auto report = facts();
    report.start.baseline = baseline();
    assemble(report);
    return report;
}

RunReport large_report(int count)
{
    auto report = facts();
    for (int number = 0; number < count; ++number)
        add_generated(report, number);
    report.start.catalogue_cases += count;
    assemble(report);
    return report;
}

}  // namespace scim::report::sample
