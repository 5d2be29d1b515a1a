// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <unordered_map>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>

#include "html_data.hpp"
#include "html_job.hpp"
#include "html_text.hpp"

namespace scim::report::html {

namespace {

Json strings(std::vector<std::string> const& texts)
{
    auto list = Json::array();
    for (auto const& text : texts)
        list.push_back(text);
    return list;
}

Json fraction_json(Fraction const& fraction)
{
    return Json::object({{"ok", fraction.ok}, {"applicable", fraction.applicable}, {"noVerdict", fraction.no_verdict},
        {"catalogue", fraction.catalogue}});
}

Json verdict_json(RunReport const& report)
{
    auto const& verdict = report.verdict;
    return Json::object({{"value", to_string(verdict.value)}, {"headline", verdict_headline(report)},
        {"reasons", strings(verdict.reasons)}, {"must", fraction_json(verdict.must)},
        {"should", fraction_json(verdict.should)}, {"may", fraction_json(verdict.may)}, {"rules", verdict_rules}});
}

Json counts_json(Counts const& counts)
{
    return Json::object({{"total", counts.total}, {"pass", counts.pass}, {"fail", counts.fail}, {"warn", counts.warn},
        {"info", counts.info}, {"skip", counts.skip}, {"blocked", counts.blocked}, {"error", counts.error},
        {"flaky", counts.flaky}, {"known", counts.known}});
}

Json run_json(RunReport const& report)
{
    auto const& start = report.start;
    auto const took = static_cast<std::int64_t>((report.end.ended_at - start.started_at).count());
    return Json::object({{"id", start.run_id}, {"prefix", start.run_prefix}, {"tool", start.tool_version},
        {"catalogue", start.catalogue_version}, {"catalogueRequirements", start.catalogue_requirements},
        {"catalogueCases", start.catalogue_cases}, {"profile", start.profile_id}, {"profileTitle", start.profile_title},
        {"baseUrl", start.base_url}, {"startedAt", format_date_time(start.started_at)},
        {"endedAt", format_date_time(report.end.ended_at)}, {"durationMs", std::max<std::int64_t>(took, 0)},
        {"completion", to_string(report.end.completion)}, {"completionReason", report.end.completion_reason},
        {"argv", strings(start.invocation.argv)}, {"configFiles", strings(start.invocation.config_files)},
        {"environmentNames", strings(start.invocation.environment_names)},
        {"seed", std::to_string(start.invocation.seed)}, {"jobs", start.invocation.jobs},
        {"mapping", start.invocation.mapping}});
}

Json target_json(Target const& target)
{
    auto features = Json::object();
    for (auto const& [name, value] : target.features)
        features.set(name, value);
    auto json = Json::object({{"label", target.label}, {"tls", target.tls}, {"http", target.http},
        {"server", target.server}, {"resourceTypes", strings(target.resource_types)},
        {"schemas", strings(target.schemas)}, {"features", std::move(features)}});
    if (target.service_provider_config)
        json.set("serviceProviderConfig", *target.service_provider_config);
    return json;
}

Json redaction_json(RedactionSummary const& redaction)
{
    auto replaced = Json::object();
    for (auto const& [kind, count] : redaction.replaced)
        replaced.set(kind, count);
    return Json::object({{"rules", redaction.rules_version}, {"replaced", std::move(replaced)},
        {"bodiesTruncated", redaction.bodies_truncated}, {"bytesTruncated", redaction.bytes_truncated}});
}

Json finding_json(RunReport const& report, Evidence const& evidence, Finding const& finding)
{
    auto const place = evidence_place(report, evidence, finding);
    return Json::object({{"id", finding.id}, {"requirement", finding.requirement}, {"level", to_string(finding.level)},
        {"origin", to_string(finding.origin)}, {"title", finding.title}, {"expected", finding.expected},
        {"observed", finding.observed}, {"why", finding.why_it_matters}, {"remedy", finding.remedy},
        {"entraErrorCode", finding.entra_error_code}, {"operations", strings(finding.operations)},
        {"cases", strings(finding.cases)}, {"state", finding.state}, {"severity", to_string(finding.severity)},
        {"evidenceCase", place.case_id}, {"evidenceStep", place.step}});
}

Json findings_json(RunReport const& report, Evidence const& evidence)
{
    auto list = Json::array();
    for (auto const& finding : report.findings)
        list.push_back(finding_json(report, evidence, finding));
    return list;
}

Json requirement_json(Requirement const& requirement, RequirementResult const* result)
{
    return Json::object({{"id", requirement.id}, {"reference", reference_label(requirement)},
        {"document", requirement.document}, {"section", requirement.section}, {"level", to_string(requirement.level)},
        {"label", level_label(requirement)}, {"origin", to_string(requirement.origin)}, {"text", requirement.text},
        {"url", web_address(requirement.url)}, {"testable", requirement.testable},
        {"status", to_string(result ? result->status : RequirementStatus::not_covered)},
        {"cases", strings(result ? result->cases : std::vector<std::string> {})}});
}

Json requirements_json(RunReport const& report)
{
    std::unordered_map<std::string_view, RequirementResult const*> results;
    for (auto const& result : report.requirement_results)
        results.emplace(result.id, &result);
    auto list = Json::array();
    for (auto const& requirement : report.requirements) {
        auto const found = results.find(requirement.id);
        list.push_back(requirement_json(requirement, found == results.end() ? nullptr : found->second));
    }
    return list;
}

/// Numbers for texts that occur often, in the order of their first use.
class Numbering {
public:
    Json number(std::string const& text)
    {
        auto const [place, added] = numbers_.try_emplace(text, static_cast<int>(numbers_.size()));
        if (added)
            names_.push_back(text);
        return place->second;
    }
    Json names() { return std::move(names_); }

private:
    std::unordered_map<std::string, int> numbers_;
    Json names_ = Json::array();
};

/// What the filter looks for in the exchanges and failed assertions of a case.
struct CaseTraits {
    std::set<std::string> operations, requirements;
    std::set<int> codes;
};

CaseTraits traits_of(Case const& shown, Evidence const& evidence)
{
    CaseTraits traits {{}, {shown.requirements.begin(), shown.requirements.end()}, {}};
    for (auto const& step : shown.steps) {
        for (auto const& assertion : step.assertions) {
            if (!assertion.ok)
                traits.requirements.insert(assertion.requirement);
        }
        auto const* exchange = evidence.find(step.exchange_id);
        if (!exchange)
            continue;
        traits.operations.insert(exchange->operation);
        if (exchange->response)
            traits.codes.insert(exchange->response->status);
    }
    return traits;
}

class CaseColumns {
public:
    void add(Case const& shown, Evidence const& evidence)
    {
        auto const traits = traits_of(shown, evidence);
        push("id", shown.id);
        push("title", shown.title);
        push("suite", suites_.number(shown.suite));
        push("status", to_string(shown.status));
        push("level", to_string(shown.level));
        push("ms", shown.duration_ms);
        push("message", case_message(shown));
        push("flags", (shown.flaky ? 1 : 0) + (shown.known ? 2 : 0));
        push("requirements", numbered(requirements_, traits.requirements));
        push("operations", numbered(operations_, traits.operations));
        push("tags", numbered(tags_, {shown.tags.begin(), shown.tags.end()}));
        auto codes = Json::array();
        for (auto const code : traits.codes)
            codes.push_back(code);
        push("codes", std::move(codes));
    }

