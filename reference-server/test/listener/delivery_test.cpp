// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include "listener/raw_client.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <future>
#include <latch>
#include <stdexcept>
#include <string>

namespace scim::server::test {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr char const* odd_get = "GET /odd HTTP/1.1\r\nHost: h\r\n\r\n";
constexpr char const* plain_get = "GET /plain HTTP/1.1\r\nHost: h\r\n\r\n";

HttpResponse ten_letters()
{
    HttpResponse response;
    response.status = 200;
    response.body = "abcdefghij";
    return response;
}

/// Everything but /odd is delivered as it should be.
Handler deliver_odd(Delivery delivery)
{
    return [delivery](HttpRequest const& request) {
        return request.target == "/odd" ? Answer {ten_letters(), delivery} : Answer {ten_letters()};
    };
}

std::unique_ptr<Listener> listen(Delivery delivery, ListenOptions options = {})
{
    auto listener = listen_with_beast(std::move(options), deliver_odd(delivery));
    if (!listener)
        throw std::runtime_error {listener.error()};
    return *std::move(listener);
}

std::chrono::milliseconds since(Steady::time_point start)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - start);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(a_delayed_response_comes_late_and_whole)
{
    auto const listener = listen({60ms});
    RawClient client {listener->port()};
    auto const start = Steady::now();
    client.send(odd_get);
    BOOST_TEST(client.read_response().body == "abcdefghij");
    BOOST_TEST(since(start).count() >= 60);
    client.send(plain_get);
    BOOST_TEST(client.read_response().body == "abcdefghij");
}

BOOST_AUTO_TEST_CASE(a_delay_may_be_longer_than_the_time_outs)
{
    ListenOptions options;
    options.read_timeout = 20ms;
    options.idle_timeout = 20ms;
    auto const listener = listen({120ms}, options);
    BOOST_TEST(exchange(listener->port(), odd_get).status == 200);
}

BOOST_AUTO_TEST_CASE(a_delay_holds_no_other_client_up)
{
    ListenOptions options;
    options.threads = 1;
    auto const listener = listen({10s}, options);
    RawClient first {listener->port()};
    RawClient second {listener->port()};
    first.send(odd_get);
    second.send(odd_get);
    auto const start = Steady::now();
    BOOST_TEST(exchange(listener->port(), plain_get).status == 200);
    BOOST_TEST(since(start).count() < 5000);
}

BOOST_AUTO_TEST_CASE(a_truncated_response_promises_more_than_it_sends)
{
    auto const listener = listen({0ms, Delivery::Kind::truncated, 4});
    RawClient client {listener->port()};
    client.send(odd_get);
    auto const response = client.read_response();
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.fields.find("Content-Length").value() == "10");
    BOOST_TEST(response.body == "abcd");
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_CASE(a_response_can_be_delayed_and_truncated)
{
    auto const listener = listen({40ms, Delivery::Kind::truncated, 0});
    auto const start = Steady::now();
    auto const response = exchange(listener->port(), odd_get);
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body.empty());
    BOOST_TEST(since(start).count() >= 40);
}

BOOST_AUTO_TEST_CASE(a_reset_is_seen_as_one)
{
    auto const listener = listen({0ms, Delivery::Kind::reset});
    RawClient client {listener->port()};
    client.send(odd_get);
    BOOST_TEST(client.is_reset());
    BOOST_TEST(exchange(listener->port(), plain_get).status == 200);
}

BOOST_AUTO_TEST_CASE(silence_ends_with_the_idle_time_out)
{
    ListenOptions options;
    options.idle_timeout = 60ms;
    auto const listener = listen({0ms, Delivery::Kind::silence}, options);
    RawClient client {listener->port()};
    auto const start = Steady::now();
    client.send(odd_get);
    client.send(plain_get);
    BOOST_TEST(client.is_at_end());
    BOOST_TEST(since(start).count() >= 60);
}

BOOST_AUTO_TEST_CASE(silence_ends_when_the_client_leaves)
{
    ListenOptions options;
    options.max_connections = 1;
    auto const listener = listen({0ms, Delivery::Kind::silence}, options);
    RawClient {listener->port()}.send(odd_get);
    auto status = exchange(listener->port(), plain_get).status;
    for (auto const start = Steady::now(); status == 503 && since(start) < 5s;)
        status = exchange(listener->port(), plain_get).status;
    BOOST_TEST(status == 200);
}

BOOST_AUTO_TEST_CASE(stop_waits_neither_for_the_delayed_nor_for_the_silent)
{
    for (auto const& delivery : {Delivery {1h}, Delivery {0ms, Delivery::Kind::silence}}) {
        std::latch entered {1};
        auto listener = listen_with_beast({}, [&](HttpRequest const&) {
            entered.count_down();
            return Answer {ten_letters(), delivery};
        });
        BOOST_REQUIRE(listener);
        RawClient client {(*listener)->port()};
        client.send(odd_get);
        entered.wait();
        auto const start = Steady::now();
        (*listener)->stop();
        BOOST_TEST(since(start).count() < 1500);
        BOOST_TEST(client.is_at_end());
    }
}

#if SCIM_HAS_CPPREST
BOOST_AUTO_TEST_CASE(cpprestsdk_can_delay_and_says_that_it_can_do_no_more)
{
    auto const late = listen_with_cpprest({}, deliver_odd({60ms}));
    BOOST_REQUIRE(late);
    auto const start = Steady::now();
    BOOST_TEST(exchange((*late)->port(), odd_get).status == 200);
    BOOST_TEST(since(start).count() >= 60);
    auto const silent = listen_with_cpprest({}, deliver_odd({0ms, Delivery::Kind::silence}));
    BOOST_REQUIRE(silent);
    BOOST_TEST(exchange((*silent)->port(), odd_get).status == 500);
}

BOOST_AUTO_TEST_CASE(cpprestsdk_stops_without_waiting_for_a_delay)
{
    std::latch entered {1};
    auto const listener = listen_with_cpprest({}, [&](HttpRequest const&) {
        entered.count_down();
        return Answer {ten_letters(), {1h}};
    });
    BOOST_REQUIRE(listener);
    RawClient client {(*listener)->port()};
    client.send(odd_get);
    entered.wait();
    auto const start = Steady::now();
    (*listener)->stop();
    BOOST_TEST(since(start).count() < 2500);
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
