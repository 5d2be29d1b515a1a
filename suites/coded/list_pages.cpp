// SPDX-License-Identifier: Apache-2.0
#include "coded/list_pages.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::conformance {

std::set<std::string> create_walkers(CodedContext& context, WalkerKind const& kind, int count)
{
    std::set<std::string> ids;
    for (int i = 0; i < count && context.goes_on(); ++i) {
        auto const name = context.unique() + "-walker-" + std::to_string(10 + i);
        ids.insert(context.create(kind.resource_type, Json::object({{kind.name, Json {name}}})));
    }
    return ids;
}

std::string walkers_target(CodedContext& context, WalkerKind const& kind)
{
    return context.context().endpoint(kind.resource_type)
        + "?filter=" + percent_encode(std::string {kind.name} + " sw \"" + context.unique() + "\"");
}

void expect_each_once(CodedContext& context, std::set<std::string> const& ours, std::map<std::string, int> const& met)
{
    int missing = 0;
    int repeated = 0;
    for (auto const& id : ours) {
        auto const found = met.find(id);
        missing += found == met.end() ? 1 : 0;
        repeated += found != met.end() && found->second > 1 ? 1 : 0;
    }
    context.expect(missing == 0, "none-missing", "every resource on some page",
        std::to_string(missing) + " of " + std::to_string(ours.size()) + " on no page", "missing-attribute", "missing");
    context.expect(repeated == 0, "none-repeated", "every resource on one page",
        std::to_string(repeated) + " on more than one page", "wrong-value", "repeated");
}

}  // namespace scim::conformance
