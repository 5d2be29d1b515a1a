// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include "listener/raw_client.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <future>
#include <latch>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace scim::server::test {
namespace {

struct Stack {
    char const* name;
    Result<std::unique_ptr<Listener>, std::string> (*listen)(ListenOptions, Handler);
};
std::ostream& operator<<(std::ostream& out, Stack const& stack)
{
    return out << stack.name;
}

std::vector<Stack> const stacks
{
    Stack {"beast", &listen_with_beast},
#if SCIM_HAS_CPPREST
        Stack {"cpprestsdk", &listen_with_cpprest},
#endif
};

/// Says what it was asked, in the body.
HttpResponse echo(HttpRequest const& request)
{
    HttpResponse response;
    response.status = 200;
    response.fields.add("Content-Type", "application/scim+json");
    response.fields.add("X-Seen", std::string {request.fields.find("X-Sent").value_or("nothing")});
    response.body = request.method + " " + request.target + " " + request.body;
    return response;
}

HttpResponse nothing_left(HttpRequest const&)
{
    HttpResponse response;
    response.status = 204;
    return response;
}

std::unique_ptr<Listener> listen(Stack const& stack, Handler handler, ListenOptions options = {})
{
    auto listener = stack.listen(std::move(options), std::move(handler));
    if (!listener)
        throw std::runtime_error {listener.error()};
    return *std::move(listener);
}

constexpr char const* plain_get = "GET /Users HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(both_listeners)

BOOST_DATA_TEST_CASE(a_request_reaches_the_handler_and_its_response_the_client, stacks)
{
    auto const listener = listen(sample, &echo);
    auto const response = exchange(listener->port(),
        "PATCH /Users/1?a=%22b%22 HTTP/1.1\r\nHost: h\r\nX-Sent: yes\r\nContent-Type: application/scim+json\r\n"
        "Content-Length: 2\r\n\r\n{}");
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.reason == "OK");
    BOOST_TEST(response.fields.find("Content-Type").value() == "application/scim+json");
    BOOST_TEST(response.fields.find("X-Seen").value() == "yes");
    BOOST_TEST(response.fields.find("Date").value().ends_with(" GMT"));
    BOOST_TEST(response.body == "PATCH /Users/1?a=%22b%22 {}");
}

BOOST_DATA_TEST_CASE(a_connection_serves_several_requests, stacks)
{
    auto const listener = listen(sample, &echo);
    RawClient client {listener->port()};
    for (int i = 0; i < 3; ++i) {
        client.send(plain_get);
        BOOST_TEST(client.read_response().body == "GET /Users ");
    }
}

BOOST_DATA_TEST_CASE(garbage_is_answered_with_400_and_the_server_lives_on, stacks)
{
    auto const listener = listen(sample, &echo);
    BOOST_TEST(exchange(listener->port(), "what is this\r\n\r\n").status == 400);
    BOOST_TEST(exchange(listener->port(), plain_get).status == 200);
}

BOOST_DATA_TEST_CASE(a_body_beyond_the_limit_is_413, stacks)
{
    ListenOptions options;
    options.max_body_bytes = 10;
    auto const listener = listen(sample, &echo, options);
    auto const response = exchange(
        listener->port(), "POST /Users HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n" + std::string(11, 'x'));
    BOOST_TEST(response.status == 413);
    BOOST_TEST(response.body.find("\"status\":\"413\"") != std::string::npos);
    BOOST_TEST(exchange(listener->port(), plain_get).status == 200);
}

BOOST_DATA_TEST_CASE(a_header_beyond_the_limit_is_431, stacks)
{
    ListenOptions options;
    options.max_header_bytes = 1000;
    auto const listener = listen(sample, &echo, options);
    auto const response = exchange(
        listener->port(), "GET /Users HTTP/1.1\r\nHost: h\r\nX-Long: " + std::string(1000, 'x') + "\r\n\r\n");
    BOOST_TEST(response.status == 431);
    BOOST_TEST(response.body.find("\"status\":\"431\"") != std::string::npos);
    BOOST_TEST(exchange(listener->port(), plain_get).status == 200);
}

