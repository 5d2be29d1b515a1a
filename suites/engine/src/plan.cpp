// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/plan.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "adaptation.hpp"
#include "case_seed.hpp"
#include "each_type.hpp"
#include "filter_terms.hpp"
#include "matchers.hpp"

namespace scim::conformance {
namespace {

/// `patch` selects `patch`, `patch/remove` and below; `patch/*/no-*` works as a glob.
bool selects(std::string const& wanted, std::string const& id)
{
    if (wanted.find('*') != std::string::npos)
        return matches_glob(id, wanted);
    return id == wanted || id.starts_with(wanted + "/");
}

template <typename Predicate>
bool any_or_empty(std::vector<std::string> const& wishes, Predicate predicate)
{
    return wishes.empty() || std::any_of(wishes.begin(), wishes.end(), predicate);
}

bool belongs_to(CaseDefinition const& definition, Profile const& profile)
{
    auto const is_meant = [&definition](std::string const& part) {
        return std::find(definition.profiles.begin(), definition.profiles.end(), part) != definition.profiles.end();
    };
    if (!definition.profiles.empty() && std::none_of(profile.parts.begin(), profile.parts.end(), is_meant))
        return false;
    return profile.applies(definition.checks.front());
}

Failure<std::string> nothing_called(char const* what, std::string const& wanted, std::vector<std::string> const& known)
{
    auto const close = nearest(wanted, known);
    return Failure {std::string {"there is no "} + what + " \"" + wanted + "\""
        + (close.empty() ? "" : "; did you mean \"" + close + "\"?")};
}

/// A wish that no case of the catalogue meets is a typing error, not an empty result.
Result<void, std::string> check_wishes(Catalogue const& catalogue, Selection const& selection)
{
    std::set<std::string> suites;
    std::vector<std::string> ids;
    for (auto const& definition : catalogue.cases) {
        ids.push_back(definition.id);
        suites.insert(definition.suite());
        suites.insert(definition.id.substr(0, definition.id.find('/')));
    }
    for (auto const& wanted : selection.suites) {
        auto const general = wish_for_each_type(wanted);
        if (std::none_of(suites.begin(), suites.end(),
                [&](auto const& id) { return selects(wanted, id) || selects(general, id); }))
            return nothing_called("suite", wanted, {suites.begin(), suites.end()});
    }
    for (auto const& wanted : selection.cases) {
        auto const general = wish_for_each_type(wanted);
        if (std::none_of(
                ids.begin(), ids.end(), [&](auto const& id) { return selects(wanted, id) || selects(general, id); }))
            return nothing_called("case", wanted, ids);
    }
    return {};
}

/// Attributes that the case's resources carry, as capabilities: `User.nickName`, `enterprise.department`.
std::vector<std::string> attributes_needed(CaseDefinition const& definition)
{
    constexpr std::string_view enterprise_urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    std::vector<std::string> needed;
    for (auto const& resource : definition.given) {
        needed.push_back(resource.resource_type);
        for (auto const& [name, value] : resource.body.as_object()) {
            if (equals_ignoring_case(name, enterprise_urn)) {
                needed.emplace_back("enterprise-user");
                for (auto const& [inner, unused] : value.as_object())
                    needed.push_back("enterprise." + inner);
            } else if (name.find(':') == std::string::npos) {
                needed.push_back(resource.resource_type + "." + name);
            }
        }
    }
    return needed;
}

/// The same selection, with wishes for single resource types turned to those for all.
Selection general_wishes(Selection selection)
{
    for (auto* wishes : {&selection.suites, &selection.cases}) {
        for (auto& wanted : *wishes)
            wanted = wish_for_each_type(wanted);
    }
    return selection;
}

std::optional<std::string> reason_to_skip(CaseDefinition const& definition, Capabilities const& capabilities)
{
    for (auto const& capability : definition.requirements) {
        if (auto reason = capabilities.missing(capability))
            return reason;
    }
    for (auto const& capability : attributes_needed(definition)) {
        if (auto reason = capabilities.missing(capability))
            return reason;
    }
    return read_only_obstacle(definition, capabilities);
}

}  // namespace

bool is_selected(CaseDefinition const& definition, Selection const& selection)
{
    auto const by_suite = any_or_empty(
        selection.suites, [&](std::string const& wanted) { return selects(wanted, definition.suite()); });
    auto const by_case
        = any_or_empty(selection.cases, [&](std::string const& wanted) { return selects(wanted, definition.id); });
    auto const by_requirement = any_or_empty(selection.requirements, [&](std::string const& wanted) {
        return std::any_of(definition.checks.begin(), definition.checks.end(),
            [&](std::string const& id) { return starts_with_ignoring_case(id, wanted); });
    });
    auto const by_tag = any_or_empty(selection.tags, [&](std::string const& wanted) {
        return std::any_of(definition.tags.begin(), definition.tags.end(),
            [&](std::string const& tag) { return equals_ignoring_case(tag, wanted); });
    });
    return by_suite && by_case && by_requirement && by_tag;
}

bool is_in(report::Shard const& shard, CaseDefinition const& definition)
{
    return static_cast<int>(hash_of(definition.id) % static_cast<std::uint64_t>(shard.total)) + 1 == shard.index;
}

bool Selection::empty() const
{
    return suites.empty() && cases.empty() && requirements.empty() && tags.empty() && filter.empty() && exclude.empty();
}

Result<Plan, std::string> select_cases(Catalogue const& catalogue, Profile const& profile, Selection const& selection)
{
    if (auto checked = check_wishes(catalogue, selection); !checked)
        return Failure {checked.error()};
    auto const filter = FilterTerms::parse(selection.filter);
    if (!filter)
        return Failure {filter.error()};
    auto const exclude = FilterTerms::parse(selection.exclude);
    if (!exclude)
        return Failure {exclude.error()};
    auto const general = general_wishes(selection);
    Plan plan;
    for (auto const& definition : catalogue.cases) {
        // What will be selected of the cases for each resource type is known when the types are.
        auto const is_wanted = definition.each_type
            ? is_selected(definition, general)
            : is_selected(definition, selection) && is_in(selection.shard, definition);
        if (!belongs_to(definition, profile) || !is_wanted)
            continue;
        if (!filter->matches(definition, catalogue) || (!exclude->empty() && exclude->matches(definition, catalogue)))
            continue;
        plan.cases.push_back({&definition, std::nullopt});
    }
    return plan;
}

void shuffle(Plan& plan, std::uint64_t seed)
{
    // Choice: drawn by hand, since std::shuffle draws differently with each standard library.
    Random random {seed};
    for (auto left = plan.cases.size(); left > 1; --left)
        std::swap(plan.cases[left - 1], plan.cases[random.next() % left]);
}

void apply_capabilities(Plan& plan, Selection const& selection, Capabilities const& capabilities)
{
    expand_types(plan, selection, capabilities);
    for (auto& planned : plan.cases) {
        if (!planned.skip_reason)
            planned.skip_reason = reason_to_skip(*planned.definition, capabilities);
    }
}

}  // namespace scim::conformance
