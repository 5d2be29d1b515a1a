// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <algorithm>
#include <map>
#include <string_view>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/report/health.hpp>
#include <scim/wire/text.hpp>
#include <scim/wire/uri.hpp>

#include "../json_members.hpp"
#include "html_text.hpp"
#include "utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t longest_body = 4 * 1024;
constexpr std::size_t longest_text = 1'000;
constexpr std::size_t most_cases = 5;

Json text_json(std::string_view text)
{
    return Json::object({{"text", text}});
}

std::string_view level_word(Level level)
{
    switch (level) {
    case Level::must: return "error";
    case Level::should: return "warning";
    case Level::may:
    case Level::info: return "note";
    }
    return "note";
}

/// `RFC7644-3.3-12` becomes `Rfc7644Section33Number12`: rule names are words in PascalCase.
std::string pascal_name(Requirement const& requirement)
{
    auto const dash = requirement.id.rfind('-');
    auto const number = dash == std::string::npos ? requirement.id : requirement.id.substr(dash + 1);
    auto document = ascii_lower(requirement.document);
    if (!document.empty() && document.front() >= 'a' && document.front() <= 'z')
        document.front() = static_cast<char>(document.front() - 'a' + 'A');
    return document + "Section" + replace_all(requirement.section, ".", "") + "Number" + number;
}

Json fields_json(Fields const& fields)
{
    auto json = Json::object();
    for (auto const& field : fields)
        json.set(printable(field.name), printable(field.value));
    return json;
}

Json body_json(Body const& body)
{
    if (body.text)
        return text_json(utf8_prefix(*body.text, longest_body));
    return Json::object({{"text", "(" + std::to_string(body.size) + " bytes that are no text)"}});
}

Json request_json(Exchange const& exchange)
{
    auto const& request = exchange.request;
    Members members;
    members.value("protocol", "http")
        .text("version", exchange.http)
        .value("target", printable(request.url))
        .value("method", printable(request.method))
        .value("headers", fields_json(request.headers));
    if (request.body)
        members.value("body", body_json(*request.body));
    return members.take();
}

Json response_json(ResponseMessage const& response, std::string const& version)
{
    Members members;
    members.value("protocol", "http")
        .text("version", version)
        .value("statusCode", response.status)
        .text("reasonPhrase", printable(response.reason))
        .value("headers", fields_json(response.headers));
    if (response.body)
        members.value("body", body_json(*response.body));
    return members.take();
}

class SarifWriter {
public:
    SarifWriter(RunReport const& report, SarifOptions const& options) : report_ {report}, options_ {options}
    {
        for (auto const& requirement : report.requirements)
            requirements_.emplace(requirement.id, &requirement);
        for (auto const& exchange : report.exchanges)
            exchanges_.emplace(exchange.id, &exchange);
        for (auto const& finding : report.findings) {
            if (finding.state != "known" || options.known == KnownInSarif::suppressed)
                shown_.push_back(&finding);
        }
        for (auto const* const finding : shown_)
            rules_.emplace(finding->requirement, finding);
        int index = 0;
        for (auto const& [id, finding] : rules_)
            places_.emplace(id, index++);
    }

    Json write() const
    {
        auto run = Members {}
                       .value("tool", Json::object({{"driver", driver_json()}}))
                       .value("automationDetails", Json::object({{"id", automation_id()}}))
                       .value("invocations", Json::array({invocation_json()}))
                       .each("results", shown_, [this](Finding const* finding) { return result_json(*finding); })
                       .take();
        return Json::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}});
    }

