// SPDX-License-Identifier: Apache-2.0
#include "each_type.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace scim::conformance {
namespace {

Capabilities provider_of(std::vector<std::string> const& names)
{
    Capabilities capabilities;
    for (auto const& name : names) {
        TypeDefinition type;
        type.name = name;
        type.endpoint = "/Things";
        type.schema = "urn:x:" + std::to_string(capabilities.types.size());
        capabilities.types.push_back(type);
    }
    return capabilities;
}

CaseDefinition general_case()
{
    CaseDefinition general;
    general.id = "generated/each-type/values-are-kept";
    general.title = "{type}: kept";
    general.checks = {"RFC7644-3.3-08"};
    general.each_type = true;
    return general;
}

std::vector<std::string> expanded(
    CaseDefinition const& general, Capabilities const& capabilities, Selection const& selection = {})
{
    Plan plan;
    plan.cases.push_back({&general, std::nullopt});
    expand_types(plan, selection, capabilities);
    std::vector<std::string> ids;
    std::transform(plan.cases.begin(), plan.cases.end(), std::back_inserter(ids), [](PlannedCase const& planned) {
        return planned.definition->id + (planned.skip_reason ? " " + *planned.skip_reason : "");
    });
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(each_type)

BOOST_AUTO_TEST_CASE(every_type_gets_a_case_of_its_own)
{
    auto const general = general_case();
    auto const ids = expanded(general, provider_of({"Device", "a/b c", "A-B-C", "each-type"}));
    std::vector<std::string> const wanted {"generated/Device/values-are-kept", "generated/a-b-c/values-are-kept",
        "generated/A-B-C-2/values-are-kept", "generated/each-type-2/values-are-kept"};
    BOOST_TEST(ids == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_types_the_general_case_says_why_it_is_skipped)
{
    auto const general = general_case();
    BOOST_TEST(expanded(general, {}).at(0) == "generated/each-type/values-are-kept the provider publishes no schemas");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_made_is_skipped_with_the_reason)
{
    auto provider = provider_of({"Device"});
    provider.types.front().obstacle = "no schema";
    BOOST_TEST(expanded(general_case(), provider).at(0) == "generated/Device/values-are-kept no schema");
}

BOOST_AUTO_TEST_CASE(a_selection_may_name_one_type_or_all)
{
    auto const general = general_case();
    auto const provider = provider_of({"Device", "Car"});
    Selection one;
    one.cases = {"generated/Car/values-are-kept"};
    BOOST_TEST(expanded(general, provider, one).size() == 1U);
    Selection all;
    all.cases = {general.id};
    BOOST_TEST(expanded(general, provider, all).size() == 2U);
    BOOST_TEST(wish_for_each_type("generated/Car/values-are-kept") == general.id);
    BOOST_TEST(wish_for_each_type("patch/remove") == "patch/remove");
    BOOST_TEST(is_made_of("generated/Car/values-are-kept", general.id));
    BOOST_TEST(!is_made_of("patch/remove", general.id));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
