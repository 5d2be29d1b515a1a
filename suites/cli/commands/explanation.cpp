// SPDX-License-Identifier: Apache-2.0
#include "commands/explanation.hpp"

#include <algorithm>

#include <scim/conformance/plan.hpp>
#include <scim/wire/text.hpp>

#include "commands/entra_error_codes.hpp"
#include "commands/explain_profile.hpp"
#include "commands/fault_list.hpp"
#include "commands/report_words.hpp"
#include "config/suggestion.hpp"
#include "console/style.hpp"
#include "exit_code.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using conformance::Catalogue;

constexpr std::string_view kills = "kills:";
constexpr std::size_t most_named = 12;

/// Ids with commas, the rest as a number.
std::string some_of(std::vector<std::string> ids)
{
    auto const all = ids.size();
    if (all <= most_named)
        return comma_separated(ids);
    ids.resize(most_named);
    return fmt::format("{} and {} more", comma_separated(ids), all - most_named);
}

bool judges(conformance::CaseDefinition const& one, std::string const& requirement)
{
    if (std::find(one.checks.begin(), one.checks.end(), requirement) != one.checks.end())
        return true;
    return std::any_of(one.steps.begin(), one.steps.end(), [&](auto const& step) {
        return std::any_of(step.expectations.begin(), step.expectations.end(),
            [&](auto const& expectation) { return expectation.requirement == requirement; });
    });
}

std::vector<std::string> cases_of(Catalogue const& catalogue, std::string const& requirement)
{
    std::vector<std::string> ids;
    for (auto const& one : catalogue.cases) {
        if (judges(one, requirement))
            ids.push_back(one.id);
    }
    return ids;
}

std::vector<std::string> profiles_with(Catalogue const& catalogue, std::string const& requirement)
{
    std::vector<std::string> ids;
    for (auto const& one : catalogue.profiles) {
        if (one.applies(requirement))
            ids.push_back(one.id);
    }
    return ids;
}

std::string place_of(documents::Requirement const& one)
{
    return one.document.starts_with("RFC") ? one.document + " §" + one.section : one.document_title;
}

std::string no_case(documents::Requirement const& one)
{
    if (one.actor == documents::Actor::client)
        return "none: it binds clients";
    return one.testable == documents::Testable::not_testable ? "none: it cannot be seen from outside" : "none yet";
}

std::string explain(documents::Requirement const& one, Catalogue const& catalogue)
{
    auto text = fmt::format("{}  {}  {}\n", one.id, documents::to_string(one.level), place_of(one));
    text += explained_line("", one.summary) + explained_line("seen by", one.how) + explained_line("note", one.note);
    if (one.texts) {
        text += explained_line("if broken", one.texts->title) + explained_line("expected", one.texts->expected)
            + explained_line("why", one.texts->why_it_matters) + explained_line("fix", one.texts->remedy)
            + explained_line("reference", one.texts->reference)
            + explained_line("Entra code", one.texts->entra_error_code);
    }
    text += explained_line("source", one.source) + explained_line("read", one.url);
    text += explained_line("profiles", comma_separated(profiles_with(catalogue, one.id)));
    auto const ids = cases_of(catalogue, one.id);
    return text + explained_line("cases", ids.empty() ? no_case(one) : some_of(ids));
}

std::string explain(conformance::CaseDefinition const& one, Catalogue const& catalogue)
{
    auto text = fmt::format("{}\n{}\n", one.id, one.title);
    text += explained_line("", one.standing ? "a standing check: it looks at every exchange of a run" : "");
    text += explained_line("needs", comma_separated(one.requirements))
        + explained_line("tags", comma_separated(one.tags)) + explained_line("note", one.note);
    for (auto const& step : one.steps)
        text += explained_line("sends", step.method + " " + step.target);
    for (auto const& id : one.checks) {
        auto const* const requirement = catalogue.requirements.find(id);
        text += explained_line("checks", id + (requirement == nullptr ? "" : "  " + requirement->summary));
    }
    text += explained_line("written in", one.file);
    return one.standing ? text : text + explained_line("try", "scimproof replay " + one.id);
}

std::string explain(conformance::SuiteTitle const& one, Catalogue const& catalogue)
{
    std::vector<std::string> ids;
    for (auto const& definition : catalogue.cases) {
        if (definition.suite() == one.id)
            ids.push_back(definition.id);
    }
    return fmt::format("{}  (suite of {} cases)\n", one.id, ids.size()) + explained_line("", one.title)
        + explained_line("cases", some_of(ids)) + explained_line("try", "scimproof run URL --suite " + one.id);
}

std::string explain(conformance::Profile const& one, Catalogue const& catalogue)
{
    return explain_profile(one, catalogue) + explained_line("try", "scimproof run URL --profile " + one.id);
}

std::string explain(conformance::Mapping const& one)
{
    return fmt::format("{}  (mapping: {})\n", one.id, one.title) + explained_line("", one.about)
        + explained_line(
            "maps", fmt::format("{} user attributes, {} group attributes", one.user.size(), one.group.size()))
        + explained_line("source", one.source)
        + explained_line("try", "scimproof run URL --profile entra --mapping " + one.id);
}

