// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>

#include "../json_members.hpp"
#include "../model_json.hpp"
#include "../provisioning_json.hpp"
#include "graph_event.hpp"
#include "graph_job.hpp"

namespace scim::report {
namespace {

Json counts_json(Counts const& counts)
{
    return Json::object({{"total", counts.total}, {"pass", counts.pass}, {"fail", counts.fail}, {"warn", counts.warn},
        {"info", counts.info}, {"skip", counts.skip}, {"blocked", counts.blocked}, {"error", counts.error},
        {"flaky", counts.flaky}, {"known", counts.known}});
}

Json fraction_json(Fraction const& fraction)
{
    return Json::object({{"ok", fraction.ok}, {"applicable", fraction.applicable}, {"noVerdict", fraction.no_verdict},
        {"catalogue", fraction.catalogue}});
}

Json verdict_json(Verdict const& verdict)
{
    return Members {}
        .value("value", to_string(verdict.value))
        .strings("reasons", verdict.reasons)
        .value("must", fraction_json(verdict.must))
        .value("should", fraction_json(verdict.should))
        .value("may", fraction_json(verdict.may))
        .take();
}

Json suite_json(Suite const& suite)
{
    return Members {}
        .value("id", suite.id)
        .value("title", suite.title)
        .value("counts", counts_json(suite.counts))
        .value("durationMs", suite.duration_ms)
        .take();
}

Json finding_json(Finding const& finding)
{
    return Members {}
        .value("id", finding.id)
        .value("fingerprint", finding.fingerprint)
        .value("requirement", finding.requirement)
        .value("level", to_string(finding.level))
        .value("origin", to_string(finding.origin))
        .value("severity", to_string(finding.severity))
        .value("state", finding.state)
        .value("title", finding.title)
        .value("expected", finding.expected)
        .value("observed", finding.observed)
        .text("whyItMatters", finding.why_it_matters)
        .text("remedy", finding.remedy)
        .text("entraErrorCode", finding.entra_error_code)
        .text("failureClass", finding.failure_class)
        .strings("operations", finding.operations)
        .strings("cases", finding.cases)
        .text("firstExchange", finding.first_exchange)
        .take();
}

/// Ids of findings by the state of their entries, and the entries themselves.
Json baseline_json(BaselineComparison const& comparison)
{
    Members members;
    members.value("path", comparison.path).value("entries", comparison.entries.size());
    members.strings("new", comparison.new_findings);
    for (auto const state : {EntryState::known, EntryState::expired, EntryState::fixed, EntryState::unobserved}) {
        std::vector<std::string> ids;
        for (auto const& compared : comparison.entries) {
            if (compared.state == state)
                ids.push_back("F-" + compared.entry.fingerprint);
        }
        members.strings(to_string(state), ids);
    }
    members.each("compared", comparison.entries, [](ComparedEntry const& compared) {
        auto json = to_json(compared.entry);
        json.set("state", to_string(compared.state));
        if (!compared.note.empty())
            json.set("note", compared.note);
        return json;
    });
    return members.take();
}

/// The requirement with its status; `cases` are those of the run, `catalogueCases` all that check it.
Json result_json(RequirementResult const& result, Requirement const& requirement)
{
    auto json = to_json(requirement);
    json.set("status", to_string(result.status));
    json.set("cases", Json {Json::Array(result.cases.begin(), result.cases.end())});
    json.set("catalogueCases", Json {Json::Array(requirement.cases.begin(), requirement.cases.end())});
    return json;
}

/// What is left of an exchange without its evidence.
Json outline_json(Exchange const& exchange)
{
    Members members;
    members.value("id", exchange.id)
        .time("startedAt", exchange.started_at)
        .value("operation", exchange.operation)
        .value("request", Json::object({{"method", exchange.request.method}, {"url", exchange.request.url}}));
    if (exchange.response)
        members.value("response", Json::object({{"status", exchange.response->status}}));
    if (exchange.failure) {
        auto const& failure = *exchange.failure;
        members.value("failure", Json::object({{"class", failure.error_class}, {"text", failure.text}}));
    }
    return members.value("timing", Json::object({{"total", exchange.timing.total}})).take();
}

bool has_trouble(Status status)
{
    switch (status) {
    case Status::fail:
    case Status::warn:
    case Status::error: return true;
    case Status::pass:
    case Status::info:
    case Status::skip:
    case Status::blocked: return false;
    }
    return true;
}

bool shows_evidence(Status status, Evidence evidence)
{
    switch (evidence) {
    case Evidence::none: return false;
    case Evidence::failing: return has_trouble(status);
    case Evidence::all: return true;
    }
    return false;
}

/// Puts the exchanges into the steps that made them.
class CaseWriter {
public:
    CaseWriter(RunReport const& report, Evidence evidence) : evidence_ {evidence}
    {
        for (auto const& exchange : report.exchanges)
            exchanges_.emplace(exchange.id, &exchange);
    }

