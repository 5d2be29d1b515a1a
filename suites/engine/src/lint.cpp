// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

constexpr std::size_t longest_title = 70;

/// Clients whose captured requests must all be replayed by a case.
constexpr std::array<std::string_view, 6> replayed_clients {
    "entra-", "validator-", "logicapp-", "okta-", "onelogin-", "jumpcloud-"};

/// Collects the problems of one case.
class CaseLint {
public:
    CaseLint(CaseDefinition const& definition, Catalogue const& catalogue, std::vector<FileProblem>& problems)
        : definition_ {definition}
        , catalogue_ {catalogue}
        , problems_ {problems}
    {
    }

    void run()
    {
        title();
        requirements();
        for (auto const& given : definition_.given)
            aliases_.insert(given.alias);
        for (auto const& step : definition_.steps)
            check_step(step);
        for (auto const& after : definition_.after) {
            requirement(after.requirement);
            if (!aliases_.contains(after.alias))
                complain("\"after\" names " + after.alias + ", which nothing has made");
        }
        if (!definition_.code && !definition_.standing)
            compares_for_each();
    }

private:
    void complain(std::string text, bool is_style = false)
    {
        // A requirement is named by the case and by its steps; once is enough.
        if (told_.insert(text).second)
            problems_.push_back(
                {definition_.file.empty() ? "suites" : definition_.file, definition_.id, std::move(text), is_style});
    }

    void title()
    {
        if (definition_.title.size() > longest_title)
            complain("the title has " + std::to_string(definition_.title.size()) + " letters, at most "
                    + std::to_string(longest_title) + " fit",
                true);
        if (definition_.title.find(" should ") != std::string::npos || definition_.title.starts_with("Test that"))
            complain("the title states no fact: say what is so, without \"should\" or \"test that\"", true);
    }

    void requirement(std::string const& id)
    {
        auto const* known = catalogue_.requirements.find(id);
        if (!known)
            complain("there is no requirement " + id + "; see: scimproof list requirements");
        else if (!known->texts)
            complain(id + " has no finding texts in schemas/requirements/texts");
    }

    void requirements()
    {
        if (definition_.checks.empty())
            complain("the case checks no requirement");
        for (auto const& id : definition_.checks)
            requirement(id);
    }

    void check_step(StepDefinition const& step)
    {
        for (auto const& expectation : step.expectations)
            requirement(expectation.requirement);
        if (!step.replay.empty() && !catalogue_.captures.contains(step.replay))
            complain("there is no capture " + step.replay);
        if (!step.bind.empty())
            aliases_.insert(step.bind);
    }

    /// The requirements that comparisons count for.
    std::set<std::string> compared() const
    {
        std::set<std::string> ids;
        for (auto const& step : definition_.steps) {
            for (auto const& expectation : step.expectations)
                ids.insert(expectation.requirement);
        }
        for (auto const& after : definition_.after)
            ids.insert(after.requirement);
        return ids;
    }

    /// A requirement that nothing is compared for only looks as if it had a case.
    void compares_for_each()
    {
        auto const ids = compared();
        if (ids.empty())
            complain("the case compares nothing");
        for (auto const& id : definition_.checks) {
            if (!ids.empty() && !ids.contains(id))
                complain("\"checks\" names " + id + ", which nothing is compared for");
        }
    }

    CaseDefinition const& definition_;
    Catalogue const& catalogue_;
    std::vector<FileProblem>& problems_;
    std::set<std::string> aliases_, told_;
};

void lint_captures(Catalogue const& catalogue, std::vector<FileProblem>& problems)
{
    std::set<std::string> replayed;
    for (auto const& definition : catalogue.cases) {
        for (auto const& step : definition.steps)
            replayed.insert(step.replay);
    }
    for (auto const& [name, capture] : catalogue.captures) {
        auto const is_of = [&name = name](std::string_view client) { return name.starts_with(client); };
        bool const wanted = std::any_of(replayed_clients.begin(), replayed_clients.end(), is_of);
        if (wanted && !replayed.contains(name))
            problems.push_back({"suites/captures/" + name + ".json", "", "no case replays this capture"});
    }
}

void lint_profiles(Catalogue const& catalogue, std::vector<FileProblem>& problems)
{
    for (auto const& profile : catalogue.profiles) {
        auto found = profile_problems(catalogue, profile, {"suites/profiles/" + profile.id + ".json", ""});
        std::move(found.begin(), found.end(), std::back_inserter(problems));
    }
}

/// `, also in suites/cases/users/create.json`
std::string other_place(Catalogue const& catalogue, CaseDefinition const& definition)
{
    auto const* const first = catalogue.find_case(definition.id);
    bool const is_elsewhere = first && !first->file.empty() && first->file != definition.file;
    return is_elsewhere ? ", also in " + first->file : std::string {};
}

}  // namespace

std::vector<FileProblem> lint(Catalogue const& catalogue)
{
    std::vector<FileProblem> problems;
    std::set<std::string> ids;
    for (auto const& definition : catalogue.cases) {
        if (!ids.insert(definition.id).second)
            problems.push_back({definition.file, definition.id,
                "the id occurs twice" + other_place(catalogue, definition) + "; rename one of the cases"});
        CaseLint {definition, catalogue, problems}.run();
    }
    lint_captures(catalogue, problems);
    lint_profiles(catalogue, problems);
    return problems;
}

}  // namespace scim::conformance
