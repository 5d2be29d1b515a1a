// SPDX-License-Identifier: Apache-2.0
#include <scim/report/merge.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace scim::report {
namespace {

Case finished(std::string id, Status status, std::string exchange)
{
    Case one;
    one.id = std::move(id);
    one.suite = one.id.substr(0, one.id.rfind('/'));
    one.title = "A case";
    one.requirements = {"RFC7644-3.3-07"};
    one.status = status;
    Step step;
    step.exchange_id = std::move(exchange);
    Assertion assertion;
    assertion.id = "status";
    assertion.requirement = "RFC7644-3.3-07";
    assertion.ok = status == Status::pass;
    assertion.path = "status";
    assertion.expected = "201";
    assertion.observed = "200";
    step.assertions.push_back(assertion);
    one.steps.push_back(step);
    return one;
}

RecordPart part(int index, int total, std::vector<Case> cases)
{
    RunReport report;
    report.start.run_id = "run-" + std::to_string(index);
    report.start.profile_id = "rfc";
    report.start.base_url = "https://scim.example.com";
    report.start.shard = {index, total};
    report.end.ended_at = report.start.started_at + std::chrono::milliseconds {100 * index};
    for (auto const& one : cases) {
        Exchange exchange;
        exchange.id = one.steps.front().exchange_id;
        exchange.case_id = one.id;
        report.exchanges.push_back(exchange);
    }
    report.cases = std::move(cases);
    return {"part" + std::to_string(index), std::move(report)};
}

std::vector<RecordPart> two_parts()
{
    return {part(1, 2,
                {finished("users/create/b", Status::pass, "x-000001"),
                    finished("checks/every-exchange/c", Status::pass, "x-000001")}),
        part(2, 2,
            {finished("users/create/a", Status::fail, "x-000001"),
                finished("checks/every-exchange/c", Status::fail, "x-000001")})};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merging)

BOOST_AUTO_TEST_CASE(the_whole_has_the_cases_of_all_parts_in_order)
{
    auto const whole = merge(two_parts());
    BOOST_REQUIRE(whole.has_value());
    BOOST_REQUIRE(whole->cases.size() == 3U);
    BOOST_TEST(whole->cases[0].id == "checks/every-exchange/c");
    BOOST_TEST(whole->cases[1].id == "users/create/a");
    BOOST_TEST(whole->cases[2].id == "users/create/b");
    BOOST_TEST((whole->end.completion == Completion::complete));
    BOOST_TEST(whole->start.shards.size() == 2U);
    BOOST_TEST((whole->start.shard == Shard {}));
    BOOST_TEST(whole->counts.fail == 2);
}

BOOST_AUTO_TEST_CASE(the_order_of_the_parts_does_not_matter)
{
    auto parts = two_parts();
    std::swap(parts[0], parts[1]);
    auto const one = merge(two_parts());
    auto const other = merge(std::move(parts));
    BOOST_REQUIRE((one.has_value() && other.has_value()));
    BOOST_TEST(one->start.run_id == other->start.run_id);
    BOOST_TEST(one->start.run_id.size() == 36U);
    for (std::size_t i = 0; i < one->exchanges.size(); ++i)
        BOOST_TEST(one->exchanges[i].id == other->exchanges[i].id);
}

BOOST_AUTO_TEST_CASE(exchanges_are_told_apart_and_steps_still_find_theirs)
{
    auto const whole = merge(two_parts());
    BOOST_REQUIRE(whole.has_value());
    BOOST_TEST(whole->cases[1].steps.front().exchange_id == "x-2-000001");
    BOOST_TEST(whole->cases[2].steps.front().exchange_id == "x-1-000001");
    BOOST_TEST(whole->exchanges[0].id == "x-1-000001");
}

BOOST_AUTO_TEST_CASE(a_check_of_every_exchange_fails_if_it_fails_in_one_part)
{
    auto const whole = merge(two_parts());
    BOOST_REQUIRE(whole.has_value());
    auto const& check = whole->cases[0];
    BOOST_TEST((check.status == Status::fail));
    BOOST_REQUIRE(check.steps.size() == 2U);
    BOOST_TEST(check.steps[1].n == 2);
    BOOST_TEST(check.steps[1].exchange_id == "x-2-000001");
}

BOOST_AUTO_TEST_CASE(missing_parts_are_named)
{
    auto parts = two_parts();
    parts[0].report.start.shard.total = 4;
    parts[1].report.start.shard.total = 4;
    auto const whole = merge(std::move(parts));
    BOOST_REQUIRE(whole.has_value());
    BOOST_TEST((whole->end.completion == Completion::partial));
    BOOST_TEST(whole->end.completion_reason == "of 4 parts, these are missing: 3, 4");
}

BOOST_AUTO_TEST_CASE(what_is_not_of_one_run_is_refused)
{
    auto parts = two_parts();
    parts[1].report.start.base_url = "https://other.example.com";
    BOOST_TEST(merge(std::move(parts)).error()
        == "part2 has another target than part1: \"https://other.example.com\", not \"https://scim.example.com\"");
    parts = two_parts();
    parts[1].report.start.shard.index = 1;
    BOOST_TEST(merge(std::move(parts)).error() == "part2 and part1 are both part 1");
    parts = two_parts();
    parts[1].report.cases.front().id = "users/create/b";
    BOOST_TEST(
        merge(std::move(parts)).error() == "part2 holds the case users/create/b, which an earlier part holds as well");
    BOOST_TEST(!merge({}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::report
