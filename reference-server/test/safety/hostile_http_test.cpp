// SPDX-License-Identifier: Apache-2.0
#include "safety/whole_stack.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace scim::server::test {
namespace {

using namespace std::string_literals;

/// Bytes that are no good request, and every status that RFC 9110 and RFC 9112 leave us.
struct Attack {
    char const* what;
    std::string bytes;
    std::vector<int> allowed;
};
std::ostream& operator<<(std::ostream& out, Attack const& attack)
{
    return out << attack.what;
}

std::string const path = "/scim/v2/ServiceProviderConfig";

std::string get_with(std::string const& fields)
{
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + std::string {authorization} + fields + "\r\n";
}

std::string post_with(std::string const& fields, std::string const& body)
{
    return "POST /scim/v2/Users HTTP/1.1\r\nHost: h\r\n" + std::string {authorization}
    + "Content-Type: application/scim+json\r\n" + fields + "\r\n" + body;
}

std::string chunked(std::string const& body)
{
    return post_with("Transfer-Encoding: chunked\r\n", body);
}

std::string const hidden = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";

// After each of these nobody can know where the next request begins: one response, then the end.
std::vector<Attack> const attacks {
    // Start line, RFC 9112 section 3.
    {"HTTP/0.9", "GET /\r\n\r\n", {400}},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505}},
    {"TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s, {400}},
    {"only NUL", std::string(200, '\0'), {400}},
    {"only 0xff", std::string(200, '\xff'), {400}},
    {"two blanks", "GET  " + path + " HTTP/1.1\r\nHost: h\r\n\r\n", {400}},
    {"blank in the target", "GET " + path + "?a b HTTP/1.1\r\nHost: h\r\n\r\n", {400}},
    {"NUL in the target", "GET /scim\0/v2 HTTP/1.1\r\nHost: h\r\n\r\n"s, {400}},
    {"CR in the target", "GET /scim\r/v2 HTTP/1.1\r\nHost: h\r\n\r\n", {400}},
    {"no path", "GET scim/v2/Users HTTP/1.1\r\nHost: h\r\n\r\n", {400}},
    {"long method", std::string(100'000, 'G') + " / HTTP/1.1\r\nHost: h\r\n\r\n", {400, 414, 431, 501}},
    {"long target", "GET /scim/v2/" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", {414}},
    {"10 MB filter in the target",
        "GET /scim/v2/Users?filter=userName+eq+%22" + std::string(10'000'000, 'a') + "%22 HTTP/1.1\r\nHost: h\r\n\r\n",
        {414, 431}},
    {"target that never ends", "GET /" + std::string(1'000'000, 'a'), {414, 431}},
    // Fields, RFC 9112 section 5 and RFC 9110 section 5.5.
    {"field of 64 KB", get_with("X-Long: " + std::string(65'536, 'x') + "\r\n"), {431}},
    {"field that never ends", "GET / HTTP/1.1\r\nX-Long: " + std::string(200'000, 'x'), {431}},
    {"no colon", get_with("nonsense\r\n"), {400}},
    {"no name", get_with(": x\r\n"), {400}},
    {"blank before the colon", get_with("X-A : x\r\n"), {400}},
    {"NUL in a name", get_with("X-\0A: x\r\n"s), {400}},
    {"NUL in a value", get_with("X-A: a\0b\r\n"s), {400}},
    {"CR in a value", get_with("X-A: a\rb\r\n"), {400}},
    {"LF in a value", get_with("X-A: a\nX-B: b\r\n"), {400}},
    {"only LF as line ends", "GET " + path + " HTTP/1.1\nHost: h\n\n", {400}},
    {"only CR as line ends", "GET " + path + " HTTP/1.1\rHost: h\r\r", {400}},
    {"no Host", "GET " + path + " HTTP/1.1\r\n\r\n", {400}},
    {"two Hosts", get_with("Host: i\r\n"), {400}},
    {"Host with a path", "GET " + path + " HTTP/1.1\r\nHost: h/i\r\n\r\n", {400}},
    {"unknown expectation", get_with("Expect: tea\r\n"), {417}},
    // Framing, RFC 9112 section 6.
    {"length is no number", post_with("Content-Length: abc\r\n", hidden), {400}},
    {"length is hexadecimal", post_with("Content-Length: 0x10\r\n", hidden), {400}},
    {"length with a sign", post_with("Content-Length: +5\r\n", hidden), {400}},
    {"negative length", post_with("Content-Length: -1\r\n", hidden), {400}},
    {"empty length", post_with("Content-Length: \r\n", hidden), {400}},
    {"length beyond 64 bits", post_with("Content-Length: 99999999999999999999\r\n", hidden), {400, 413}},
    {"length of 2^64 - 1", post_with("Content-Length: 18446744073709551615\r\n", hidden), {413}},
    {"two lengths", post_with("Content-Length: 3\r\nContent-Length: 4\r\n", "{}" + hidden), {400}},
    {"two lengths in one field", post_with("Content-Length: 3, 4\r\n", "{}" + hidden), {400}},
    {"length and chunked", post_with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden),
        {400}},
    {"chunked and length", post_with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + hidden),
        {400}},
    {"chunked twice", post_with("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n" + hidden), {400}},
    {"chunked in two fields",
        post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden), {400}},
    {"chunked, then identity",
        post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n" + hidden), {400}},
    {"xchunked", post_with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + hidden), {400, 501}},
    {"quoted chunked", post_with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n" + hidden), {400, 501}},
    {"vertical tab and chunked",
        post_with("Transfer-Encoding: \x0b"
                  "chunked\r\n",
            "0\r\n\r\n" + hidden),
        {400}},
    {"chunked with NUL", post_with("Transfer-Encoding: chunked\0\r\n"s, "0\r\n\r\n" + hidden), {400}},
    {"blank before the colon of chunked", post_with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + hidden), {400}},
    {"LF before chunked", post_with("X: x\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden), {400}},
    {"gzip and chunked", post_with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n" + hidden), {501}},
    {"chunked in HTTP/1.0",
        "POST /scim/v2/Users HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden, {400}},
    // Chunks, RFC 9112 section 7.1.
    {"chunk size -1", chunked("-1\r\n\r\n" + hidden), {400}},
    {"chunk size zz", chunked("zz\r\n\r\n" + hidden), {400}},
    {"chunk size 0x5", chunked("0x5\r\nabcde\r\n0\r\n\r\n" + hidden), {400}},
    {"chunk size with a blank before it", chunked(" 5\r\nabcde\r\n0\r\n\r\n" + hidden), {400}},
    {"no chunk size", chunked("\r\n\r\n" + hidden), {400}},
    {"chunk of 2 GB", chunked("7fffffff\r\n"), {413}},
    {"chunk of 2^64 - 1", chunked("ffffffffffffffff\r\n"), {413}},
    {"chunk size beyond 64 bits", chunked("10000000000000000\r\n\r\n" + hidden), {400, 413}},
    {"chunk longer than it says", chunked("3\r\nabcdef\r\n0\r\n\r\n" + hidden), {400}},
    {"chunk size with LF alone", chunked("3\nabc\r\n0\r\n\r\n" + hidden), {400}},
    {"chunk extension that never ends", chunked("3;" + std::string(200'000, 'x')), {400, 431}},
    {"trailer that never ends", chunked("0\r\nX-A: " + std::string(200'000, 'x')), {400, 431}},
    {"trailer with a length", chunked("0\r\nContent-Length: 5\r\n\r\n" + hidden), {400}},
    {"many chunks, too long together", chunked([] {
         std::string chunks;
         for (int i = 0; i < 40; ++i)
             chunks += "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
         return chunks;
     }()),
        {413}},
    {"body of 10 MB", post_with("Content-Length: 10000000\r\n", std::string(10'000'000, 'x')), {413}},
};

/// Unusual, but good: served, and the connection serves on.
struct Oddity {
    char const* what;
    std::string bytes;
    std::vector<int> allowed;
};
std::ostream& operator<<(std::ostream& out, Oddity const& oddity)
{
    return out << oddity.what;
}

std::string const user = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"odd"})";

std::string hexadecimal(std::size_t number)
{
    std::ostringstream text;
    text << std::hex << number;
    return text.str();
}

std::vector<Oddity> const oddities {
    {"empty lines first", "\r\n\r\n" + get_with(""), {200}},
    {"absolute target", "GET http://h" + path + " HTTP/1.1\r\nHost: h\r\n" + std::string {authorization} + "\r\n",
        {200}},
    {"OPTIONS of everything", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", {200, 204, 404, 405, 501}},
    {"TRACE", "TRACE " + path + " HTTP/1.1\r\nHost: h\r\n" + std::string {authorization} + "\r\n", {405, 501}},
    {"CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n", {400, 404, 405, 501}},
    {"method in lower case", "get " + path + " HTTP/1.1\r\nHost: h\r\n" + std::string {authorization} + "\r\n",
        {405, 501}},
    {"unknown method", "BREW " + path + " HTTP/1.1\r\nHost: h\r\n" + std::string {authorization} + "\r\n", {405, 501}},
    {"blanks around a value", get_with("X-A: \t x \t \r\n"), {200}},
    {"bytes beyond ASCII in a value", get_with("X-A: \xff\xfe\r\n"), {200}},
    {"folded field", get_with("X-A: a\r\n b\r\n"), {200, 400}},
    {"empty value", get_with("X-A:\r\n"), {200}},
    {"offer of HTTP/2", get_with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"),
        {200}},
    {"the same length twice", post_with("Content-Length: 1\r\nContent-Length: 1\r\n", "x"), {400}},
    {"GET with a body", get_with("Content-Length: 2\r\n") + "{}", {200}},
    {"chunk extension", chunked(hexadecimal(user.size()) + ";a=\"b;c\";d\r\n" + user + "\r\n0\r\n\r\n"), {201}},
    {"trailer", chunked("1\r\nx\r\n0\r\nAuthorization: Bearer other\r\nHost: i\r\n\r\n"), {400}},
    {"chunk size with zeros first", chunked("00000001\r\nx\r\n000\r\n\r\n"), {400}},
    {"percent without digits", get_with("").replace(4, path.size(), "/scim/v2/Users/%zz"), {400, 404}},
    {"half a percent", get_with("").replace(4, path.size(), "/scim/v2/Users/%2"), {400, 404}},
    {"percent and NUL", get_with("").replace(4, path.size(), "/scim/v2/Users/a%00b"), {400, 404}},
    {"percent and no UTF-8", get_with("").replace(4, path.size(), "/scim/v2/Users/%ff%fe"), {400, 404}},
    {"percent and an overlong dot", get_with("").replace(4, path.size(), "/scim/v2/%c0%ae%c0%ae/Users"), {400, 404}},
    {"percent and CR LF", get_with("").replace(4, path.size(), "/scim/v2/Users/a%0d%0aX-B:%20b"), {400, 404}},
    {"wrong percent in a filter", get_with("").replace(4, path.size(), "/scim/v2/Users?filter=%zz"), {400, 404}},
    {"no UTF-8 in a filter", get_with("").replace(4, path.size(), "/scim/v2/Users?filter=userName+eq+%22%ff%22"),
        {400, 404}},
    {"raw bytes in the target", get_with("").replace(4, path.size(), "/scim/v2/Users/\xff\xfe"), {400, 404}},
    {"two dots", get_with("").replace(4, path.size(), "/scim/v2/../../etc/passwd"), {400, 404}},
};

int count(std::string_view text, std::string_view part)
{
    int found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool contains(std::vector<int> const& allowed, int status)
{
    return std::find(allowed.begin(), allowed.end(), status) != allowed.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_http)

BOOST_DATA_TEST_CASE(an_attack_is_refused_once_and_ends_its_own_connection_only, attacks)
{
    WholeStack const server;
    RawClient client {server.port()};
    client.send(sample.bytes);
    auto const response = client.read_response();
    BOOST_TEST(contains(sample.allowed, response.status), "the status is " << response.status);
    BOOST_TEST(is_scim_error(response));
    BOOST_TEST(response.fields.find("Connection").value_or("") == "close");
    BOOST_TEST(count(client.read_to_end(), "HTTP/1.1 ") == 0);
    BOOST_TEST(server.serves_others());
}

BOOST_DATA_TEST_CASE(what_is_odd_but_well_framed_is_answered_and_the_connection_lives, oddities)
{
    WholeStack const server;
    RawClient client {server.port()};
    client.send(sample.bytes);
    auto const response = client.read_response();
    BOOST_TEST(contains(sample.allowed, response.status), "the status is " << response.status);
    BOOST_TEST((response.status < 400 || is_scim_error(response)));
    if (response.fields.find("Connection").value_or("") != "close") {
        client.send(request_bytes("GET", path));
        BOOST_TEST(client.read_response().status == 200);
    }
    BOOST_TEST(server.serves_others());
}

BOOST_AUTO_TEST_CASE(a_client_of_http_1_0_is_served_and_left)
{
    WholeStack const server;
    RawClient client {server.port()};
    client.send("GET " + path + " HTTP/1.0\r\n" + std::string {authorization} + "\r\n");
    BOOST_TEST(client.read_response().status == 200);
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_CASE(garbage_behind_a_good_request_does_not_spoil_it)
{
    WholeStack const server;
    RawClient client {server.port()};
    client.send(get_with("") + get_with("") + "garbage\r\n\r\n" + get_with(""));
    BOOST_TEST(client.read_response().status == 200);
    BOOST_TEST(client.read_response().status == 200);
    BOOST_TEST(client.read_response().status == 400);
    BOOST_TEST(client.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(a_thousand_pipelined_requests_are_answered)
{
    WholeStack const server;
    RawClient client {server.port()};
    std::string bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += get_with("").replace(4, path.size(), "/scim/v2/Users/" + std::to_string(i));
    client.send(bytes);
    int missing = 0;
    for (int i = 0; i < 1000; ++i)
        missing += client.read_response().status == 404 ? 1 : 0;
    BOOST_TEST(missing == 1000);
}

BOOST_AUTO_TEST_CASE(a_client_that_has_said_all_still_hears_the_answer)
{
    WholeStack const server;
    RawClient client {server.port()};
    client.send(get_with(""));
    client.finish_sending();
    BOOST_TEST(client.read_response().status == 200);
    BOOST_TEST(client.is_at_end());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
