// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <string>

#include <boost/test/unit_test.hpp>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/json.hpp>

#include "observe/judging.hpp"
#include "schema/load_schema.hpp"

namespace scim::server::test {

std::span<EmbeddedFile const> requirement_files();

namespace {

std::vector<RuleSample> all_samples()
{
    std::vector<RuleSample> samples;
    for (auto const& table : {url_samples(), query_samples(), resource_samples(), patch_samples(), bulk_samples()})
        samples.insert(samples.end(), table.begin(), table.end());
    return samples;
}

// Rules that need more than one request, or another resource type; each has a test of its own.
std::set<std::string> const rules_tested_elsewhere {
    "cursor-with-other-query", "cursor-unknown", "required-missing", "value-not-integer", "value-not-date-time"};

std::map<std::string, Json> registry()
{
    std::map<std::string, Json> requirements;
    for (auto const& file : requirement_files()) {
        auto const document = parse_json(file.content);
        if (!document)
            throw std::runtime_error {std::string {file.name} + ": " + describe(document.error())};
        for (auto const& requirement : document->find("requirements")->as_array())
            requirements.emplace(requirement.string_or("id", ""), requirement);
    }
    return requirements;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_suite)

BOOST_AUTO_TEST_CASE(each_rule_sees_its_violation)
{
    for (auto const& sample : all_samples())
        BOOST_TEST(broken_rules(sample.wrong).contains(sample.rule),
            sample.rule << " is blind for " << sample.wrong.target << ' ' << sample.wrong.body);
}

BOOST_AUTO_TEST_CASE(no_rule_accuses_the_innocent)
{
    for (auto const& sample : all_samples())
        BOOST_TEST(!broken_rules(sample.right).contains(sample.rule),
            sample.rule << " accuses " << sample.right.target << ' ' << sample.right.body);
}

BOOST_AUTO_TEST_CASE(each_rule_has_a_sample)
{
    auto missing = std::set<std::string> {};
    for (auto const& rule : observe::all_rules())
        missing.emplace(rule.name);
    BOOST_TEST(missing.size() == observe::all_rules().size());  // names are unique
    for (auto const& sample : all_samples())
        missing.erase(sample.rule);
    BOOST_TEST(missing == rules_tested_elsewhere, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_rule_cites_a_requirement_for_clients)
{
    auto const requirements = registry();
    for (auto const& rule : observe::all_rules()) {
        auto const found = requirements.find(std::string {rule.requirement});
        BOOST_REQUIRE_MESSAGE(found != requirements.end(), rule.name << " cites " << rule.requirement);
        auto const actor = found->second.string_or("actor", "");
        BOOST_TEST(
            (actor == "client" || actor == "both"), rule.name << ": " << rule.requirement << " is for " << actor);
    }
}

BOOST_AUTO_TEST_CASE(an_error_breaks_a_must)
{
    auto const requirements = registry();
    for (auto const& rule : observe::all_rules()) {
        auto const level = requirements.at(std::string {rule.requirement}).string_or("level", "");
        auto const is_must = level == "MUST" || level == "MUST NOT";
        BOOST_TEST(
            (rule.level != Severity::error || is_must), rule.name << ": " << rule.requirement << " is " << level);
    }
}

BOOST_AUTO_TEST_CASE(summaries_are_one_short_sentence)
{
    for (auto const& rule : observe::all_rules()) {
        BOOST_TEST(rule.summary.size() <= 120U, rule.name);
        BOOST_TEST(rule.summary.ends_with('.'), rule.name);
    }
}

BOOST_AUTO_TEST_CASE(a_detail_holds_no_secret)
{
    observe::Standards const standards {*load_resource_types()};
    for (auto const& sent :
        {Sent {"PATCH", "/Users/1", "{'Operations':[{'op':'add','path':'password eq s3cret','value':'s3cret'}]}"},
            Sent {"PATCH", "/Users/1", "{'Operations':[{'op':'add','path':'password','value':{'s3cret':'s3cret'}}]}"},
            Sent {"GET", "/Users?filter=password%20eq%20s3cret&password=s3cret"},
            Sent {"POST", "/Users", "{'userName':'babs','password':['s3cret']}"}}) {
        auto const request = request_of(sent);
        auto const violations = observe::judge({standards, request, 400, "/scim/v2"}, observe::all_rules());
        BOOST_TEST(!violations.empty());
        for (auto const& violation : violations)
            BOOST_TEST(violation.detail.find("s3cret") == std::string::npos, violation.detail);
    }
}

// Every type the schemas of users and groups do not have.
BOOST_AUTO_TEST_CASE(types_that_only_other_schemas_have_are_judged_too)
{
    auto types = *load_resource_types();
    auto& device = types.emplace_back(types.front());
    device.name = "Device";
    device.endpoint = "/Devices";
    device.core.id = "urn:example:Device";
    device.extensions.clear();
    device.core.attributes.assign(3, Attribute {});
    device.core.attributes[0].name = "serial";
    device.core.attributes[1].name = "slots";
    device.core.attributes[2].name = "built";
    device.core.attributes[0].required = true;
    device.core.attributes[1].type = AttributeType::integer;
    device.core.attributes[2].type = AttributeType::date_time;
    observe::Standards const standards {types};
    auto const rules = observe::all_rules();
    auto const requirements = [&](char const* body) {
        auto const request = request_of({"POST", "/Devices", body});
        std::set<std::string> found;
        for (auto const& violation : observe::judge({standards, request, 201, "/scim/v2"}, rules))
            found.insert(violation.requirement);
        return found;
    };
    BOOST_TEST(requirements("{'schemas':['urn:example:Device'],'serial':'1','slots':2,'built':'2011-05-13T04:42:34Z'}")
                   .empty());
    BOOST_TEST(
        requirements("{'schemas':['urn:example:Device'],'serial':'1','slots':2.5}").contains("RFC7643-2.3.4-01"));
    BOOST_TEST(requirements("{'schemas':['urn:example:Device'],'serial':'1','built':'2011-05-13'}")
                   .contains("RFC7643-2.3.5-01"));
    BOOST_TEST(requirements("{'schemas':['urn:example:Device']}").contains("RFC7643-1.1-01"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
