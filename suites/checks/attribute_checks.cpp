// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <algorithm>

#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "each_resource.hpp"

namespace scim::conformance::checks {
namespace {

std::vector<PublishedAttribute> const* published_of(std::string const& type, RunContext const& context)
{
    auto const found = context.capabilities.attributes.find(type);
    return found == context.capabilities.attributes.end() ? nullptr : &found->second;
}

/// The name as it is written in the definition, or nothing. Common attributes are in no published schema; names with a
/// dot are sub-attributes, which are no members of a resource.
std::string_view defined_name(std::string_view name, std::vector<PublishedAttribute> const& published)
{
    for (std::string_view const common : {"schemas", "id", "externalId", "meta"}) {
        if (equals_ignoring_case(name, common))
            return common;
    }
    if (name.find('.') != std::string_view::npos)
        return {};
    auto const found = std::find_if(published.begin(), published.end(),
        [name](PublishedAttribute const& attribute) { return equals_ignoring_case(attribute.name, name); });
    return found == published.end() ? std::string_view {} : std::string_view {found->name};
}

/// Calls with each attribute of a resource that is no extension, and the name that its definition gives it.
template <typename Look>
CheckResult each_core_attribute(Reply const& reply, RunContext const& context, Look look)
{
    return each_resource(reply, context, [&](SeenResource const& resource) -> CheckResult {
        auto const* published = published_of(resource.type, context);
        if (!published)
            return std::nullopt;
        std::vector<CheckMismatch> found;
        for (auto const& member : resource.value->as_object()) {
            if (!starts_with_ignoring_case(member.name, "urn:"))
                look(member, defined_name(member.name, *published), found);
        }
        return found;
    });
}

bool is_primary(Json const& value)
{
    auto const* primary = value.find_ignoring_case("primary");
    return primary && primary->is_boolean() && primary->as_boolean();
}

}  // namespace

CheckResult attributes_are_spelled_as_defined(Reply const& reply, RunContext const& context)
{
    return each_core_attribute(
        reply, context, [](JsonMember const& member, std::string_view defined, std::vector<CheckMismatch>& found) {
            if (defined.empty() || defined == member.name)
                return;
            // Names have no case, but hardly a client reads JSON so.
            found.push_back(
                {{join_pointer("", defined), "wrong-value", std::string {defined}, member.name, "other-case"},
                    report::Level::should});
        });
}

CheckResult attributes_are_defined(Reply const& reply, RunContext const& context)
{
    return each_core_attribute(
        reply, context, [](JsonMember const& member, std::string_view defined, std::vector<CheckMismatch>& found) {
            if (defined.empty())
                found.push_back({{join_pointer("", member.name), "unexpected-attribute",
                                     "attributes of the published schema", member.name, "unknown"},
                    report::Level::should});
        });
}

CheckResult at_most_one_value_is_primary(Reply const& reply, RunContext const& context)
{
    return each_resource(reply, context, [](SeenResource const& resource) -> CheckResult {
        std::vector<CheckMismatch> found;
        bool applied = false;
        for (auto const& [name, values] : resource.value->as_object()) {
            if (!values.is_array())
                continue;
            auto const primaries = std::count_if(values.as_array().begin(), values.as_array().end(), is_primary);
            applied = applied || primaries > 0;
            if (primaries > 1)
                found.push_back(
                    difference(join_pointer("", name), "wrong-value", "at most one primary value", &values));
        }
        return applied ? CheckResult {found} : std::nullopt;
    });
}

}  // namespace scim::conformance::checks
