// SPDX-License-Identifier: Apache-2.0
#include "scenario/step_judgement.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace scim::provisioning {
namespace {

StepFacts::Failure failure(std::string requirement, std::string code, std::string exchange)
{
    return {std::move(requirement), std::move(code), "Ada", "it was refused", std::move(exchange), 1};
}

std::vector<report::Step> judged(StepFacts const& facts, report::ProvisioningJob const& job = {})
{
    return judge_step("Initial cycle", facts, {}, job, [](std::string_view) { return report::Level::must; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(judgement_of_a_step)

BOOST_AUTO_TEST_CASE(each_failure_stands_beside_its_own_exchange)
{
    StepFacts facts;
    facts.cycles.emplace_back();
    facts.failures = {failure("ENTRA-002", "EntryConflict", "x-000007"), failure("ENTRA-044", "Timeout", "x-000009"),
        failure("ENTRA-003", "NotImplemented", "x-000007")};
    auto const steps = judged(facts);
    BOOST_TEST_REQUIRE(steps.size() == 3U);
    BOOST_TEST(steps[0].exchange_id == "");
    BOOST_TEST(steps[1].exchange_id == "x-000007");
    BOOST_TEST(steps[1].title == "Initial cycle");
    BOOST_TEST_REQUIRE(steps[1].assertions.size() == 2U);
    BOOST_TEST(steps[1].assertions[0].requirement == "ENTRA-002");
    BOOST_TEST(steps[1].assertions[1].requirement == "ENTRA-003");
    BOOST_TEST_REQUIRE(steps[2].assertions.size() == 1U);
    BOOST_TEST(steps[2].assertions[0].requirement == "ENTRA-044");
}

BOOST_AUTO_TEST_CASE(a_step_without_failures_is_one)
{
    StepFacts facts;
    facts.test_passed = true;
    facts.test_exchange = "x-000002";
    auto const steps = judged(facts);
    BOOST_TEST_REQUIRE(steps.size() == 1U);
    BOOST_TEST(steps[0].exchange_id == "x-000002");
    BOOST_TEST(steps[0].assertions.front().ok);
}

BOOST_AUTO_TEST_CASE(a_quarantine_that_nobody_foresaw_is_noted_without_blame)
{
    StepFacts facts;
    facts.cycles.emplace_back();
    report::ProvisioningJob job;
    job.quarantine.emplace();
    job.quarantine->reason = "EncounteredBaseEscrowThreshold";
    auto const steps = judged(facts, job);
    BOOST_TEST_REQUIRE(steps.front().assertions.size() == 1U);
    BOOST_TEST(!steps.front().assertions.front().ok);
    BOOST_TEST((steps.front().assertions.front().level == report::Level::info));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::provisioning
