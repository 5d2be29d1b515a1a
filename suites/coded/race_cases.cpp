// SPDX-License-Identifier: Apache-2.0
#include "coded/race_cases.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"

namespace scim::conformance {
namespace {

constexpr int rounds = 3;
constexpr int rivals = 4;

Json patch_of(Json operation)
{
    return Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:PatchOp"}})},
        {"Operations", Json::array({std::move(operation)})}});
}

Json replacing(std::string_view path, std::string const& value)
{
    return patch_of(Json::object({{"op", Json {"replace"}}, {"path", Json {path}}, {"value", Json {value}}}));
}

Json removing(std::string const& member)
{
    return patch_of(Json::object({{"op", Json {"remove"}}, {"path", Json {"members[value eq \"" + member + "\"]"}}}));
}

std::string address(CodedContext& context, std::string const& type, std::string const& id)
{
    return context.context().endpoint(type) + "/" + percent_encode(id);
}

std::string create_user(CodedContext& context, std::string const& name)
{
    return context.create("User", Json::object({{"userName", Json {context.unique() + "-" + name}}}));
}

std::string text_at(Reply const& reply, std::string_view name)
{
    auto const* value = reply.json ? reply.json->find_ignoring_case(name) : nullptr;
    return value && value->is_string() ? value->as_string() : std::string {};
}

int count_successes(std::vector<Reply> const& replies)
{
    return static_cast<int>(
        std::count_if(replies.begin(), replies.end(), [](Reply const& one) { return one.is_success(); }));
}

/// The attributes among some that the provider has stored for this user: others cannot be lost.
std::vector<std::string> stored_attributes(Reply const& user)
{
    std::vector<std::string> names;
    for (auto const* const name : {"displayName", "title", "nickName", "userType"}) {
        if (!text_at(user, name).empty())
            names.emplace_back(name);
    }
    return names;
}

/// A user with texts in several attributes, as a GET shows him; empty when the case is over.
std::optional<Reply> make_user_with_texts(CodedContext& context)
{
    auto const first = Json {"first"};
    auto const id = context.create("User",
        Json::object({{"userName", Json {context.unique() + "-busy"}}, {"displayName", first}, {"title", first},
            {"nickName", first}, {"userType", first}}));
    if (!context.goes_on())
        return std::nullopt;
    auto reply = context.send("GET", address(context, "User", id));
    if (context.goes_on() && !reply.is_success())
        context.block("the user cannot be read");
    return context.goes_on() ? std::optional {std::move(reply)} : std::nullopt;
}

/// One round of changes, each of an attribute of its own: those that were accepted and are not there.
std::string changes_lost(CodedContext& context, std::string const& target, std::vector<std::string> const& names,
    std::string const& text, int& accepted)
{
    std::vector<CodedContext::Request> requests;
    for (auto const& name : names)
        requests.push_back({"PATCH", target, replacing(name, text)});
    auto const replies = context.send_together(requests);
    auto const after = context.goes_on() ? context.send("GET", target) : Reply {};
    std::string lost;
    for (std::size_t i = 0; i < names.size() && context.goes_on() && after.is_success(); ++i) {
        if (!replies[i].is_success())
            continue;
        ++accepted;
        if (text_at(after, names[i]) != text)
            lost += (lost.empty() ? "" : ", ") + names[i];
    }
    return lost;
}

// Choice: advice only. The RFCs promise that each PATCH does what it says, and say nothing of several at a time.
void no_change_is_lost(CodedContext& context)
{
    auto const user = make_user_with_texts(context);
    if (!user)
        return;
    auto const names = stored_attributes(*user);
    if (names.size() < 2)
        return context.skip("the provider keeps less than two of the attributes that this case changes");
    auto const target = address(context, "User", text_at(*user, "id"));
    int accepted = 0;
    std::string lost;
    for (int round = 1; round <= rounds && lost.empty() && context.goes_on(); ++round)
        lost = changes_lost(context, target, names, "round " + std::to_string(round), accepted);
    if (!context.goes_on())
        return;
    if (accepted < 2)
        return context.block("the provider refused the changes");
    context.expect(lost.empty(), "", "every change that was accepted", lost + " lost", "wrong-value", "lost",
        report::Level::should);
}

void one_name_goes_to_one_user(CodedContext& context)
{
    std::vector<CodedContext::Request> requests;
    auto const name = context.unique() + "-wanted";
    for (int i = 0; i < rivals && context.goes_on(); ++i) {
        auto const id = create_user(context, "rival-" + std::to_string(i));
        requests.push_back({"PATCH", address(context, "User", id), replacing("userName", name)});
    }
    auto const replies = context.goes_on() ? context.send_together(requests) : std::vector<Reply> {};
    int owners = 0;
    // A provider may say yes and keep the old name; who has the name in the end is what counts.
    for (std::size_t i = 0; i < replies.size() && context.goes_on(); ++i) {
        if (replies[i].is_success())
            owners += equals_ignoring_case(text_at(context.send("GET", requests[i].target), "userName"), name) ? 1 : 0;
    }
    if (!context.goes_on())
        return;
    if (owners == 0)
        return context.skip("the provider gave the name to no user");
    context.expect(owners == 1, "/userName", "one user of this userName",
        std::to_string(owners) + " users of this userName", "wrong-value", "several");
}