std::string explain_capture(std::string const& name, Json const& capture, Catalogue const& catalogue)
{
    std::vector<std::string> ids;
    for (auto const& definition : catalogue.cases) {
        if (std::any_of(definition.steps.begin(), definition.steps.end(),
                [&](auto const& step) { return step.replay == name; }))
            ids.push_back(definition.id);
    }
    auto text = fmt::format("{}  (captured request)\n", name) + explained_line("note", capture.string_or("note", ""));
    if (auto const* request = capture.find("request"))
        text += explained_line("sends",
            std::string {request->string_or("method", "")} + " " + std::string {request->string_or("path", "")});
    return text + explained_line("source", capture.string_or("source", ""))
        + explained_line("replayed by", ids.empty() ? "no case" : some_of(ids));
}

std::string explain(ListedFault const& one)
{
    return fmt::format("{}  (fault of the reference server)\n", one.id) + explained_line("", one.summary)
        + explained_line("breaks", one.requirement) + explained_line("for", one.mode)
        + explained_line("noticed by", some_of(one.cases))
        + explained_line("try", "scim-reference-server --fault " + one.id);
}

std::string explain(ExitCodeEntry const& entry)
{
    return fmt::format("exit {} ({})\n", static_cast<int>(entry.code), entry.name)
        + explained_line("meaning", entry.meaning) + explained_line("retry", entry.retry);
}

std::string explain(EntraErrorCode const& code, Catalogue const& catalogue)
{
    auto text = fmt::format("{}  (error code of the Entra provisioning log)\n", code.name);
    text += explained_line("meaning", code.meaning) + explained_line("remedy", code.remedy);
    for (auto const& requirement : catalogue.requirements.all()) {
        if (requirement.texts && requirement.texts->entra_error_code == code.name)
            text += explained_line("caused by", requirement.id + "  " + requirement.texts->title);
    }
    return text;
}

std::string explain(ReportWord const& word)
{
    return fmt::format("{}  ({})\n", word.word, word.kind) + explained_line("meaning", word.meaning)
        + explained_line("what to do", word.advice);
}

/// Calls `visit(id, explain)` for everything that has an id, most asked for first.
template <typename Visitor>
void visit_all(Catalogue const& catalogue, Visitor visit)
{
    for (auto const& one : catalogue.requirements.all())
        visit(one.id, [&] { return explain(one, catalogue); });
    for (auto const& one : catalogue.cases)
        visit(one.id, [&] { return explain(one, catalogue); });
    for (auto const& one : catalogue.suites)
        visit(one.id, [&] { return explain(one, catalogue); });
    for (auto const& one : catalogue.profiles)
        visit(one.id, [&] { return explain(one, catalogue); });
    for (auto const& one : catalogue.mappings)
        visit(one.id, [&] { return explain(one); });
    for (auto const& [name, capture] : catalogue.captures)
        visit(
            name, [&name = name, &capture = capture, &catalogue] { return explain_capture(name, capture, catalogue); });
    for (auto const& one : entra_error_codes())
        visit(std::string {one.name}, [&] { return explain(one, catalogue); });
    for (auto const& one : report_words())
        visit(std::string {one.word}, [&] { return explain(one); });
    for (auto const& one : exit_codes()) {
        visit(std::to_string(static_cast<int>(one.code)), [&] { return explain(one); });
        visit(std::string {one.name}, [&] { return explain(one); });
    }
    for (auto const& one : listed_faults())
        visit(one.id, [&] { return explain(one); });
}

}  // namespace

std::string explained_line(std::string_view label, std::string_view text)
{
    return text.empty() ? std::string {} : fmt::format("{:<12}{}\n", label, harmless(text));
}

std::string comma_separated(std::vector<std::string> const& texts)
{
    std::string all;
    for (auto const& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::optional<std::string> explanation(std::string const& id, Catalogue const& catalogue)
{
    auto const wanted = id.starts_with(kills) ? id.substr(kills.size()) : id;
    std::string text;
    // Several tables may know one word, such as "ok".
    visit_all(catalogue, [&](std::string const& known, auto const& explain_it) {
        if (equals_ignoring_case(known, wanted))
            text += (text.empty() ? "" : "\n") + explain_it();
    });
    return text.empty() ? std::nullopt : std::optional {std::move(text)};
}

std::vector<std::string> explained_ids(Catalogue const& catalogue)
{
    std::vector<std::string> ids;
    visit_all(catalogue, [&](std::string const& id, auto const&) { ids.push_back(id); });
    return ids;
}

std::vector<std::string> meant_ids(std::string const& id, std::vector<std::string> const& known)
{
    constexpr std::size_t most = 3;
    auto const wanted = ascii_lower(id);
    std::vector<std::string> meant;
    auto const take_where = [&](auto const& is_near) {
        for (auto const& candidate : known) {
            bool const is_new = std::find(meant.begin(), meant.end(), candidate) == meant.end();
            if (meant.size() < most && is_new && is_near(ascii_lower(candidate)))
                meant.push_back(candidate);
        }
    };
    take_where([&](std::string const& candidate) { return candidate.starts_with(wanted); });
    if (wanted.size() >= most)
        take_where([&](std::string const& candidate) { return candidate.find(wanted) != std::string::npos; });
    if (!meant.empty())
        return meant;
    auto const near = suggestion(id, known);
    return near.empty() ? meant : std::vector {near};
}

}  // namespace scim::cli
