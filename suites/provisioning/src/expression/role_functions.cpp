// SPDX-License-Identifier: Apache-2.0
#include "expression/call.hpp"
#include "expression/functions.hpp"

namespace scim::provisioning::expression {

namespace {

Computed with_form(Call const& call, RoleForm form)
{
    if (is_null(call.value(0)))
        return Value {};
    auto const* assignments = std::get_if<RoleAssignments>(&call.value(0));
    if (!assignments)
        return call.refuse(0, "the value is no list of role assignments", "write [appRoleAssignments]");
    if (assignments->roles.empty())
        return Value {};
    auto chosen = *assignments;
    chosen.form = form;
    // Choice: of several roles the first; Entra ID promises none in particular.
    if (form == RoleForm::single)
        chosen.roles.resize(1);
    return Value {chosen};
}

}  // namespace

Computed app_role_assignments_complex(Call const& call)
{
    return with_form(call, RoleForm::complex);
}

Computed assertive_app_role_assignments_complex(Call const& call)
{
    return with_form(call, RoleForm::assertive);
}

Computed single_app_role_assignment(Call const& call)
{
    return with_form(call, RoleForm::single);
}

}  // namespace scim::provisioning::expression