void deleted_user_stays_deleted(CodedContext& context)
{
    bool has_deleted = false, is_back = false;
    for (int round = 1; round <= rounds && !is_back && context.goes_on(); ++round) {
        auto const target = address(context, "User", create_user(context, "leaver-" + std::to_string(round)));
        if (!context.goes_on())
            return;
        auto const change = replacing("displayName", "round " + std::to_string(round));
        auto const replies = context.send_together({{"PATCH", target, change}, {"PATCH", target, change},
            {"DELETE", target, std::nullopt, std::chrono::milliseconds {5}}, {"PATCH", target, change}});
        if (!context.goes_on() || !replies[2].is_success())
            continue;
        has_deleted = true;
        is_back = context.send("GET", target).is_success();
    }
    if (!context.goes_on())
        return;
    if (!has_deleted)
        return context.block("the provider refused to delete the user");
    context.expect(
        !is_back, "status", "404 once DELETE was answered with success", "200", "status-mismatch", "revived");
}

std::string etag_of(Reply const& reply)
{
    return std::string {reply.response ? reply.response->fields.find("ETag").value_or("") : ""};
}

// Choice: a version that the race left as it was tells nothing apart, as with versions that count seconds.
void one_of_several_wins(CodedContext& context)
{
    auto const target = address(context, "User", create_user(context, "contested"));
    auto const before = context.goes_on() ? context.send("GET", target) : Reply {};
    if (!context.goes_on())
        return;
    auto const tag = etag_of(before);
    if (tag.empty())
        return context.skip("the provider sends no ETag");
    std::vector<CodedContext::Request> requests;
    for (int i = 0; i < rivals; ++i)
        requests.push_back({"PATCH", target, replacing("displayName", "rival " + std::to_string(i)), {},
            Json::object({{"If-Match", Json {tag}}})});
    auto const winners = count_successes(context.send_together(requests));
    auto const after = context.goes_on() ? context.send("GET", target) : Reply {};
    if (!context.goes_on())
        return;
    if (winners == 0)
        return context.skip("the provider carries out no change with this If-Match");
    if (etag_of(after) == tag)
        return context.skip("the version did not change with the resource");
    context.expect(winners == 1, "status", "one success, and 412 for the others",
        std::to_string(winners) + " successes", "status-mismatch", "several");
}

bool has_member(Reply const& group, std::string const& id)
{
    auto const* members = group.json ? group.json->find_ignoring_case("members") : nullptr;
    return members && members->is_array()
        && std::any_of(members->as_array().begin(), members->as_array().end(), [&](Json const& member) {
               auto const* value = member.find_ignoring_case("value");
               return value && value->is_string() && value->as_string() == id;
           });
}

std::vector<std::string> create_members(CodedContext& context)
{
    std::vector<std::string> ids;
    for (int i = 0; i <= rivals && context.goes_on(); ++i)
        ids.push_back(create_user(context, "member-" + std::to_string(i)));
    return ids;
}

std::string create_group(CodedContext& context, std::vector<std::string> const& ids)
{
    auto members = Json::array();
    for (auto const& id : ids)
        members.push_back(Json::object({{"value", Json {id}}}));
    return context.create("Group", Json::object({{"displayName", Json {"leavers"}}, {"members", std::move(members)}}));
}

void no_removal_is_lost(CodedContext& context)
{
    auto const ids = create_members(context);
    auto const group = context.goes_on() ? create_group(context, ids) : std::string {};
    if (!context.goes_on())
        return;
    auto const target = address(context, "Group", group);
    auto const before = context.send("GET", target);
    if (!context.goes_on())
        return;
    if (!std::all_of(ids.begin(), ids.end(), [&](std::string const& id) { return has_member(before, id); }))
        return context.skip("the provider does not show the members that the group was made with");
    std::vector<CodedContext::Request> requests;
    for (std::size_t i = 1; i < ids.size(); ++i)  // the first stays
        requests.push_back({"PATCH", target, removing(ids[i])});
    auto const replies = context.send_together(requests);
    auto const after = context.goes_on() ? context.send("GET", target) : Reply {};
    if (!context.goes_on())
        return;
    auto const accepted = count_successes(replies);
    if (accepted == 0 || !after.is_success())
        return context.block("the provider refused every removal");
    int back = 0;
    for (std::size_t i = 0; i < replies.size(); ++i)
        back += replies[i].is_success() && has_member(after, ids[i + 1]) ? 1 : 0;
    context.expect(back == 0, "/members", "none of the " + std::to_string(accepted) + " members that were removed",
        std::to_string(back) + " of them", "unexpected-value", "back");
}

}  // namespace

std::vector<CaseDefinition> race_cases()
{
    return {
        coded("users/parallel/no-change-is-lost", "Changes of several attributes at the same time are all kept",
            "RFC7644-3.5.2.3-03", {"User", "patch"}, {"kills:user-patch-loses-parallel"}, &no_change_is_lost),
        coded("users/parallel/one-name-goes-to-one-user", "Users renamed alike at the same time do not share the name",
            "RFC7643-4.1.1-03", {"User", "patch"}, {"kills:rename-race-shares-name"}, &one_name_goes_to_one_user),
        coded("users/parallel/deleted-user-stays-deleted", "A PATCH during the DELETE does not bring the user back",
            "RFC7644-3.6-03", {"User", "patch"}, {"kills:delete-undone-by-patch"}, &deleted_user_stays_deleted),
        coded("versions/parallel/one-of-several-wins", "Of changes with one If-Match at the same time, one succeeds",
            "RFC7644-3.14-09", {"User", "patch", "etag"}, {"kills:etag-if-match-race"}, &one_of_several_wins),
        coded("groups/parallel/no-removal-is-lost", "Members removed at the same time are all gone",
            "RFC7644-3.5.2.2-07", {"User", "Group", "patch"}, {"kills:group-removal-undone-by-parallel"},
            &no_removal_is_lost),
    };
}

}  // namespace scim::conformance
