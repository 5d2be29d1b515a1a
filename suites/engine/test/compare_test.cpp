// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include "matchers.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::conformance {
namespace {

struct Comparison {
    char const* expected;
    char const* observed;
    char const* failure_class;  ///< empty: the same
};

std::ostream& operator<<(std::ostream& out, Comparison const& one)
{
    return out << one.expected << " / " << one.observed;
}

constexpr std::array comparisons {
    Comparison {R"({"a":1})", R"({"a":1,"b":2})", ""},
    Comparison {R"({"userName":"x"})", R"({"USERNAME":"x"})", ""},
    Comparison {R"({"a":1})", R"({})", "missing-attribute"},
    Comparison {R"({"a":1})", R"({"a":"1"})", "wrong-type"},
    Comparison {R"({"a":true})", R"({"a":false})", "wrong-value"},
    Comparison {R"({"a":[]})", R"({})", ""},
    Comparison {R"({"a":null})", R"({"a":[]})", ""},
    Comparison {R"({"a":null})", R"({"a":0})", "wrong-type"},
    Comparison {"[1,2]", "[1,2]", ""},
    Comparison {"[1,2]", "[2,1]", "wrong-value"},
    Comparison {"[1]", "[1,1]", "wrong-value"},
    Comparison {R"({"any":"string"})", R"("x")", ""},
    Comparison {R"({"any":"string"})", "1", "wrong-type"},
    Comparison {R"({"any":"number"})", "1.5", ""},
    Comparison {R"({"any":"integer"})", "1.5", "wrong-type"},
    Comparison {R"({"any":"value"})", "[]", "wrong-type"},
    Comparison {R"({"matches":"a*c?"})", R"("abbcd")", ""},
    Comparison {R"({"matches":"a*c"})", R"("abcd")", "wrong-value"},
    Comparison {R"({"sameAs":1})", "1.0", "wrong-value"},
    Comparison {R"({"oneOf":[200,204],"why":"both"})", "204", ""},
    Comparison {R"({"oneOf":[200,204],"why":"both"})", "201", "wrong-value"},
    Comparison {R"({"ignoringCase":"Babs"})", R"("bABS")", ""},
    Comparison {R"({"not":"x"})", R"("x")", "wrong-value"},
    Comparison {R"({"not":"x"})", R"("y")", ""},
    Comparison {R"({"dateTime":true})", R"("2011-05-13T04:42:34Z")", ""},
    Comparison {R"({"dateTime":true})", R"("yesterday")", "wrong-type"},
    Comparison {R"({"resolvesTo":"/Users/1"})", R"("https://h/scim/v2/Users/1")", ""},
    Comparison {R"({"resolvesTo":"/Users/1"})", R"("../Users/1")", ""},
    Comparison {R"({"resolvesTo":"/Users/1"})", R"("/scim/v2/Users/1")", ""},
    Comparison {R"({"resolvesTo":"/Users/1"})", R"("/scim/v2/Users/2")", "wrong-value"},
    Comparison {R"({"resolvesTo":"/Users/a%3Ab%2Fc"})", R"("/scim/v2/Users/a:b%2fc")", ""},
    Comparison {R"({"resolvesTo":"/Users/a%2Fc"})", R"("/scim/v2/Users/a/c")", "wrong-value"},
    Comparison {R"({"greaterOrEqual":2})", "2", ""},
    Comparison {R"({"greaterOrEqual":2})", "1", "wrong-value"},
    Comparison {R"({"empty":true})", R"("")", ""},
    Comparison {R"({"empty":true})", R"("x")", "unexpected-attribute"},
};

struct Membership {
    char const* rules;
    char const* observed;
    std::size_t mismatches;
};

std::ostream& operator<<(std::ostream& out, Membership const& one)
{
    return out << one.rules << " / " << one.observed;
}

constexpr std::array memberships {
    Membership {R"({"exactly":[{"value":"a"},{"value":"b"}]})", R"([{"value":"b","display":"B"},{"value":"a"}])", 0},
    Membership {R"({"exactly":[{"value":"a"}]})", R"([{"value":"a"},{"value":"a"}])", 1},
    Membership {R"({"exactly":[{"value":"a"},{"value":"a"}]})", R"([{"value":"a"},{"value":"b"}])", 1},
    Membership {R"({"exactly":[]})", "null", 0},
    Membership {R"({"contains":[{"value":"a"}],"lacks":[{"value":"c"}]})", R"([{"value":"a"},{"value":"b"}])", 0},
    Membership {R"({"contains":[{"value":"c"}],"lacks":[{"value":"a"}],"count":3})", R"([{"value":"a"}])", 3},
    Membership {R"({"atMostOnce":[{"primary":true}]})", R"([{"primary":true},{"primary":false}])", 0},
    Membership {R"({"atMostOnce":[{"primary":true}]})", R"([{"primary":true},{"primary":true}])", 1},
    Membership {R"({"atMostOnce":[{"primary":true}]})", "null", 0},
    Membership {R"({"count":0})", R"("text")", 1},
};

CompareContext context()
{
    return {*parse_uri("https://h/scim/v2")};
}

}  // namespace

BOOST_DATA_TEST_CASE(expected_and_observed_are_compared_as_case_files_say, comparisons)
{
    auto const found = compare(*parse_json(sample.expected), *parse_json(sample.observed), context());
    BOOST_TEST((found.empty() ? "" : found.front().failure_class) == sample.failure_class);
}

BOOST_DATA_TEST_CASE(multi_valued_attributes_are_compared_as_sets, memberships)
{
    auto const observed = *parse_json(sample.observed);
    BOOST_TEST(
        compare_members(*parse_json(sample.rules), &observed, context(), "/members").size() == sample.mismatches);
}

BOOST_AUTO_TEST_CASE(a_mismatch_names_its_place_and_no_value_in_its_observation)
{
    auto const found = compare(
        *parse_json(R"({"name":{"givenName":"Babs"}})"), *parse_json(R"({"name":{"givenName":"Jim"}})"), context());
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.front().pointer == "/name/givenName");
    BOOST_TEST(found.front().expected == "\"Babs\"");
    BOOST_TEST(found.front().observed == "\"Jim\"");
    BOOST_TEST(found.front().observation == "string");
}

}  // namespace scim::conformance
