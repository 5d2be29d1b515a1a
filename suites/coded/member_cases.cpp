// SPDX-License-Identifier: Apache-2.0
#include "coded/member_cases.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::conformance {
namespace {

constexpr int clients = 6;

Json add_member(std::string const& id)
{
    auto const operation = Json::object({{"op", Json {"add"}}, {"path", Json {"members"}},
        {"value", Json::array({Json::object({{"value", Json {id}}})})}});
    return Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:PatchOp"}})},
        {"Operations", Json::array({operation})}});
}

int count_members(Json const* members, std::vector<std::string> const& wanted)
{
    int found = 0;
    if (!members || !members->is_array())
        return found;
    for (auto const& id : wanted) {
        for (auto const& member : members->as_array()) {
            auto const* value = member.find_ignoring_case("value");
            if (value && value->is_string() && value->as_string() == id) {
                ++found;
                break;
            }
        }
    }
    return found;
}

}  // namespace

void no_parallel_member_is_lost(CodedContext& context)
{
    auto const group = context.create("Group", Json::object({{"displayName", Json {"crowd"}}}));
    std::vector<std::string> members;
    for (int i = 0; i < clients && context.goes_on(); ++i)
        members.push_back(context.create("User", Json::object({{"userName", Json {"member-" + std::to_string(i)}}})));
    if (!context.goes_on())
        return;
    auto const target = context.context().endpoint("Group") + "/" + percent_encode(group);
    std::vector<CodedContext::Request> requests;
    for (auto const& id : members)
        requests.push_back({"PATCH", target, add_member(id)});
    std::vector<std::string> accepted;
    auto const replies = context.send_together(requests);
    for (std::size_t i = 0; i < replies.size(); ++i) {
        if (replies[i].is_success())
            accepted.push_back(
                members[i]);  // a refusal (429, 409, 503) is honest; only what was accepted must be there
    }
    if (!context.goes_on())
        return;
    if (accepted.empty()) {
        context.block("the provider refused every membership change");
        return;
    }
    auto const reply = context.send("GET", target);
    if (!context.goes_on())
        return;
    auto const found = count_members(reply.json ? reply.json->find_ignoring_case("members") : nullptr, accepted);
    context.expect(found == static_cast<int>(accepted.size()), "/members",
        "all " + std::to_string(accepted.size()) + " members whose addition was accepted",
        std::to_string(found) + " of them", "missing-attribute", "lost");
}

void answer_to_a_new_member_is_whole(CodedContext& context)
{
    auto const user = context.create("User", Json::object({{"userName", Json {context.unique() + "-joiner"}}}));
    auto const group = context.goes_on()
        ? context.create("Group", Json::object({{"displayName", Json {context.unique() + "-joined"}}}))
        : std::string {};
    if (!context.goes_on())
        return;
    auto const reply
        = context.send("PATCH", context.context().endpoint("Group") + "/" + percent_encode(group), add_member(user));
    if (!context.goes_on())
        return;
    if (!reply.is_success())
        return context.block("PATCH answered " + std::to_string(reply.status()));
    auto const name = std::string {reply.json ? reply.json->string_or("displayName", "") : ""};
    auto const is_empty = reply.status() == 204 || !reply.json;
    context.expect(is_empty || !name.empty(), "/displayName", "the whole group, or no body",
        is_empty ? "no body" : "a group without displayName", "missing-attribute", "partial");
}

}  // namespace scim::conformance
