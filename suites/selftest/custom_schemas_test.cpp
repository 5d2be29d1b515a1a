// SPDX-License-Identifier: Apache-2.0
#include "custom_schemas.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string_view>

#include <scim/report/assemble.hpp>

#include "in_process.hpp"

namespace scim::selftest {
namespace {

constexpr std::array profiles {"rfc", "entra"};

/// Generated cases of a resource type that passed; the reasons of the others are logged.
int passed_of(Observed const& observed, std::string_view suite)
{
    auto passed = 0;
    for (auto const& one : observed.report.cases) {
        if (one.suite != suite)
            continue;
        if (one.status == report::Status::pass)
            ++passed;
        else
            BOOST_TEST_MESSAGE(
                one.id << " " << report::to_string(one.status) << ": " << one.message << one.skip_reason);
    }
    return passed;
}

Observed observe(char const* profile, void (*set_up)(server::ServiceProviderOptions&))
{
    RunWish wish;
    wish.profile = profile;
    return run_against(reference_server(profile, {{}, {}, set_up}), load_catalogue_or_abort(), wish);
}

void expect_no_finding(Observed const& observed)
{
    for (auto const status :
        {report::Status::fail, report::Status::warn, report::Status::error, report::Status::blocked}) {
        for (auto const& text : observed.cases_with(status))
            BOOST_ERROR(report::to_string(status) << ": " << text);
    }
    BOOST_TEST(observed.outcome.left_behind == 0);
}

}  // namespace

BOOST_DATA_TEST_CASE(schemas_of_a_provider_are_tested_like_those_of_scim, profiles)
{
    auto const observed = observe(sample, add_custom_schemas);
    expect_no_finding(observed);
    BOOST_TEST(passed_of(observed, "generated/Device") >= 34);
    BOOST_TEST(passed_of(observed, "generated/User") >= 27);
    BOOST_TEST(passed_of(observed, "generated/Group") >= 10);
}

// What Entra ID sends is replayed as it is, and nothing is added.
BOOST_AUTO_TEST_CASE(users_with_a_required_extension_are_tested)
{
    auto const observed = observe("rfc", require_badges);
    expect_no_finding(observed);
    BOOST_TEST(passed_of(observed, "generated/User") >= 27);
}

BOOST_AUTO_TEST_CASE(a_single_type_can_be_selected)
{
    RunWish wish;
    wish.selection.cases = {"generated/Device/values-are-kept"};
    auto const observed
        = run_against(reference_server("rfc", {{}, {}, add_custom_schemas}), load_catalogue_or_abort(), wish);
    BOOST_TEST(passed_of(observed, "generated/Device") == 1);
    BOOST_TEST(passed_of(observed, "generated/User") == 0);
}

}  // namespace scim::selftest
