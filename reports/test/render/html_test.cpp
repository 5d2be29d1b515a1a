// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <string>

#include <scim/report/digest.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

#include "../html_reading.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

using sample::between;
using sample::block;
using sample::contains;
using sample::static_part;

namespace {

std::string script(std::string const& html)
{
    return between(html, "<script>", "</script>");
}

std::string policy_hash(std::string const& bytes)
{
    auto const hex = report::sha256_hex(bytes);
    std::string digest;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        digest += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return "'sha256-" + scim::base64_encode(digest) + "'";
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (auto const letter : text)
        out += letter == '"' ? "&quot;" : letter == '\'' ? "&#39;" : std::string(1, letter);
    return out;
}

/// WCAG 2.2, relative luminance of `#rrggbb`.
double luminance(std::string const& colour)
{
    constexpr std::array weights {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const channel = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        sum += weights.at(i) * (channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(std::string const& one, std::string const& other)
{
    auto const left = luminance(one), right = luminance(other);
    return (std::max(left, right) + 0.05) / (std::min(left, right) + 0.05);
}

/// The colours that a rule of the style sheet defines.
std::map<std::string, std::string> colours(std::string const& html, std::string const& selector)
{
    auto const rule = between(html, selector + " {", "}");
    std::map<std::string, std::string> found;
    std::regex const token {"--([a-z-]+): (#[0-9a-f]{6})"};
    for (std::sregex_iterator match {rule.begin(), rule.end(), token}, end; match != end; ++match)
        found[(*match)[1]] = (*match)[2];
    return found;
}

void check_contrast(std::map<std::string, std::string> const& theme)
{
    struct Pair {
        char const *front, *back;
        double least;
    };
    constexpr std::array pairs {Pair {"text", "background", 4.5}, Pair {"text", "surface", 4.5},
        Pair {"muted", "background", 4.5}, Pair {"muted", "surface", 4.5}, Pair {"border", "background", 3},
        Pair {"link", "background", 4.5}, Pair {"link", "info-back", 4.5}, Pair {"pass", "pass-back", 4.5},
        Pair {"pass", "background", 4.5}, Pair {"fail", "fail-back", 4.5}, Pair {"fail", "background", 4.5},
        Pair {"warn", "warn-back", 4.5}, Pair {"warn", "background", 4.5}, Pair {"skip", "skip-back", 4.5},
        Pair {"error", "error-back", 4.5}, Pair {"error", "background", 4.5}};
    for (auto const& pair : pairs)
        BOOST_TEST(
            contrast(theme.at(pair.front), theme.at(pair.back)) >= pair.least, pair.front << " on " << pair.back);
}

}  // namespace

BOOST_AUTO_TEST_CASE(known_failures_stand_in_the_page_and_its_data)
{
    auto const html = report::render_html(sample::baselined_report());
    BOOST_TEST(html.find("<span class=\"state\">expired</span>") != std::string::npos);
    BOOST_TEST(html.find("until 2027-01-31: soft delete comes in spring (kim, API-4412)") != std::string::npos);
    BOOST_TEST(html.find("unique index &lt;soon&gt;") != std::string::npos);
    auto const index = block(html, "ix");
    BOOST_REQUIRE(index.find("baseline")->is_object());
    BOOST_TEST(index.find("baseline")->find("entries")->size() == 4U);
    BOOST_TEST(index.find("baseline")->find("new")->size() == 3U);
    BOOST_TEST(block(report::render_html(sample::report()), "ix").find("baseline")->is_null());
}

BOOST_AUTO_TEST_CASE(the_same_report_gives_the_same_bytes)
{
    BOOST_TEST((report::render_html(sample::report()) == report::render_html(sample::report())));
}

BOOST_AUTO_TEST_CASE(the_page_loads_nothing_and_writes_no_markup)
{
    auto const html = report::render_html(sample::report());
    for (auto const* forbidden : {" src=", "@import", "url(http", "fetch(", "XMLHttpRequest", "innerHTML",
             "insertAdjacentHTML", "document.write", " style=\"", "eval("})
        BOOST_TEST(!contains(html, forbidden), forbidden);
    BOOST_TEST(!std::regex_search(html, std::regex {" on[a-z]+=\""}));
    BOOST_TEST(!contains(html, "@title@"));
    BOOST_TEST(!contains(html, "@data@"));
}

BOOST_AUTO_TEST_CASE(the_policy_names_the_very_style_and_script)
{
    auto const html = report::render_html(sample::report());
    auto const policy = between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    BOOST_TEST(contains(policy, "default-src 'none'; style-src " + policy_hash(between(html, "<style>", "</style>"))));
    BOOST_TEST(contains(policy, "script-src " + policy_hash(script(html)) + ";"));
    BOOST_TEST(contains(policy, "base-uri 'none'; form-action 'none'"));
}

BOOST_AUTO_TEST_CASE(every_part_of_the_script_is_in_the_page)
{
    auto const text = script(report::render_html(sample::report()));
    for (auto const* name : {"function safe(", "function when(", "async function loadIndex(", "function filterCases(",
             "function announce(", "function windowedList(", "function messageView(", "function diffView(",
             "function overviewView(", "function findingView(", "function casesView(", "function caseView(",
             "function requirementsView(", "function aboutView(", "function printSheet(", "function showHelp(",
             "function showAddress(", "function onKeyDown(", "function start("})
        BOOST_TEST(contains(text, name), name);
}

BOOST_AUTO_TEST_CASE(the_first_screen_needs_no_script)
{
    auto const facts = sample::report();
    auto const text = static_part(report::render_html(facts));
    BOOST_TEST(contains(text, "Not ready for Microsoft Entra ID"));
    BOOST_TEST(facts.findings.size() >= 3U);
    for (auto const& finding : facts.findings) {
        BOOST_TEST(!finding.title.empty());
        BOOST_TEST(contains(text, escaped(finding.title)), finding.title);
        BOOST_TEST((finding.remedy.empty() || contains(text, escaped(finding.remedy))), finding.remedy);
    }
    BOOST_TEST(contains(text, "What to fix first"));
    BOOST_TEST(contains(text, "users/create/duplicate-user-name-is-refused"));
    BOOST_TEST(contains(text, "$SCIM_TOKEN"));
    BOOST_TEST(contains(text, "https://www.rfc-editor.org/rfc/rfc7644#section-3.3"));
}

BOOST_AUTO_TEST_CASE(a_report_without_findings_says_that_nothing_is_to_fix)
{
    auto const text = static_part(report::render_html(sample::clean_report()));
    BOOST_TEST(contains(text, "Ready for Microsoft Entra ID"));
    BOOST_TEST(contains(text, "Nothing to fix"));
    BOOST_TEST(!contains(text, "What to fix first"));
}

BOOST_AUTO_TEST_CASE(hostile_text_stays_text)
{
    auto const html = report::render_html(sample::report());
    BOOST_TEST(!contains(html, "<script>alert"));
    BOOST_TEST(contains(static_part(html), "&lt;script&gt;alert(1)&lt;/script&gt;"));
    BOOST_TEST(contains(static_part(html), "\\u202e"));
    BOOST_TEST(contains(static_part(html), "\\x1b"));
    BOOST_TEST(html.find('\0') == std::string::npos);
    BOOST_TEST(html.find('\x1b') == std::string::npos);
    BOOST_TEST(!contains(html, "\xE2\x80\xAE"));
    BOOST_TEST(scim::is_valid_utf8(html));
}

BOOST_AUTO_TEST_CASE(only_web_addresses_become_links)
{
    auto facts = sample::report();
    for (auto& requirement : facts.requirements)
        requirement.url = "javascript:alert(1)";
    auto const html = report::render_html(facts);
    BOOST_TEST(!contains(html, "href=\"javascript"));
    auto const index = block(html, "ix");
    for (auto const& requirement : index.find("requirements")->as_array())
        BOOST_TEST(requirement.string_or("url", "none") == "");
}

BOOST_AUTO_TEST_CASE(the_index_lists_every_case_finding_and_requirement)
{
    auto const facts = sample::report();
    auto const index = block(report::render_html(facts), "ix");
    auto const& cases = *index.find("cases");
    for (auto const* column : {"id", "title", "suite", "status", "level", "ms", "message", "flags", "requirements",
             "operations", "tags", "codes"})
        BOOST_TEST(cases.find(column)->size() == facts.cases.size(), column);
    BOOST_TEST(index.find("findings")->size() == facts.findings.size());
    BOOST_TEST(index.find("requirements")->size() == facts.requirements.size());
    BOOST_TEST(index.find("verdict")->string_or("value", "") == "not-ready");
}

BOOST_AUTO_TEST_CASE(a_finding_leads_to_the_step_that_shows_it)
{
    auto const html = report::render_html(sample::report());
    auto const index = block(html, "ix");
    auto const& ids = index.find("cases")->find("id")->as_array();
    auto const cases = block(html, "e0");
    for (auto const& finding : index.find("findings")->as_array()) {
        auto const id = finding.string_or("evidenceCase", "");
        auto const place = std::find(ids.begin(), ids.end(), scim::Json {id});
        BOOST_REQUIRE((place != ids.end()));
        auto const& steps
            = cases.as_array().at(static_cast<std::size_t>(place - ids.begin())).find("steps")->as_array();
        auto const number = finding.find("evidenceStep")->as_integer();
        BOOST_TEST(std::any_of(steps.begin(), steps.end(), [&](scim::Json const& step) {
            return step.find("n")->as_integer() == number && step.contains("exchange");
        }));
    }
}

BOOST_AUTO_TEST_CASE(a_step_carries_the_exchange_and_a_command_that_repeats_it)
{
    auto const facts = sample::report();
    auto const cases = block(report::render_html(facts), "e0");
    BOOST_REQUIRE(cases.size() == facts.cases.size());
    std::size_t exchanges = 0;
    for (auto const& shown : cases.as_array()) {
        for (auto const& step : shown.find("steps")->as_array()) {
            auto const* exchange = step.find("exchange");
            if (!exchange)
                continue;
            ++exchanges;
            BOOST_TEST(contains(exchange->string_or("curl", ""), "$SCIM_BASE"));
            BOOST_TEST(exchange->find("request")->contains("headers"));
        }
    }
    BOOST_TEST(exchanges == facts.exchanges.size());
}

BOOST_AUTO_TEST_CASE(five_thousand_cases_fit_the_size_budget)
{
    auto const html = report::render_html(sample::large_report(5000));
    BOOST_TEST(html.size() <= 5'000'000U);
    BOOST_TEST(block(html, "ix").find("cases")->find("id")->size() >= 5000U);
    BOOST_TEST(!contains(html, "To keep this file under"));
}

BOOST_AUTO_TEST_CASE(a_size_limit_cuts_evidence_of_passing_cases_and_says_so)
{
    auto const facts = sample::large_report(3000);
    auto const whole = report::render_html(facts);
    report::HtmlOptions options;
    options.max_bytes = whole.size() - 1;
    auto const cut = report::render_html(facts, options);
    BOOST_TEST(cut.size() <= options.max_bytes);
    BOOST_TEST(contains(static_part(cut), "To keep this file under"));
    BOOST_TEST(contains(static_part(cut), "results.ndjson keeps everything"));
    auto const index = block(cut, "ix");
    BOOST_TEST(index.find("cases")->find("id")->size() == facts.cases.size());
    BOOST_TEST(index.find("findings")->size() == facts.findings.size());
    BOOST_TEST(index.find("warnings")->as_array().back().string_or("code", "") == "report-size");
    for (auto const& finding : facts.findings)
        BOOST_TEST(contains(static_part(cut), escaped(finding.title)));
}

BOOST_AUTO_TEST_CASE(long_bodies_of_passing_cases_are_cut_first)
{
    auto facts = sample::report();
    std::string random;
    for (int i = 0; i < 4000; ++i)
        random += report::sha256_hex(std::to_string(i));
    for (auto& exchange : facts.exchanges) {
        if (exchange.case_id == "users/create/minimal" || exchange.case_id == "users/delete/deleted-user-is-gone")
            exchange.response->body = sample::text_body("text/plain", random);
    }
    report::HtmlOptions options;
    options.max_bytes = report::render_html(facts).size() - 1000;
    auto const html = report::render_html(facts, options);
    BOOST_TEST(contains(html, "bodies of passing cases longer than 16 KiB are cut"));
    auto const cases = block(html, "e0");
    auto const body = [&](std::string_view id) {
        auto const place = std::find_if(
            facts.cases.begin(), facts.cases.end(), [&](report::Case const& shown) { return shown.id == id; });
        auto const& shown = cases.as_array().at(static_cast<std::size_t>(place - facts.cases.begin()));
        return *shown.find("steps")->as_array().front().find("exchange")->find("response")->find("body");
    };
    BOOST_TEST(body("users/create/minimal").string_or("text", "").size() == 16U * 1024U);
    BOOST_TEST(body("users/create/minimal").contains("cutHere"));
    BOOST_TEST(body("users/delete/deleted-user-is-gone").string_or("text", "").size() == random.size());
}

BOOST_AUTO_TEST_CASE(colours_have_enough_contrast)
{
    auto const html = report::render_html(sample::clean_report());
    check_contrast(colours(html, ":root"));
    check_contrast(colours(html, ":root[data-theme=\"dark\"]"));
    BOOST_TEST((colours(html, ":root[data-theme=\"auto\"]") == colours(html, ":root[data-theme=\"dark\"]")));
}
