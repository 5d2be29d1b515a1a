// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <algorithm>

#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "each_resource.hpp"

namespace scim::conformance::checks {
namespace {

/// Calls with each attribute of a resource that is no extension, and the name that its definition gives it.
template <typename Look>
CheckResult each_core_attribute(ExchangeFacts const& exchange, Look look)
{
    return each_resource(exchange, [&](SeenResource const& resource) -> CheckResult {
        if (!exchange.context.capabilities.attributes.contains(resource.type))
            return std::nullopt;
        std::vector<CheckMismatch> found;
        auto spelling = resource.spellings.begin();
        for (auto const& member : resource.value->as_object()) {
            if (!starts_with_ignoring_case(member.name, "urn:"))
                look(member, *spelling, found);
            ++spelling;
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

CheckResult attributes_are_spelled_as_defined(ExchangeFacts const& exchange)
{
    return each_core_attribute(
        exchange, [](JsonMember const& member, std::string_view defined, std::vector<CheckMismatch>& found) {
            if (defined.empty() || defined == member.name)
                return;
            // Names have no case, but hardly a client reads JSON so.
            found.push_back(
                {{join_pointer("", defined), "wrong-value", std::string {defined}, member.name, "other-case"},
                    report::Level::should});
        });
}

CheckResult attributes_are_defined(ExchangeFacts const& exchange)
{
    return each_core_attribute(
        exchange, [](JsonMember const& member, std::string_view defined, std::vector<CheckMismatch>& found) {
            if (defined.empty())
                found.push_back({{join_pointer("", member.name), "unexpected-attribute",
                                     "attributes of the published schema", member.name, "unknown"},
                    report::Level::should});
        });
}

CheckResult at_most_one_value_is_primary(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
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
