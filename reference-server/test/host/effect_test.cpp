// SPDX-License-Identifier: Apache-2.0
#include "host/effect.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>

using namespace scim::server;
using namespace std::chrono_literals;

namespace {

std::vector<char const*> const mistakes {"latency=", "latency=-1", "latency=9999999", "latency=1s", "status=200",
    "status=600", "retry-after=5", "truncate=many", "lost", "lost, truncate=3", "speed=9"};

}  // namespace

BOOST_AUTO_TEST_SUITE(effects)

BOOST_AUTO_TEST_CASE(faults_and_words_stand_side_by_side)
{
    auto const effect = parse_effect(" patch-not-atomic ,latency=500,, truncate=20 , filter-ignored");
    BOOST_TEST_REQUIRE(effect.has_value());
    BOOST_TEST((effect->faults == std::vector<std::string> {"patch-not-atomic", "filter-ignored"}));
    BOOST_TEST((effect->delivery == Delivery {500ms, Delivery::Kind::truncated, 20}));
    BOOST_TEST(!effect->status.has_value());
}

BOOST_AUTO_TEST_CASE(nothing_is_no_effect)
{
    auto const effect = parse_effect("");
    BOOST_TEST_REQUIRE(effect.has_value());
    BOOST_TEST(!effect->is_final());
    BOOST_TEST((effect->delivery == Delivery {}));
}

BOOST_DATA_TEST_CASE(a_mistake_is_refused, mistakes)
{
    auto const effect = parse_effect(sample);
    BOOST_TEST_REQUIRE(!effect.has_value());
    BOOST_TEST(!effect.error().empty());
}

BOOST_AUTO_TEST_CASE(a_request_without_answer_can_be_lost)
{
    BOOST_TEST(parse_effect("hang, lost")->is_lost);
    BOOST_TEST(parse_effect("lost, reset")->is_lost);
    BOOST_TEST(!parse_effect("reset")->is_lost);
}

BOOST_AUTO_TEST_CASE(delays_add_up_and_the_first_end_wins)
{
    auto effect = *parse_effect("latency=100");
    add(effect, *parse_effect("latency=50, status=503"));
    add(effect, *parse_effect("status=500, reset"));
    BOOST_TEST((effect.delivery.delay == 150ms));
    BOOST_TEST(effect.status.value() == 503);
    BOOST_TEST((effect.delivery.kind == Delivery::Kind::whole));
}

// RFC 7644 §3.12, RFC 9110 §10.2.3.
BOOST_AUTO_TEST_CASE(a_refusal_is_a_scim_error_that_says_when_to_come_again)
{
    auto const response = refusal_of(*parse_effect("status=429, retry-after=7"));
    BOOST_TEST(response.status == 429);
    BOOST_TEST(response.fields.find("Retry-After").value() == "7");
    BOOST_TEST(response.fields.find("Content-Type").value() == "application/scim+json");
    BOOST_TEST(scim::parse_json(response.body)->string_or("status", "") == "429");
}

BOOST_AUTO_TEST_SUITE_END()
