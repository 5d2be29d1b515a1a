// SPDX-License-Identifier: Apache-2.0
#include "commands/explain_profile.hpp"

#include <algorithm>

#include <scim/conformance/plan.hpp>
#include <scim/report/assemble.hpp>
#include <scim/wire/text.hpp>

#include "commands/explanation.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::string size_line(conformance::Profile const& profile, conformance::Catalogue const& catalogue)
{
    auto const& all = catalogue.requirements.all();
    auto const requirements = std::count_if(
        all.begin(), all.end(), [&](documents::Requirement const& one) { return profile.applies(one.id); });
    auto const plan = conformance::select_cases(catalogue, profile, {});
    return explained_line(
        "holds", fmt::format("{} requirements, {} cases", requirements, plan ? plan->cases.size() : 0));
}

/// Fields that tell what the client takes are shown; any other may hold a key.
std::string shown_field(Field const& field)
{
    auto const is_plain
        = starts_with_ignoring_case(field.name, "accept") || equals_ignoring_case(field.name, "user-agent");
    return field.name + ": " + (is_plain ? field.value : "‹set›");
}

}  // namespace

std::string explain_profile(conformance::Profile const& profile, conformance::Catalogue const& catalogue)
{
    auto text = fmt::format("{}  {}\n", harmless(profile.id), harmless(profile.title));
    text += explained_line("", profile.about) + explained_line("documents", comma_separated(profile.documents))
        + size_line(profile, catalogue);
    for (auto const& [id, level] : profile.levels)
        text += explained_line("level", id + "  " + std::string {report::to_string(level)});
    for (auto const& exception : profile.exceptions)
        text += explained_line("leaves out", exception.requirement + "  " + exception.why);
    for (auto const& field : profile.headers)
        text += explained_line("sends", shown_field(field));
    text += explained_line("mapping",
        profile.default_mapping.empty() && !profile.mapping.empty() ? profile.mapping + ", with --mapping"
                                                                    : profile.default_mapping);
    for (auto const& note : profile.notes)
        text += explained_line("conflict", note);
    return text;
}

}  // namespace scim::cli
