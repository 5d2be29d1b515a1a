// SPDX-License-Identifier: Apache-2.0
#include "job/event_builder.hpp"

#include <utility>

#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using report::ProvisioningAction;
using report::ProvisioningStatus;
using report::StepType;

constexpr auto source_name = "Microsoft Entra ID";
constexpr auto redacted_value = "[Redact]";

std::string_view target_type(ObjectType type)
{
    return type == ObjectType::user ? "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                                    : "urn:ietf:params:scim:schemas:core:2.0:Group";
}

std::string yes_no(bool value)
{
    return value ? "True" : "False";
}

/// Details of steps have no dots in their names.
std::string detail_name(std::string_view path)
{
    return replace_all(std::string {path}, ".", "");
}

std::string value_text(Value const& value)
{
    std::string text;
    for (auto const& one : texts_of(value))
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

struct Verb {
    std::string_view step, infinitive, done;
};

Verb verb_of(ProvisioningAction action)
{
    switch (action) {
    case ProvisioningAction::create: return {"EntryExportAdd", "create", "created"};
    case ProvisioningAction::disable: return {"EntryExportUpdateSoftDelete", "disable", "disabled"};
    case ProvisioningAction::remove: return {"EntryExportDelete", "delete", "deleted"};
    default: return {"EntryExportUpdate", "update", "updated"};
    }
}

}  // namespace

std::string label_of(SourceObject const& object)
{
    auto const* const name = object.type == ObjectType::user ? object.find("userPrincipalName") : nullptr;
    return name == nullptr ? object.id : text_of(*name).value_or(object.id);
}

EventBuilder::EventBuilder(EventContext const& context, std::string id, std::string change_id, TimePoint at,
    ObjectType type, std::string label)
    : context_ {context}
    , type_ {type}
    , label_ {std::move(label)}
{
    event_.id = std::move(id);
    event_.change_id = std::move(change_id);
    event_.cycle_id = context.cycle_id;
    event_.at = at;
    event_.source.type = std::string {to_string(type)};
    event_.target.type = std::string {target_type(type)};
}

std::string EventBuilder::who() const
{
    return fmt::format("{} '{}'", to_string(type_), label_);
}

report::ProvisioningStep& EventBuilder::step(std::string_view name, StepType type, std::string description,
    std::string_view exchange_id, ProvisioningStatus status)
{
    event_.steps.push_back({std::string {name}, type, status, std::move(description), {}, std::string {exchange_id}});
    return event_.steps.back();
}

void EventBuilder::source(SourceObject const& object)
{
    event_.source.id = object.id;
    auto const* const name = object.find("displayName");
    event_.source.display_name = name == nullptr ? label_ : text_of(*name).value_or(label_);
    event_.source.details = {
        {"id", object.id}, {"odatatype", std::string {to_string(type_)}}, {"DisplayName", event_.source.display_name}};
    if (type_ == ObjectType::user)
        event_.source.details.emplace_back("UserPrincipalName", label_);
}

void EventBuilder::target(std::string_view id)
{
    event_.target.id = std::string {id};
}

void EventBuilder::imported(std::string_view change, SourceAttributes const& attributes)
{
    auto& imported = step(fmt::format("EntryImport{}", change), StepType::import,
        fmt::format("Received {} change of type ({}) from {}", who(), change, source_name));
    for (auto const& [name, value] : attributes)
        if (!is_null(value) && name != "members")
            imported.details.emplace_back(name, value_text(value));
}

void EventBuilder::retrying()
{
    step("EntryImport", StepType::import, "We are retrying an operation that previously failed.");
}

void EventBuilder::gone_from_source()
{
    step("EntryImportDelete", StepType::import,
        fmt::format("Received {} change of type (Delete) from {}", who(), source_name));
}