BOOST_DATA_TEST_CASE(head_has_no_body, stacks)
{
    auto const listener = listen(sample, &echo);
    RawClient client {listener->port()};
    client.send("HEAD /Users HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(client.read_head().status == 200);
    client.send(plain_get);
    BOOST_TEST(client.read_response().body == "GET /Users ");
}

BOOST_DATA_TEST_CASE(no_content_has_no_body, stacks)
{
    auto const listener = listen(sample, &nothing_left);
    RawClient client {listener->port()};
    for (int i = 0; i < 2; ++i) {
        client.send("DELETE /Users/1 HTTP/1.1\r\nHost: h\r\n\r\n");
        auto const response = client.read_response();
        BOOST_TEST(response.status == 204);
        BOOST_TEST(response.body.empty());
    }
}

BOOST_DATA_TEST_CASE(options_and_trace_are_the_handlers, stacks)
{
    auto const listener = listen(sample, &echo);
    BOOST_TEST(exchange(listener->port(), "OPTIONS /Users HTTP/1.1\r\nHost: h\r\n\r\n").body == "OPTIONS /Users ");
    BOOST_TEST(exchange(listener->port(), "TRACE /Users HTTP/1.1\r\nHost: h\r\n\r\n").body == "TRACE /Users ");
}

BOOST_DATA_TEST_CASE(a_handler_that_throws_is_a_500, stacks)
{
    auto const listener
        = listen(sample, [](HttpRequest const&) -> HttpResponse { throw std::runtime_error {"out of ink"}; });
    auto const response = exchange(listener->port(), plain_get);
    BOOST_TEST(response.status == 500);
    BOOST_TEST(response.body.find("out of ink") != std::string::npos);
}

BOOST_DATA_TEST_CASE(a_port_in_use_is_said_in_a_sentence, stacks)
{
    auto const first = listen(stacks.front(), &echo);
    ListenOptions options;
    options.port = first->port();
    auto const second = sample.listen(options, &echo);
    BOOST_REQUIRE(!second);
    BOOST_TEST(second.error()
        == "port " + std::to_string(first->port())
            + " on 127.0.0.1 is already in use (another program listens there). Choose another with --port.");
}

BOOST_DATA_TEST_CASE(stop_ends_idle_connections, stacks)
{
    auto const listener = listen(sample, &echo);
    RawClient fresh {listener->port()};
    RawClient used {listener->port()};
    used.send(plain_get);
    BOOST_TEST(used.read_response().status == 200);
    listener->stop();
    BOOST_TEST(used.is_at_end());
    BOOST_CHECK_THROW(RawClient {listener->port()}, std::runtime_error);
    listener->stop();
}

BOOST_DATA_TEST_CASE(stop_lets_a_running_request_end, stacks)
{
    std::latch entered {1};
    std::latch released {1};
    auto const listener = listen(sample, [&](HttpRequest const& request) {
        entered.count_down();
        released.wait();
        return echo(request);
    });
    RawClient client {listener->port()};
    client.send(plain_get);
    entered.wait();
    auto stopped = std::async(std::launch::async, [&] { listener->stop(); });
    released.count_down();
    BOOST_TEST(client.read_response().body == "GET /Users ");
    stopped.get();
}

BOOST_DATA_TEST_CASE(requests_of_many_clients_run_side_by_side, stacks)
{
    auto const listener = listen(sample, &echo);
    std::vector<std::future<int>> answers;
    for (int i = 0; i < 8; ++i) {
        answers.push_back(std::async(std::launch::async, [port = listener->port()] {
            RawClient client {port};
            int good = 0;
            for (int k = 0; k < 50; ++k) {
                client.send(plain_get);
                good += client.read_response().status == 200 ? 1 : 0;
            }
            return good;
        }));
    }
    for (auto& answer : answers)
        BOOST_TEST(answer.get() == 50);
}

BOOST_AUTO_TEST_CASE(cpprestsdk_listens_on_loopback_only)
{
    ListenOptions options;
    options.address = "0.0.0.0";
    auto const listener = listen_with_cpprest(options, &echo);
    BOOST_REQUIRE(!listener);
    BOOST_TEST(listener.error().find("--http beast") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
