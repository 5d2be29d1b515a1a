// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One entry of the provisioning logs while it is written, in the words that the logs use.
/// Source: recorded entries of Microsoft's provisioning logs.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/answers.hpp>
#include <scim/provisioning/directory.hpp>
#include <scim/provisioning/scope.hpp>
#include <scim/provisioning/wire_forms.hpp>
#include <scim/report/provisioning.hpp>
#include <scim/report/redaction.hpp>

namespace scim::provisioning {

/// What every entry of a cycle shares.
struct EventContext {
    std::string cycle_id;
    std::string target_name;
    report::Redactor const& redactor;
};

class EventBuilder {
public:
    /// `label` names the object: the userPrincipalName of users, the object id of groups.
    EventBuilder(EventContext const& context, std::string id, std::string change_id, TimePoint at, ObjectType type,
        std::string label);

    void source(SourceObject const& object);
    void target(std::string_view id);
    void imported(std::string_view change, SourceAttributes const& attributes);
    void retrying();
    void gone_from_source();
    void retrieved(Json const& resource, ObjectMapping const& mapping, std::string_view exchange_id);
    void scoped(ScopeResult const& scope);
    void will_be_created(std::string_view exchange_id);
    void will_be_changed(report::ProvisioningAction action);

    void created(ObjectMapping const& mapping, MappedValues const& values, std::string_view exchange_id);
    void updated(
        std::vector<AttributeChange> const& changes, report::ProvisioningAction action, std::string_view exchange_id);
    void deleted(std::string_view exchange_id);
    void references_changed(std::string_view attribute, std::string_view old_value, std::string_view new_value,
        std::string_view exchange_id);
    /// The state of both systems is the same.
    void redundant();
    void skipped(std::string_view reason, std::string text);
    /// Skipped with an error code: Microsoft documents no skip reason for it.
    void passed_over(report::ProvisioningErrorInformation information);
    /// Not in scope, with the facts that the portal shows.
    void unentitled(ScopeResult const& scope, std::string text);
    void invalid(std::string_view property);
    void staged_delete();
    void failed(report::ProvisioningAction action, report::ProvisioningErrorInformation error,
        std::string_view exchange_id, report::StepType step = report::StepType::export_);

    report::ProvisioningEvent finish(std::chrono::steady_clock::duration took) &&;
    report::ProvisioningEvent& event() { return event_; }

private:
    report::ProvisioningStep& step(std::string_view name, report::StepType type, std::string description,
        std::string_view exchange_id = {}, report::ProvisioningStatus status = report::ProvisioningStatus::success);
    std::string who() const;

    EventContext const& context_;
    report::ProvisioningEvent event_;
    ObjectType type_;
    std::string label_;
};

/// `User 'ada@example.com'`: userPrincipalName of users, object id of groups.
std::string label_of(SourceObject const& object);

}  // namespace scim::provisioning
