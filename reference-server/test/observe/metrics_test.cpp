// SPDX-License-Identifier: Apache-2.0
#include <scim/server/metrics.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <scim/wire/text.hpp>

using namespace scim;
using namespace scim::server;
using std::chrono::microseconds;

namespace {

MetricsOptions options()
{
    MetricsOptions given;
    given.started = *parse_date_time("2026-01-02T03:04:05.5Z");
    return given;
}

bool has_line(std::string const& text, std::string const& line)
{
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

void count(Metrics& metrics, char const* method, char const* target, int status = 200, int took = 1,
    std::string_view tenant = "a")
{
    metrics.count_request(tenant, "/scim/v2", {method, target, {}, {}}, status, microseconds {took});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(metrics_suite)

BOOST_AUTO_TEST_CASE(requests_are_counted_by_their_labels)
{
    Metrics metrics {options()};
    count(metrics, "GET", "/scim/v2/Users/1");
    count(metrics, "GET", "/scim/v2/Users?count=1");
    count(metrics, "POST", "/scim/v2/Groups", 201, 1, "b");
    auto const text = metrics.text();
    BOOST_TEST(has_line(text, R"(scim_requests_total{tenant="a",method="GET",endpoint="User",status="200"} 2)"));
    BOOST_TEST(has_line(text, R"(scim_requests_total{tenant="b",method="POST",endpoint="Group",status="201"} 1)"));
}

BOOST_AUTO_TEST_CASE(labels_are_bounded_whatever_clients_send)
{
    Metrics metrics {options()};
    for (int i = 0; i < 5000; ++i) {
        auto const number = std::to_string(i);
        count(metrics, ("M" + number).c_str(), ("/scim/v2/X" + number).c_str(), 1000 + i, 1, number);
    }
    count(metrics, "GET", "/elsewhere/Users");
    count(metrics, "GET", "/scim/v2Users");
    auto const text = metrics.text();
    BOOST_TEST(split(text, '\n').size() < 1100U);
    BOOST_TEST(
        has_line(text, R"(scim_requests_total{tenant="other",method="other",endpoint="other",status="0"} 4000)"));
    BOOST_TEST(has_line(text, R"(scim_requests_total{tenant="other",method="GET",endpoint="other",status="200"} 2)"));
}

BOOST_AUTO_TEST_CASE(a_histogram_adds_up)
{
    Metrics metrics {options()};
    for (auto const took : {10, 11, 2'000'000, 20'000'000})
        count(metrics, "GET", "/scim/v2/Me", 200, took);
    auto const text = metrics.text();
    auto const labels = std::string {R"({method="GET",endpoint="Me")"};
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_bucket" + labels + R"(,le="0.00001"} 1)"));
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_bucket" + labels + R"(,le="0.000025"} 2)"));
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_bucket" + labels + R"(,le="10"} 3)"));
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_bucket" + labels + R"(,le="+Inf"} 4)"));
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_sum" + labels + "} 22.000021"));
    BOOST_TEST(has_line(text, "scim_request_duration_seconds_count" + labels + "} 4"));
}

BOOST_AUTO_TEST_CASE(label_values_are_escaped)
{
    Metrics metrics {options()};
    count(metrics, "GET", "/scim/v2/Users", 200, 1, "a\"\\\nb");
    BOOST_TEST(has_line(
        metrics.text(), R"(scim_requests_total{tenant="a\"\\\nb",method="GET",endpoint="User",status="200"} 1)"));
}

BOOST_AUTO_TEST_CASE(gauges_tell_what_is_now)
{
    auto given = options();
    given.resources = [] { return std::vector<ResourceCount> {{"a", "User", 7}}; };
    Metrics metrics {std::move(given)};
    metrics.count_violation("RFC7644-3.5.2-10");
    metrics.count_dropped();
    Metrics::InFlight const first {metrics};
    {
        Metrics::InFlight const second {metrics};
        BOOST_TEST(has_line(metrics.text(), "scim_requests_in_flight 2"));
    }
    auto const text = metrics.text();
    BOOST_TEST(has_line(text, "scim_requests_in_flight 1"));
    BOOST_TEST(has_line(text, R"(scim_resources{tenant="a",type="User"} 7)"));
    BOOST_TEST(has_line(text, R"(scim_request_violations_total{requirement="RFC7644-3.5.2-10"} 1)"));
    BOOST_TEST(has_line(text, "scim_log_entries_dropped_total 1"));
    BOOST_TEST(has_line(text, "process_start_time_seconds 1767323045.500000"));
}

// Text format 0.0.4: each family has HELP and TYPE before its samples, and the text ends with a line end.
BOOST_AUTO_TEST_CASE(each_sample_belongs_to_a_declared_family)
{
    Metrics metrics {options()};
    count(metrics, "GET", "/scim/v2/Users");
    auto const text = metrics.text();
    BOOST_TEST(text.ends_with('\n'));
    std::string family;
    for (auto const& line : split(text.substr(0, text.size() - 1), '\n')) {
        if (line.starts_with("# TYPE "))
            family = split(line, ' ')[2];
        else if (!line.starts_with("# HELP "))
            BOOST_TEST(line.starts_with(family), line << " is not of " << family);
    }
}

BOOST_AUTO_TEST_CASE(threads_lose_no_count)
{
    Metrics metrics {options()};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 1000; ++k)
                count(metrics, "GET", "/scim/v2/Users");
        });
    }
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(
        has_line(metrics.text(), R"(scim_requests_total{tenant="a",method="GET",endpoint="User",status="200"} 4000)"));
}

BOOST_AUTO_TEST_SUITE_END()
