// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/job_clock.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <scim/provisioning/scenario_run.hpp>

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using namespace std::chrono_literals;

/// A wall whose hands move while somebody naps.
struct Wall final : Clock {
    TimePoint time = *parse_date_time("2026-11-30T09:00:00Z");
    mutable int asked = 0;

    TimePoint now() const override
    {
        ++asked;
        return time;
    }
};

/// What happened, in its order; stops everything when a line of it says so.
struct Diary {
    Wall wall;
    std::vector<std::string> lines;
    std::string last;  ///< the line that ends the run; empty: none
    bool over = false;

    void note(std::string line)
    {
        over = over || line == last;
        lines.push_back(std::move(line));
    }
    bool is_over() const { return over; }

    Waiting waiting()
    {
        return {[this] { return is_over(); }, [this](std::chrono::milliseconds nap) { wall.time += nap; }};
    }
};

/// Real time by the wall of a diary; tells of each wait between cycles.
class ToldClock final : public JobClock {
public:
    explicit ToldClock(Diary& diary) : diary_ {diary}, clock_ {diary.wall, diary.waiting()} {}

    TimePoint now() const override { return clock_.now(); }
    void wait(std::chrono::milliseconds duration) override { clock_.wait(duration); }
    void sleep_until(TimePoint time) override
    {
        if (time > diary_.wall.time)
            diary_.note("waits until " + format_date_time(time).substr(11, 5));
        clock_.sleep_until(time);
    }

private:
    Diary& diary_;
    RealClock clock_;
};

struct Watcher final : JobObserver {
    explicit Watcher(Diary& told) : diary {told} {}

    void on_cycle_start(report::ProvisioningCycle const& cycle) override
    {
        diary.note(fmt::format("{} at {}", report::to_string(cycle.kind), format_date_time(cycle.began).substr(11, 5)));
    }

    Diary& diary;
};

/// Knows nobody.
class Empty final : public conformance::Transport {
public:
    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& /*request*/, std::chrono::milliseconds /*timeout*/) override
    {
        conformance::TransportAnswer answer;
        answer.response.status = 200;
        answer.response.body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],)"
                               R"("totalResults":0,"Resources":[]})";
        return answer;
    }
};

ScenarioStep step(ScenarioStep::Kind kind)
{
    ScenarioStep made;
    made.kind = kind;
    made.title = "step";
    return made;
}

/// Three cycles, then a wait of an hour and a half.
Scenario scenario()
{
    Scenario made;
    made.id = "real-time";
    made.shape = DirectoryShape {};
    made.shape->users = made.shape->groups = 0;
    made.steps = {step(ScenarioStep::Kind::cycle), step(ScenarioStep::Kind::wait)};
    made.steps.front().count = 3;
    made.steps.back().duration = 90min;
    return made;
}

ScenarioOutcome play_by(Diary& diary)
{
    auto const redactor = report::Redactor::make({});
    Watcher watcher {diary};
    EndpointSettings endpoint;
    endpoint.base = *parse_uri("http://127.0.0.1/scim/v2");
    ScenarioContext context {[] { return std::make_unique<Empty>(); }, endpoint, {}, {}, *redactor, {}, watcher,
        [&diary] { return diary.is_over(); }, [](std::string_view) { return report::Level::must; }, {}};
    context.clock = [&diary] { return std::make_unique<ToldClock>(diary); };
    return play(scenario(), context);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_time)

BOOST_AUTO_TEST_CASE(the_wall_is_asked_after_each_nap)
{
    Diary diary;
    RealClock clock {diary.wall, diary.waiting()};
    auto const due = diary.wall.time + 1s;
    clock.sleep_until(due);
    BOOST_TEST((diary.wall.time == due));
    BOOST_TEST(diary.wall.asked == 6);  // five naps of a fifth of a second
}

BOOST_AUTO_TEST_CASE(a_wall_that_is_set_forward_ends_the_wait)
{
    Diary diary;
    int naps = 0;
    RealClock clock {diary.wall, {{}, [&](std::chrono::milliseconds) {
                                      ++naps;
                                      diary.wall.time += 1h;
                                  }}};
    clock.sleep_until(diary.wall.time + 40min);
    BOOST_TEST(naps == 1);
    clock.sleep_until(diary.wall.time - 1h);
    BOOST_TEST(naps == 1);
}

