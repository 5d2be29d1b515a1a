// SPDX-License-Identifier: Apache-2.0
#include <scim/boost_test/plan_as_tree.hpp>

#include <boost/test/unit_test.hpp>

namespace scim::boost_test {

BOOST_AUTO_TEST_CASE(a_failed_must_is_a_failed_line_and_a_failed_should_is_not)
{
    report::Case finished;
    finished.status = report::Status::fail;
    report::Step step;
    step.title = "POST /Users 200";
    report::Assertion must;
    must.requirement = "RFC7644-3.3-07";
    must.ok = false;
    must.expected = "201";
    must.observed = "200";
    must.path = "status";
    auto should = must;
    should.level = report::Level::should;
    auto held = must;
    held.ok = true;
    step.assertions = {must, should, held};
    finished.steps = {step};
    auto const lines = replayed(finished);
    BOOST_REQUIRE(lines.size() == 3U);
    BOOST_TEST(!lines[0].first);
    BOOST_TEST(lines[0].second == "RFC7644-3.3-07, POST /Users 200: expected 201, got 200 at status");
    BOOST_TEST(lines[1].first);
    BOOST_TEST(lines[2].first);
}

BOOST_AUTO_TEST_CASE(a_skip_is_told_with_its_reason_and_no_verdict_fails)
{
    report::Case skipped;
    skipped.status = report::Status::skip;
    skipped.skip_reason = "the provider does not offer sort";
    BOOST_TEST(replayed(skipped).front().second == "skipped: the provider does not offer sort");
    BOOST_TEST(replayed(skipped).front().first);
    report::Case blocked;
    blocked.status = report::Status::blocked;
    BOOST_TEST(!replayed(blocked).front().first);
    report::Case error;
    error.status = report::Status::error;
    BOOST_TEST(!replayed(error).front().first);
}

}  // namespace scim::boost_test
