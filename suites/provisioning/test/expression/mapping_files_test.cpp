// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/unit_test.hpp>

#include <scim/conformance/catalogue.hpp>

// The expressions of the mappings that come with the program.

namespace scim::provisioning::test {
namespace {

SourceAttributes joy()
{
    return {{"givenName", "Joy"}, {"surname", "Young"}, {"IsSoftDeleted", false},
        {"appRoleAssignments", RoleAssignments {std::nullopt, {{"06b0", "Admin", "Administrator"}}}}};
}

/// What the expression of a target must give for Joy Young, who is an administrator and not deleted.
std::string expected_for(std::string const& target)
{
    if (target == "active")
        return "True";
    return target == "name.formatted" ? "Joy Young" : "Admin";
}

BOOST_AUTO_TEST_CASE(the_expressions_of_all_mappings_have_values)
{
    auto const catalogue = conformance::load_catalogue();
    BOOST_TEST_REQUIRE(catalogue.has_value());
    std::size_t evaluations = 0;
    for (auto const& mapping : catalogue->mappings)
        for (auto const& attribute : mapping.user) {
            if (attribute.kind != "expression")
                continue;
            ++evaluations;
            BOOST_TEST(evaluated(attribute.source, joy()) == expected_for(attribute.target),
                mapping.id << ": " << attribute.source);
        }
    BOOST_TEST(evaluations >= 25U);
}

}  // namespace
}  // namespace scim::provisioning::test
