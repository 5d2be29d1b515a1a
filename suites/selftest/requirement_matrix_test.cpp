// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/json.hpp>

#include "in_process.hpp"
#include "requirement_cases.hpp"
#include "tree_file.hpp"

namespace scim::selftest {
namespace {

using documents::Actor;
using documents::Level;
using documents::Requirement;
using documents::Testable;

/// Cases named per requirement; more would only make the page longer.
constexpr std::size_t most_cases_listed = 3;

/// Whether a case of ours could see a provider break it.
bool is_in_question(Requirement const& requirement)
{
    return requirement.actor != Actor::client && requirement.testable != Testable::not_testable;
}

/// A permission is broken by nobody; what is left of those is not missed.
bool is_missed(Requirement const& requirement)
{
    return requirement.level != Level::may;
}

struct Counts {
    int asked = 0, covered = 0, must_open = 0, should_open = 0, set_up_open = 0;
};

/// Requirements by document and then as in the registry.
class Matrix {
public:
    explicit Matrix(conformance::Catalogue const& catalogue)
        : cases_ {cases_by_requirement(catalogue)}
        , reasons_ {*parse_json(read_file("suites/not-covered.json"))}
    {
        for (auto const& requirement : catalogue.requirements.all()) {
            if (is_in_question(requirement))
                add(requirement);
        }
    }

    std::string coverage_page() const
    {
        std::string page
            = "# Requirements and the cases that check them\n\n"
              "Made by the test `selftest`, which also keeps it true. Listed are the requirements on service providers "
              "whose breach can be seen from outside; those without a case stand in "
              "[not-covered.md](not-covered.md). At most 3 cases are named.\n\n"
            + counts_table();
        std::string document;
        for (auto const* requirement : asked_) {
            auto const found = cases_.find(requirement->id);
            if (found == cases_.end())
                continue;
            if (requirement->document != document) {
                document = requirement->document;
                page += "\n## " + document + "\n\n| Requirement | Level | What it asks | Cases |\n|---|---|---|---|\n";
            }
            page += "| " + requirement->id + " | " + std::string {to_string(requirement->level)} + " | "
                + requirement->summary + " | " + listed(found->second) + " |\n";
        }
        return page;
    }

    std::string open_page() const
    {
        std::string page
            = "# Not covered\n\n"
              "Made by the test `selftest` from the registry and `suites/not-covered.json`. Requirements on service "
              "providers whose breach can be seen from outside, and that no case checks. *Set-up*: a case needs "
              "something "
              "that the run does not have yet, such as a second token.\n\n"
            + counts_table() + "\n| Requirement | Level | What it asks | Why there is no case |\n|---|---|---|---|\n";
        for (auto const* requirement : asked_) {
            if (cases_.contains(requirement->id) || !is_missed(*requirement))
                continue;
            page += "| " + requirement->id + " | " + std::string {to_string(requirement->level)} + " | "
                + requirement->summary + " | " + reason_of(*requirement) + " |\n";
        }
        return page;
    }

    /// Reasons for what is covered, or is not in the registry.
    std::vector<std::string> idle_reasons() const
    {
        std::set<std::string> open;
        for (auto const* requirement : asked_) {
            if (!cases_.contains(requirement->id))
                open.insert(requirement->id);
        }
        std::vector<std::string> idle;
        for (auto const& member : reasons_.find("reasons")->as_object()) {
            if (!open.contains(member.name))
                idle.push_back(member.name);
        }
        return idle;
    }

    /// MUSTs that can be seen without set-up, and whatever needs one, with no case and no reason.
    std::vector<std::string> unexplained() const
    {
        std::vector<std::string> ids;
        for (auto const* requirement : asked_) {
            auto const asked
                = requirement->testable == Testable::blackbox ? is_must(*requirement) : is_missed(*requirement);
            if (asked && !cases_.contains(requirement->id) && !reasons_.find("reasons")->contains(requirement->id))
                ids.push_back(requirement->id);
        }
        return ids;
    }

private:
    void add(Requirement const& requirement)
    {
        asked_.push_back(&requirement);
        auto& counts = counts_[requirement.document];
        ++counts.asked;
        if (cases_.contains(requirement.id)) {
            ++counts.covered;
            return;
        }
        if (requirement.testable != Testable::blackbox)
            counts.set_up_open += is_missed(requirement) ? 1 : 0;
        else if (is_must(requirement))
            ++counts.must_open;
        else if (is_missed(requirement))
            ++counts.should_open;
    }

    std::string counts_table() const
    {
        std::string table
            = "| Document | Can be seen | With a case | MUST without a case | SHOULD without a case | Needs set-up |\n"
              "|---|---|---|---|---|---|\n";
        for (auto const& [document, counts] : counts_) {
            table += "| " + document;
            for (auto const number :
                {counts.asked, counts.covered, counts.must_open, counts.should_open, counts.set_up_open})
                table += " | " + std::to_string(number);
            table += " |\n";
        }
        return table;
    }

    std::string reason_of(Requirement const& requirement) const
    {
        auto const own = reasons_.find("reasons")->string_or(requirement.id, "");
        if (!own.empty())
            return std::string {own};
        return requirement.testable == Testable::blackbox ? "not yet" : "set-up";
    }

    static std::string listed(std::set<std::string> const& ids)
    {
        std::string text;
        std::size_t count = 0;
        for (auto const& id : ids) {
            if (count++ == most_cases_listed)
                return text + " and " + std::to_string(ids.size() - most_cases_listed) + " more";
            text += (text.empty() ? "`" : ", `") + id + "`";
        }
        return text;
    }

    CasesByRequirement cases_;
    Json reasons_;
    std::vector<Requirement const*> asked_;
    std::map<std::string, Counts> counts_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_requirement_has_a_case_or_a_reason)
{
    auto const catalogue = load_catalogue_or_abort();
    Matrix const matrix {catalogue};
    for (auto const& id : matrix.unexplained())
        BOOST_ERROR(id << " is a MUST that can be seen: it needs a case, or a reason in suites/not-covered.json");
    for (auto const& id : matrix.idle_reasons())
        BOOST_ERROR(id << " needs no reason in suites/not-covered.json");
    check_current("docs/requirement-matrix.md", matrix.coverage_page());
    check_current("docs/not-covered.md", matrix.open_page());
}

}  // namespace scim::selftest
