// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>

#include "faults/refusals.hpp"
#include "seams/changed_calls.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr auto mode = FaultMode::jumpcloud;

bool begins_with_extension(Json const& body)
{
    auto const* schemas = body.find("schemas");
    auto const is_list = schemas != nullptr && schemas->is_array() && !schemas->empty();
    return is_list && schemas->as_array().front() == Json {enterprise_user};
}

bool declares_what_it_lacks(Json const& body)
{
    auto const* schemas = body.find("schemas");
    if (schemas == nullptr || body.contains(enterprise_user))
        return false;
    return write_json(*schemas).find(enterprise_user) != std::string::npos;
}

bool has_no_external_id(Json const& body)
{
    return !body.contains("externalId");
}

bool has_null_emails(Json const& body)
{
    auto const* emails = body.find("emails");
    return emails != nullptr && emails->is_null();
}

void forget_phone_numbers(Json& body)
{
    body.erase("phoneNumbers");
}

/// A PUT that keeps attributes for which such a value is sent.
Change keeping_where(std::function<bool(Json const& value)> is_such)
{
    return [is_such = std::move(is_such)](Behaviour& behaviour) {
        behaviour.replace_resource = [is_such, honest = behaviour.replace_resource](Call const& call) {
            auto const before = call.engine.behaviour.read_resource(call);
            auto const stored = before ? parse_json(before->body) : parse_json("");
            auto const keep = [&](Json& body) {
                for (auto& [name, value] : body.as_object()) {
                    auto const* old = stored && is_such(value) ? stored->find(name) : nullptr;
                    value = old != nullptr ? *old : value;
                }
            };
            return with_body(honest, keep)(call);
        };
    };
}

bool is_empty_list(Json const& value)
{
    return value.is_array() && value.empty();
}

}  // namespace

std::vector<Fault> jumpcloud_faults()
{
    auto const has_members = [](Json const& body) { return body.contains("members"); };
    auto const drop_members = [](Json& body) { body.erase("members"); };
    return {
        {"jumpcloud-test-user-refused", "JUMPCLOUD-001", "A user without externalId is refused.", mode,
            refusing(&Behaviour::create_resource, "User", has_no_external_id), {}},
        {"jumpcloud-group-create-refused", "JUMPCLOUD-002", "Groups cannot be created.", mode,
            refusing_all(&Behaviour::create_resource, "Group"), {}},
        {"jumpcloud-create-refused", "JUMPCLOUD-003", "A URN in schemas without its data is refused.", mode,
            refusing(&Behaviour::create_resource, "User", declares_what_it_lacks), {}},
        {"jumpcloud-phone-number-lost", "JUMPCLOUD-003", "Phone numbers of a new user are lost.", mode,
            reading(&Behaviour::create_resource, "User", &forget_phone_numbers), {}},
        {"jumpcloud-put-keeps-lists", "JUMPCLOUD-004", "An empty array in a PUT clears nothing.", mode,
            keeping_where(&is_empty_list), {}},
        {"jumpcloud-null-emails-refused", "JUMPCLOUD-005", "emails as null is refused.", mode,
            refusing(&Behaviour::replace_resource, "User", has_null_emails), {}},
        {"jumpcloud-null-emails-kept", "JUMPCLOUD-005", "null in a PUT clears nothing.", mode,
            keeping_where([](Json const& value) { return value.is_null(); }), {}},
        {"jumpcloud-extension-first-refused", "JUMPCLOUD-006", "schemas that begin with an extension are refused.",
            mode, refusing(&Behaviour::create_resource, "User", begins_with_extension), {}},
        {"jumpcloud-put-active-ignored", "JUMPCLOUD-007", "A PUT does not change active.", mode,
            reading(&Behaviour::replace_resource, "User", [](Json& body) { body.erase("active"); }), {}},
        {"jumpcloud-first-members-lost", "JUMPCLOUD-009", "Members of a new group are lost.", mode,
            reading(&Behaviour::create_resource, "Group", drop_members), {}},
        {"jumpcloud-rename-drops-members", "JUMPCLOUD-010", "A PUT of a group drops its members.", mode,
            reading(&Behaviour::replace_resource, "Group", drop_members), {}},
        {"jumpcloud-put-members-refused", "JUMPCLOUD-010", "A PUT of a group with members is refused.", mode,
            refusing(&Behaviour::replace_resource, "Group", has_members), {}},
        {"jumpcloud-group-delete-refused", "JUMPCLOUD-011", "Groups cannot be deleted.", mode,
            refusing_all(&Behaviour::delete_resource, "Group"), {}},
    };
}

}  // namespace scim::server
