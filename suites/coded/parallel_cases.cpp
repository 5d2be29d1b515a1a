// SPDX-License-Identifier: Apache-2.0
#include "coded/parallel_cases.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::conformance {
namespace {

constexpr int rounds = 4;
constexpr int readers = 6;
constexpr std::chrono::milliseconds between_readers {5};

Json replace(char const* path, std::string const& value)
{
    return Json::object({{"op", Json {"replace"}}, {"path", Json {path}}, {"value", Json {value}}});
}

/// Two attributes get the same text.
Json rename_both(std::string const& text)
{
    return Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:PatchOp"}})},
        {"Operations", Json::array({replace("displayName", text), replace("title", text)})}});
}

std::string text_of(Reply const& reply, std::string_view name)
{
    auto const* value = reply.json ? reply.json->find_ignoring_case(name) : nullptr;
    return value && value->is_string() ? value->as_string() : std::string {};
}

/// One change and some reads while it is carried out.
std::vector<CodedContext::Request> requests_of_a_round(std::string const& target, std::string const& text)
{
    std::vector<CodedContext::Request> requests {{"PATCH", target, rename_both(text)}};
    for (int reader = 0; reader < readers; ++reader)
        requests.push_back({"GET", target, std::nullopt, between_readers * reader});
    return requests;
}

}  // namespace

void reads_see_a_patch_whole(CodedContext& context)
{
    auto const id = context.create("User",
        Json::object(
            {{"userName", Json {context.unique() + "-torn"}}, {"displayName", Json {"0"}}, {"title", Json {"0"}}}));
    auto const target = context.context().endpoint("User") + "/" + percent_encode(id);
    // Where changes are seen late, this waits until the user is there.
    context.send("GET", target);
    int whole = 0;
    std::string torn;
    for (int round = 1; round <= rounds && context.goes_on(); ++round) {
        auto const replies = context.send_together(requests_of_a_round(target, std::to_string(round)));
        if (context.goes_on() && !replies.front().is_success())
            return context.block("PATCH answered " + std::to_string(replies.front().status()));
        for (std::size_t i = 1; i < replies.size(); ++i) {
            auto const name = text_of(replies[i], "displayName");
            auto const title = text_of(replies[i], "title");
            whole += !name.empty() && name == title ? 1 : 0;
            if (!name.empty() && !title.empty() && name != title)
                torn = "displayName " + name + " with title " + title;
        }
    }
    if (!context.goes_on())
        return;
    if (whole == 0 && torn.empty())
        return context.skip("no read showed displayName and title");
    context.expect(
        torn.empty(), "/displayName", "displayName and title of the same change", torn, "wrong-value", "torn");
}

}  // namespace scim::conformance
