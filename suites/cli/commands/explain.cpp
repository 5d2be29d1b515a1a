// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <algorithm>
#include <ostream>

#include <scim/report/assemble.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/explain_profile.hpp"
#include "commands/explanation.hpp"
#include "commands/session.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::string_view finding_prefix = "F-";
constexpr std::size_t fingerprint_length = 16;

/// `F-9c1e0b7a52d4f6aa`, or the sixteen hexadecimal digits alone.
bool names_finding(std::string const& id)
{
    if (id.starts_with(finding_prefix))
        return true;
    return id.size() == fingerprint_length && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string explain_finding(report::Finding const& one)
{
    auto text = fmt::format("{}  {} {}\n", one.id, level_word(one.level), one.requirement);
    text += explained_line("", one.title) + explained_line("expected", one.expected)
        + explained_line("observed", one.observed) + explained_line("why", one.why_it_matters)
        + explained_line("fix", one.remedy) + explained_line("Entra code", one.entra_error_code)
        + explained_line("operations", comma_separated(one.operations))
        + explained_line("cases", comma_separated(one.cases));
    return one.cases.empty() ? text : text + explained_line("try", "scimproof replay " + one.cases.front());
}

Ending unknown(std::string const& what, std::string const& id, std::vector<std::string> const& known)
{
    auto const meant = comma_separated(meant_ids(id, known));
    return usage(what + "." + (meant.empty() ? "" : " Did you mean " + meant + "?"));
}

Result<std::string, Ending> find_finding(std::string const& id, Arguments const& arguments)
{
    auto const from = arguments.flags.text("from");
    auto const record = from.empty() ? std::string {"scimproof-report/results.ndjson"} : from;
    auto const report = report::read_results(record);
    if (!report)
        return Failure {usage(report.error() + ". Name the results with --from.")};
    std::vector<std::string> known;
    for (auto const& finding : report->findings) {
        if (finding.id == id || finding.fingerprint == id)
            return explain_finding(finding);
        known.push_back(finding.id);
    }
    return Failure {unknown("no finding " + id + " in " + record, id, known)};
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
        return usage("name one requirement, case, suite, profile, finding, error code or word of a report.");
    auto const& id = arguments.words.front();
    if (names_finding(id)) {
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
        return unknown("nothing is known of " + id, id, explained_ids(*catalogue));
    context.out << *text;
    return {};
}

}  // namespace scim::cli