BOOST_AUTO_TEST_CASE(whoever_stops_waits_no_longer)
{
    Diary diary;
    int naps = 0;
    Waiting const waiting {[&] { return naps == 3; },
        [&](std::chrono::milliseconds nap) {
            ++naps;
            diary.wall.time += nap;
        }};
    RealClock clock {diary.wall, waiting};
    clock.sleep_until(diary.wall.time + 40min);
    BOOST_TEST(naps == 3);
    clock.wait(5min);
    BOOST_TEST(naps == 3);
    VirtualClock {diary.wall.time, VirtualClock::Waits::real, waiting}.wait(5min);
    BOOST_TEST(naps == 3);
}

BOOST_AUTO_TEST_CASE(what_an_endpoint_asks_for_is_waited_in_full)
{
    Diary diary;
    std::chrono::milliseconds waited {0};
    Waiting const waiting {{}, [&](std::chrono::milliseconds nap) { waited += nap; }};
    RealClock {diary.wall, waiting}.wait(1'050ms);
    BOOST_TEST(waited.count() == 1'050);
    VirtualClock {diary.wall.time, VirtualClock::Waits::real, waiting}.wait(1'050ms);
    BOOST_TEST(waited.count() == 2'100);
}

BOOST_AUTO_TEST_CASE(cycles_wait_for_the_wall_clock)
{
    Diary diary;
    auto const played = play_by(diary);
    std::vector<std::string> const expected {"initial at 09:00", "waits until 09:40", "incremental at 09:40",
        "waits until 10:20", "incremental at 10:20", "waits until 11:00", "incremental at 11:00", "waits until 11:40",
        "incremental at 11:40", "waits until 11:50"};
    BOOST_TEST(diary.lines == expected, boost::test_tools::per_element());
    BOOST_TEST((played.outcome.status != report::Status::blocked));
}

BOOST_AUTO_TEST_CASE(a_stop_while_waiting_begins_no_further_cycle)
{
    Diary diary;
    diary.last = "waits until 10:20";
    auto const played = play_by(diary);
    std::vector<std::string> const expected {
        "initial at 09:00", "waits until 09:40", "incremental at 09:40", "waits until 10:20"};
    BOOST_TEST(diary.lines == expected, boost::test_tools::per_element());
    BOOST_TEST((played.outcome.status == report::Status::blocked));

    Diary later;
    later.last = "waits until 11:00";  // inside the step that waits
    play_by(later);
    BOOST_TEST(later.over);
    BOOST_TEST(std::count(later.lines.begin(), later.lines.end(), "incremental at 11:00") == 0);
}

BOOST_AUTO_TEST_CASE(a_rehearsal_finds_what_a_scenario_names_and_nobody_is)
{
    auto hiring = step(ScenarioStep::Kind::change);
    hiring.title = "Ada joins";
    hiring.changes = {*parse_json(R"({"add": {"userPrincipalName": "ada@example.com", "displayName": "Ada"}})")};
    auto leaving = step(ScenarioStep::Kind::change);
    leaving.title = "Ada leaves";
    leaving.changes = {*parse_json(R"({"softDelete": "ada@example.com"})")};
    auto played = scenario();
    played.steps = {hiring, leaving};
    BOOST_TEST(!rehearse(played, {}, 1).has_value());
    played.steps = {leaving, hiring};
    auto const wrong = rehearse(played, {}, 1);
    BOOST_TEST_REQUIRE(wrong.has_value());
    BOOST_TEST(wrong->starts_with("step \"Ada leaves\": "), *wrong);
    played.steps = {step(ScenarioStep::Kind::on_demand)};
    played.steps.front().who = "ada@example.com";
    BOOST_TEST(
        rehearse(played, {}, 1).value_or("").ends_with("no object of the directory is called \"ada@example.com\""));
    played.steps.clear();
    played.matching = {"nickName"};
    BOOST_TEST(rehearse(played, {}, 1).value_or("") == "matching: \"nickName\" is not mapped");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::provisioning
