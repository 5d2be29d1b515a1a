// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <ostream>

#include <scim/report/assemble.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/wire/text.hpp>

#include "commands/entra_error_codes.hpp"
#include "commands/explain_lines.hpp"
#include "commands/explain_profile.hpp"
#include "commands/session.hpp"
#include "config/suggestion.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::vector<std::string> cases_of(conformance::Catalogue const& catalogue, std::string const& requirement)
{
    std::vector<std::string> ids;
    for (auto const& one : catalogue.cases) {
        for (auto const& checked : one.checks) {
            if (checked == requirement)
                ids.push_back(one.id);
        }
    }
    return ids;
}

std::string explain_requirement(documents::Requirement const& one, conformance::Catalogue const& catalogue)
{
    auto text = fmt::format("{}  {}  {} §{}\n", one.id, documents::to_string(one.level), one.document, one.section);
    text += labelled("", one.summary) + labelled("seen by", one.how) + labelled("note", one.note);
    if (one.texts) {
        text += labelled("expected", one.texts->expected) + labelled("why", one.texts->why_it_matters)
            + labelled("fix", one.texts->remedy) + labelled("reference", one.texts->reference)
            + labelled("Entra code", one.texts->entra_error_code);
    }
    text += labelled("source", one.source) + labelled("read", one.url);
    auto const ids = cases_of(catalogue, one.id);
    return text + labelled("cases", ids.empty() ? "none yet" : enumerated(ids));
}

std::string explain_case(conformance::CaseDefinition const& one, conformance::Catalogue const& catalogue)
{
    auto text = fmt::format("{}\n{}\n", one.id, one.title);
    text += labelled("needs", enumerated(one.requirements)) + labelled("tags", enumerated(one.tags))
        + labelled("note", one.note);
    for (auto const& step : one.steps)
        text += labelled("sends", step.method + " " + step.target);
    for (auto const& id : one.checks) {
        auto const* const requirement = catalogue.requirements.find(id);
        text += labelled("checks", id + (requirement == nullptr ? "" : "  " + requirement->summary));
    }
    return text + labelled("written in", one.file) + labelled("try", "scimproof replay " + one.id);
}

std::string explain_finding(report::Finding const& one)
{
    auto text = fmt::format("{}  {} {}\n", one.id, level_word(one.level), one.requirement);
    text += labelled("", one.title) + labelled("expected", one.expected) + labelled("observed", one.observed)
        + labelled("why", one.why_it_matters) + labelled("fix", one.remedy)
        + labelled("Entra code", one.entra_error_code) + labelled("operations", enumerated(one.operations))
        + labelled("cases", enumerated(one.cases));
    return one.cases.empty() ? text : text + labelled("try", "scimproof replay " + one.cases.front());
}

Result<std::string, Ending> find_finding(std::string const& id, Arguments const& arguments)
{
    auto const from = arguments.flags.text("from");
    auto const record = from.empty() ? std::string {"scimproof-report/results.ndjson"} : from;
    auto const report = report::read_results(record);
    if (!report)
        return Failure {usage(report.error() + " Name the results with --from.")};
    for (auto const& finding : report->findings) {
        if (finding.id == id || finding.fingerprint == id)
            return explain_finding(finding);
    }
    return Failure {usage("no finding " + id + " in " + record + ".")};
}

std::string explain_exit_code(ExitCodeEntry const& entry)
{
    return fmt::format("exit {} ({})\n", static_cast<int>(entry.code), entry.name) + labelled("meaning", entry.meaning)
        + labelled("retry", entry.retry);
}

std::string explain_entra_code(EntraErrorCode const& code, conformance::Catalogue const& catalogue)
{
    auto text = fmt::format("{}  (error code of the Entra provisioning log)\n", code.name);
    text += labelled("meaning", code.meaning) + labelled("remedy", code.remedy);
    for (auto const& requirement : catalogue.requirements.all()) {
        if (requirement.texts && requirement.texts->entra_error_code == code.name)
            text += labelled("caused by", requirement.id + "  " + requirement.texts->title);
    }
    return text;
}

Ending unknown(std::string const& id, conformance::Catalogue const& catalogue)
{
    std::vector<std::string> known;
    for (auto const& requirement : catalogue.requirements.all())
        known.push_back(requirement.id);
    for (auto const& one : catalogue.cases)
        known.push_back(one.id);
    for (auto const& code : entra_error_codes())
        known.emplace_back(code.name);
    for (auto const& profile : catalogue.profiles)
        known.push_back(profile.id);
    auto const near = suggestion(id, known);
    return usage("nothing is known of " + id + "." + (near.empty() ? "" : " Did you mean " + near + "?"));
}

/// The text for an id of the catalogue or of a table; empty when it is none.
std::optional<std::string> explanation(std::string const& id, conformance::Catalogue const& catalogue)
{
    if (auto const* const requirement = catalogue.requirements.find(id); requirement != nullptr)
        return explain_requirement(*requirement, catalogue);
    if (auto const* const one = catalogue.find_case(id); one != nullptr)
        return explain_case(*one, catalogue);
    if (auto const entry = find_exit_code(id))
        return explain_exit_code(*entry);
    for (auto const& code : entra_error_codes()) {
        if (equals_ignoring_case(code.name, id))
            return explain_entra_code(code, catalogue);
    }
    return std::nullopt;
}

/// `entra`, `entra,okta`, `./acme.json`: its first name is that of a profile, or of a file.
bool names_profiles(std::string const& id, conformance::Catalogue const& catalogue)
{
    auto const first = id.substr(0, id.find(','));
    return first.ends_with(".json") || catalogue.find_profile(first) != nullptr;
}

}  // namespace

Ending explain_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.size() != 1)
        return usage("name one requirement, case, finding, profile, Entra error code or exit code.");
    auto const& id = arguments.words.front();
    if (id.rfind("F-", 0) == 0) {
        auto const text = find_finding(id, arguments);
        if (!text)
            return text.error();
        context.out << *text;
        return {};
    }
    auto const catalogue = load_cases({});
    if (!catalogue)
        return catalogue.error();
    auto const text = explanation(id, *catalogue);
    if (!text && names_profiles(id, *catalogue)) {
        auto const profile = choose_profile(*catalogue, {id});
        if (!profile)
            return profile.error();
        context.out << explain_profile(*profile, *catalogue);
        return {};
    }
    if (!text)
        return unknown(id, *catalogue);
    context.out << *text;
    return {};
}

}  // namespace scim::cli
