// SPDX-License-Identifier: Apache-2.0
#include "requirement_level.hpp"

#include <scim/conformance/run.hpp>

#include <map>
#include <vector>

namespace scim::conformance {
namespace {

report::Level folded(documents::Level level)
{
    switch (level) {
    case documents::Level::must:
    case documents::Level::must_not: return report::Level::must;
    case documents::Level::should:
    case documents::Level::should_not: return report::Level::should;
    case documents::Level::may: return report::Level::may;
    }
    return report::Level::info;
}

report::Origin origin_of(documents::Origin origin)
{
    switch (origin) {
    case documents::Origin::rfc: return report::Origin::rfc;
    case documents::Origin::entra: return report::Origin::entra;
    case documents::Origin::client: return report::Origin::client;
    }
    return report::Origin::rfc;
}

std::optional<report::FindingTexts> texts_of(documents::Requirement const& requirement)
{
    if (!requirement.texts)
        return std::nullopt;
    auto const& from = *requirement.texts;
    report::FindingTexts texts;
    texts.title = from.title;
    texts.expected = from.expected;
    texts.observed = from.observed;
    texts.why_it_matters = from.why_it_matters;
    texts.remedy = from.remedy;
    texts.reference = from.reference;
    texts.entra_error_code = from.entra_error_code;
    return texts;
}

using CasesByRequirement = std::map<std::string, std::vector<std::string>, std::less<>>;

CasesByRequirement cases_by_requirement(Catalogue const& catalogue)
{
    CasesByRequirement cases;
    for (auto const& definition : catalogue.cases) {
        for (auto const& id : definition.checks)
            cases[id].push_back(definition.id);
    }
    return cases;
}

report::Requirement for_report(
    documents::Requirement const& from, Profile const& profile, CasesByRequirement const& cases)
{
    report::Requirement requirement;
    requirement.id = from.id;
    requirement.document = from.document;
    requirement.section = from.section;
    auto const changed = profile.levels.find(from.id);
    requirement.level = changed == profile.levels.end() ? folded(from.level) : changed->second;
    requirement.negative = from.level == documents::Level::must_not || from.level == documents::Level::should_not;
    requirement.origin = origin_of(from.origin);
    requirement.text = from.summary;
    requirement.url = from.url;
    requirement.testable = from.testable != documents::Testable::not_testable;
    if (auto const found = cases.find(from.id); found != cases.end())
        requirement.cases = found->second;
    requirement.texts = texts_of(from);
    return requirement;
}

}  // namespace

report::Level requirement_level(Catalogue const& catalogue, std::string_view id)
{
    auto const* requirement = catalogue.requirements.find(id);
    return requirement ? folded(requirement->level) : report::Level::info;
}

report::Level requirement_level(Catalogue const& catalogue, Profile const& profile, std::string_view id)
{
    auto const changed = profile.levels.find(id);
    return changed == profile.levels.end() ? requirement_level(catalogue, id) : changed->second;
}

report::Origin requirement_origin(Catalogue const& catalogue, std::string_view id)
{
    auto const* requirement = catalogue.requirements.find(id);
    return requirement ? origin_of(requirement->origin) : report::Origin::rfc;
}

std::vector<report::Requirement> report_requirements(Catalogue const& catalogue, Profile const& profile)
{
    auto const cases = cases_by_requirement(catalogue);
    std::vector<report::Requirement> requirements;
    for (auto const& requirement : catalogue.requirements.all()) {
        if (profile.applies(requirement.id) && requirement.actor != documents::Actor::client)
            requirements.push_back(for_report(requirement, profile, cases));
    }
    return requirements;
}

}  // namespace scim::conformance
