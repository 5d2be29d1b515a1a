// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include "listener/raw_client.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

namespace scim::server::test {
namespace {

HttpResponse echo(HttpRequest const& request)
{
    HttpResponse response;
    response.status = request.method == "DELETE" ? 204 : 200;
    response.body = request.target + " " + request.body;
    return response;
}

std::unique_ptr<Listener> listen(ListenOptions options = {})
{
    auto listener = listen_with_beast(std::move(options), &echo);
    if (!listener)
        throw std::runtime_error {listener.error()};
    return *std::move(listener);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(beast_listener)

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order)
{
    auto const listener = listen();
    RawClient client {listener->port()};
    client.send(
        "GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(client.read_response().body == "/1 ");
    BOOST_TEST(client.read_response().body == "/2 ");
    BOOST_TEST(client.read_response().body == "/3 ");
}

BOOST_AUTO_TEST_CASE(head_has_the_length_of_get_and_delete_has_none)
{
    auto const listener = listen();
    RawClient client {listener->port()};
    client.send("HEAD /1 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(client.read_head().fields.find("Content-Length").value() == "3");
    client.send("DELETE /1 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(!client.read_response().fields.contains("Content-Length"));
}

BOOST_AUTO_TEST_CASE(a_client_that_asks_may_continue)
{
    auto const listener = listen();
    RawClient client {listener->port()};
    client.send("POST /1 HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    BOOST_TEST(client.read_response().status == 100);
    client.send("{}");
    BOOST_TEST(client.read_response().body == "/1 {}");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_too_long_is_not_asked_for)
{
    ListenOptions options;
    options.max_body_bytes = 1;
    auto const listener = listen(options);
    RawClient client {listener->port()};
    client.send("POST /1 HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    auto const response = client.read_response();
    BOOST_TEST(response.status == 413);
    BOOST_TEST(response.fields.find("Connection").value() == "close");
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_CASE(a_refused_client_can_send_on_and_still_reads_why)
{
    ListenOptions options;
    options.max_body_bytes = 1;
    auto const listener = listen(options);
    RawClient client {listener->port()};
    client.send("POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n");
    client.send(std::string(3'000'000, 'x'));
    BOOST_TEST(client.read_response().status == 413);
}

BOOST_AUTO_TEST_CASE(a_request_that_never_ends_is_408)
{
    ListenOptions options;
    options.read_timeout = std::chrono::milliseconds {30};
    auto const listener = listen(options);
    RawClient client {listener->port()};
    client.send("GET /1 HTTP/1.1\r\nHos");
    BOOST_TEST(client.read_response().status == 408);
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed_in_silence)
{
    ListenOptions options;
    options.idle_timeout = std::chrono::milliseconds {30};
    auto const listener = listen(options);
    RawClient client {listener->port()};
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_CASE(one_client_too_many_is_told_so)
{
    ListenOptions options;
    options.max_connections = 1;
    auto const listener = listen(options);
    RawClient first {listener->port()};
    first.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(first.read_response().status == 200);
    RawClient second {listener->port()};
    BOOST_TEST(second.read_response().status == 503);
    first.send("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(first.read_response().body == "/2 ");
}

BOOST_AUTO_TEST_CASE(a_client_of_http_1_0_is_served_once_or_told_that_it_may_stay)
{
    auto const listener = listen();
    RawClient once {listener->port()};
    once.send("GET /1 HTTP/1.0\r\n\r\n");
    BOOST_TEST(once.read_response().fields.find("Connection").value() == "close");
    BOOST_TEST(once.is_at_end());
    RawClient stays {listener->port()};
    stays.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    BOOST_TEST(stays.read_response().fields.find("Connection").value() == "keep-alive");
    stays.send("GET /2 HTTP/1.0\r\n\r\n");
    BOOST_TEST(stays.read_response().body == "/2 ");
}

BOOST_AUTO_TEST_CASE(the_port_is_free_again_after_stop)
{
    auto const first = listen();
    RawClient client {first->port()};
    client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(client.read_response().status == 200);
    first->stop();
    ListenOptions options;
    options.port = first->port();
    BOOST_TEST(listen(options)->port() == first->port());
}

BOOST_AUTO_TEST_CASE(stop_does_not_wait_for_half_a_request)
{
    auto const listener = listen();
    RawClient client {listener->port()};
    client.send("POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf");
    listener->stop();
    BOOST_CHECK_THROW(RawClient {listener->port()}, std::runtime_error);
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_said_in_a_sentence)
{
    ListenOptions options;
    options.address = "example";
    auto const listener = listen_with_beast(options, &echo);
    BOOST_REQUIRE(!listener);
    BOOST_TEST(listener.error() == "\"example\" is not an IP address. Listen on 127.0.0.1.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
