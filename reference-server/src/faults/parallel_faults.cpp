// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "faults/fault_marks.hpp"
#include "seams/changed_calls.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

// Long enough for the others to come in between.
void dawdle()
{
    std::this_thread::sleep_for(std::chrono::milliseconds {30});
}

std::size_t count_members(Json const& content)
{
    auto const* const members = content.find("members");
    return members && members->is_array() ? members->size() : 0;
}

using Hesitation = bool (*)(ResourceType const& type, Json const& before, Json const& after);

bool concerns_a_group(ResourceType const& type, Json const&, Json const&)
{
    return type.find_core("members") != nullptr;
}

bool concerns_a_user(ResourceType const& type, Json const&, Json const&)
{
    return type.find_core("members") == nullptr;
}

bool takes_members_away(ResourceType const&, Json const& before, Json const& after)
{
    return count_members(after) < count_members(before);
}

// Reads, takes its time, and writes over what others wrote meanwhile.
std::function<void(Behaviour&)> updating_carelessly(Hesitation hesitates)
{
    return [hesitates](Behaviour& behaviour) {
        behaviour.update_resource = [hesitates](Store& store, ResourcePointer const& current,
                                        Transformation const& transformation) -> Result<ResourcePointer, ScimError> {
            auto const before = current->content();
            auto content = transformation(before);
            if (!content)
                return Failure {content.error()};
            if (hesitates(*current->type, before, *content))
                dawdle();
            return store.overwrite(current, std::move(*content));
        };
    };
}

// What is gone by the time of writing is written anew.
Result<ResourcePointer, ScimError> update_or_insert(
    Store& store, ResourcePointer const& current, Transformation const& transformation)
{
    auto content = transformation(current->content());
    if (!content)
        return Failure {content.error()};
    dawdle();
    auto stored = store.overwrite(current, *content);
    return stored ? stored : store.insert(*current->type, current->id, std::move(*content));
}

// Compares the version, takes its time, and does not compare again.
Endpoint comparing_too_early(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) -> Answer {
        auto const wanted = call.request.fields.find("If-Match").value_or("");
        auto const current = call.engine.store.find(*call.type, call.id);
        if (wanted.empty() || !current || wanted != current->version_tag())
            return honest(call);
        dawdle();
        return without_field(honest, "If-Match")(call);
    };
}

void etag_if_match_race(Behaviour& behaviour)
{
    behaviour.replace_resource = comparing_too_early(behaviour.replace_resource);
    behaviour.modify_resource = comparing_too_early(behaviour.modify_resource);
}

/// The userName that a PATCH with a path asks for; empty: none.
std::string wanted_user_name(Call const& call)
{
    auto const body = body_object(call);
    auto const* const operations = body ? body->find("Operations") : nullptr;
    if (!operations || !operations->is_array())
        return {};
    for (auto const& operation : operations->as_array()) {
        if (operation.string_or("path", "") == "userName")
            return std::string {operation.string_or("value", "")};
    }
    return {};
}

// Looks whether the name is taken, takes its time, and does not look again.
void rename_race_shares_name(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) -> Answer {
        auto const name = wanted_user_name(call);
        if (name.empty() || !call.engine.store.with_value(*call.type, "userName", name).empty())
            return honest(call);
        dawdle();
        auto rules = call.engine.behaviour;
        rules.same_unique_value = [](std::string_view, std::string_view, bool) { return false; };
        return answer_by(rules, honest, call);
    };
}

// The content with the first of several changes only; empty if there are no two.
std::optional<Json> first_change(Json const& before, Json const& after)
{
    std::optional<Json> half;
    for (auto const& member : after.as_object()) {
        auto const* old = before.find(member.name);
        if (old && *old == member.value)
            continue;
        if (half)
            return half;
        half = before;
        half->set(member.name, member.value);
    }
    return {};
}

// Writes one attribute, takes its time, and writes the rest.
Result<ResourcePointer, ScimError> update_by_halves(
    Store& store, ResourcePointer const& current, Transformation const& transformation)
{
    auto const before = current->content();
    auto content = transformation(before);
    if (!content)
        return Failure {content.error()};
    if (*content == before)
        return current;
    if (auto half = first_change(before, *content)) {
        auto const stored = store.overwrite(current, std::move(*half));
        if (!stored)
            return stored;
        dawdle();
    }
    return store.overwrite(current, std::move(*content));
}

}  // namespace

std::vector<Fault> parallel_faults()
{
    return {
        {"delete-undone-by-patch", "RFC7644-3.6-03", "A PATCH that runs during the DELETE brings the resource back.",
            FaultMode::any, [](Behaviour& behaviour) { behaviour.update_resource = update_or_insert; }, {}},
        {"etag-if-match-race", "RFC7644-3.14-09", "Of changes with one If-Match at the same time, several succeed.",
            FaultMode::any, etag_if_match_race, {}},
        {"group-patch-loses-parallel", "RFC7644-3.5.2.1-07", "Of parallel patches of one group, some are lost.",
            FaultMode::any, updating_carelessly(concerns_a_group), {}},
        {"group-removal-undone-by-parallel", "RFC7644-3.5.2.2-07",
            "Of members removed at the same time, some are members again.", FaultMode::any,
            updating_carelessly(takes_members_away), {}},
        {"rename-race-shares-name", "RFC7643-4.1.1-03", "Two users renamed alike at the same time share the name.",
            FaultMode::any, rename_race_shares_name, {}},
        {"torn-read", "RFC7644-3.5.2-28", "A read during a change sees half of it.", FaultMode::any,
            [](Behaviour& behaviour) { behaviour.update_resource = update_by_halves; }, {}},
        contested({"user-patch-loses-parallel", "RFC7644-3.5.2.3-03", "Of parallel patches of one user, some are lost.",
            FaultMode::any, updating_carelessly(concerns_a_user), {}}),
    };
}

}  // namespace scim::server
