// SPDX-License-Identifier: Apache-2.0
#include "each_type.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "made_up.hpp"

namespace scim::conformance {
namespace {

constexpr std::string_view area = "generated/";
constexpr std::string_view all_types = "each-type";
constexpr std::size_t longest_segment = 40;

/// The name of a type as a segment of an id: what a provider calls its types may be anything.
std::string segment_of(std::string const& name)
{
    std::string segment;
    for (auto const letter : name.substr(0, longest_segment)) {
        auto const is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
        segment += is_plain ? letter : '-';
    }
    return segment == all_types ? segment + "-2" : segment;
}

/// One segment for each type, none of them twice.
std::vector<std::string> segments_of(std::vector<TypeDefinition> const& types)
{
    std::vector<std::string> segments;
    std::set<std::string> known;
    for (auto const& type : types) {
        auto const wanted = segment_of(type.name);
        auto segment = wanted;
        for (int number = 2; !known.insert(ascii_lower(segment)).second; ++number)
            segment = wanted + "-" + std::to_string(number);
        segments.push_back(std::move(segment));
    }
    return segments;
}

CaseDefinition made_for(CaseDefinition const& general, TypeDefinition const& type, std::string const& segment)
{
    auto made = general;
    made.each_type = false;
    made.resource_type = type.name;
    made.id = std::string {area} + segment + general.id.substr(area.size() + all_types.size());
    made.title = replace_all(general.title, "{type}", segment);
    return made;
}

std::string reason_against(TypeDefinition const& type)
{
    if (!type.obstacle.empty())
        return type.obstacle;
    if (!minimal_resource(type, "x"))
        return "the schema of " + type.name + " demands what cannot be made up, such as the id of another resource";
    return {};
}

}  // namespace

std::string wish_for_each_type(std::string const& wanted)
{
    if (!wanted.starts_with(area))
        return wanted;
    auto const end = wanted.find('/', area.size());
    auto const rest = end == std::string::npos ? std::string {} : wanted.substr(end);
    return std::string {area} + std::string {all_types} + rest;
}

bool is_made_of(std::string_view id, std::string_view for_all)
{
    return id.starts_with(area) && wish_for_each_type(std::string {id}) == for_all;
}

void expand_types(Plan& plan, Selection const& selection, Capabilities const& capabilities)
{
    auto const segments = segments_of(capabilities.types);
    std::vector<PlannedCase> expanded;
    for (auto const& planned : plan.cases) {
        if (!planned.definition->each_type) {
            expanded.push_back(planned);
            continue;
        }
        auto is_any = false;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            auto const& type = capabilities.types[i];
            if (planned.definition->custom_only && !type.is_custom())
                continue;
            is_any = true;
            // Who asks for the case that stands for all gets all of them.
            auto const is_wanted = is_selected(*planned.definition, selection);
            auto made = std::make_shared<CaseDefinition const>(made_for(*planned.definition, type, segments[i]));
            if (!(is_wanted || is_selected(*made, selection)) || !is_in(selection.shard, *made))
                continue;
            auto reason = reason_against(type);
            expanded.push_back({made.get(), reason.empty() ? std::nullopt : std::optional {std::move(reason)}});
            plan.of_types.push_back(std::move(made));
        }
        if (!is_any && is_in(selection.shard, *planned.definition))
            expanded.push_back({planned.definition,
                capabilities.types.empty() ? "the provider publishes no schemas"
                                           : "the provider publishes no resource types besides users and groups"});
    }
    plan.cases = std::move(expanded);
}

}  // namespace scim::conformance