    Json json()
    {
        columns_.set("suiteNames", suites_.names()).set("requirementNames", requirements_.names());
        columns_.set("operationNames", operations_.names()).set("tagNames", tags_.names());
        return std::move(columns_);
    }

private:
    static Json numbered(Numbering& numbering, std::set<std::string> const& texts)
    {
        auto list = Json::array();
        for (auto const& text : texts)
            list.push_back(numbering.number(text));
        return list;
    }

    void push(std::string_view column, Json value) { columns_[column].push_back(std::move(value)); }

    Json columns_ = Json::object({{"id", Json::array()}});
    Numbering suites_, requirements_, operations_, tags_;
};

Json cases_json(RunReport const& report, Evidence const& evidence)
{
    CaseColumns columns;
    for (auto const& shown : report.cases)
        columns.add(shown, evidence);
    return columns.json();
}

Json suites_json(RunReport const& report)
{
    auto list = Json::array();
    for (auto const& suite : report.suites)
        list.push_back(Json::object({{"id", suite.id}, {"title", suite.title}, {"counts", counts_json(suite.counts)},
            {"ms", suite.duration_ms}}));
    return list;
}

Json warnings_json(RunReport const& report, std::string const& size_note)
{
    auto list = Json::array();
    for (auto const& warning : report.warnings)
        list.push_back(Json::object({{"code", warning.code}, {"text", warning.text}}));
    if (!size_note.empty())
        list.push_back(Json::object({{"code", "report-size"}, {"text", size_note}}));
    return list;
}

}  // namespace

EvidencePlace evidence_place(RunReport const& report, Evidence const& evidence, Finding const& finding)
{
    auto const* exchange = evidence.find(finding.first_exchange);
    auto const wanted = exchange ? exchange->case_id : finding.cases.empty() ? std::string {} : finding.cases.front();
    auto const found = std::find_if(
        report.cases.begin(), report.cases.end(), [&](Case const& candidate) { return candidate.id == wanted; });
    if (found == report.cases.end())
        return {};
    for (auto const& step : found->steps) {
        if (exchange && step.exchange_id == exchange->id)
            return {wanted, step.n};
    }
    return {wanted, 0};
}

std::string case_message(Case const& shown)
{
    if (!shown.message.empty())
        return shown.message;
    if (!shown.skip_reason.empty())
        return shown.skip_reason;
    return shown.blocked_by.empty() ? std::string {} : "blocked by " + shown.blocked_by;
}

Json entry_json(ComparedEntry const& compared)
{
    auto const& entry = compared.entry;
    return Json::object({{"id", "F-" + entry.fingerprint}, {"requirement", entry.requirement}, {"title", entry.title},
        {"operations", strings(entry.operations)}, {"state", to_string(compared.state)}, {"note", compared.note},
        {"firstSeen", entry.first_seen}, {"lastSeen", entry.last_seen}, {"reason", entry.reason},
        {"owner", entry.owner}, {"ticket", entry.ticket}, {"expires", entry.expires}});
}

/// null without a baseline.
Json baseline_json(RunReport const& report)
{
    if (!report.baseline)
        return nullptr;
    auto entries = Json::array();
    for (auto const& compared : report.baseline->entries)
        entries.push_back(entry_json(compared));
    return Json::object({{"path", report.baseline->path}, {"new", strings(report.baseline->new_findings)},
        {"entries", std::move(entries)}});
}

Json index_json(RunReport const& report, Evidence const& evidence, std::string const& size_note)
{
    return Json::object(
        {{"verdict", verdict_json(report)}, {"run", run_json(report)}, {"target", target_json(report.target)},
            {"redaction", redaction_json(report.end.redaction)}, {"counts", counts_json(report.counts)},
            {"suites", suites_json(report)}, {"warnings", warnings_json(report, size_note)},
            {"findings", findings_json(report, evidence)}, {"baseline", baseline_json(report)},
            {"requirements", requirements_json(report)}, {"cases", cases_json(report, evidence)},
            {"chunkSize", chunk_size}, {"job", job_index(report, evidence.shown())}});
}

}  // namespace scim::report::html
