// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/mapping_cases.hpp>
#include <scim/conformance/plan.hpp>

#include "case_seed.hpp"
#include "session.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace scim::conformance {
namespace {

Catalogue loaded()
{
    return std::move(*load_catalogue());
}

std::string first_problem(std::string const& content)
{
    auto const parsed = parse_case_file({"cases/patch/remove.json", content});
    return parsed ? "" : to_string(parsed.error().front());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_broken_case_file_is_told_with_its_place_and_remedy)
{
    BOOST_TEST(first_problem("{\n\"about\": }") == "cases/patch/remove.json: line 2, column 10: Invalid value.");
    auto const slip
        = first_problem(R"({"$schema":"x","about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],
        "stpes":[],"steps":[{"send":"GET /Users"}]}]})");
    BOOST_TEST(slip.find("/cases/0/stpes") != std::string::npos, slip);
    BOOST_TEST(slip.find("steps") != std::string::npos, slip);
}

BOOST_AUTO_TEST_CASE(no_two_cases_name_their_users_alike)
{
    std::set<std::string> names;
    for (auto const& definition : loaded().cases)
        BOOST_TEST(names.insert(short_hash(definition.id)).second, definition.id);
}

BOOST_AUTO_TEST_CASE(the_microsoft_validator_and_the_gallery_tests_are_in_the_case_list)
{
    auto const catalogue = loaded();
    std::set<std::string> tags;
    for (auto const& definition : catalogue.cases)
        tags.insert(definition.tags.begin(), definition.tags.end());
    for (int i = 1; i <= 25; ++i)
        BOOST_TEST(tags.contains("V" + std::string(i < 10 ? "0" : "") + std::to_string(i)), i);
    for (int i = 1; i <= 7; ++i)
        BOOST_TEST(tags.contains("P" + std::to_string(i)), i);
    for (auto const* number : {"15", "16", "17", "18", "19", "20", "23", "24", "25"})
        BOOST_TEST(tags.contains(std::string {"LogicApp "} + number), number);
}

BOOST_AUTO_TEST_CASE(what_a_client_needs_is_judged_in_its_profile_only)
{
    auto const catalogue = loaded();
    for (auto const* client : {"okta", "onelogin", "jumpcloud"}) {
        std::size_t own = 0;
        for (auto const& definition : catalogue.cases) {
            if (!definition.id.starts_with(std::string {client} + "/"))
                continue;
            ++own;
            for (auto const& profile : catalogue.profiles)
                BOOST_TEST(profile.applies(definition.checks.front()) == (profile.id == client), definition.id);
        }
        BOOST_TEST(own > 10u, client);
    }
}

BOOST_AUTO_TEST_CASE(the_spec_test_of_okta_is_in_the_case_list)
{
    auto const catalogue = loaded();
    std::set<std::string> tags;
    for (auto const& definition : catalogue.cases)
        tags.insert(definition.tags.begin(), definition.tags.end());
    for (auto const* step : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "12"})
        BOOST_TEST(tags.contains(std::string {"SPEC R"} + step), step);
}

BOOST_AUTO_TEST_CASE(a_selection_that_names_nothing_known_gets_a_suggestion)
{
    auto const catalogue = loaded();
    Selection selection;
    selection.suites = {"patch/remov"};
    auto const plan = select_cases(catalogue, *catalogue.find_profile("rfc"), selection);
    BOOST_TEST(plan.error() == "there is no suite \"patch/remov\"; did you mean \"patch/remove\"?");
    Selection filtered;
    filtered.filter = "suit:patch";
    BOOST_TEST(select_cases(catalogue, *catalogue.find_profile("rfc"), filtered).error()
        == "the filter has no key \"suit\"; did you mean \"suite:\"?");
}

