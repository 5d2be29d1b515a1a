// SPDX-License-Identifier: Apache-2.0
#include "commands/baseline_file.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::cli {
namespace {

std::vector<std::string> told(std::string const& content)
{
    auto const catalogue = conformance::load_catalogue();
    BOOST_REQUIRE(catalogue.has_value());
    std::vector<std::string> texts;
    for (auto const& problem : baseline_problems({"known.json", content}, catalogue->requirements))
        texts.push_back(to_string(problem));
    return texts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_baseline_has_no_problem)
{
    BOOST_TEST(told(R"({"format":"scimproof.baseline","formatVersion":"1.0","entries":[
        {"fingerprint":"20aa61c2b0e97d14","requirement":"RFC7644-3.3-12","mood":"fine"}]})")
                   .empty());
}

BOOST_AUTO_TEST_CASE(every_problem_of_a_baseline_is_told_with_its_line)
{
    std::vector<std::string> const expected {
        "known.json: line 3, /entries/1/fingerprint: the fingerprint stands in line 2 already; remove one of the two "
        "entries",
        "known.json: line 3, /entries/1/requirement: there is no requirement RFC7644-9.9-99; see: scimproof list "
        "requirements"};
    auto const texts = told("{\"format\":\"scimproof.baseline\",\"formatVersion\":\"1.0\",\"entries\":[\n"
                            "{\"fingerprint\":\"20aa61c2b0e97d14\",\"requirement\":\"RFC7644-3.3-12\"},\n"
                            "{\"fingerprint\":\"20aa61c2b0e97d14\",\"requirement\":\"RFC7644-9.9-99\"}]}");
    BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_the_schema_forbids_is_told_with_its_line)
{
    auto const texts = told("{\"format\":\"scimproof.baseline\",\"formatVersion\":\"1.0\",\n\"entries\":[\n"
                            "{\"fingerprint\":\"20aa\",\"requirement\":\"RFC7644-3.3-12\"}]}");
    BOOST_REQUIRE(texts.size() == 1U);
    BOOST_TEST(texts.front().find("known.json: line 3, /entries/0/fingerprint: ") == 0U, texts.front());
}

BOOST_AUTO_TEST_CASE(a_missing_baseline_is_told_with_a_way_out)
{
    auto const missing = read_baseline("no-such-file.json");
    BOOST_REQUIRE(!missing.has_value());
    BOOST_TEST(
        missing.error().reason == "there is no baseline no-such-file.json. Write one with: scimproof baseline record");
    BOOST_TEST(!read_baseline("")->has_value());
}

BOOST_AUTO_TEST_CASE(the_gate_new_needs_a_baseline)
{
    BOOST_TEST(refuse_new_without_baseline(Gate::fresh, false).has_value());
    BOOST_TEST(!refuse_new_without_baseline(Gate::fresh, true).has_value());
    BOOST_TEST(!refuse_new_without_baseline(Gate::must, false).has_value());
}

}  // namespace scim::cli
