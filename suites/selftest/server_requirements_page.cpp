// SPDX-License-Identifier: Apache-2.0
#include "server_requirements_page.hpp"

#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::selftest {
namespace {

using documents::Requirement;

constexpr std::string_view sources = "reference-server/src/";

/// What one document asks, and how much of it is done.
struct Tally {
    std::string document;
    int asked = 0;
    int done = 0;
    int tested = 0;
    int musts_not_done = 0;
};

bool is_must(Requirement const& requirement)
{
    return requirement.level == documents::Level::must || requirement.level == documents::Level::must_not;
}

void count(Tally& tally, Requirement const& requirement, Json const& entry)
{
    auto const is_done = entry.contains("in");
    ++tally.asked;
    tally.done += is_done ? 1 : 0;
    tally.tested += entry.contains("tested") ? 1 : 0;
    tally.musts_not_done += !is_done && is_must(requirement) ? 1 : 0;
}

std::vector<Tally> tallies(std::vector<Requirement const*> const& requirements, ServerEntries const& entries)
{
    std::vector<Tally> found;
    for (auto const* requirement : requirements) {
        if (found.empty() || found.back().document != requirement->document)
            found.push_back({requirement->document});
        count(found.back(), *requirement, entries.find(requirement->id)->second);
    }
    return found;
}

std::string numbers_of(std::vector<Tally> const& counted)
{
    std::string table = "| Document | Asked of a server | Done here | with a test named | Not done or nothing to do | "
                        "of these MUST |\n|---|---|---|---|---|---|\n";
    for (auto const& tally : counted) {
        table += "| " + tally.document;
        for (auto const number :
            {tally.asked, tally.done, tally.tested, tally.asked - tally.done, tally.musts_not_done})
            table += " | " + std::to_string(number);
        table += " |\n";
    }
    return table;
}

std::string cell(std::string_view text)
{
    return replace_all(std::string {text}, "|", "\\|");
}

std::string short_name(std::string const& file)
{
    return "`" + (file.starts_with(sources) ? file.substr(sources.size()) : file) + "`";
}

std::string where_or_why_not(Json const& entry)
{
    auto const* files = entry.find("in");
    if (!files)
        return "*Not:* " + cell(entry.string_or("not", ""));
    std::string text;
    for (auto const& file : files->as_array())
        text += (text.empty() ? "" : ", ") + short_name(file.as_string());
    auto const note = entry.string_or("note", "");
    return note.empty() ? text : text + ". " + cell(note);
}

/// `3.4.2-01` of `RFC7644-3.4.2-01`.
std::string number_in_document(Requirement const& requirement)
{
    return requirement.id.substr(requirement.document.size() + 1);
}

std::string heading_of(Requirement const& requirement)
{
    return "\n## " + requirement.document + " section [" + requirement.section + "](" + requirement.url
        + ")\n\n| Requirement | Level | What it asks | Where, or why not |\n|---|---|---|---|\n";
}

std::string row_of(Requirement const& requirement, Json const& entry)
{
    return "| " + number_in_document(requirement) + " | " + std::string {to_string(requirement.level)} + " | "
        + cell(requirement.summary) + " | " + where_or_why_not(entry) + " |\n";
}

}  // namespace

std::string server_requirements_page(std::vector<Requirement const*> const& requirements, ServerEntries const& entries)
{
    auto page = "# What the RFCs ask of a service provider, and where the reference server does it\n\n"
                "Made from reference-server/requirements.json and the registry in schemas/requirements by the test "
                "`server_files_test`, which also keeps it complete. Files are those of `"
        + std::string {sources}
        + "` unless they begin with a folder of the tree. *Not* means: not done, or nothing to do; the reason stands "
          "behind it. All this is about the server without faults and variants.\n\n"
        + numbers_of(tallies(requirements, entries));
    Requirement const* before = nullptr;
    for (auto const* requirement : requirements) {
        if (!before || before->document != requirement->document || before->section != requirement->section)
            page += heading_of(*requirement);
        page += row_of(*requirement, entries.find(requirement->id)->second);
        before = requirement;
    }
    return page;
}

}  // namespace scim::selftest
