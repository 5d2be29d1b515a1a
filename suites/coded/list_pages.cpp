// SPDX-License-Identifier: Apache-2.0
#include "coded/list_pages.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::conformance {

std::set<std::string> create_walkers(CodedContext& context, int count)
{
    std::set<std::string> ids;
    for (int i = 0; i < count && context.goes_on(); ++i) {
        auto const name = context.unique() + "-walker-" + std::to_string(10 + i);
        ids.insert(context.create("User", Json::object({{"userName", Json {name}}})));
    }
    return ids;
}

std::string walkers_target(CodedContext& context)
{
    return context.context().endpoint("User") + "?filter=" + percent_encode("userName sw \"" + context.unique() + "\"");
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
    context.expect(missing == 0, "none-missing", "every user on some page",
        std::to_string(missing) + " of " + std::to_string(ours.size()) + " users on no page", "missing-attribute",
        "missing");
    context.expect(repeated == 0, "none-repeated", "every user on one page",
        std::to_string(repeated) + " users on more than one page", "wrong-value", "repeated");
}

}  // namespace scim::conformance
