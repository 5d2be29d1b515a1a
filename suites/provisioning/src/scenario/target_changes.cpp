// SPDX-License-Identifier: Apache-2.0
#include "scenario/target_changes.hpp"

#include "scenario/directory_changes.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

bool is_success(Answer const& answer)
{
    return answer.response && answer.response->status >= 200 && answer.response->status < 300;
}

std::string refusal(std::string_view what, Answer const& answer)
{
    return fmt::format(
        "{}: {}", what, answer.response ? std::to_string(answer.response->status) : answer.failure->text);
}

}  // namespace

TargetChanges::TargetChanges(Job const& job, Directory const& directory, Endpoint& endpoint, StateOracle& oracle)
    : job_ {job}
    , directory_ {directory}
    , endpoint_ {endpoint}
    , oracle_ {oracle}
{
}

Anchor const* TargetChanges::anchor_named(std::string_view name) const
{
    auto const& anchors = job_.state().anchors;
    for (auto const& id : objects_named(directory_, name))
        if (auto const found = anchors.find(id); found != anchors.end())
            return &found->second;
    return nullptr;
}

std::optional<std::string> TargetChanges::apply(Json const& change)
{
    if (change.contains("create"))
        return create(change);
    if (change.contains("delete"))
        return remove(std::string {change.string_or("delete", "")});
    if (change.contains("patch"))
        return patch(change);
    if (change.contains("backup")) {
        back_up();
        return std::nullopt;
    }
    return restore();
}

std::optional<std::string> TargetChanges::create(Json const& change)
{
    auto const type = change.string_or("in", "Users") == "Groups" ? ObjectType::group : ObjectType::user;
    auto const answer = endpoint_.send("POST", collection(type), *change.find("create"));
    if (!is_success(answer) || !answer.body)
        return refusal("the provider refused to create the object", answer);
    created_.emplace_back(type, std::string {answer.body->string_or("id", "")});
    return std::nullopt;
}

std::optional<std::string> TargetChanges::remove(std::string const& name)
{
    auto const* const anchor = anchor_named(name);
    if (anchor == nullptr)
        return fmt::format("{} is not provisioned", name);
    oracle_.excuse(anchor->target_id);
    auto const answer = endpoint_.send("DELETE", resource_target(anchor->type, anchor->target_id));
    return is_success(answer) ? std::nullopt
                              : std::optional {refusal("the provider refused to delete " + name, answer)};
}

std::optional<std::string> TargetChanges::patch(Json const& change)
{
    std::string const name {change.string_or("patch", "")};
    auto const* const anchor = anchor_named(name);
    if (anchor == nullptr)
        return fmt::format("{} is not provisioned", name);
    oracle_.excuse(anchor->target_id);
    auto const body = Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:PatchOp"})},
        {"Operations", *change.find("operations")}});
    auto const answer = endpoint_.send("PATCH", resource_target(anchor->type, anchor->target_id), body);
    return is_success(answer) ? std::nullopt
                              : std::optional {refusal("the provider refused to change " + name, answer)};
}

void TargetChanges::back_up()
{
    backup_.clear();
    for (auto const& [id, anchor] : job_.state().anchors)
        if (auto resource = read_resource(endpoint_.send("GET", resource_target(anchor.type, anchor.target_id))))
            backup_[anchor.target_id] = *std::move(resource);
}

/// What came later vanishes, what was changed is as it was. Deleted objects cannot come back under their old ids.
std::optional<std::string> TargetChanges::restore()
{
    for (auto const& [id, anchor] : job_.state().anchors) {
        auto const saved = backup_.find(anchor.target_id);
        oracle_.excuse(anchor.target_id);
        auto const target = resource_target(anchor.type, anchor.target_id);
        auto const answer
            = saved == backup_.end() ? endpoint_.send("DELETE", target) : endpoint_.send("PUT", target, saved->second);
        if (!is_success(answer))
            return refusal("the provider refused to go back to the backup", answer);
    }
    return std::nullopt;
}

}  // namespace scim::provisioning
