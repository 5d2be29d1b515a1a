// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/profile.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/plan.hpp>

#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

Catalogue const& loaded()
{
    static auto const catalogue = load_catalogue();
    return *catalogue;
}

Profile parsed(std::string const& members)
{
    SourceFile const file {"acme.json",
        R"({"format":"scimproof.profile","formatVersion":"1.0","id":"acme","title":"Acme","about":"Ours.",)" + members
            + "}"};
    auto const profile = parse_profile(file);
    BOOST_REQUIRE_MESSAGE(profile.has_value(), (profile ? "" : to_string(profile.error().front())));
    return *profile;
}

Profile combined(std::vector<std::string> const& ids, std::optional<Profile> own = {})
{
    std::vector<Profile> profiles;
    for (auto const& id : ids)
        profiles.push_back(*loaded().find_profile(id));
    if (own)
        profiles.push_back(*own);
    return combine(loaded(), profiles);
}

std::set<std::string> planned(Profile const& profile)
{
    std::set<std::string> ids;
    auto const plan = select_cases(loaded(), profile, {});
    for (auto const& one : plan->cases)
        ids.insert(one.definition->id);
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(profiles)

BOOST_AUTO_TEST_CASE(one_profile_stays_as_it_is)
{
    auto const profile = combined({"entra", "entra"});
    BOOST_TEST(profile.id == "entra");
    BOOST_TEST(profile.notes.empty());
}

BOOST_AUTO_TEST_CASE(the_plan_of_a_combination_is_the_union_but_for_exceptions)
{
    auto const both = combined({"okta", "entra"});
    BOOST_TEST(both.id == "okta+entra");
    BOOST_TEST(both.title == "Okta + Microsoft Entra ID");
    BOOST_TEST(both.source == "okta,entra");
    auto const plan = planned(both);
    auto const entra = planned(*loaded().find_profile("entra"));
    BOOST_TEST(std::includes(plan.begin(), plan.end(), entra.begin(), entra.end()));
    for (auto const& id : planned(*loaded().find_profile("okta"))) {
        auto const left_out = both.exception_reason(loaded().find_case(id)->checks.front()).has_value();
        BOOST_TEST(plan.contains(id) != left_out, id);
    }
}

BOOST_AUTO_TEST_CASE(conflicts_are_told)
{
    auto const both = combined({"okta", "entra"});
    BOOST_REQUIRE(both.notes.size() == loaded().find_profile("entra")->exceptions.size());
    BOOST_TEST(
        both.notes.front().starts_with("okta asks for RFC7643-4.2-04, entra leaves it out, and so does this run: "));
    BOOST_TEST(*both.headers.find("User-Agent") == "Okta SCIM Client 1.0.0");
    auto const own = combined({"okta"}, parsed(R"("documents":["RFC7644"],"headers":{"user-agent":"Acme"})"));
    BOOST_REQUIRE(own.notes.size() == 1U);
    BOOST_TEST(own.notes.front() == "acme sends another user-agent than a profile before it; this run sends the first");
    BOOST_TEST(own.headers.size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_strictest_level_wins)
{
    auto const weak = parsed(R"("documents":["RFC7643","RFC7644"],"levels":{"RFC7644-3.3-12":"should"})");
    BOOST_TEST((requirement_level(loaded(), weak, "RFC7644-3.3-12") == report::Level::should));
    auto const both = combined({"rfc"}, weak);
    BOOST_TEST((requirement_level(loaded(), both, "RFC7644-3.3-12") == report::Level::must));
    BOOST_REQUIRE(both.notes.size() == 1U);
    BOOST_TEST(both.notes.front() == "RFC7644-3.3-12 has several levels: rfc MUST, acme SHOULD; this run takes MUST");
    // A profile that does not hold the document has no say.
    auto const elsewhere = parsed(R"("documents":["RFC9865"],"levels":{"RFC7644-3.3-12":"may"})");
    BOOST_TEST(combined({"rfc"}, elsewhere).notes.empty());
}

BOOST_AUTO_TEST_CASE(an_exception_of_ones_own_goes_over_a_built_in_profile)
{
    auto const own
        = parsed(R"("documents":["RFC7644"],"except":[{"requirement":"RFC7644-3.3-12","why":"waived in 2027"}])");
    auto const both = combined({"rfc"}, own);
    BOOST_TEST(!both.applies("RFC7644-3.3-12"));
    BOOST_REQUIRE(both.notes.size() == 1U);
    BOOST_TEST(both.notes.front().find("waived in 2027") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_case_of_one_part_belongs_to_the_combination)
{
    auto catalogue = *load_catalogue();
    auto one = catalogue.cases.front();
    one.id = "own/page/case";
    one.profiles = {"acme"};
    one.checks = {"RFC7644-3.3-12"};
    catalogue.cases.push_back(one);
    auto const has = [&](Profile const& profile) {
        auto const plan = select_cases(catalogue, profile, {});
        return plan->cases.back().definition->id == "own/page/case";
    };
    BOOST_TEST(has(combined({"rfc"}, parsed(R"("documents":["RFC7644"])"))));
    BOOST_TEST(!has(combined({"rfc"})));
}

BOOST_AUTO_TEST_CASE(names_that_nobody_knows_are_told_with_their_lines)
{
    SourceFile const file {"acme.json", R"({
  "format": "scimproof.profile", "formatVersion": "1.0", "id": "acme", "title": "Acme", "about": "Ours.",
  "documents": ["RFC7643",
                "RFC7644x"],
  "levels": { "RFC7644-9.9-99": "may" },
  "except": [{ "requirement": "RFC7644-3.3-12", "why": "x" },
             { "requirement": "ENTRA-999", "why": "x" }],
  "mapping": "mediusflw"
})"};
    auto const profile = parse_profile(file);
    BOOST_REQUIRE(profile.has_value());
    std::vector<std::string> told;
    for (auto const& problem : profile_problems(loaded(), *profile, file))
        told.push_back(to_string(problem));
    std::vector<std::string> const expected {
        "acme.json: line 4, /documents/1: there is no document RFC7644x; did you mean RFC7644?",
        "acme.json: line 5, /levels/RFC7644-9.9-99: there is no requirement RFC7644-9.9-99; see: scimproof list "
        "requirements",
        "acme.json: line 7, /except/1/requirement: there is no requirement ENTRA-999; see: scimproof list requirements",
        "acme.json: line 8, /mapping: there is no mapping mediusflw; did you mean mediusflow?"};
    BOOST_TEST(told == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