    Json operator()(Case const& one)
    {
        auto json = to_json(one);
        for (auto& step : json.find("steps")->as_array()) {
            if (auto* const exchange = step.find("exchange"))
                replace(*exchange, one.status);
        }
        json.set("findingIds", Json {Json::Array(one.finding_ids.begin(), one.finding_ids.end())});
        return json;
    }

    /// Those that no step of a case made: discovery, clean-up.
    Json others(RunReport const& report) const
    {
        auto array = Json::array();
        for (auto const& exchange : report.exchanges) {
            if (!used_.contains(exchange.id))
                array.push_back(
                    evidence_ == Evidence::all ? to_json(exchange, BodyForm::content) : outline_json(exchange));
        }
        return array;
    }

private:
    void replace(Json& exchange, Status status)
    {
        auto const found = exchanges_.find(exchange.as_string());
        if (found == exchanges_.end()) {
            exchange = Json::object({{"id", exchange.as_string()}});
            return;
        }
        used_.insert(found->first);
        exchange = shows_evidence(status, evidence_) ? to_json(*found->second, BodyForm::content)
                                                     : outline_json(*found->second);
    }

    Evidence evidence_;
    std::map<std::string_view, Exchange const*> exchanges_;
    std::set<std::string_view> used_;
};

double duration_ms(RunReport const& report)
{
    return static_cast<double>((report.end.ended_at - report.start.started_at).count());
}

/// Adds the members of one object to another.
void merge(Json& into, Json from)
{
    for (auto& member : from.as_object())
        into.set(member.name, std::move(member.value));
}

void add_requirements(Json& json, RunReport const& report)
{
    std::map<std::string_view, Requirement const*> requirements;
    for (auto const& requirement : report.requirements)
        requirements.emplace(requirement.id, &requirement);
    auto array = Json::array();
    for (auto const& result : report.requirement_results) {
        if (auto const found = requirements.find(result.id); found != requirements.end())
            array.push_back(result_json(result, *found->second));
    }
    json.set("requirements", std::move(array));
}

/// The simulated provisioning job, where one was played.
void write_job(JsonText& out, RunReport const& report, Output const& output)
{
    if (report.cycles.empty())
        return;
    out.members(
        Members {}.each("cycles", report.cycles, [](ProvisioningCycle const& cycle) { return to_json(cycle); }).take());
    auto const context = log_context(report);
    out.name("events").begin_array();
    report.events.each([&](ProvisioningEvent const& event) {
        write_graph_event(out, event, context);
        output(out.written());
        out.forget();
    });
    out.end_array();
    if (!report.health)
        return;
    auto health = to_json(*report.health);
    health.set("status", graph_status(report.health->job));
    out.name("health").json(health);
}

/// All but the job and what belongs to no case.
Json facts_json(RunReport const& report, CaseWriter& write_case)
{
    auto json = to_json(report.start);
    json.erase("baseUrl");  // stands in the target
    merge(json, to_json(report.end));
    json.set("durationMs", duration_ms(report));
    json.set("target", to_json(report.target));
    json.set("verdict", verdict_json(report.verdict));
    json.set("counts", counts_json(report.counts));
    json.erase("baseline");
    if (report.baseline)
        json.set("baseline", baseline_json(*report.baseline));
    auto lists = Members {}
                     .each("suites", report.suites, suite_json)
                     .each("findings", report.findings, finding_json)
                     .each("cases", report.cases, std::ref(write_case))
                     .each("warnings", report.warnings, [](Warning const& warning) { return to_json(warning); })
                     .take();
    merge(json, std::move(lists));
    add_requirements(json, report);
    return json;
}

}  // namespace

void render_json(RunReport const& report, Evidence evidence, Output const& output)
{
    CaseWriter write_case {report, evidence};
    JsonText out {JsonText::Form::pretty};
    out.begin_object().members(facts_json(report, write_case));
    write_job(out, report, output);
    out.name("otherExchanges").json(write_case.others(report));
    output(out.end_object().take() + '\n');
}

std::string render_json(RunReport const& report, Evidence evidence)
{
    std::string text;
    render_json(report, evidence, [&text](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace scim::report
