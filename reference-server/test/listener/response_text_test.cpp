// SPDX-License-Identifier: Apache-2.0
#include "listener/response_text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::server {
namespace {

HttpResponse response_with(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

std::string head(HttpResponse const& response, std::string_view method, Persistence persistence = Persistence::keep)
{
    return response_head(response, method, persistence, "Sun, 06 Nov 1994 08:49:37 GMT");
}

// RFC 9110 §6.4.1: which responses carry content.
struct ContentRow {
    char const* method;
    int status;
    bool carries;
};
constexpr std::array content_rows {
    ContentRow {"GET", 200, true},
    ContentRow {"HEAD", 200, false},
    ContentRow {"HEAD", 404, false},
    ContentRow {"DELETE", 204, false},
    ContentRow {"GET", 304, false},
    ContentRow {"POST", 100, false},
    ContentRow {"PATCH", 400, true},
};
std::ostream& operator<<(std::ostream& out, ContentRow const& row)
{
    return out << row.method << ' ' << row.status;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(response_text_suite)

// The example of RFC 9110 §5.6.7.
BOOST_AUTO_TEST_CASE(a_date_is_written_as_the_standard_prefers)
{
    BOOST_TEST(http_date(*parse_date_time("1994-11-06T08:49:37Z")) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

BOOST_DATA_TEST_CASE(content_is_carried_where_the_standard_allows_it, content_rows)
{
    BOOST_TEST(carries_content(sample.method, sample.status) == sample.carries);
}

BOOST_AUTO_TEST_CASE(a_head_has_the_fields_in_order_then_date_and_length)
{
    auto response = response_with(200, "{}");
    response.fields.add("Content-Type", "application/scim+json");
    response.fields.add("ETag", "W/\"1\"");
    BOOST_TEST(head(response, "GET")
        == "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nETag: W/\"1\"\r\n"
           "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(no_content_means_no_length)
{
    BOOST_TEST(head(response_with(204, ""), "DELETE")
        == "HTTP/1.1 204 No Content\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(head_has_the_length_of_get)
{
    BOOST_TEST(head(response_with(200, "12345"), "HEAD").find("Content-Length: 5\r\n") != std::string::npos);
    auto without_body = response_with(200, "");
    without_body.fields.add("Content-Length", "77");
    BOOST_TEST(head(without_body, "HEAD").find("Content-Length: 77\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(framing_fields_of_the_handler_are_not_sent)
{
    auto response = response_with(200, "{}");
    response.fields.add("content-length", "99");
    response.fields.add("Transfer-Encoding", "chunked");
    response.fields.add("Connection", "upgrade");
    BOOST_TEST(head(response, "GET", Persistence::close)
        == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_date_and_a_reason_of_the_handler_stay)
{
    auto response = response_with(200, "");
    response.reason = "Fine";
    response.fields.add("Date", "Mon, 07 Nov 1994 08:49:37 GMT");
    BOOST_TEST(head(response, "GET", Persistence::keep_and_say_so)
        == "HTTP/1.1 200 Fine\r\nDate: Mon, 07 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n"
           "Connection: keep-alive\r\n\r\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
