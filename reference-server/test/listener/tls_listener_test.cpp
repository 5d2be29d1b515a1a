// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include "listener/raw_client.hpp"
#include "listener/tls_client.hpp"
#include "listener/tls_files.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

namespace scim::server::test {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

/// Says which path was asked for; /large has three million letters, /cut ends early.
Answer respond(HttpRequest const& request)
{
    HttpResponse response;
    response.status = 200;
    response.body = request.target + " " + std::to_string(request.body.size());
    if (request.target == "/large")
        response.body = std::string(3'000'000, 'x');
    if (request.target == "/cut")
        return {response, {0ms, Delivery::Kind::truncated, 2}};
    return response;
}

/// A listener with its certificate.
struct Https {
    TlsFolder folder;
    std::unique_ptr<Listener> listener;

    explicit Https(ListenOptions options = {})
    {
        // OpenSSL's client writes without MSG_NOSIGNAL.
        std::signal(SIGPIPE, SIG_IGN);
        options.tls = TlsFiles {folder.certificate(), folder.key()};
        auto listening = listen_with_beast(std::move(options), &respond);
        if (!listening)
            throw std::runtime_error {listening.error()};
        listener = *std::move(listening);
    }

    std::uint16_t port() const { return listener->port(); }
    TlsGreeting greeting(int newest_version = 0x304) const { return {folder.certificate(), newest_version}; }
};

std::string get(std::string const& path, std::string const& fields = "")
{
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

/// Why listening with these files fails.
std::string problem_with(std::string const& certificate, std::string const& key)
{
    ListenOptions options;
    options.tls = TlsFiles {certificate, key};
    auto const listener = listen_with_beast(options, &respond);
    return listener ? "" : listener.error();
}

bool says(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

struct Version {
    int on_the_wire;
    char const* name;
};
std::ostream& operator<<(std::ostream& out, Version const& version)
{
    return out << version.name;
}
std::array const served {Version {0x303, "TLSv1.2"}, Version {0x304, "TLSv1.3"}};
std::array const refused {Version {0x301, "TLSv1"}, Version {0x302, "TLSv1.1"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_listener)

BOOST_DATA_TEST_CASE(today_s_versions_are_served, served)
{
    Https const https;
    TlsClient client {https.port(), https.greeting(sample.on_the_wire)};
    BOOST_REQUIRE_MESSAGE(client.is_connected(), client.problem());
    BOOST_TEST(client.version() == sample.name);
    client.send(get("/1", "Connection: close\r\n"));
    auto const response = client.read_to_end();
    BOOST_TEST(response.starts_with("HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(response.ends_with("\r\n\r\n/1 0"));
    BOOST_TEST(client.was_closed_properly());
}

// RFC 8996 forbids them.
BOOST_DATA_TEST_CASE(versions_before_1_2_are_refused, refused)
{
    Https const https;
    TlsClient const client {https.port(), https.greeting(sample.on_the_wire)};
    BOOST_TEST(!client.is_connected());
    BOOST_TEST(says(client.problem(), "protocol version"));
}

BOOST_AUTO_TEST_CASE(a_connection_serves_several_requests_over_tls)
{
    Https const https;
    TlsClient client {https.port(), https.greeting()};
    client.send(get("/1") + get("/2"));
    client.send("POST /3 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 500000\r\n\r\n");
    client.send(std::string(500'000, 'x'));
    auto const responses = client.read_to_end();
    BOOST_TEST(says(responses, "\r\n\r\n/1 0HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(says(responses, "\r\n\r\n/2 0HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(responses.ends_with("\r\n\r\n/3 500000"));
}

BOOST_AUTO_TEST_CASE(a_large_response_arrives_whole)
{
    Https const https;
    TlsClient client {https.port(), https.greeting()};
    client.send(get("/large", "Connection: close\r\n"));
    auto const response = client.read_to_end();
    BOOST_TEST(std::count(response.begin(), response.end(), 'x') == 3'000'000);
    BOOST_TEST(client.was_closed_properly());
}

BOOST_AUTO_TEST_CASE(a_response_can_be_cut_short_over_tls)
{
    Https const https;
    TlsClient client {https.port(), https.greeting()};
    client.send(get("/cut"));
    auto const response = client.read_to_end();
    BOOST_TEST(says(response, "\r\nContent-Length: 6\r\n"));
    BOOST_TEST(response.ends_with("\r\n\r\n/c"));
}

BOOST_AUTO_TEST_CASE(plain_http_on_the_tls_port_is_hung_up_on)
{
    Https const https;
    RawClient plain {https.port()};
    plain.send(get("/1"));
    BOOST_TEST(!says(plain.read_to_end(), "HTTP/1.1"));
    TlsClient client {https.port(), https.greeting()};
    BOOST_TEST(client.is_connected());
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_greet_is_hung_up_on)
{
    ListenOptions options;
    options.read_timeout = 40ms;
    Https const https {options};
    RawClient mute {https.port()};
    BOOST_TEST(mute.is_at_end());
    RawClient half {https.port()};
    half.send(std::string {"\x16\x03\x01\x02\x00\x01\x00\x01", 8});
    BOOST_TEST(half.is_at_end());
}

BOOST_AUTO_TEST_CASE(a_request_that_never_ends_is_408_over_tls)
{
    ListenOptions options;
    options.read_timeout = 100ms;
    Https const https {options};
    TlsClient client {https.port(), https.greeting()};
    client.send("GET /1 HTTP/1.1\r\nHos");
    BOOST_TEST(client.read_to_end().starts_with("HTTP/1.1 408 "));
    BOOST_TEST(client.was_closed_properly());
}

BOOST_AUTO_TEST_CASE(one_client_too_many_is_hung_up_on)
{
    ListenOptions options;
    options.max_connections = 1;
    Https const https {options};
    TlsClient first {https.port(), https.greeting()};
    TlsClient const second {https.port(), https.greeting()};
    BOOST_TEST(!second.is_connected());
    first.send(get("/1", "Connection: close\r\n"));
    BOOST_TEST(first.read_to_end().ends_with("/1 0"));
}

BOOST_AUTO_TEST_CASE(stop_waits_neither_for_a_greeting_nor_for_an_idle_client)
{
    Https const https;
    RawClient mute {https.port()};
    TlsClient idle {https.port(), https.greeting()};
    idle.send(get("/1"));
    BOOST_TEST(idle.read(12) == "HTTP/1.1 200");
    auto const start = Steady::now();
    https.listener->stop();
    // A client that has just been answered is given two seconds to read that.
    BOOST_TEST((Steady::now() - start < 5s));
    BOOST_TEST(mute.is_at_end());
}

BOOST_AUTO_TEST_CASE(clients_that_break_tls_end_only_their_own_connection)
{
    Https const https;
    auto const hello = std::string {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11};
    std::vector<std::string> const beginnings {"", "\x16", hello, hello + std::string(600, '\xff'),
        std::string(70'000, '\x16'), std::string {"\x15\x03\x03\x00\x02\x02\x28", 7},
        std::string {"\x80\x2e\x01\x00\x02", 5}};
    for (int i = 0; i < 10; ++i) {
        for (auto const& beginning : beginnings) {
            RawClient client {https.port()};
            client.send(beginning);
            if (i % 2 == 0)
                client.vanish();
        }
        TlsClient halfway {https.port(), https.greeting()};
        halfway.send("GET /1 HTTP/1.1\r\nHo");
    }
    TlsClient client {https.port(), https.greeting()};
    client.send(get("/1", "Connection: close\r\n"));
    BOOST_TEST(client.read_to_end().ends_with("/1 0"));
    https.listener->stop();
}

// What is no TLS record behind a good greeting is a broken line, not a request.
BOOST_AUTO_TEST_CASE(plain_bytes_behind_the_greeting_are_hung_up_on)
{
    Https const https;
    TlsClient client {https.port(), https.greeting()};
    client.send_beside_tls(get("/1"));
    BOOST_TEST(!says(client.read_to_end(), "HTTP/1.1"));
    BOOST_TEST((TlsClient {https.port(), https.greeting()}.is_connected()));
}

BOOST_AUTO_TEST_CASE(files_that_will_not_do_are_named)
{
    TlsFolder const folder;
    auto const text = folder.write("text.pem", "hello\n");
    auto const empty = folder.write("empty.pem", "");
    auto const good = folder.certificate();

    auto const missing = folder.path("missing.pem");
    BOOST_TEST(problem_with(missing, folder.key())
        == "the TLS certificate file " + missing
            + " cannot be read: No such file or directory. Give the path of a PEM file.");
    BOOST_TEST(problem_with(good, missing)
        == "the TLS key file " + missing + " cannot be read: No such file or directory. Give the path of a PEM file.");
    BOOST_TEST(says(problem_with(empty, folder.key()), empty + " cannot be read: it is empty"));
    BOOST_TEST(says(problem_with(text, folder.key()), text + " holds no usable certificate in PEM form"));
    BOOST_TEST(says(problem_with(good, text), text + " holds no private key in PEM form"));
    BOOST_TEST(says(problem_with(good, folder.locked_key()), "without a pass phrase"));
    BOOST_TEST(problem_with(good, folder.other_key())
        == "the key in " + folder.other_key() + " does not belong to the certificate in " + good
            + ". Give the two that were made together.");
}

BOOST_AUTO_TEST_CASE(cpprestsdk_does_not_serve_https)
{
    ListenOptions options;
    options.tls = TlsFiles {"certificate.pem", "key.pem"};
    auto const listener = listen_with_cpprest(options, &respond);
    BOOST_REQUIRE(!listener);
    BOOST_TEST(says(listener.error(), "--http beast"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
