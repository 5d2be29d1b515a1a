// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>
#include <utility>

#include "faults/distortions/rewriting.hpp"

namespace scim::server {
namespace {

constexpr char const* enterprise_user = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

Distortion of_managers(JsonChange change)
{
    return of_resources([change = std::move(change)](Json& resource) {
        auto* const extension = resource.find(enterprise_user);
        auto* const manager = extension ? extension->find("manager") : nullptr;
        if (manager != nullptr && manager->is_object())
            change(*manager);
    });
}

/// A reference that stops before the id.
void cut_reference(Json& value)
{
    auto* const reference = value.find("$ref");
    if (reference != nullptr && reference->is_string())
        *reference = reference->as_string().substr(0, reference->as_string().rfind('/'));
}

void name_instead_of_id(Json& group)
{
    group.set("value", std::string {group.string_or("display", "")});
}

}  // namespace

std::vector<Fault> reference_distortions()
{
    return {
        {"groups-ref-wrong", "RFC7643-4.1.2-30", "$ref in the groups of a user leads to all groups.", FaultMode::any,
            {}, of_values("groups", &cut_reference)},
        {"groups-type-wrong", "RFC7643-4.1.2-25", "type in the groups of a user is the resource type.", FaultMode::any,
            {}, of_values("groups", [](Json& group) { group.set("type", "Group"); })},
        {"groups-value-is-name", "RFC7643-4.1.2-29", "value in the groups of a user is the name of the group.",
            FaultMode::any, {}, of_values("groups", &name_instead_of_id)},
        {"manager-ref-wrong", "RFC7643-4.3-06", "$ref of a manager leads to all users.", FaultMode::any, {},
            of_managers(&cut_reference)},
        {"manager-without-value", "RFC7643-4.3-05", "A manager comes back without value.", FaultMode::any, {},
            of_managers([](Json& manager) { manager.erase("value"); })},
        {"member-ref-wrong", "RFC7643-4.2-08", "$ref of a member leads to all users.", FaultMode::any, {},
            of_values("members", &cut_reference)},
    };
}

}  // namespace scim::server
