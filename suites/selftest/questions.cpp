// SPDX-License-Identifier: Apache-2.0
#include "questions.hpp"

#include <map>
#include <set>

#include "requirement_cases.hpp"

namespace scim::selftest {
namespace {

/// Unproven cases and requirements by id, as rows of a table.
using Rows = std::map<std::string, std::string, std::less<>>;

Rows rows_of(Unproven const& unproven)
{
    Rows rows;
    for (auto const* one : unproven.cases)
        rows[one->id] = "| `" + one->id + "` | " + one->checks.front() + " | " + one->title + " |\n";
    for (auto const* one : unproven.requirements)
        rows[one->id] = "| - | " + one->id + " | " + one->summary + " |\n";
    return rows;
}

std::set<std::string> planted_requirements(std::vector<FaultResult> const& results)
{
    std::set<std::string> planted;
    for (auto const& result : results) {
        auto const broken = result.fault.requirements();
        planted.insert(broken.begin(), broken.end());
    }
    return planted;
}

/// The ids that a group explains.
std::vector<std::string> ids_of(Json const& group)
{
    std::vector<std::string> ids;
    for (auto const* const kind : {"requirements", "cases"}) {
        if (auto const* const listed = group.find(kind)) {
            for (auto const& id : listed->as_array())
                ids.push_back(id.as_string());
        }
    }
    return ids;
}

std::string counts(Unproven const& unproven)
{
    return std::to_string(unproven.cases.size()) + " cases and " + std::to_string(unproven.requirements.size())
        + " requirements are left.\n";
}

}  // namespace

Unproven unproven(std::vector<FaultResult> const& results, conformance::Catalogue const& catalogue)
{
    auto const noticing = cases_that_see(results);
    auto const planted = planted_requirements(results);
    auto const checking = cases_by_requirement(catalogue);
    Unproven left;
    for (auto const& one : catalogue.cases) {
        if (!noticing.contains(one.id))
            left.cases.push_back(&one);
    }
    for (auto const& one : catalogue.requirements.all()) {
        if (is_must(one) && checking.contains(one.id) && !planted.contains(one.id))
            left.requirements.push_back(&one);
    }
    return left;
}

std::string questions_page(Unproven const& unproven, Json const& groups)
{
    std::string page
        = "# What the faults do not prove\n\n"
          "Made by the test `selftest` from its runs against each fault and from `suites/questions.json`. "
          "Listed are the cases that no fault of the reference server makes fail, or only faults that more "
          "than 60 cases notice, and the MUSTs that have cases but that no fault breaks: here nothing "
          "shows that the cases can see. "
        + counts(unproven);
    auto const rows = rows_of(unproven);
    for (auto const& group : groups.find("groups")->as_array()) {
        page += "\n## " + std::string {group.string_or("title", "")} + "\n\n" + std::string {group.string_or("why", "")}
            + "\n\n| Case | Requirement | What it says |\n|---|---|---|\n";
        for (auto const& id : ids_of(group)) {
            auto const row = rows.find(id);
            page += row == rows.end() ? std::string {} : row->second;
        }
    }
    return page;
}

std::vector<std::string> problems_of_groups(Unproven const& unproven, Json const& groups)
{
    auto open = rows_of(unproven);
    std::vector<std::string> problems;
    for (auto const& group : groups.find("groups")->as_array()) {
        for (auto const& id : ids_of(group)) {
            if (open.erase(id) == 0)
                problems.push_back(id + " needs no reason in suites/questions.json, or has two");
        }
    }
    for (auto const& [id, row] : open)
        problems.push_back(id + ": no fault proves it: it needs one, or a reason in suites/questions.json");
    return problems;
}

}  // namespace scim::selftest
