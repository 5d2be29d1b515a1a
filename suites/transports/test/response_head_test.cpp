// SPDX-License-Identifier: Apache-2.0
#include "response_head.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::transports {
namespace {

BOOST_AUTO_TEST_CASE(a_status_line_is_taken_apart)
{
    ResponseHead head;
    head.add_line("HTTP/1.1 404 Not Found\r\n");
    BOOST_TEST(head.status() == 404);
    BOOST_TEST(head.reason() == "Not Found");
    BOOST_TEST(head.http_version() == "1.1");
}

BOOST_AUTO_TEST_CASE(a_missing_reason_is_empty)
{
    ResponseHead head;
    head.add_line("HTTP/2 204 \r\n");
    BOOST_TEST(head.status() == 204);
    BOOST_TEST(head.reason().empty());
    BOOST_TEST(head.http_version() == "2");
}

BOOST_AUTO_TEST_CASE(a_folded_value_is_joined)
{
    ResponseHead head;
    for (auto const* line : {"HTTP/1.1 200 OK\r\n", "X: a\r\n", "\tb\r\n", "Y: c\r\n", "\r\n"})
        head.add_line(line);
    Fields const expected {{"X", "a b"}, {"Y", "c"}};
    BOOST_TEST((head.fields() == expected));
}

BOOST_AUTO_TEST_CASE(trailers_do_not_count)
{
    ResponseHead head;
    for (auto const* line : {"HTTP/1.1 200 OK\r\n", "X: a\r\n", "\r\n", "Trailer: t\r\n"})
        head.add_line(line);
    BOOST_TEST(head.fields().size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_last_head_counts)
{
    ResponseHead head;
    for (auto const* line : {"HTTP/1.1 100 Continue\r\n", "X: a\r\n", "\r\n", "HTTP/1.1 201 Created\r\n", "Y: b\r\n"})
        head.add_line(line);
    Fields const expected {{"Y", "b"}};
    BOOST_TEST(head.status() == 201);
    BOOST_TEST((head.fields() == expected));
}

}  // namespace
}  // namespace scim::transports
