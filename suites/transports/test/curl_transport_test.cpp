// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include "curl_failure.hpp"
#include "loopback_server.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

// What only libcurl can do of the two.

namespace scim::transports {
namespace {

using namespace std::chrono_literals;
using conformance::TransportError;
using test::Afterwards;
using test::LoopbackServer;
using Kind = TransportError::Kind;

std::unique_ptr<conformance::Transport> connect(LoopbackServer const& server, std::size_t max_bytes = 1024 * 1024)
{
    TransportOptions options;
    options.base = server.base();
    options.max_response_bytes = max_bytes;
    auto made = make_curl_transport(options);
    BOOST_TEST_REQUIRE(made.has_value());
    return std::move(*made);
}

HttpRequest get(std::string target)
{
    return {"GET", std::move(target), {}, ""};
}

constexpr char const* empty_object = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

BOOST_AUTO_TEST_CASE(nothing_is_sent_but_what_was_asked_for)
{
    LoopbackServer const server {{{empty_object}}};
    BOOST_TEST_REQUIRE(connect(server)->send(get("/scim/v2/Users"), 5s).has_value());
    auto const host = "127.0.0.1:" + std::to_string(server.base().port);
    BOOST_TEST(server.requests().front() == "GET /scim/v2/Users HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_post_carries_its_length_and_nothing_of_curl)
{
    LoopbackServer const server {{{empty_object}}};
    auto const big = std::string(3'000'000, 'x');  // libcurl would announce this one with Expect
    BOOST_TEST_REQUIRE(connect(server)->send({"POST", "/Users", {}, big}, 5s).has_value());
    auto const sent = server.requests().front();
    auto const host = "127.0.0.1:" + std::to_string(server.base().port);
    BOOST_TEST(sent.substr(0, sent.find("\r\n\r\n"))
        == "POST /Users HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 3000000");
    BOOST_TEST(sent.size() == sent.find("\r\n\r\n") + 4 + big.size());
}

BOOST_AUTO_TEST_CASE(request_fields_keep_order_repeats_and_spelling)
{
    LoopbackServer const server {{{empty_object}}};
    HttpRequest const request {"GET", "/", {{"X-B", "1"}, {"x-a", "2"}, {"X-B", "3"}, {"X-Empty", ""}}, ""};
    BOOST_TEST_REQUIRE(connect(server)->send(request, 5s).has_value());
    BOOST_TEST(server.requests().front().find("X-B: 1\r\nx-a: 2\r\nX-B: 3\r\nX-Empty:\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(response_fields_keep_order_repeats_and_spelling)
{
    LoopbackServer const server {{{"HTTP/1.1 200 Fine\r\nx-b: 1\r\nX-A: 2\r\nX-B: 3\r\nContent-Length: 0\r\n\r\n"}}};
    auto const answer = connect(server)->send(get("/"), 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    Fields const expected {{"x-b", "1"}, {"X-A", "2"}, {"X-B", "3"}, {"Content-Length", "0"}};
    BOOST_TEST((answer->response.fields == expected));
    BOOST_TEST(answer->response.reason == "Fine");
}

BOOST_AUTO_TEST_CASE(a_raw_target_goes_out_verbatim)
{
    LoopbackServer const server {{{empty_object}}};
    auto const target = "/scim/v2//Users/../x?filter=emails[type eq \"work\"]|\xC3\xA9";
    BOOST_TEST_REQUIRE(connect(server)->send(get(target), 5s).has_value());
    BOOST_TEST(server.requests().front().find("GET " + std::string {target} + " HTTP/1.1\r\n") == 0u);
}

BOOST_AUTO_TEST_CASE(an_interim_answer_is_passed_over)
{
    LoopbackServer const server {{{"HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n" + std::string {empty_object}}}};
    auto const answer = connect(server)->send(get("/"), 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.status == 200);
    BOOST_TEST(!answer->response.fields.contains("X-Interim"));
}

BOOST_AUTO_TEST_CASE(connections_are_reused)
{
    LoopbackServer const server {{{empty_object}, {empty_object}, {empty_object}}};
    auto const transport = connect(server);
    BOOST_TEST_REQUIRE(transport->send(get("/a"), 5s).has_value());
    auto const second = transport->send({"POST", "/b", {}, "{}"}, 5s);
    BOOST_TEST_REQUIRE(second.has_value());
    BOOST_TEST(!second->timing.connect.has_value());
    BOOST_TEST(server.connections() == 1);
}

BOOST_AUTO_TEST_CASE(a_get_is_never_sent_twice)
{
    LoopbackServer const server {{{empty_object}, {"", Afterwards::close}, {empty_object}}};
    auto const transport = connect(server);
    BOOST_TEST_REQUIRE(transport->send(get("/a"), 5s).has_value());
    auto const answer = transport->send(get("/b"), 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::closed));
    BOOST_TEST(server.requests().size() == 2u);
}

/// Bytes that are no HTTP.
struct Broken {
    char const* bytes;
};

std::ostream& operator<<(std::ostream& out, Broken const& broken)
{
    return out << broken.bytes;
}

constexpr std::array broken_answers {
    Broken {"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"},
    Broken {"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}"},
    Broken {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n"},
    Broken {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"},
    Broken {"HELLO\r\n\r\n"},
};

BOOST_DATA_TEST_CASE(broken_framing_is_a_protocol_error, broken_answers)
{
    LoopbackServer const server {{{sample.bytes, Afterwards::close}}};
    auto const answer = connect(server)->send(get("/"), 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == Kind::protocol), answer.error().text);
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_cut_off)
{
    LoopbackServer const server {{{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123456789"}}};
    auto const answer = connect(server, 8)->send(get("/"), 5s);
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST(answer.error().text == "the body is larger than 8 bytes");
}

BOOST_AUTO_TEST_CASE(a_head_answer_has_no_body)
{
    LoopbackServer const server {{{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"}}};
    auto const answer = connect(server)->send({"HEAD", "/", {}, ""}, 5s);
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->response.fields.find("Content-Length").value() == "90");
}

/// A text of OpenSSL or libcurl with the sentence it becomes.
struct TlsText {
    char const* library;
    char const* ours;
};

std::ostream& operator<<(std::ostream& out, TlsText const& text)
{
    return out << text.library;
}

constexpr std::array tls_texts {
    TlsText {"SSL certificate problem: unable to get local issuer certificate",
        "TLS: the certificate's authority is unknown"},
    TlsText {"SSL: no alternative certificate subject name matches target host name 'x.example'",
        "TLS: the certificate is for another host than x.example"},
    TlsText {"SSL certificate problem: certificate has expired", "TLS: the certificate has expired"},
    TlsText {"error:0A00010B:SSL routines::wrong version number",
        "TLS: x.example does not speak TLS on this port. Is the URL http://?"},
    TlsText {"error:0A00042E:SSL routines::tlsv1 alert protocol version", "TLS: no common TLS protocol version"},
    TlsText {"something else ", "TLS handshake with x.example failed: something else"},
};

BOOST_DATA_TEST_CASE(tls_failures_are_told_apart, tls_texts)
{
    BOOST_TEST(tls_failure_text(sample.library, "x.example") == sample.ours);
}

}  // namespace
}  // namespace scim::transports
