// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <utility>

#include <scim/wire/text.hpp>

#include "job/cycle_run.hpp"
#include "job/subject.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using report::ProvisioningAction;
using report::StepType;

/// Attributes that carry the state of the account.
bool tells_deletion(AttributeMapping const& attribute)
{
    if (!attribute.expression)
        return false;
    auto const uses = attribute.expression->attributes();
    return std::any_of(uses.begin(), uses.end(),
        [](AttributeUse const& use) { return use.name == "IsSoftDeleted" || use.name == "accountEnabled"; });
}

/// Whether a change of these source attributes may change what the mapping gives.
bool depends_on(AttributeMapping const& attribute, std::vector<std::string> const& changed)
{
    if (!attribute.expression)
        return false;
    auto const uses = attribute.expression->attributes();
    return std::any_of(uses.begin(), uses.end(), [&](AttributeUse const& use) {
        if (use.name == "IsSoftDeleted" || use.name == "appRoleAssignments")
            return true;
        return std::find(changed.begin(), changed.end(), use.name) != changed.end();
    });
}

CallError mapping_failure(ObjectMapping const& mapping, MappingError const& error)
{
    CallError failure;
    failure.information.code = "MissingValues";
    failure.information.reason
        = fmt::format("{}: {}", mapping.attributes[error.attribute].target.text, describe(error.error));
    failure.information.recommended_action = error.error.remedy;
    return failure;
}

/// Whether what a query found shows the value that it asked for. The service takes whatever comes; here nobody else's
/// object is touched.
bool is_the_one(AttributeMapping const& attribute, std::string_view value, Json const& resource)
{
    auto const* const shown = find_value(attribute.target, resource);
    return shown != nullptr && equals_ignoring_case(log_text(*shown), value);
}

CallError wrong_match(AttributeMapping const& attribute, std::string_view value)
{
    CallError error;
    error.information.code = "SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering";
    error.information.reason = fmt::format(
        "The object that was found does not show {} \"{}\", which was asked for.", attribute.target.text, value);
    error.information.recommended_action = std::string {remedy_of(error.information.code)};
    return error;
}

/// Choice: which object of the source is in the way is found by the links of the job.
CallError taken_by(std::string const& owner, Directory const& directory)
{
    auto const* const object = directory.find(owner);
    CallError error;
    error.information.code = "DuplicateSourceEntries";
    error.information.reason = fmt::format("The object that matches belongs to another object of the source: {}.",
        object == nullptr ? owner : label_of(*object));
    error.information.recommended_action = std::string {remedy_of(error.information.code)};
    return error;
}

std::string unentitled_text(ScopeResult const& scope, ObjectType type, std::string_view label)
{
    std::string reasons;
    auto const add = [&](bool holds, std::string_view reason) {
        if (!holds)
            reasons += fmt::format("{}{}", reasons.empty() ? "" : "; ", reason);
    };
    add(scope.active, "it is disabled or deleted in the source");
    add(scope.assigned, "it is not assigned to the application");
    add(scope.has_role, "its assignment does not count for provisioning");
    add(scope.passes_filters, "it does not pass the scoping filters");
    return fmt::format("{} '{}' will be skipped: {}.", to_string(type), label, reasons);
}

}  // namespace

void CycleRun::process(WorkItem const& item)
{
    auto const began = std::chrono::steady_clock::now();
    auto const* const object = context_.directory.find(item.id);
    auto const found = context_.state.anchors.find(item.id);
    Subject subject {item, object, context_.schema.of(item.type), {}, {},
        found == context_.state.anchors.end() ? nullptr : &found->second,
        new_event(item.id, item.type, object == nullptr ? item.id : label_of(*object)), began};
    ++cycle_.imported;
    if (item.retry)
        subject.event.retrying();
    if (subject.anchor != nullptr)
        subject.event.target(context_.redactor.text(subject.anchor->target_id));
    if (object == nullptr) {
        subject.event.gone_from_source();
        return remove(subject);
    }
    subject.scope = context_.scope.evaluate(context_.directory, *object);
    subject.attributes = source_attributes(*object, context_.directory.roles_of(item.id), !subject.scope.in_scope());
    subject.event.source(*object);
    subject.event.imported(item.added ? "Add" : "Update", subject.attributes);
    if (subject.scope.in_scope()) {
        ++cycle_.entitled;
        return provision(subject);
    }
    if (subject.anchor != nullptr && subject.anchor->state == Anchor::State::active)
        return leave(subject);
    skip_unentitled(subject);
}

