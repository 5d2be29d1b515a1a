// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/role_values.hpp>

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/json_pointer.hpp>

// The forms of roles, compared with what Entra ID was seen to send.

namespace scim::provisioning::test {
namespace {

/// Roles, the capture that shows them, and where its request has the values.
struct Sent {
    std::string capture;
    std::string place;
    RoleAssignments assignments;

    friend std::ostream& operator<<(std::ostream& out, Sent const& sent) { return out << sent.capture; }
};

std::string const created_at = "/request/body/roles";
std::string const patched_at = "/request/body/Operations/0/value";

std::vector<Sent> const created {
    {"entra-roles-single-post", created_at, {RoleForm::single, {{"06b0", "Admin", "Administrator"}}}},
    {"entra-roles-complex-post", created_at,
        {RoleForm::complex, {{"06b0", "Admin", "Admin"}, {"06b1", "User", "User"}}}},
    {"entra-roles-assertive-post", created_at,
        {RoleForm::assertive, {{"06b0", "User", "User"}, {"06b1", "Test", "Test"}}}},
};

std::vector<Sent> const patched {
    {"entra-roles-single-patch", patched_at,
        {RoleForm::single, {{"06b07648-ecfe-589f-9d2f-6325724a46ee", "25", "Role1234"}}}},
    {"entra-roles-add-complex-unflagged", patched_at,
        {RoleForm::complex,
            {{"827f0d2e-be15-4d8f-a8e3-f8697239c112", "DocumentMgmt-Admin", "DocumentMgmt Admin"},
                {"8ae06bd4-35bb-4fcd-977e-14e074ad1192", "Admin", "Admin"}}}},
    {"entra-roles-assertive-patch", patched_at,
        {RoleForm::assertive, {{"06b0", "User", "User"}, {"06b1", "Test", "Test"}}}},
};

std::string captured(Sent const& sent)
{
    auto const catalogue = conformance::load_catalogue();
    auto const* values = resolve(catalogue->captures.at(sent.capture), sent.place);
    return values ? write_json(*values) : "nothing";
}

BOOST_DATA_TEST_CASE(roles_are_created_as_captured, created)
{
    BOOST_TEST(write_json(created_role_values(sample.assignments)) == captured(sample));
}

BOOST_DATA_TEST_CASE(roles_are_patched_as_captured, patched)
{
    BOOST_TEST(write_json(patched_role_values(sample.assignments, Dialect::unflagged)) == captured(sample));
}

BOOST_DATA_TEST_CASE(with_the_flag_roles_are_patched_as_they_are_created, created)
{
    BOOST_TEST(write_json(patched_role_values(sample.assignments, Dialect::flagged)) == captured(sample));
}

BOOST_AUTO_TEST_CASE(without_a_form_nothing_is_sent)
{
    RoleAssignments const assignments {std::nullopt, {{"06b0", "Admin", "Admin"}}};
    BOOST_TEST(created_role_values(assignments).empty());
    BOOST_TEST(patched_role_values(assignments, Dialect::unflagged).empty());
}

}  // namespace
}  // namespace scim::provisioning::test