BOOST_AUTO_TEST_CASE(filters_and_profiles_choose_cases)
{
    auto const catalogue = loaded();
    Selection selection;
    selection.filter = "suite:patch -suite:patch/remove";
    auto const plan = select_cases(catalogue, *catalogue.find_profile("rfc"), selection);
    BOOST_TEST(!plan->cases.empty());
    for (auto const& planned : plan->cases)
        BOOST_TEST(
            (planned.definition->id.starts_with("patch/") && !planned.definition->id.starts_with("patch/remove/")));
    auto const everything = select_cases(catalogue, *catalogue.find_profile("rfc"), {});
    for (auto const& planned : everything->cases)
        BOOST_TEST(!planned.definition->checks.front().starts_with("ENTRA"), planned.definition->id);
    for (auto const& exception : catalogue.find_profile("entra")->exceptions)
        BOOST_TEST(!catalogue.find_profile("entra")->applies(exception.requirement));
}

BOOST_AUTO_TEST_CASE(a_case_whose_needs_are_not_met_is_skipped_with_the_reason)
{
    auto const catalogue = loaded();
    auto plan = select_cases(catalogue, *catalogue.find_profile("rfc"), {});
    apply_capabilities(
        *plan, {}, capabilities_from(std::nullopt, std::nullopt, std::nullopt, {{"Group", {false, "none"}}}));
    auto const skipped = std::count_if(plan->cases.begin(), plan->cases.end(),
        [](PlannedCase const& planned) { return planned.skip_reason == "switched off by configuration: none"; });
    BOOST_TEST(skipped > 20);
}

BOOST_AUTO_TEST_CASE(the_linter_sees_what_a_reader_would_miss)
{
    auto catalogue = loaded();
    CaseDefinition broken;
    broken.id = "patch/remove/broken";
    broken.title = std::string(71, 'x');
    broken.checks = {"RFC7644-9.9-99"};
    broken.after.push_back({"ghost", "ENTRA-001", std::nullopt, Json::object(), {}, false, false});
    StepDefinition step;
    step.replay = "no-such-capture";
    broken.steps = {step};
    catalogue.cases.push_back(broken);
    catalogue.captures["entra-unused"] = Json();
    std::string all;
    for (auto const& problem : lint(catalogue))
        all += to_string(problem) + "\n";
    for (auto const* complaint : {"at most 70 fit", "there is no requirement RFC7644-9.9-99", "names ghost",
             "names RFC7644-9.9-99, which nothing is compared for", "there is no capture no-such-capture",
             "entra-unused.json: no case replays this capture"})
        BOOST_TEST(all.find(complaint) != std::string::npos, complaint);
}

BOOST_AUTO_TEST_CASE(a_mapping_gives_cases_for_each_of_its_attributes)
{
    auto const catalogue = loaded();
    auto const& mapping = *catalogue.find_mapping("mediusflow");
    auto const cases = mapping_cases(mapping);
    auto const has = [&cases](std::string const& name) {
        return std::any_of(
            cases.begin(), cases.end(), [&name](auto const& one) { return one.id.ends_with("/" + name); });
    };
    for (auto const* name : {"username-comes-back", "emails-type-eq-work-value-comes-back", "displayname-comes-back",
             "active-comes-back", "name-givenname-comes-back", "externalid-comes-back", "filter-by-username"})
        BOOST_TEST(has(name), name);
    auto const body = write_json(*cases.front().steps.front().body);
    BOOST_TEST(body.find("nickName") == std::string::npos);
    BOOST_TEST(body.find("\"emails\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_route_template_holds_no_ids_and_a_target_no_forbidden_bytes)
{
    BOOST_TEST(route_template("PATCH", "/Users/2819c223") == "PATCH /Users/{id}");
    BOOST_TEST(route_template("GET", "/Users?filter=userName+eq+%22x%22") == "GET /Users?filter");
    BOOST_TEST(route_template("GET", "/Schemas/urn:x") == "GET /Schemas/{id}");
    BOOST_TEST(
        encode_target("/Users?filter=a[b eq \"x\"]+%20\xC3\xA9") == "/Users?filter=a%5Bb%20eq%20%22x%22%5D+%20%C3%A9");
}

}  // namespace scim::conformance
