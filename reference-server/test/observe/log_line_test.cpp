// SPDX-License-Identifier: Apache-2.0
#include <scim/server/observer.hpp>

#include <algorithm>
#include <chrono>
#include <string>

#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>

using namespace scim;
using namespace scim::server;

namespace {

struct Example {
    HttpRequest request {"GET", "/scim/v2/Users/1", {{"Authorization", "Bearer s3cret"}}, ""};
    HttpResponse response {200, "OK", {}, "{\"userName\":\"babs\"}"};
    std::string tenant = "contoso";

    Observation observation() const
    {
        return {tenant, *parse_date_time("2026-01-02T03:04:05Z"), std::chrono::microseconds {42}, request, response};
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(log_line_suite)

BOOST_AUTO_TEST_CASE(a_line_of_text_has_a_fixed_order)
{
    BOOST_TEST(log_line(Example {}.observation(), LogForm::text, 3)
        == "time=2026-01-02T03:04:05.000Z level=info tenant=contoso method=GET target=/scim/v2/Users/1 status=200 "
           "took_us=42 violations=3");
}

BOOST_AUTO_TEST_CASE(a_line_of_json_has_the_same_members)
{
    BOOST_TEST(log_line(Example {}.observation(), LogForm::json)
        == R"({"time":"2026-01-02T03:04:05.000Z","level":"info","tenant":"contoso","method":"GET",)"
           R"("target":"/scim/v2/Users/1","status":200,"took_us":42})");
}

BOOST_AUTO_TEST_CASE(what_a_client_sends_cannot_end_the_line_or_forge_another_member)
{
    Example example;
    example.tenant = "";
    example.request.method = "G\"E T";
    example.request.target = "/Users?x=\n level=error\x1b[31m\x7f\xc2\x9b\\";
    for (auto const form : {LogForm::text, LogForm::json}) {
        auto const line = log_line(example.observation(), form);
        BOOST_TEST(std::all_of(line.begin(), line.end(), [](char letter) { return letter >= ' ' && letter < 0x7f; }));
    }
    BOOST_TEST(log_line(example.observation(), LogForm::text)
        == "time=2026-01-02T03:04:05.000Z level=info tenant=\"\" method=\"G\\\"E T\" "
           "target=\"/Users?x=%0A level=error%1B[31m%7F%C2%9B\\\\\" status=200 took_us=42");
}

BOOST_AUTO_TEST_CASE(a_line_holds_no_secret_and_no_body)
{
    Example example;
    example.request.target = "/Users?access_token=s3cret";
    example.request.body = "{\"userName\":\"babs\"}";
    for (auto const form : {LogForm::text, LogForm::json}) {
        auto const line = log_line(example.observation(), form);
        BOOST_TEST(line.find("s3cret") == std::string::npos);
        BOOST_TEST(line.find("babs") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_failure_of_the_server_is_an_error)
{
    Example example;
    example.response.status = 500;
    BOOST_TEST(log_line(example.observation(), LogForm::text).find(" level=error ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_target_is_cut)
{
    Example example;
    example.request.target = "/" + std::string(100'000, 'x');
    BOOST_TEST(log_line(example.observation(), LogForm::text).size() < 2300U);
}

BOOST_AUTO_TEST_SUITE_END()