void EventBuilder::retrieved(Json const& resource, ObjectMapping const& mapping, std::string_view exchange_id)
{
    auto const name = context_.redactor.text(
        resource.string_or("displayName", resource.string_or("userName", resource.string_or("id", ""))));
    // Two blanks: the logs leave the type out.
    auto& retrieved = step("EntryImport", StepType::matching,
        fmt::format("Retrieved  '{}' from {}", name, context_.target_name), exchange_id);
    retrieved.details.emplace_back("id", context_.redactor.text(resource.string_or("id", "")));
    for (auto const& attribute : mapping.attributes)
        if (auto const* const value = attribute.is_reference() ? nullptr : find_value(attribute.target, resource))
            retrieved.details.emplace_back(
                detail_name(attribute.target.text), context_.redactor.text(log_text(*value)));
}

void EventBuilder::scoped(ScopeResult const& scope)
{
    auto& scoped = step("EntrySynchronizationScoping", StepType::scoping,
        fmt::format("Determine if {} in scope by evaluating against each scoping filter", to_string(type_)));
    auto failed = Json::object();
    for (auto const& clause : scope.failed_clauses)
        failed.set(clause, false);
    scoped.details = {{"Active in the source system", yes_no(scope.active)},
        {"Assigned to the application", yes_no(scope.assigned)},
        {fmt::format("{} has the required role", to_string(type_)), yes_no(scope.has_role)},
        {"Scoping filter evaluation passed", yes_no(scope.passes_filters)},
        {"ScopeEvaluationResult", write_json(failed)}};
}

void EventBuilder::will_be_created(std::string_view exchange_id)
{
    step("EntrySynchronizationAdd", StepType::matching,
        fmt::format("{} will be created in {} ({} is active and assigned in {}, but no matching {} was found in {})",
            who(), context_.target_name, to_string(type_), source_name, to_string(type_), context_.target_name),
        exchange_id);
}

void EventBuilder::will_be_changed(ProvisioningAction action)
{
    step("EntrySynchronizationUpdate", StepType::processing,
        fmt::format("{} will be {} in {}", who(), verb_of(action).done, context_.target_name));
}

void EventBuilder::created(ObjectMapping const& mapping, MappedValues const& values, std::string_view exchange_id)
{
    event_.action = ProvisioningAction::create;
    auto& created = step("EntryExportAdd", StepType::export_,
        fmt::format("{} was created in {}", who(), context_.target_name), exchange_id);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (mapping.attributes[i].is_reference() || values[i].dropped || is_null_or_empty(values[i].value))
            continue;
        auto const text = values[i].redacted ? std::string {redacted_value} : value_text(values[i].value);
        created.details.emplace_back(detail_name(mapping.attributes[i].target.text), text);
        event_.modified.push_back({mapping.attributes[i].target.text, std::nullopt, text});
    }
    created.details.emplace_back("ReportableIdentifier", label_);
}

void EventBuilder::updated(
    std::vector<AttributeChange> const& changes, ProvisioningAction action, std::string_view exchange_id)
{
    event_.action = action;
    auto const verb = verb_of(action);
    auto& updated = step(verb.step, StepType::export_,
        fmt::format("{} was {} in {}", who(), verb.done, context_.target_name), exchange_id);
    for (auto const& change : changes) {
        auto const text = change.redacted ? std::string {redacted_value} : change.new_text;
        updated.details.emplace_back(detail_name(change.attribute->target.text), text);
        auto old = change.had_value ? std::optional {context_.redactor.text(change.old_text)} : std::nullopt;
        if (old && change.redacted)
            old = redacted_value;
        event_.modified.push_back({change.attribute->target.text, std::move(old), text});
    }
    updated.details.emplace_back("ReportableIdentifier", label_);
}

void EventBuilder::deleted(std::string_view exchange_id)
{
    event_.action = ProvisioningAction::remove;
    step("EntryExportDelete", StepType::export_, fmt::format("{} was deleted in {}", who(), context_.target_name),
        exchange_id)
        .details.emplace_back("ReportableIdentifier", label_);
}