private:
    /// `scimproof/entra/scim.example.com/`: one series of results for each profile and target.
    std::string automation_id() const
    {
        auto const uri = parse_uri(report_.start.base_url);
        auto const target = !report_.target.label.empty() ? report_.target.label
            : uri                                         ? uri->host
                                                          : report_.start.base_url;
        return "scimproof/" + report_.start.profile_id + "/" + printable(target) + "/";
    }

    Json driver_json() const
    {
        auto rules = Json::array();
        for (auto const& [id, finding] : rules_)
            rules.push_back(rule_json(*finding));
        return Json::object({{"name", "scimproof"}, {"version", report_.start.tool_version},
            {"semanticVersion", report_.start.tool_version}, {"rules", std::move(rules)}});
    }

    Json rule_json(Finding const& finding) const
    {
        auto const found = requirements_.find(finding.requirement);
        auto const* const requirement = found == requirements_.end() ? nullptr : found->second;
        Members members;
        members.value("id", finding.requirement);
        if (requirement)
            members.value("name", pascal_name(*requirement));
        members.value("shortDescription", text_json(finding.title));
        if (requirement)
            members.value("fullDescription", text_json(utf8_prefix(requirement->text, longest_text)));
        auto const remedy = finding.remedy.empty() ? finding.expected : finding.remedy;
        members.value("help", Json::object({{"text", remedy}, {"markdown", help_markdown(finding, requirement)}}));
        if (auto const url = requirement ? html::web_address(requirement->url) : std::string {}; !url.empty())
            members.value("helpUri", url);
        return members.value("defaultConfiguration", Json::object({{"level", level_word(finding.level)}}))
            .value("properties", properties_json(finding, requirement))
            .take();
    }

    static std::string help_markdown(Finding const& finding, Requirement const* requirement)
    {
        std::string text;
        if (!finding.why_it_matters.empty())
            text += finding.why_it_matters + "\n\n";
        text += "**Fix:** " + (finding.remedy.empty() ? finding.expected : finding.remedy);
        auto const url = requirement ? html::web_address(requirement->url) : std::string {};
        return url.empty() ? text : text + "\n\n[" + html::reference_label(*requirement) + "](" + url + ")";
    }

    static Json properties_json(Finding const& finding, Requirement const* requirement)
    {
        auto tags = Json::array({"scim", ascii_lower(to_string(finding.level)), to_string(finding.origin)});
        if (requirement)
            tags.push_back(ascii_lower(requirement->document));
        auto const severity = finding.level == Level::must ? "error" : "warning";
        return Json::object({{"tags", std::move(tags)}, {"precision", "very-high"}, {"problem.severity", severity}});
    }

    Json result_json(Finding const& finding) const
    {
        Members members;
        members.value("ruleId", finding.requirement)
            .value("ruleIndex", places_.at(finding.requirement))
            .value("kind", "fail")
            .value("level", level_word(finding.level))
            .value("message", text_json(message(finding)))
            .value("locations", Json::array({location_json(finding)}))
            .value("partialFingerprints",
                Json::object({{"primaryLocationLineHash", finding.fingerprint + ":1"},
                    {"scimproofFinding/v1", finding.fingerprint}}));
        if (report_.baseline)
            members.value("baselineState", finding.state == "new" ? "new" : "unchanged");
        if (finding.state == "known")
            members.value("suppressions", Json::array({suppression_json(finding)}));
        if (auto const found = exchanges_.find(finding.first_exchange); found != exchanges_.end())
            add_exchange(members, *found->second);
        return members.take();
    }

    static void add_exchange(Members& members, Exchange const& exchange)
    {
        members.value("webRequest", request_json(exchange));
        if (exchange.response)
            members.value("webResponse", response_json(*exchange.response, exchange.http));
    }

    /// What is known is accepted, with the reason that its entry gives.
    Json suppression_json(Finding const& finding) const
    {
        auto const* const entry = find_entry(report_, finding.fingerprint);
        return Members {}
            .value("kind", "external")
            .value("status", "accepted")
            .text("justification", entry ? remarks_text(*entry) : std::string {})
            .take();
    }

    static std::string message(Finding const& finding)
    {
        auto text = finding.title + ": " + printable(finding.observed) + ".";
        std::string cases;
        for (std::size_t n = 0; n < std::min(finding.cases.size(), most_cases); ++n)
            cases += (n == 0 ? "" : ", ") + finding.cases[n];
        if (finding.cases.size() > most_cases)
            cases += " and " + std::to_string(finding.cases.size() - most_cases) + " more";
        return text + " Cases: " + cases + ".";
    }

    Json location_json(Finding const& finding) const
    {
        auto const operation = finding.operations.empty() ? std::string {"*"} : finding.operations.front();
        auto const name = finding.cases.empty() ? std::string {} : finding.cases.front();
        auto const region = Json::object({{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 2}});
        return Json::object(
            {{"physicalLocation",
                 Json::object({{"artifactLocation", Json::object({{"uri", options_.anchor}})}, {"region", region}})},
                {"logicalLocations",
                    Json::array({Json::object({{"name", operation},
                        {"fullyQualifiedName", "scimproof." + replace_all(name, "/", ".")}, {"kind", "endpoint"}})})}});
    }

    static Json quarantine_json(Health const& health)
    {
        auto const shown = banner(health);
        auto const text = shown.title + (shown.text.empty() ? "" : " " + shown.text) + " " + banner_footnote;
        return Json::object({{"descriptor", Json::object({{"id", shown.reason.empty() ? "health" : shown.reason}})},
            {"level", accuses_endpoint(health) ? "error" : "warning"}, {"message", text_json(printable(text))}});
    }

    Json invocation_json() const
    {
        auto notifications = Json::array();
        for (auto const& one : report_.cases) {
            if (one.status == Status::error)
                notifications.push_back(
                    Json::object({{"level", "error"}, {"message", text_json(one.id + ": " + printable(one.message))}}));
        }
        if (report_.health && !banner(*report_.health).title.empty())
            notifications.push_back(quarantine_json(*report_.health));
        return Json::object({{"executionSuccessful", report_.end.completion == Completion::complete},
            {"startTimeUtc", format_date_time(report_.start.started_at)},
            {"endTimeUtc", format_date_time(report_.end.ended_at)},
            {"toolExecutionNotifications", std::move(notifications)}});
    }

    RunReport const& report_;
    SarifOptions const& options_;
    std::map<std::string_view, Requirement const*> requirements_;
    std::map<std::string_view, Exchange const*> exchanges_;
    std::vector<Finding const*> shown_;
    std::map<std::string_view, Finding const*> rules_;  ///< the first finding of each requirement, by its id
    std::map<std::string_view, int> places_;
};

}  // namespace

std::string render_sarif(RunReport const& report, SarifOptions const& options)
{
    return write_json_pretty(SarifWriter {report, options}.write());
}

}  // namespace scim::report
