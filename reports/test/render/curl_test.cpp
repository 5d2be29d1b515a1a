// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "../sample_parts.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

constexpr auto base = "https://scim.example.com/scim/v2";

report::Exchange get(std::string const& path)
{
    return sample::get_exchange("x-1", "a/b", path, path, 200);
}

report::Exchange post(std::string_view body)
{
    auto exchange = get("/Users");
    exchange.request.method = "POST";
    exchange.request.body = sample::text_body("application/scim+json", body);
    return exchange;
}

/// What a shell hands to curl: arguments one a line, a blank line, standard input.
std::string run_in_shell(std::string const& command)
{
    auto const name = "curl-" + std::to_string(::getpid());
    auto const script
        = "curl() { for each; do printf '%s\\n' \"$each\"; done; echo; case \" $* \" in *' @- '*) cat;; esac; }\n"
          "SCIM_BASE=B SCIM_TOKEN=T\n"
        + command + '\n';
    std::ofstream {name + ".sh", std::ios::binary} << script;
    auto const status = std::system(("sh " + name + ".sh > " + name + ".out").c_str());
    BOOST_TEST(status == 0);
    std::ifstream out {name + ".out", std::ios::binary};
    std::string const text {std::istreambuf_iterator<char> {out}, {}};
    std::remove((name + ".sh").c_str());
    std::remove((name + ".out").c_str());
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(curl)

BOOST_AUTO_TEST_CASE(a_get_is_short)
{
    BOOST_TEST(report::curl_command(get("/Users?count=1"), base)
        == "curl -sS -i \"$SCIM_BASE/Users?count=1\" \\\n  -H 'Accept: application/scim+json' \\\n"
           "  -H \"Authorization: Bearer $SCIM_TOKEN\"");
}

BOOST_AUTO_TEST_CASE(a_post_sends_its_body_through_a_here_document)
{
    BOOST_TEST(report::curl_command(post(R"({"userName":"it's"})"), base)
        == "curl -sS -i -X POST \"$SCIM_BASE/Users\" \\\n  -H 'Accept: application/scim+json' \\\n"
           "  -H \"Authorization: Bearer $SCIM_TOKEN\" \\\n  --data-binary @- <<'JSON'\n{\"userName\":\"it's\"}\nJSON");
}

BOOST_AUTO_TEST_CASE(the_shell_runs_nothing_of_the_provider)
{
    auto hostile = post("$(touch x)\nJSON\n`id`\nJSON1\n");
    hostile.request.url += "/$(id)'\"`id`\\[x]";
    hostile.request.method = "PO;ST";
    hostile.request.headers.add("X-Odd", "it's $(id) \"q\"");
    hostile.request.headers.add("X-Empty", "");
    auto const seen = run_in_shell(report::curl_command(hostile, base));
    BOOST_TEST(seen
        == "-sS\n-i\n-g\n-X\nPO;ST\nB/Users/$(id)'\"`id`\\[x]\n-H\nAccept: application/scim+json\n-H\n"
           "Authorization: Bearer T\n-H\nX-Odd: it's $(id) \"q\"\n-H\nX-Empty;\n--data-binary\n@-\n\n"
           "$(touch x)\nJSON\n`id`\nJSON1\n\n");
}

BOOST_AUTO_TEST_CASE(bytes_go_through_base64)
{
    auto exchange = post("");
    std::string const bytes {"\xFF\0'x", 4};
    exchange.request.body = sample::bytes_body("image/png", bytes);
    BOOST_TEST(run_in_shell(report::curl_command(exchange, base)).ends_with("@-\n\n" + bytes));
    exchange.request.body = sample::text_body("text/plain", std::string {"a\0b", 3});
    BOOST_TEST(run_in_shell(report::curl_command(exchange, base)).ends_with(std::string {"@-\n\na\0b", 7}));
}

BOOST_AUTO_TEST_CASE(another_address_is_written_out)
{
    BOOST_TEST(report::curl_command(get("/Users"), "https://other.example/scim")
                   .starts_with("curl -sS -i 'https://scim.example.com/scim/v2/Users'"));
    BOOST_TEST(
        report::curl_command(get("Extra"), base).starts_with("curl -sS -i 'https://scim.example.com/scim/v2Extra'"));
}

BOOST_AUTO_TEST_CASE(other_schemes_keep_their_secret)
{
    auto exchange = get("/Users");
    exchange.request.headers.set("Authorization", "Basic ‹redacted:basic:1234›");
    BOOST_TEST(report::curl_command(exchange, base).ends_with("-H \"Authorization: Basic $SCIM_TOKEN\""));
    exchange.request.headers.set("Authorization", "‹redacted:header:1234›");
    BOOST_TEST(report::curl_command(exchange, base).ends_with("-H \"Authorization: $SCIM_TOKEN\""));
}

BOOST_AUTO_TEST_CASE(a_cut_body_is_said)
{
    auto exchange = post("{\"a\":");
    exchange.request.body->size = 900;
    exchange.request.body->truncated_to = 5;
    BOOST_TEST(report::curl_command(exchange, base).starts_with("# The body was cut: 5 of 900 bytes follow.\ncurl "));
}

BOOST_AUTO_TEST_SUITE_END()
