// SPDX-License-Identifier: Apache-2.0
#include "host/rule.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <thread>

#include "support/provider.hpp"

using namespace scim::server;
using namespace std::chrono_literals;
using scim::server::test::json;

namespace {

auto const start = *scim::parse_date_time("2026-01-02T03:04:05Z");

RuleBook book(std::string_view rule)
{
    auto read = read_rule(json(rule), "");
    BOOST_TEST_REQUIRE(read.has_value());
    return RuleBook {{*read}};
}

// Which of so many like requests are met by an effect.
std::string met(RuleBook& rules, int requests)
{
    std::string marks;
    for (int i = 0; i < requests; ++i)
        marks += rules.apply("GET", "/Users", start).is_final() ? 'x' : '.';
    return marks;
}

struct Fit {
    char const* text;
    char const* pattern;
    bool fits;
};
std::ostream& operator<<(std::ostream& out, Fit const& fit)
{
    return out << fit.text << " ~ " << fit.pattern;
}

std::vector<Fit> const fits_or_not {
    {"/Users", "*", true},
    {"", "*", true},
    {"/Users", "/Users", true},
    {"/Users/1", "/Users", false},
    {"/Users/1", "/Users*", true},
    {"/Users/1/2", "/Users/*", true},
    {"/Groups/1", "/Users/*", false},
    {"/abcabd", "*abd", true},
    {"/abcabd", "*abc", false},
    {"/Users", "**", true},
    {"/Users", "", false},
};

struct Mistake {
    char const* rule;
    char const* sentence;
};
std::ostream& operator<<(std::ostream& out, Mistake const& mistake)
{
    return out << mistake.rule;
}

std::vector<Mistake> const mistakes {
    {"{}", "/r: the rule does nothing"},
    {"[]", "/r: an object is expected here"},
    {"{'latency': 'long'}", "/r/latency: a whole number"},
    {"{'latencey': 5}", "/r: the rule does nothing"},
    {"{'latency': 5, 'metod': 'GET'}", "/r/metod: did you mean \"method\"?"},
    {"{'status': 200}", "/r/status: a whole number from 400 to 599"},
    {"{'retryAfter': 5, 'latency': 1}", "/r/retryAfter: it goes with status"},
    {"{'hang': true, 'reset': true}", "/r: only one of hang, reset and truncate"},
    {"{'lost': true, 'status': 503}", "/r/lost: it goes with hang or reset"},
    {"{'rateLimit': {'seconds': 1}}", "/r/rateLimit/requests: the number of requests is missing"},
    {"{'rateLimit': {'requests': 1, 'second': 1}}", "/r/rateLimit/second: did you mean \"seconds\"?"},
    {"{'rateLimit': {'requests': 1}, 'status': 503}", "/r/rateLimit: it cannot stand beside status"},
    {"{'every': 0, 'status': 503}", "/r/every: a whole number from 1"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rules)

BOOST_DATA_TEST_CASE(a_star_stands_for_any_text, fits_or_not)
{
    BOOST_TEST(fits(sample.text, sample.pattern) == sample.fits);
}

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_place, mistakes)
{
    auto const rule = read_rule(json(sample.rule), "/r");
    BOOST_TEST_REQUIRE(!rule.has_value());
    BOOST_TEST(rule.error().starts_with(sample.sentence), rule.error());
}

BOOST_AUTO_TEST_CASE(some_are_spared_then_each_so_manieth_is_met_so_many_times)
{
    auto all = book("{'status': 503}");
    BOOST_TEST(met(all, 3) == "xxx");
    auto some = book("{'status': 503, 'after': 2, 'every': 3, 'times': 2}");
    BOOST_TEST(met(some, 12) == "..x..x......");
}

BOOST_AUTO_TEST_CASE(other_methods_and_paths_are_left_alone)
{
    auto rules = book("{'method': 'PATCH', 'path': '/Groups/*', 'hang': true}");
    BOOST_TEST(!rules.apply("GET", "/Groups/1", start).is_final());
    BOOST_TEST(!rules.apply("PATCH", "/Users/1", start).is_final());
    BOOST_TEST(rules.apply("PATCH", "/Groups/1", start).is_final());
}

BOOST_AUTO_TEST_CASE(one_more_than_the_rate_is_told_when_the_window_ends)
{
    auto rules = book("{'rateLimit': {'requests': 2, 'seconds': 10}}");
    BOOST_TEST(!rules.apply("GET", "/Users", start).status.has_value());
    BOOST_TEST(!rules.apply("GET", "/Users", start + 1s).status.has_value());
    auto const third = rules.apply("GET", "/Users", start + 2500ms);
    BOOST_TEST(third.status.value() == 429);
    BOOST_TEST((third.retry_after == 8s));
    BOOST_TEST(rules.apply("GET", "/Users", start + 9999ms).status.value() == 429);
    BOOST_TEST(!rules.apply("GET", "/Users", start + 10s).status.has_value());
}

BOOST_AUTO_TEST_CASE(a_rate_of_none_refuses_all)
{
    auto rules = book("{'rateLimit': {'requests': 0, 'seconds': 1}}");
    BOOST_TEST(met(rules, 3) == "xxx");
}

BOOST_AUTO_TEST_CASE(requests_of_several_threads_are_counted_once_each)
{
    auto rules = book("{'rateLimit': {'requests': 100, 'seconds': 1}}");
    std::atomic<int> served = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 100; ++j)
                served += rules.apply("GET", "/Users", start).is_final() ? 0 : 1;
        });
    }
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(served == 100);
}

BOOST_AUTO_TEST_SUITE_END()
