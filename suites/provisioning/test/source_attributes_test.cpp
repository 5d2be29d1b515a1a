// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory.hpp>

#include <boost/test/unit_test.hpp>

#include "directory_of_four.hpp"
#include "source_value.hpp"

namespace scim::provisioning {
namespace {

SourceObject ada()
{
    auto ada = test::user("id-of-ada");
    ada.attributes = {{"userPrincipalName", "ada@example.com"}, {"employeeId", std::int64_t {7}},
        {"proxyAddresses", Texts {"a", "b"}}};
    ada.manager = "id-of-bob";
    return ada;
}

SourceObject named(std::string principal)
{
    auto guest = test::user("guest");
    guest.attributes = {{"userPrincipalName", std::move(principal)}};
    return guest;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_user_has_stored_and_computed_attributes)
{
    RoleAssignment const reader {"r1", "Reader", "Reader"};
    SourceAttributes const expected {
        {"userPrincipalName", "ada@example.com"},
        {"originalUserPrincipalName", "ada@example.com"},
        {"employeeId", std::int64_t {7}},
        {"proxyAddresses", Texts {"a", "b"}},
        {"objectId", "id-of-ada"},
        {"accountEnabled", true},
        {"IsSoftDeleted", true},
        {"manager", Reference {"id-of-bob"}},
        {"appRoleAssignments", RoleAssignments {std::nullopt, {reader}}},
    };
    BOOST_TEST((source_attributes(ada(), {reader}, true) == expected));
}

BOOST_AUTO_TEST_CASE(what_an_object_lacks_is_absent)
{
    SourceAttributes const of_a_user {
        {"objectId", "bob"},
        {"accountEnabled", true},
        {"IsSoftDeleted", false},
    };
    BOOST_TEST((source_attributes(test::user("bob"), {}, false) == of_a_user));
}

BOOST_AUTO_TEST_CASE(a_group_has_members_and_no_account)
{
    auto crew = test::group("crew");
    crew.members = {"ada", "bob"};
    SourceAttributes const of_a_group {
        {"objectId", "crew"},
        {"IsSoftDeleted", false},
        {"members", References {{"ada"}, {"bob"}}},
    };
    BOOST_TEST((source_attributes(crew, {}, false) == of_a_group));
}

BOOST_AUTO_TEST_CASE(a_guest_is_named_as_at_home)
{
    auto const guest = named("ada_b_fabrikam.com#EXT#@contoso.onmicrosoft.com");
    BOOST_TEST((source_value(guest, "userPrincipalName") == Value {"ada_b@fabrikam.com"}));
    BOOST_TEST((
        source_value(guest, "originalUserPrincipalName") == Value {"ada_b_fabrikam.com#EXT#@contoso.onmicrosoft.com"}));
    BOOST_TEST((source_value(named("ada#EXT#@contoso.com"), "userPrincipalName") == Value {"ada"}));
    BOOST_TEST((source_value(named("a_b@contoso.com"), "userPrincipalName") == Value {"a_b@contoso.com"}));
}

}  // namespace scim::provisioning
