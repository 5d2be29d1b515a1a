// SPDX-License-Identifier: Apache-2.0
#include "listener/request_reader.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <ostream>
#include <string>
#include <string_view>

namespace scim::server {
namespace {

constexpr ReaderLimits limits {256, 512, 64};

void give(RequestReader& reader, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const room = reader.room();
        auto const count = std::min(room.size(), bytes.size());
        std::memcpy(room.data(), bytes.data(), count);
        reader.received(count);
        bytes.remove_prefix(count);
    }
}

// Bytes that no request can be made of, and the status that says so.
struct Offence {
    char const* what;
    std::string bytes;
    int status;
};
std::ostream& operator<<(std::ostream& out, Offence const& offence)
{
    return out << offence.what;
}

std::string get_with(std::string_view fields)
{
    return "GET /Users HTTP/1.1\r\nHost: h\r\n" + std::string {fields} + "\r\n";
}

std::array const offences {
    Offence {"no request line", "hello\r\n\r\n", 400},
    Offence {"TLS greeting", std::string {"\x16\x03\x01\x02\x00\x01\x00\x01", 8} + "\r\n\r\n", 400},
    Offence {"blank in the target", "GET /Users?filter=a eq b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    Offence {"HTTP/9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", 400},
    Offence {"no Host, RFC 9112 section 3.2", "GET / HTTP/1.1\r\n\r\n", 400},
    Offence {"two Hosts", get_with("Host: i\r\n"), 400},
    Offence {"field without colon", get_with("nonsense\r\n"), 400},
    Offence {"length is no number", get_with("Content-Length: abc\r\n"), 400},
    Offence {"negative length", get_with("Content-Length: -1\r\n"), 400},
    Offence {"two lengths", get_with("Content-Length: 3\r\nContent-Length: 4\r\n"), 400},
    Offence {"length and chunked", get_with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400},
    Offence {"chunk size -1", get_with("Transfer-Encoding: chunked\r\n") + "-1\r\n", 400},
    Offence {"chunk size zz", get_with("Transfer-Encoding: chunked\r\n") + "zz\r\n", 400},
    Offence {"coding without chunked, RFC 9112 section 6.3", get_with("Transfer-Encoding: gzip\r\n"), 400},
    Offence {"chunked is not last", get_with("Transfer-Encoding: chunked, gzip\r\n"), 400},
    Offence {"chunked twice", get_with("Transfer-Encoding: chunked, chunked\r\n"), 400},
    Offence {"chunked in two fields", get_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
    Offence {"nearly chunked", get_with("Transfer-Encoding: xchunked\r\n"), 400},
    Offence {"chunked with a parameter", get_with("Transfer-Encoding: chunked;q=1\r\n"), 400},
    Offence {"blank before the colon, RFC 9112 section 5.1", get_with("Transfer-Encoding : chunked\r\n"), 400},
    Offence {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
    Offence {"coding we do not know", get_with("Transfer-Encoding: gzip, chunked\r\n"), 501},
    Offence {"invalid Host", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
    Offence {"neither path nor URL", "GET Users HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    Offence {"star for GET", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
    Offence {"long target", "GET /" + std::string(256, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
    Offence {"target longer than any header", "GET /" + std::string(600, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
    Offence {"target that never ends", "GET /" + std::string(600, 'x'), 414},
    Offence {"chunk extension that never ends",
        get_with("Transfer-Encoding: chunked\r\n") + "1;" + std::string(600, 'x'), 431},
    Offence {"trailer that never ends",
        get_with("Transfer-Encoding: chunked\r\n") + "0\r\nX-A: " + std::string(600, 'x'), 431},
    Offence {"unknown expectation", get_with("Expect: tea\r\n"), 417},
    Offence {"long field", get_with("X-Long: " + std::string(600, 'x') + "\r\n"), 431},
    Offence {"long field that never ends", "GET / HTTP/1.1\r\nX-Long: " + std::string(600, 'x'), 431},
    Offence {"announced body too long", get_with("Content-Length: 65\r\n"), 413},
    Offence {
        "chunked body too long", get_with("Transfer-Encoding: chunked\r\n") + "41\r\n" + std::string(65, 'x'), 413},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(request_reader_suite)

BOOST_DATA_TEST_CASE(what_is_no_request_is_refused, offences)
{
    RequestReader reader {limits};
    give(reader, sample.bytes);
    BOOST_TEST((reader.advance() == Progress::refused));
    BOOST_TEST(reader.refusal().status == sample.status);
    BOOST_TEST(reader.refusal().body.find("scim:api:messages:2.0:Error") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_request_arrives_byte_by_byte)
{
    std::string_view const bytes = "POST /Users HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\n{}";
    RequestReader reader {limits};
    for (auto const byte : bytes.substr(0, bytes.size() - 1)) {
        give(reader, {&byte, 1});
        BOOST_TEST((reader.advance() == Progress::needs_more));
        BOOST_TEST(reader.has_begun());
    }
    give(reader, bytes.substr(bytes.size() - 1));
    BOOST_TEST((reader.advance() == Progress::complete));
    auto const incoming = reader.take();
    BOOST_TEST(incoming.request.method == "POST");
    BOOST_TEST(incoming.request.target == "/Users");
    BOOST_TEST(incoming.request.body == "{}");
    BOOST_TEST(incoming.request.fields.find_all("X-A").size() == 2U);
    BOOST_TEST((incoming.persistence == Persistence::keep));
    BOOST_TEST(!reader.has_begun());
}

BOOST_AUTO_TEST_CASE(pipelined_requests_come_one_by_one)
{
    RequestReader reader {limits};
    give(reader, "GET /a HTTP/1.1\r\nHost: h\r\n\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST((reader.advance() == Progress::complete));
    BOOST_TEST(reader.take().request.target == "/a");
    BOOST_TEST(reader.has_begun());
    BOOST_TEST((reader.advance() == Progress::complete));
    BOOST_TEST(reader.take().request.target == "/b");
    BOOST_TEST((reader.advance() == Progress::needs_more));
    BOOST_TEST(!reader.has_begun());
}

BOOST_AUTO_TEST_CASE(chunks_are_joined)
{
    RequestReader reader {limits};
    give(reader, get_with("Transfer-Encoding: chunked\r\n") + "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    BOOST_TEST((reader.advance() == Progress::complete));
    BOOST_TEST(reader.take().request.body == "abcde");
}

// RFC 9110 section 6.5.1: a trailer field must not become a field of the header.
BOOST_AUTO_TEST_CASE(a_trailer_adds_no_fields)
{
    RequestReader reader {limits};
    give(reader,
        get_with("Transfer-Encoding: chunked\r\n") + "1\r\na\r\n0\r\nAuthorization: Bearer x\r\nHost: i\r\n\r\n");
    BOOST_TEST((reader.advance() == Progress::complete));
    auto const request = reader.take().request;
    BOOST_TEST(request.body == "a");
    BOOST_TEST(!request.fields.contains("Authorization"));
    BOOST_TEST(request.fields.find_all("Host").size() == 1U);
}

BOOST_AUTO_TEST_CASE(chunks_arrive_byte_by_byte)
{
    for (std::string_view const chunks :
        {"0\r\n\r\n", "1\r\na\r\n0\r\n\r\n", "1;x=\"y\"\r\na\r\n0;x\r\nX-A: 1\r\n\r\n"}) {
        RequestReader reader {limits};
        auto const bytes = get_with("Transfer-Encoding: chunked\r\n") + std::string {chunks};
        auto progress = Progress::needs_more;
        for (auto const byte : bytes) {
            BOOST_TEST((progress == Progress::needs_more));
            give(reader, {&byte, 1});
            progress = reader.advance();
        }
        BOOST_TEST((progress == Progress::complete));
        BOOST_TEST(!reader.take().request.fields.contains("X-A"));
    }
}

// Entra's documents print filters without percent-encoding.
BOOST_AUTO_TEST_CASE(a_raw_target_is_kept_as_sent)
{
    RequestReader reader {limits};
    give(reader, "GET //x/Users?filter=emails[type+eq+\"work\"]&q={|}%zz HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST((reader.advance() == Progress::complete));
    BOOST_TEST(reader.take().request.target == "//x/Users?filter=emails[type+eq+\"work\"]&q={|}%zz");
}

BOOST_AUTO_TEST_CASE(an_absolute_target_becomes_a_path)
{
    RequestReader reader {limits};
    give(reader, "GET http://h:1/Users?count=1 HTTP/1.1\r\nHost: h:1\r\n\r\n");
    BOOST_TEST((reader.advance() == Progress::complete));
    BOOST_TEST(reader.take().request.target == "/Users?count=1");
    RequestReader without_path {limits};
    give(without_path, "GET http://h:1?count=1 HTTP/1.1\r\nHost: h:1\r\n\r\n");
    BOOST_TEST((without_path.advance() == Progress::complete));
    BOOST_TEST(without_path.take().request.target == "/?count=1");
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_for_continue_is_seen_once)
{
    RequestReader reader {limits};
    give(reader, get_with("Expect: 100-Continue\r\nContent-Length: 2\r\n"));
    BOOST_TEST((reader.advance() == Progress::expects_continue));
    BOOST_TEST((reader.advance() == Progress::needs_more));
    give(reader, "{}");
    BOOST_TEST((reader.advance() == Progress::complete));
}

BOOST_AUTO_TEST_CASE(a_client_that_did_not_wait_needs_no_continue)
{
    RequestReader reader {limits};
    give(reader, get_with("Expect: 100-continue\r\nContent-Length: 2\r\n") + "{}");
    BOOST_TEST((reader.advance() == Progress::complete));
}

BOOST_AUTO_TEST_CASE(the_version_and_connection_field_decide_about_persistence)
{
    auto const persistence_of = [](std::string_view bytes) {
        RequestReader reader {limits};
        give(reader, bytes);
        BOOST_REQUIRE((reader.advance() == Progress::complete));
        return reader.take().persistence;
    };
    BOOST_TEST((persistence_of(get_with("Connection: close, TE\r\n")) == Persistence::close));
    BOOST_TEST((persistence_of("GET / HTTP/1.0\r\n\r\n") == Persistence::close));
    BOOST_TEST((persistence_of("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") == Persistence::keep_and_say_so));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
