// SPDX-License-Identifier: Apache-2.0
#include <scim/server/live_page.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

using scim::server::live_page;

BOOST_AUTO_TEST_SUITE(live_page_suite)

BOOST_AUTO_TEST_CASE(the_page_is_complete)
{
    auto const page = live_page();
    BOOST_TEST(page.html.starts_with("<!doctype html>"));
    for (auto const* mark : {"@nonce@", "@style@", "@script@"})
        BOOST_TEST(page.html.find(mark) == std::string::npos, mark << " is left");
    BOOST_TEST(page.html.find("fetch(`log?since=") != std::string::npos);
    BOOST_TEST(page.html.find("color-scheme: dark") != std::string::npos);
    BOOST_TEST(page.html.size() < 25U * 1024U);
}

BOOST_AUTO_TEST_CASE(the_policy_lets_only_this_script_run)
{
    auto const page = live_page();
    auto const& policy = page.content_security_policy;
    auto const begin = policy.find("script-src 'nonce-") + 18;
    auto const nonce = policy.substr(begin, policy.find('\'', begin) - begin);
    BOOST_TEST(nonce.size() == 24U);
    BOOST_TEST(page.html.find("<script nonce=\"" + nonce + "\">") != std::string::npos);
    BOOST_TEST(page.html.find("<style nonce=\"" + nonce + "\">") != std::string::npos);
    for (auto const* part :
        {"default-src 'none'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"})
        BOOST_TEST(policy.find(part) != std::string::npos, part << " is missing");
    BOOST_TEST(policy.find("unsafe") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_page_has_a_nonce_of_its_own)
{
    BOOST_TEST(live_page().content_security_policy != live_page().content_security_policy);
}

// What clients send may not become markup.
BOOST_AUTO_TEST_CASE(the_script_writes_text_only)
{
    auto const page = live_page();
    for (auto const* danger :
        {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "sessionStorage"})
        BOOST_TEST(page.html.find(danger) == std::string::npos, danger);
}

BOOST_AUTO_TEST_SUITE_END()
