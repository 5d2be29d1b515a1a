// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "job/cycle_run.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using report::ProvisioningAction;
using report::StepType;

CallError unresolved(std::vector<std::string> const& ids, std::string_view attribute)
{
    CallError error;
    error.information.code = "UnableToResolveReferenceAttributeValue";
    error.information.reason = fmt::format("{} cannot be set: {} is not provisioned in the target{}.", attribute,
        ids.front(), ids.size() == 1 ? "" : fmt::format(" (and {} more)", ids.size() - 1));
    error.information.recommended_action
        = "Mend the failure of the object that is referred to; the reference follows by itself.";
    error.transient = true;
    return error;
}

std::string joined(std::vector<std::string> const& ids)
{
    std::string text;
    for (auto const& id : ids)
        text += (text.empty() ? "" : ", ") + id;
    return text;
}

}  // namespace

/// Source ids: members to send, members to take away, members that are in scope but have no target.
struct CycleRun::MemberDelta {
    std::vector<std::string> add, remove, unresolved;

    bool empty() const { return add.empty() && remove.empty() && unresolved.empty(); }
};

void CycleRun::reference_pass(std::vector<WorkItem> const& work)
{
    for (auto const type : {ObjectType::user, ObjectType::group}) {
        for (auto const& item : work) {
            if (item.type != type || job_error_)
                continue;
            if (asked_to_stop())
                return;
            auto const* const object = context_.directory.find(item.id);
            auto const anchor = context_.state.anchors.find(item.id);
            if (object == nullptr || anchor == context_.state.anchors.end()
                || anchor->second.state != Anchor::State::active)
                continue;
            if (type == ObjectType::user)
                link_manager(*object, anchor->second, item);
            else
                link_members(*object, anchor->second, item);
        }
    }
}

void CycleRun::link_manager(SourceObject const& user, Anchor& anchor, WorkItem const& item)
{
    auto const* const mapping = context_.schema.users.find("manager");
    if (mapping == nullptr || !mapping->is_reference())
        return;
    auto const target_of = [&](std::string const& id) -> std::string {
        auto const found = id.empty() ? context_.state.anchors.end() : context_.state.anchors.find(id);
        return found == context_.state.anchors.end() ? std::string {} : found->second.target_id;
    };
    auto const shown = shown_managers_.find(item.id);
    auto const old_target = shown != shown_managers_.end() ? shown->second : target_of(anchor.manager);
    auto const wanted = target_of(user.manager);
    auto const* const manager = user.manager.empty() ? nullptr : context_.directory.find(user.manager);
    auto const expected = manager != nullptr && context_.scope.evaluate(context_.directory, *manager).in_scope();
    if (wanted == old_target && !(wanted.empty() && expected))
        return remember_manager(user.id, anchor, wanted.empty() ? std::string {} : user.manager);
    ++cycle_.imported_references;
    auto const began = std::chrono::steady_clock::now();
    auto event = new_event(item.id, ObjectType::user, label_of(user));
    event.event().reference = true;
    event.source(user);
    event.target(context_.redactor.text(anchor.target_id));
    // A manager out of scope is no failure: the link is left as it is.
    if (wanted.empty() && !user.manager.empty()) {
        if (expected)
            note_unresolved({user.manager}, mapping->target.text, event);
        else
            event.skipped("NotEffectivelyEntitled",
                fmt::format("The manager {} of {} is not in scope.", user.manager, label_of(user)));
        return emit(std::move(event), began);
    }
    auto const answer = context_.endpoint.send("PATCH", resource_target(ObjectType::user, anchor.target_id),
        reference_body(dialect_, mapping->target, wanted, old_target));
    if (auto const updated = read_updated(answer); !updated) {
        if (halts(updated.error()))
            return;
        event.failed(ProvisioningAction::update, updated.error().information, answer.exchange_id,
            StepType::reference_resolution);
        escrow(reference_key(item.id), updated.error(), true);
        return emit(std::move(event), began);
    }
    event.references_changed(mapping->target.text, anchor.manager, user.manager, answer.exchange_id);
    remember_manager(user.id, anchor, user.manager);
    emit(std::move(event), began);
}

/// What the target has: a source id, or nothing.
void CycleRun::remember_manager(std::string const& user, Anchor& anchor, std::string const& manager)
{
    context_.state.escrows.erase(reference_key(user));
    if (anchor.manager == manager)
        return;
    anchor.manager = manager;
    context_.observer.on_anchor(user, anchor);
}

