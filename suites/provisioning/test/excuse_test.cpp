// SPDX-License-Identifier: Apache-2.0
#include "scenario/excuse.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace scim::provisioning {
namespace {

JobState quarantined(QuarantineReason reason)
{
    JobState state;
    state.quarantine.emplace();
    state.quarantine->reason = std::string {to_string(reason)};
    return state;
}

/// A case whose step before the last compared the quarantine.
report::Case compared(std::string id, bool ok, std::string observed)
{
    report::Assertion assertion;
    assertion.id = std::move(id);
    assertion.ok = ok;
    assertion.observed = std::move(observed);
    report::Case played;
    played.steps.resize(2);
    played.steps.front().assertions.push_back(assertion);
    return played;
}

void fail(JobState& state, std::string const& object, std::string const& code)
{
    state.escrows[object].code = code;
}

constexpr auto exception = "EncounteredQuarantineException";

}  // namespace

BOOST_AUTO_TEST_SUITE(excuses)

BOOST_AUTO_TEST_CASE(a_quarantine_without_reason_of_ours_is_the_endpoints)
{
    auto const state = quarantined(QuarantineReason::exception);
    BOOST_TEST(excuse_for(compared("quarantine", false, exception), state, OwnTrouble::none) == "");
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "");
    BOOST_TEST(excuse_for({}, {}, OwnTrouble::none) == "");
}

BOOST_AUTO_TEST_CASE(what_the_scenario_foresaw_is_excused)
{
    auto const state = quarantined(QuarantineReason::exception);
    BOOST_TEST(excuse_for(compared("quarantine", true, exception), state, OwnTrouble::on_the_way)
        == "The scenario foresaw it.");
    BOOST_TEST(
        excuse_for(compared("status", true, "Quarantine"), state, OwnTrouble::none) == "The scenario foresaw it.");
    // Foreseen was another state, and what came of it later was not compared.
    BOOST_TEST(excuse_for(compared("quarantine", true, "none"), state, OwnTrouble::none) == "");
}

BOOST_AUTO_TEST_CASE(trouble_of_the_scenario_is_excused)
{
    BOOST_TEST(excuse_for({}, quarantined(QuarantineReason::exception), OwnTrouble::on_the_way)
        == "The scenario made the trouble.");
}

BOOST_AUTO_TEST_CASE(what_the_source_did_is_excused)
{
    auto state = quarantined(QuarantineReason::too_many_deletes);
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "The deletions came from the source.");

    state = quarantined(QuarantineReason::proportion);
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "");
    fail(state, "ada#references", "UnableToResolveReferenceAttributeValue");
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "");
    fail(state, "olga", "MissingValues");
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "The source or the mapping caused every failure.");
    fail(state, "wei", "EntryConflict");
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "");
}

BOOST_AUTO_TEST_CASE(a_job_that_stopped_is_not_excused_by_failures_of_the_source)
{
    auto state = quarantined(QuarantineReason::exception);
    fail(state, "olga", "MissingValues");
    BOOST_TEST(excuse_for({}, state, OwnTrouble::none) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::provisioning
