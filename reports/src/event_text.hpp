// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Entries of the provisioning log as JSON text, in the words of Graph's provisioningObjectSummary. They are many and
/// long, so that no value is made of them first.

#include <scim/report/provisioning.hpp>
#include <scim/wire/json_text.hpp>

namespace scim::report {

/// Who reads it. Our record adds what Graph has no name for, beginning with `x-`; event hubs have other names for some
/// members and numbers for some words.
enum class EventForm { record, graph, event_hub };

/// All members of an entry of our record, without the braces. Those that tell the job are left out: they are the same
/// in every entry.
void write_event_members(JsonText& out, ProvisioningEvent const& event);

// Parts of an entry, each with its name.
void write_status(JsonText& out, ProvisioningEvent const& event, EventForm form);
void write_steps(JsonText& out, ProvisioningEvent const& event, EventForm form);
void write_modified_properties(JsonText& out, ProvisioningEvent const& event);
void write_identities(JsonText& out, ProvisioningEvent const& event, EventForm form);

/// Details as an object of texts.
void write_details(JsonText& out, std::vector<std::pair<std::string, std::string>> const& details);

/// `id`, `displayName`, `status`, `initiatorType`, or what the form calls them.
std::string_view member_name(std::string_view name, EventForm form);
/// Those that event hubs write for words.
int number_of(ProvisioningStatus status);
int number_of(StepType type);

}  // namespace scim::report