void CycleRun::note_unresolved(std::vector<std::string> const& ids, std::string_view attribute, EventBuilder& event)
{
    auto const error = unresolved(ids, attribute);
    event.failed(ProvisioningAction::update, error.information, {}, StepType::reference_resolution);
    escrow(reference_key(event.event().source.id), error, true);
}

CycleRun::MemberDelta CycleRun::member_delta(SourceObject const& group, Anchor const& anchor) const
{
    MemberDelta delta;
    auto members = group.members;
    std::sort(members.begin(), members.end());
    if (!only_members_.empty())
        std::erase_if(members, [this](std::string const& id) {
            return std::find(only_members_.begin(), only_members_.end(), id) == only_members_.end();
        });
    for (auto const& id : members) {
        if (std::binary_search(anchor.members.begin(), anchor.members.end(), id))
            continue;
        auto const found = context_.state.anchors.find(id);
        auto const* const member = context_.directory.find(id);
        if (found != context_.state.anchors.end() && found->second.state == Anchor::State::active)
            delta.add.push_back(id);
        else if (member != nullptr && context_.scope.evaluate(context_.directory, *member).in_scope())
            delta.unresolved.push_back(id);
    }
    if (only_members_.empty())
        std::set_difference(anchor.members.begin(), anchor.members.end(), members.begin(), members.end(),
            std::back_inserter(delta.remove));
    return delta;
}

void CycleRun::link_members(SourceObject const& group, Anchor& anchor, WorkItem const& item)
{
    auto const* const mapping = context_.schema.groups.find("members");
    if (mapping == nullptr || !mapping->is_reference())
        return;
    auto const delta = member_delta(group, anchor);
    if (delta.empty()) {
        context_.state.escrows.erase(reference_key(item.id));
        return;
    }
    ++cycle_.imported_references;
    auto const began = std::chrono::steady_clock::now();
    auto event = new_event(item.id, ObjectType::group, label_of(group));
    event.event().reference = true;
    event.source(group);
    event.target(context_.redactor.text(anchor.target_id));
    send_members(group, anchor, delta, event);
    if (!job_error_)
        emit(std::move(event), began);
}

void CycleRun::send_members(SourceObject const& group, Anchor& anchor, MemberDelta const& delta, EventBuilder& event)
{
    for (auto const add : {true, false}) {
        auto const& sources = add ? delta.add : delta.remove;
        auto const failure = sources.empty() ? std::nullopt : send_member_batch(group, anchor, sources, add, event);
        if (!failure)
            continue;
        if (halts(*failure))
            return;
        event.failed(ProvisioningAction::update, failure->information, {}, StepType::reference_resolution);
        return escrow(reference_key(group.id), *failure, true);
    }
    if (!delta.unresolved.empty())
        return note_unresolved(delta.unresolved, "members", event);
    context_.state.escrows.erase(reference_key(group.id));
}

/// Sends in portions; what went through before a failure is remembered.
std::optional<CallError> CycleRun::send_member_batch(
    SourceObject const& group, Anchor& anchor, std::vector<std::string> const& sources, bool add, EventBuilder& event)
{
    auto const size = std::max<std::size_t>(context_.settings.members_per_patch, 1);
    for (std::size_t i = 0; i < sources.size(); i += size) {
        std::vector<std::string> portion, ids;
        for (auto n = i; n < std::min(i + size, sources.size()); ++n) {
            auto const found = context_.state.anchors.find(sources[n]);
            portion.push_back(sources[n]);
            if (found != context_.state.anchors.end())
                ids.push_back(found->second.target_id);
        }
        if (!ids.empty()) {
            auto body = member_bodies(dialect_, ids, add, size).front();
            // An endpoint that shows members although they were excluded makes the service replace them.
            if (add && anchor.shows_members)
                body["Operations"].as_array().front().set("op", dialect_ == Dialect::unflagged ? "Replace" : "replace");
            auto const answer
                = context_.endpoint.send("PATCH", resource_target(ObjectType::group, anchor.target_id), body);
            if (auto const updated = read_updated(answer); !updated)
                return updated.error();
            event.references_changed(
                "members", add ? "" : joined(portion), add ? joined(portion) : "", answer.exchange_id);
        }
        for (auto const& id : portion) {
            auto const place = std::lower_bound(anchor.members.begin(), anchor.members.end(), id);
            if (add)
                anchor.members.insert(place, id);
            else
                anchor.members.erase(place);
        }
        context_.observer.on_members(group.id, portion, add);
    }
    return std::nullopt;
}

}  // namespace scim::provisioning
