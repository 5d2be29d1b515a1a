// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

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

void flatten(Json& manager)
{
    manager = Json {manager.string_or("value", "")};
}

void call_user_group(Json& value)
{
    value.set("type", "Group");
}

void refer_by_urn(Json& value)
{
    if (value.contains("$ref"))
        value.set("$ref", "urn:uuid:" + std::string {value.string_or("value", "")});
}

}  // namespace

std::vector<Fault> reference_distortions()
{
    return {
        {"manager-ref-wrong", "RFC7643-4.3-06", "$ref of a manager leads to all users.", FaultMode::any, {},
            of_managers(&cut_reference)},
        {"manager-without-value", "RFC7643-4.3-05", "A manager comes back without value.", FaultMode::any, {},
            of_managers([](Json& manager) { manager.erase("value"); })},
        contested({"member-type-always-group", "RFC7643-4.2-08", "The type of every member is Group.", FaultMode::any,
            {}, of_values("members", &call_user_group)}),
        {"member-ref-urn", "RFC7643-2.3.7-07", "$ref of a member is a URN.", FaultMode::any, {},
            of_values("members", &refer_by_urn)},
        {"patch-manager-string-raw", "RFC7643-4.3-04", "The manager is returned as a bare string.", FaultMode::any, {},
            of_managers(&flatten)},
    };
}

}  // namespace scim::server
