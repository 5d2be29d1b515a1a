// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/role_values.hpp>

namespace scim::provisioning {

namespace {

Json role_value(RoleAssignment const& role, RoleForm form)
{
    auto const& value = role.value.empty() ? role.display_name : role.value;
    auto const& name = role.display_name.empty() ? role.value : role.display_name;
    auto json = Json::object({{"primary", form == RoleForm::single}, {"type", "WindowsAzureActiveDirectoryRole"}});
    if (form == RoleForm::complex)
        json.set("displayName", name);
    if (form == RoleForm::assertive)
        json.set("display", name);
    return json.set("value", value);
}

/// What an unflagged PATCH sends as the value of a role.
Json hidden_role_value(RoleAssignment const& role)
{
    auto const inside = Json::object({{"id", role.id}, {"value", role.value}, {"displayName", role.display_name}});
    return Json::object({{"value", write_json(inside)}});
}

}  // namespace

Json created_role_values(RoleAssignments const& assignments)
{
    auto values = Json::array();
    if (!assignments.form)
        return values;
    for (auto const& role : assignments.roles)
        values.push_back(role_value(role, *assignments.form));
    return values;
}

Json patched_role_values(RoleAssignments const& assignments, Dialect dialect)
{
    if (!assignments.form || *assignments.form == RoleForm::assertive || dialect == Dialect::flagged)
        return created_role_values(assignments);
    auto values = Json::array();
    for (auto const& role : assignments.roles)
        values.push_back(hidden_role_value(role));
    return values;
}

}  // namespace scim::provisioning
