// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/quarantine.hpp>

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

using std::chrono::hours;

struct Decision {
    std::string name;
    FailureCounts counts;
    std::optional<QuarantineReason> reason;
};

std::ostream& operator<<(std::ostream& out, Decision const& decision)
{
    return out << decision.name;
}

FailureCounts counts(std::size_t succeeded, std::size_t failed, std::size_t references = 0, std::size_t deletions = 0)
{
    FailureCounts counts;
    counts.succeeded = succeeded;
    counts.failed = failed;
    counts.reference_failures = references;
    counts.deletions = deletions;
    return counts;
}

FailureCounts broken_job()
{
    FailureCounts counts;
    counts.job_failed = true;
    return counts;
}

std::vector<Decision> const decisions {
    {"nothing happened", counts(0, 0), std::nullopt},
    {"4 000 failures and no success are too few", counts(0, 4'000), std::nullopt},
    {"4 999 failures and no success are too few", counts(0, 4'999), std::nullopt},
    {"5 000 failures are looked at", counts(0, 5'000), QuarantineReason::proportion},
    {"5 000 of 12 500 are 40 %, not more", counts(7'500, 5'000), std::nullopt},
    {"5 001 of 12 501 are more than 40 %", counts(7'500, 5'001), QuarantineReason::proportion},
    {"30 000 of 35 000", counts(5'000, 30'000), QuarantineReason::proportion},
    {"20 000 of 120 000", counts(100'000, 20'000), std::nullopt},
    {"40 000 of a million are not more than 40 000", counts(960'000, 40'000), std::nullopt},
    {"45 000 failures of users", counts(1'000'000, 45'000), QuarantineReason::base_threshold},
    {"40 000 users and 21 000 managers", counts(1'000'000, 40'000, 21'000), QuarantineReason::total_threshold},
    {"40 000 users and 20 000 managers", counts(1'000'000, 40'000, 20'000), std::nullopt},
    {"managers alone do not count in the ratio", counts(10, 0, 50'000), std::nullopt},
    {"39.99 % of 12 503", counts(7'503, 5'000), std::nullopt},
    {"45 000 failures of users and no success: the count comes before the share", counts(0, 45'000),
        QuarantineReason::base_threshold},
    {"40 001 failures of users", counts(1'000'000, 40'001), QuarantineReason::base_threshold},
    {"61 000 failures of users: the sum comes first", counts(1'000'000, 61'000), QuarantineReason::total_threshold},
    {"60 000 managers alone are not more than 60 000", counts(1'000'000, 0, 60'000), std::nullopt},
    {"60 001 managers alone", counts(1'000'000, 0, 60'001), QuarantineReason::total_threshold},
    {"credentials", broken_job(), QuarantineReason::exception},
    {"deletions without a threshold", counts(0, 0, 0, 100'000), std::nullopt},
};

BOOST_DATA_TEST_CASE(documented_decisions, decisions)
{
    BOOST_TEST((judge({}, sample.counts) == sample.reason));
}

BOOST_AUTO_TEST_CASE(deletions_above_the_threshold_stop_the_cycle)
{
    QuarantineThresholds thresholds;
    thresholds.deletions = 500;
    BOOST_TEST(!judge(thresholds, counts(0, 0, 0, 500)).has_value());
    BOOST_TEST((judge(thresholds, counts(0, 0, 0, 501)) == QuarantineReason::too_many_deletes));
    BOOST_TEST(explain(thresholds, counts(0, 0, 0, 501)) == "501 deletions, more than the threshold of 500.");
    BOOST_TEST((judge(thresholds, counts(0, 61'000, 0, 501)) == QuarantineReason::too_many_deletes));
}

BOOST_AUTO_TEST_CASE(a_broken_job_comes_before_all_counts)
{
    QuarantineThresholds thresholds;
    thresholds.deletions = 0;
    auto broken = counts(1'000'000, 61'000, 1, 1);
    broken.job_failed = true;
    BOOST_TEST((judge(thresholds, broken) == QuarantineReason::exception));
    auto first_request = counts(0, 0);
    first_request.job_failed = true;
    BOOST_TEST((judge({}, first_request) == QuarantineReason::exception));
}

BOOST_AUTO_TEST_CASE(every_threshold_can_be_set)
{
    QuarantineThresholds thresholds;
    thresholds.minimum_failures = 2;
    thresholds.failure_ratio = 0.5;
    BOOST_TEST(!judge(thresholds, counts(2, 2)).has_value());
    BOOST_TEST((judge(thresholds, counts(2, 3)) == QuarantineReason::proportion));
    thresholds.base_failures = 5;
    BOOST_TEST((judge(thresholds, counts(100, 6)) == QuarantineReason::base_threshold));
    thresholds.total_failures = 7;
    BOOST_TEST((judge(thresholds, counts(100, 4, 4)) == QuarantineReason::total_threshold));
}

BOOST_AUTO_TEST_CASE(the_explanation_gives_the_numbers)
{
    BOOST_TEST(
        explain({}, counts(59, 42)) == "42 failures of 101 events (41.6 %): fewer failures than the minimum of 5000.");
    BOOST_TEST(explain({}, counts(5'000, 30'000))
        == "30000 failures of 35000 events (85.7 %): more than the limit of 40.0 %.");
    BOOST_TEST(explain({}, counts(100'000, 20'000))
        == "20000 failures of 120000 events (16.7 %): not more than the limit of 40.0 %.");
}

BOOST_AUTO_TEST_CASE(reasons_have_the_names_of_graph)
{
    for (auto const* name : {"EncounteredQuarantineException", "EncounteredEscrowProportionThreshold",
             "EncounteredBaseEscrowThreshold", "EncounteredTotalEscrowThreshold", "TooManyDeletes",
             "QuarantinedOnDemand", "IngestionInterrupted", "Unknown"}) {
        auto const reason = quarantine_reason_from(name);
        BOOST_TEST_REQUIRE(reason.has_value());
        BOOST_TEST(to_string(*reason) == name);
    }
    BOOST_TEST(!quarantine_reason_from("Bored").has_value());
}

TimePoint const first = TimePoint {std::chrono::milliseconds {1'700'000'000'000}};

struct Attempt {
    hours after, next;
};

std::ostream& operator<<(std::ostream& out, Attempt const& attempt)
{
    return out << attempt.after.count() << " h";
}

std::vector<Attempt> const attempts {
    {hours {0}, hours {6}},
    {hours {5}, hours {6}},
    {hours {6}, hours {12}},
    {hours {12}, hours {24}},
    {hours {23}, hours {24}},
    {hours {24}, hours {48}},
    {hours {47}, hours {48}},
    {hours {48}, hours {72}},
    {hours {24 * 7 + 1}, hours {24 * 8}},
    {hours {24 * 26}, hours {24 * 27}},
};

BOOST_DATA_TEST_CASE(attempts_come_less_and_less_often, attempts)
{
    auto const next = RetrySchedule {}.next(first, first + sample.after);
    BOOST_TEST_REQUIRE(next.has_value());
    BOOST_TEST((*next == first + sample.next));
}

BOOST_AUTO_TEST_CASE(after_28_days_nothing_is_tried)
{
    RetrySchedule const schedule;
    BOOST_TEST(!schedule.next(first, first + hours {24 * 27}).has_value());
    BOOST_TEST(!schedule.is_over(first, first + hours {24 * 28} - std::chrono::milliseconds {1}));
    BOOST_TEST(schedule.is_over(first, first + hours {24 * 28}));
}

}  // namespace
}  // namespace scim::provisioning
