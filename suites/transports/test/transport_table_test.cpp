// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include "loopback_server.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <thread>

// What both clients must do alike. Known differences of cpprestsdk: it sorts and merges header fields, sends its own
// User-Agent and Connection, has no timings but the total, cannot follow an interim answer, refuses raw quotes,
// brackets and blanks in targets, and a negative chunk size ends the process.

namespace scim::transports {
namespace {

using namespace std::chrono_literals;
using conformance::Transport;
using conformance::TransportError;
using test::Afterwards;
using test::LoopbackServer;
using test::Reply;
using Kind = TransportError::Kind;

/// One of the clients.
struct Client {
    char const* name;
    Result<std::unique_ptr<Transport>, std::string> (*make)(TransportOptions const&);
};

std::ostream& operator<<(std::ostream& out, Client const& client)
{
    return out << client.name;
}

std::vector<Client> clients()
{
    std::vector<Client> all {{"curl", &make_curl_transport}};
#if SCIM_TEST_CPPREST
    all.push_back({"cpprestsdk", &make_cpprest_transport});
#endif
    return all;
}

std::unique_ptr<Transport> connect(Client const& client, Uri const& base)
{
    TransportOptions options;
    options.base = base;
    auto made = client.make(options);
    BOOST_TEST_REQUIRE(made.has_value());
    return std::move(*made);
}

HttpRequest get(std::string target)
{
    return {"GET", std::move(target), {{"Accept", "application/scim+json"}}, ""};
}

constexpr char const* empty_object
    = "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: 2\r\n\r\n{}";

Kind failure_kind(Client const& client, std::string bytes, Afterwards afterwards)
{
    LoopbackServer const server {{{std::move(bytes), afterwards}}};
    auto const transport = connect(client, server.base());
    auto const answer = transport->send(get("/scim/v2/Users"), 300ms);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST(!answer.error().text.empty());
    return answer.error().kind;
}

BOOST_DATA_TEST_CASE(an_answer_is_given_back, clients())
{
    LoopbackServer const server {{{empty_object}}};
    auto const answer = connect(sample, server.base())->send(get("/scim/v2/Users"), 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.status == 200);
    BOOST_TEST(answer->response.reason == "OK");
    BOOST_TEST(answer->response.body == "{}");
    BOOST_TEST(answer->response.fields.find("content-type").value() == "application/scim+json");
    BOOST_TEST(answer->http_version == "1.1");
    BOOST_TEST(answer->timing.total > 0);
}

BOOST_DATA_TEST_CASE(an_encoded_target_goes_out_as_it_is, clients())
{
    LoopbackServer const server {{{empty_object}}};
    auto const target = "/scim/v2/Users?filter=userName+eq+%22a%40b%22&x=%7e";
    BOOST_TEST_REQUIRE(connect(sample, server.base())->send(get(target), 5s).has_value());
    BOOST_TEST(server.requests().front().find("GET " + std::string {target} + " HTTP/1.1\r\n") == 0u);
}

BOOST_DATA_TEST_CASE(a_body_goes_out_byte_for_byte, clients())
{
    LoopbackServer const server {{{"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"}}};
    HttpRequest const request {
        "PATCH", "/scim/v2/Users/1", {{"Content-Type", "application/scim+json"}}, "{ \"a\":  1,\n\"a\": \xC3\xA9 }"};
    BOOST_TEST_REQUIRE(connect(sample, server.base())->send(request, 5s).has_value());
    auto const sent = server.requests().front();
    BOOST_TEST(sent.find("PATCH /scim/v2/Users/1 HTTP/1.1\r\n") == 0u);
    BOOST_TEST(sent.substr(sent.find("\r\n\r\n") + 4) == request.body);
    auto const blank = std::string {sample.name} == "curl" ? " " : "";
    BOOST_TEST(sent.find("Content-Type:" + std::string {blank} + "application/scim+json\r\n") != std::string::npos);
}

BOOST_DATA_TEST_CASE(a_204_has_no_body, clients())
{
    LoopbackServer const server {{{"HTTP/1.1 204 No Content\r\n\r\n"}, {empty_object}}};
    auto const transport = connect(sample, server.base());
    auto const answer = transport->send({"DELETE", "/scim/v2/Users/1", {}, ""}, 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.status == 204);
    BOOST_TEST(answer->response.body.empty());
}

BOOST_DATA_TEST_CASE(a_chunked_body_is_joined, clients())
{
    LoopbackServer const server {
        {{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"}}};
    auto const answer = connect(sample, server.base())->send(get("/scim/v2/Users"), 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.body == "{\"a\":1}");
}

BOOST_DATA_TEST_CASE(a_redirect_is_an_answer, clients())
{
    LoopbackServer const server {
        {{"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"}, {empty_object}}};
    auto const answer = connect(sample, server.base())->send(get("/scim/v2/Users"), 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.status == 302);
    BOOST_TEST(server.requests().size() == 1u);
}

BOOST_DATA_TEST_CASE(a_closed_port_is_refused, clients())
{
    Uri const base {"http", "127.0.0.1", test::unused_port(), "", ""};
    auto const answer = connect(sample, base)->send(get("/Users"), 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::refused));
    BOOST_TEST(answer.error().text == "connection refused (tried 127.0.0.1:" + std::to_string(base.port) + ")");
}

BOOST_DATA_TEST_CASE(a_connection_closed_without_answer_is_closed, clients())
{
    BOOST_TEST((failure_kind(sample, "", Afterwards::close) == Kind::closed));
}

BOOST_DATA_TEST_CASE(a_connection_closed_in_the_body_is_closed, clients())
{
    BOOST_TEST(
        (failure_kind(sample, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", Afterwards::close) == Kind::closed));
}

BOOST_DATA_TEST_CASE(silence_is_a_timeout, clients())
{
    BOOST_TEST((failure_kind(sample, "", Afterwards::stay_silent) == Kind::timeout));
    BOOST_TEST((failure_kind(sample, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", Afterwards::stay_silent)
        == Kind::timeout));
}

BOOST_DATA_TEST_CASE(a_post_is_never_sent_twice, clients())
{
    LoopbackServer const server {{{empty_object}, {"", Afterwards::close}, {empty_object}}};
    auto const transport = connect(sample, server.base());
    BOOST_TEST_REQUIRE(transport->send(get("/scim/v2/Users"), 5s).has_value());
    auto const answer = transport->send({"POST", "/scim/v2/Users", {{"Content-Type", "a/b"}}, "{}"}, 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::closed), answer.error().text);
    BOOST_TEST(server.requests().size() == 2u);
}

BOOST_DATA_TEST_CASE(a_line_break_in_a_header_is_not_sent, clients())
{
    LoopbackServer const server {{{empty_object}}};
    auto const answer = connect(sample, server.base())->send({"GET", "/", {{"X", "a\r\nY: b"}}, ""}, 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::tool));
    BOOST_TEST(server.requests().empty());
}

BOOST_DATA_TEST_CASE(a_cancelled_exchange_ends, clients())
{
    LoopbackServer const server {{{"", Afterwards::stay_silent}}};
    std::atomic<bool> const cancelled {true};
    TransportOptions options;
    options.base = server.base();
    options.cancelled = &cancelled;
    auto made = sample.make(options);
    BOOST_TEST_REQUIRE(made.has_value());
    auto const answer = (*made)->send(get("/scim/v2/Users"), 20s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::cancelled));
}

BOOST_DATA_TEST_CASE(a_missing_certificate_file_is_named, clients())
{
    TransportOptions options;
    options.base = {"https", "localhost", 443, "", ""};
    options.ca_file = "no-such-file.pem";
    auto const made = sample.make(options);
    BOOST_TEST_REQUIRE(!made.has_value());
    BOOST_TEST(made.error() == "--ca: cannot read the file no-such-file.pem.");
}

}  // namespace
}  // namespace scim::transports