std::optional<MappedValues> CycleRun::map(Subject& subject)
{
    Environment const environment {
        context_.clock, context_.settings.seed ^ std::hash<std::string> {}(subject.item.id), {}};
    auto values = map_object(subject.mapping, subject.attributes, environment);
    if (!values) {
        fail(subject, ProvisioningAction::other, mapping_failure(subject.mapping, values.error()), {},
            StepType::processing);
        return std::nullopt;
    }
    if (auto const error = check_values(subject.mapping, *values)) {
        CallError failure;
        failure.information = {error->code, error->reason, std::string {remedy_of(error->code)}};
        fail(subject, ProvisioningAction::other, failure, {}, StepType::processing);
        return std::nullopt;
    }
    return *std::move(values);
}

void CycleRun::provision(Subject& subject)
{
    auto values = map(subject);
    if (!values)
        return;
    if (subject.anchor != nullptr) {
        if (!context_.settings.read_before_update && !subject.item.changed.empty())
            return update_blindly(subject, *values);
        if (auto const target = read(subject, ProvisioningAction::update))
            update(subject, *values, *target);
        return;
    }
    auto const found = match(subject, *values);
    if (!found)
        return;
    if (!found->resource)
        return create(subject, *std::move(values), found->exchange_id);
    adopt(subject, *values, *found);
}

void CycleRun::adopt(Subject& subject, MappedValues const& values, Match const& found)
{
    auto const id = std::string {found.resource->string_or("id", "")};
    if (auto const owner = owners_.owner_of(id, context_.state.anchors, subject.item.type); !owner.empty())
        return fail(subject, ProvisioningAction::other, taken_by(owner, context_.directory), found.exchange_id,
            StepType::matching);
    auto& anchor = context_.state.anchors[subject.item.id];
    anchor.target_id = id;
    anchor.type = subject.item.type;
    subject.anchor = &anchor;
    owners_.note(subject.item.id, anchor);
    context_.observer.on_anchor(subject.item.id, anchor);
    subject.event.target(context_.redactor.text(id));
    update(subject, values, *found.resource);
}

std::optional<CycleRun::Match> CycleRun::match(Subject& subject, MappedValues const& values)
{
    Match result;
    bool asked = false;
    for (auto const index : subject.mapping.matching_order()) {
        auto const value = text_of(values[index].value);
        if (!value || value->empty())
            continue;
        asked = true;
        auto const answer = context_.endpoint.send(
            "GET", match_target(subject.item.type, subject.mapping.attributes[index].target, *value));
        auto found = read_match(answer);
        result.exchange_id = answer.exchange_id;
        if (!found) {
            fail(subject, ProvisioningAction::other, found.error(), answer.exchange_id, StepType::matching);
            return std::nullopt;
        }
        if (found->resource && !is_the_one(subject.mapping.attributes[index], *value, *found->resource)) {
            fail(subject, ProvisioningAction::other, wrong_match(subject.mapping.attributes[index], *value),
                answer.exchange_id, StepType::matching);
            return std::nullopt;
        }
        if (found->resource) {
            subject.event.retrieved(*found->resource, subject.mapping, answer.exchange_id);
            result.resource = std::move(found->resource);
            break;
        }
    }
    subject.event.scoped(subject.scope);
    if (asked)
        return result;
    pass_over(subject, "ImportSkipped", "No matching attribute has a value.");
    return std::nullopt;
}

/// Skipped with an error code instead of a skip reason.
void CycleRun::pass_over(Subject& subject, std::string_view code, std::string text)
{
    subject.event.passed_over({std::string {code}, std::move(text), std::string {remedy_of(code)}});
    emit(std::move(subject.event), subject.began);
}

std::optional<Json> CycleRun::read(Subject& subject, ProvisioningAction action)
{
    auto const answer = context_.endpoint.send("GET", read_target(subject.item.type, subject.anchor->target_id));
    auto target = read_resource(answer);
    if (!target) {
        fail(subject, action, target.error(), answer.exchange_id, StepType::matching);
        return std::nullopt;
    }
    subject.event.retrieved(*target, subject.mapping, answer.exchange_id);
    subject.event.scoped(subject.scope);
    return *std::move(target);
}

void CycleRun::create(Subject& subject, MappedValues values, std::string_view exchange_id)
{
    add_defaults(subject.mapping, values);
    if (auto const* const missing = missing_attribute(subject.mapping, values)) {
        subject.event.invalid(missing->target.text);
        return emit(std::move(subject.event), subject.began);
    }
    subject.event.will_be_created(exchange_id);
    if (!subject.mapping.creates)
        return pass_over(subject, "EntrySynchronizationSkipped", "Creation is not among the target object actions.");
    auto const answer = context_.endpoint.send(
        "POST", collection(subject.item.type), creation_body(subject.item.type, subject.mapping, values));
    auto const created = read_created(answer);
    if (!created)
        return fail(subject, ProvisioningAction::create, created.error(), answer.exchange_id);
    subject.event.created(subject.mapping, values, answer.exchange_id);
    context_.state.anchors[subject.item.id].created = true;
    succeed(subject, created->string_or("id", ""), Anchor::State::active);
}

