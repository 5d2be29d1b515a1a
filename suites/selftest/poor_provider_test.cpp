// SPDX-License-Identifier: Apache-2.0
#include "poor_provider.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

#include <scim/report/assemble.hpp>
#include <scim/report/render.hpp>

#include "in_process.hpp"

namespace scim::selftest {
namespace {

/// What the provider does wrong, and the requirement that the report must name for it.
struct Defect {
    char const* what;
    char const* requirement;
};

constexpr std::array defects {
    Defect {"404 for a filter without match", "ENTRA-023"},
    Defect {"404 for Entra's connection test", "ENTRA-016"},
    Defect {"booleans as strings", "RFC7643-2.3.2-01"},
    Defect {"excludedAttributes=members is ignored", "ENTRA-006"},
    Defect {"no Location header", "RFC7644-3.3-09"},
    Defect {"a number as status", "RFC7644-3.12-05"},
    Defect {"no schemas to discover", "ENTRA-009"},
};

/// Not empty, and not a template that nobody filled.
bool is_text(std::string const& text)
{
    return text.size() > 3 && text.find('{') == std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_poor_provider_gets_a_report_that_its_vendor_can_act_on)
{
    auto const catalogue = load_catalogue_or_abort();
    PoorProvider provider;
    RunWish wish;
    wish.profile = "entra";
    auto const observed
        = run_against([&](HttpRequest const& request) { return provider.handle(request); }, catalogue, wish);
    auto const& report = observed.report;
    BOOST_TEST(!observed.outcome.unreachable.has_value());
    BOOST_TEST(report::to_string(report.verdict.value) == "not-ready");
    for (auto const& defect : defects) {
        auto const named = std::any_of(report.findings.begin(), report.findings.end(),
            [&](report::Finding const& finding) { return finding.requirement == defect.requirement; });
        BOOST_TEST(named, defect.what << ": no finding for " << defect.requirement);
    }
    for (auto const& finding : report.findings) {
        BOOST_TEST(is_text(finding.title), finding.id << " " << finding.requirement << ": " << finding.title);
        BOOST_TEST(!finding.expected.empty(), finding.requirement << " has no expectation");
        BOOST_TEST(!finding.observed.empty(), finding.requirement << " says not what came");
        BOOST_TEST(is_text(finding.why_it_matters), finding.requirement << " says not why it matters");
        BOOST_TEST(!finding.remedy.empty(), finding.requirement << " has no remedy");
        BOOST_TEST(!finding.first_exchange.empty(), finding.requirement << " has no exchange");
    }
    // Nothing of ours is blamed on the provider.
    for (auto const& one : observed.cases_with(report::Status::error))
        BOOST_ERROR("no verdict: " << one);
    if (auto const* file = std::getenv("SCIM_POOR_REPORT"))
        std::ofstream {file} << report::render_html(report);
}

}  // namespace scim::selftest
