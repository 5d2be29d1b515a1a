// SPDX-License-Identifier: Apache-2.0
#include "coded/user_cases.hpp"

#include <set>

#include "given_resource.hpp"

namespace scim::conformance {
namespace {

constexpr int clients = 4;

/// The ids in the replies that say that a user was made.
std::set<std::string> made_ids(std::vector<Reply> const& replies)
{
    std::set<std::string> ids;
    for (auto const& reply : replies) {
        auto const* id = reply.status() == 201 && reply.json ? reply.json->find_ignoring_case("id") : nullptr;
        if (id && id->is_string())
            ids.insert(id->as_string());
    }
    return ids;
}

}  // namespace

void one_name_makes_one_user(CodedContext& context)
{
    auto const body = complete_given(
        "User", Json::object({{"userName", Json {"bjensen"}}}), context.unique(), context.context().capabilities);
    std::vector<CodedContext::Request> const requests(
        clients, CodedContext::Request {"POST", context.context().endpoint("User"), body});
    auto const made = made_ids(context.send_together(requests));
    if (!context.goes_on())
        return;
    if (made.empty()) {
        context.block("the provider made none of the users");
        return;
    }
    context.expect(made.size() == 1, "/userName", "one user of this userName",
        std::to_string(made.size()) + " users of this userName", "wrong-value", "several");
}

}  // namespace scim::conformance