void EventBuilder::references_changed(
    std::string_view attribute, std::string_view old_value, std::string_view new_value, std::string_view exchange_id)
{
    event_.action = ProvisioningAction::update;
    step("EntryExportUpdate", StepType::export_, fmt::format("{} was updated in {}", who(), context_.target_name),
        exchange_id)
        .details.emplace_back("ReportableIdentifier", label_);
    auto const optional
        = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional {std::string {text}}; };
    event_.modified.push_back({std::string {attribute}, optional(old_value), optional(new_value)});
}

void EventBuilder::redundant()
{
    event_.action = ProvisioningAction::other;
    event_.status = ProvisioningStatus::skipped;
    auto& skip = step("EntrySynchronizationSkip", StepType::export_,
        fmt::format("The state of the entry in both the source and target systems already match. No change to the {} "
                    "currently needs to be made.",
            who()),
        {}, ProvisioningStatus::skipped);
    skip.details = {{"SkipReason", "RedundantExport"}, {"ReportableIdentifier", label_}};
}

void EventBuilder::skipped(std::string_view reason, std::string text)
{
    event_.action = ProvisioningAction::other;
    event_.status = ProvisioningStatus::skipped;
    auto& skip
        = step("EntrySynchronizationSkip", StepType::processing, std::move(text), {}, ProvisioningStatus::skipped);
    skip.details = {{"SkipReason", std::string {reason}}, {"ReportableIdentifier", label_}};
}

void EventBuilder::passed_over(report::ProvisioningErrorInformation information)
{
    event_.action = ProvisioningAction::other;
    event_.status = ProvisioningStatus::skipped;
    step("EntrySynchronizationSkip", StepType::processing,
        fmt::format("{} will be skipped: {}", who(), information.reason), {}, ProvisioningStatus::skipped)
        .details.emplace_back("ReportableIdentifier", label_);
    event_.error = std::move(information);
}

void EventBuilder::unentitled(ScopeResult const& scope, std::string text)
{
    skipped("NotEffectivelyEntitled", std::move(text));
    auto& details = event_.steps.back().details;
    details.insert(details.begin() + 1,
        {{"IsActive", yes_no(scope.active)}, {"Assigned to the application", yes_no(scope.assigned)},
            {"IsEffectivelyEntitledForProvisioning", yes_no(scope.has_role)},
            {"IsInProvisioningScope", yes_no(scope.passes_filters)}});
}

void EventBuilder::invalid(std::string_view property)
{
    skipped("AttributeValidationFailed",
        fmt::format("{} '{}' will be skipped because the value of the property {} is missing or invalid. Please update "
                    "the value of the property {} on the object in the source system.",
            target_type(type_), label_, property, property));
    auto& details = event_.steps.back().details;
    details.insert(details.begin(), {"PropertyName", std::string {property}});
}

void EventBuilder::staged_delete()
{
    event_.action = ProvisioningAction::staged_delete;
    event_.status = ProvisioningStatus::skipped;
    step("EntrySynchronizationSkip", StepType::processing,
        fmt::format("The deletion of {} waits: the cycle would delete more objects than the job allows.", who()), {},
        ProvisioningStatus::skipped)
        .details.emplace_back("ReportableIdentifier", label_);
}

void EventBuilder::failed(
    ProvisioningAction action, report::ProvisioningErrorInformation error, std::string_view exchange_id, StepType type)
{
    event_.action = action;
    event_.status = ProvisioningStatus::failure;
    auto const verb = verb_of(action);
    auto const name = type == StepType::export_ ? verb.step : std::string_view {"EntryImport"};
    step(name, type, fmt::format("Failed to {} {} in {}", verb.infinitive, who(), context_.target_name), exchange_id,
        ProvisioningStatus::failure)
        .details.emplace_back("ReportableIdentifier", label_);
    error.reason = context_.redactor.text(error.reason);
    event_.error = std::move(error);
}

report::ProvisioningEvent EventBuilder::finish(std::chrono::steady_clock::duration took) &&
{
    event_.duration_ms = std::chrono::duration<double, std::milli> {took}.count();
    return std::move(event_);
}

}  // namespace scim::provisioning
