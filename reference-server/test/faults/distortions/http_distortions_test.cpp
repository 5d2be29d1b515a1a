// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

namespace scim::server {
namespace {

constexpr char const* error = R"({"status":"404","detail":"d"})";

HttpResponse response(int status)
{
    HttpResponse made;
    made.status = status;
    made.fields.add("Content-Type", "application/scim+json");
    made.body = error;
    return made;
}

/// An honest response after the fault of that id has had its way with it.
HttpResponse distorted(std::string_view id, HttpRequest const& request, HttpResponse honest)
{
    for (auto const& fault : distortion_faults()) {
        if (fault.id == id)
            fault.distortion(request, honest);
    }
    return honest;
}

HttpRequest const reading {"GET", "/scim/v2/Users/1", {}, {}};

}  // namespace

BOOST_AUTO_TEST_SUITE(http_distortions_suite)

BOOST_AUTO_TEST_CASE(who_has_no_token_is_sent_to_a_login_page)
{
    auto const after = distorted("auth-redirects-to-login", reading, response(401));
    BOOST_TEST(after.status == 302);
    BOOST_TEST(after.fields.find("Location").value() == "/login");
    BOOST_TEST(distorted("auth-redirects-to-login", reading, response(404)).status == 404);
}

BOOST_AUTO_TEST_CASE(a_wrong_token_is_forbidden)
{
    HttpRequest const request {"GET", "/scim/v2/Users", {{"Authorization", "Bearer x"}}, {}};
    BOOST_TEST(distorted("auth-wrong-token-403", request, response(401)).status == 403);
    BOOST_TEST(distorted("auth-wrong-token-403", reading, response(401)).status == 401);
}

BOOST_AUTO_TEST_CASE(a_token_with_too_few_rights_is_taken_for_an_unknown_one)
{
    auto const after = distorted("auth-readonly-401", reading, response(403));
    BOOST_TEST(after.status == 401);
    BOOST_TEST(after.fields.contains("WWW-Authenticate"));
    BOOST_TEST(distorted("auth-readonly-401", reading, response(404)).status == 404);
}

BOOST_AUTO_TEST_CASE(an_old_version_is_called_a_bad_request)
{
    BOOST_TEST(distorted("etag-stale-400", reading, response(412)).status == 400);
    BOOST_TEST(distorted("etag-stale-400", reading, response(409)).status == 409);
}

BOOST_AUTO_TEST_CASE(an_error_comes_with_200)
{
    auto const after = distorted("error-http-200", reading, response(404));
    BOOST_TEST(after.status == 200);
    BOOST_TEST(after.body == error);
    BOOST_TEST(distorted("error-http-200", reading, response(501)).status == 501);
}

BOOST_AUTO_TEST_CASE(head_is_refused)
{
    BOOST_TEST(distorted("head-refused", {"HEAD", "/scim/v2/Users", {}, {}}, response(200)).status == 405);
    BOOST_TEST(distorted("head-refused", reading, response(200)).status == 200);
}

BOOST_AUTO_TEST_CASE(one_read_in_ten_is_refused_in_plain_text)
{
    for (auto const& fault : distortion_faults()) {
        if (fault.id != "rate-limit-not-scim")
            continue;
        int refused = 0;
        for (int i = 0; i < 20; ++i) {
            auto after = response(200);
            fault.distortion(reading, after);
            refused += after.status == 429 && after.fields.find("Content-Type") == "text/plain" ? 1 : 0;
            fault.distortion({"POST", "/scim/v2/Users", {}, {}}, after);
        }
        BOOST_TEST(refused == 2);
    }
}

BOOST_AUTO_TEST_CASE(the_404_of_an_unknown_path_has_no_body)
{
    auto const unknown = distorted("unknown-path-no-body", {"GET", "/scim/v2/Nothing", {}, {}}, response(404));
    BOOST_TEST(unknown.body.empty());
    BOOST_TEST(distorted("unknown-path-no-body", reading, response(404)).body == error);
}

BOOST_AUTO_TEST_CASE(status_and_detail_take_other_forms)
{
    BOOST_TEST(distorted("error-status-object", reading, response(404)).body
        == R"({"status":{"code":"404","message":"d"},"detail":"d"})");
    BOOST_TEST(distorted("error-detail-array", reading, response(404)).body == R"({"status":"404","detail":["d"]})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
