// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <algorithm>
#include <ostream>

#include <scim/provisioning/scenario.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "commands/session.hpp"
#include "config/suggestion.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

/// Rows of a list: an id, facts about it, and the same as JSON.
struct Row {
    std::string id, text;
    Json json;
};
using Rows = std::vector<Row>;

Json words(std::vector<std::string> const& texts)
{
    auto array = Json::array();
    for (auto const& text : texts)
        array.push_back(text);
    return array;
}

Rows case_rows(conformance::Plan const& plan)
{
    Rows rows;
    for (auto const& planned : plan.cases) {
        auto const& one = *planned.definition;
        auto json = Json::object({{"id", one.id}, {"title", one.title}, {"checks", words(one.checks)},
            {"tags", words(one.tags)}, {"requires", words(one.requirements)}});
        auto const first = one.checks.empty() ? std::string {} : one.checks.front();
        if (planned.skip_reason)
            json.set("skip", *planned.skip_reason);
        rows.push_back({one.id, fmt::format("{:<22} {}", first, one.title), std::move(json)});
    }
    return rows;
}

Rows suite_rows(conformance::Catalogue const& catalogue, conformance::Plan const& plan)
{
    Rows rows;
    for (auto const& suite : catalogue.suites) {
        auto const size = std::count_if(plan.cases.begin(), plan.cases.end(),
            [&](conformance::PlannedCase const& planned) { return planned.definition->suite() == suite.id; });
        if (size == 0)
            continue;
        rows.push_back({suite.id, fmt::format("{:>4} cases  {}", size, suite.title),
            Json::object({{"id", suite.id}, {"title", suite.title}, {"cases", static_cast<std::int64_t>(size)}})});
    }
    return rows;
}

Rows requirement_rows(conformance::Catalogue const& catalogue, std::string const& filter)
{
    Rows rows;
    for (auto const& one : catalogue.requirements.all()) {
        auto const text = ascii_lower(one.id + " " + one.summary + " " + one.feature);
        if (text.find(ascii_lower(filter)) == std::string::npos)
            continue;
        rows.push_back({one.id, fmt::format("{:<10} {}", documents::to_string(one.level), one.summary),
            Json::object({{"id", one.id}, {"level", documents::to_string(one.level)}, {"section", one.section},
                {"summary", one.summary}, {"feature", one.feature}, {"url", one.url}})});
    }
    return rows;
}

Row profile_row(conformance::Profile const& one)
{
    return {one.id, one.title + ": " + one.about,
        Json::object({{"id", one.id}, {"title", one.title}, {"about", one.about}, {"documents", words(one.documents)},
            {"mapping", one.mapping}, {"notes", words(one.notes)}})};
}

/// Those that are compiled in, and what `--profile` names beyond them.
Result<Rows, Ending> profile_rows(conformance::Catalogue const& catalogue, RunSettings const& settings)
{
    Rows rows;
    for (auto const& one : catalogue.profiles)
        rows.push_back(profile_row(one));
    auto const chosen = choose_profile(catalogue, settings.profiles);
    if (!chosen)
        return Failure {chosen.error()};
    if (!chosen->source.empty())
        rows.push_back(profile_row(*chosen));
    return rows;
}

Rows mapping_rows(conformance::Catalogue const& catalogue)
{
    Rows rows;
    for (auto const& one : catalogue.mappings)
        rows.push_back({one.id,
            fmt::format("{} ({} user attributes, {} group attributes)", one.title, one.user.size(), one.group.size()),
            Json::object({{"id", one.id}, {"title", one.title}, {"about", one.about}, {"source", one.source}})});
    return rows;
}

Rows scenario_rows()
{
    Rows rows;
    for (auto const& file : provisioning::scenario_files()) {
        auto const json = parse_json(file.text);
        auto const title = json ? json->string_or("title", "") : std::string_view {};
        auto const about = json ? json->string_or("about", "") : std::string_view {};
        rows.push_back({std::string {file.id}, std::string {title},
            Json::object(
                {{"id", std::string {file.id}}, {"title", std::string {title}}, {"about", std::string {about}}})});
    }
    return rows;
}

Rows format_rows()
{
    constexpr std::pair<char const*, char const*> formats[] {
        {"ndjson", "results.ndjson, the record that everything is rendered from; always written"},
        {"html", "report.html, one page for people, opens from disk"},
        {"junit", "junit.xml, for Jenkins, GitLab, Azure DevOps and GitHub"},
        {"json", "results.json, the whole result model"},
        {"markdown", "summary.md, for a pull request or a job page"},
        {"sarif", "results.sarif, one result per finding, for code scanning"},
    };
    Rows rows;
    for (auto const& [name, about] : formats)
        rows.push_back({name, about, Json::object({{"id", name}, {"about", about}})});
    return rows;
}

void print(Rows const& rows, bool as_json, std::ostream& out)
{
    if (as_json) {
        auto array = Json::array();
        for (auto const& row : rows)
            array.push_back(row.json);
        out << write_json_pretty(array);
        return;
    }
    std::size_t width = 0;
    for (auto const& row : rows)
        width = std::max(width, row.id.size());
    for (auto const& row : rows)
        out << fmt::format("{:<{}}  {}\n", row.id, width, row.text);
}

/// Rows that need a profile and a selection.
Result<Rows, Ending> planned_rows(
    std::string const& what, conformance::Catalogue const& catalogue, RunSettings const& settings)
{
    auto const profile = choose_profile(catalogue, settings.profiles);
    if (!profile)
        return Failure {profile.error()};
    auto const plan = conformance::select_cases(catalogue, *profile, settings.selection);
    if (!plan)
        return Failure {usage(plan.error())};
    return what == "cases" ? case_rows(*plan) : suite_rows(catalogue, *plan);
}

Result<Rows, Ending> rows_of(
    std::string const& what, conformance::Catalogue const& catalogue, RunSettings const& settings)
{
    if (what == "cases" || what == "suites")
        return planned_rows(what, catalogue, settings);
    if (what == "requirements")
        return requirement_rows(catalogue, settings.selection.filter);
    if (what == "profiles")
        return profile_rows(catalogue, settings);
    if (what == "mappings")
        return mapping_rows(catalogue);
    if (what == "scenarios")
        return scenario_rows();
    if (what == "formats")
        return format_rows();
    auto const near
        = suggestion(what, {"cases", "suites", "requirements", "profiles", "mappings", "scenarios", "formats"});
    return Failure {usage("cannot list " + what + "."
        + (near.empty() ? " Known: cases, suites, requirements, profiles, mappings, scenarios, formats."
                        : " Did you mean " + near + "?"))};
}

}  // namespace

Ending list_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.size() != 1)
        return usage("name what to list: cases, suites, requirements, profiles, mappings, scenarios or formats.");
    auto const settings = load_settings(arguments, context, FirstWord::other);
    if (!settings)
        return settings.error();
    auto const catalogue = load_cases(*settings);
    if (!catalogue)
        return catalogue.error();
    auto const rows = rows_of(arguments.words.front(), *catalogue, *settings);
    if (!rows)
        return rows.error();
    print(*rows, arguments.flags.is_on("json"), context.out);
    return {};
}

}  // namespace scim::cli