void CycleRun::update(Subject& subject, MappedValues const& values, Json const& target)
{
    if (auto const* const manager = subject.mapping.find("manager"))
        if (auto const* const shown = find_value(manager->target, target))
            shown_managers_[subject.item.id] = shown->string_or("value", "");
    if (auto const* const members = target.find_ignoring_case("members");
        subject.item.type == ObjectType::group && members != nullptr && !members->empty())
        subject.anchor->shows_members = true;
    send_changes(
        subject, differences(subject.mapping, values, target), ProvisioningAction::update, Anchor::State::active);
}

/// Without reading: everything that depends on what changed is replaced.
void CycleRun::update_blindly(Subject& subject, MappedValues const& values)
{
    subject.event.scoped(subject.scope);
    auto changes = differences(subject.mapping, values, Json::object());
    std::erase_if(
        changes, [&](AttributeChange const& change) { return !depends_on(*change.attribute, subject.item.changed); });
    for (auto& change : changes)
        change.had_value = true;
    send_changes(subject, changes, ProvisioningAction::update, Anchor::State::active);
}

void CycleRun::send_changes(
    Subject& subject, std::vector<AttributeChange> const& changes, ProvisioningAction action, Anchor::State state)
{
    auto const target_id = subject.anchor->target_id;
    if (changes.empty() || !subject.mapping.updates) {
        subject.event.redundant();
        return succeed(subject, target_id, state);
    }
    subject.event.will_be_changed(action);
    auto const answer
        = context_.endpoint.send("PATCH", resource_target(subject.item.type, target_id), patch_body(dialect_, changes));
    if (auto const updated = read_updated(answer); !updated)
        return fail(subject, action, updated.error(), answer.exchange_id);
    subject.event.updated(changes, action, answer.exchange_id);
    succeed(subject, target_id, state);
}

/// Was in scope and is no more. Users are disabled, groups deleted.
void CycleRun::leave(Subject& subject)
{
    if (is_left_alone(subject.scope)) {
        subject.event.scoped(subject.scope);
        subject.event.unentitled(subject.scope,
            unentitled_text(subject.scope, subject.item.type, label_of(*subject.object))
                + " The job leaves objects alone that fall out of scope this way.");
        return emit(std::move(subject.event), subject.began);
    }
    if (subject.item.type == ObjectType::user)
        return disable(subject);
    subject.event.scoped(subject.scope);
    remove(subject);
}

/// Whoever only fell out of scope is released: no longer managed, whatever becomes of it in the source.
void CycleRun::disable(Subject& subject)
{
    auto const values = map(subject);
    if (!values)
        return;
    auto const target = read(subject, ProvisioningAction::disable);
    if (!target)
        return;
    auto changes = differences(subject.mapping, *values, *target);
    std::erase_if(changes, [](AttributeChange const& change) { return !tells_deletion(*change.attribute); });
    send_changes(subject, changes, ProvisioningAction::disable,
        subject.scope.active ? Anchor::State::released : Anchor::State::disabled);
}

/// Gone from the source, or a group out of scope. What was released before is no longer ours to delete.
void CycleRun::remove(Subject& subject)
{
    auto const id = subject.item.id;
    if (subject.anchor == nullptr || subject.anchor->state == Anchor::State::released || !subject.mapping.deletes) {
        subject.event.skipped("NotEffectivelyEntitled",
            fmt::format(
                "{} '{}' is deleted in the source and not managed in the target.", to_string(subject.item.type), id));
        forget(id);
        return emit(std::move(subject.event), subject.began);
    }
    subject.event.will_be_changed(ProvisioningAction::remove);
    auto const answer = context_.endpoint.send("DELETE", resource_target(subject.item.type, subject.anchor->target_id));
    if (auto const deleted = read_deleted(answer); !deleted)
        return fail(subject, ProvisioningAction::remove, deleted.error(), answer.exchange_id);
    subject.event.deleted(answer.exchange_id);
    forget(id);
    emit(std::move(subject.event), subject.began);
}

void CycleRun::skip_unentitled(Subject& subject)
{
    subject.event.scoped(subject.scope);
    subject.event.unentitled(
        subject.scope, unentitled_text(subject.scope, subject.item.type, label_of(*subject.object)));
    context_.state.escrows.erase(subject.item.id);
    emit(std::move(subject.event), subject.began);
}

}  // namespace scim::provisioning
