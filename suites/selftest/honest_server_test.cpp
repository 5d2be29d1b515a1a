// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

#include <scim/conformance/mapping_cases.hpp>
#include <scim/report/assemble.hpp>

namespace scim::selftest {
namespace {

struct HonestRun {
    char const* profile;
    char const* mapping;
    int jobs;
};

std::ostream& operator<<(std::ostream& out, HonestRun const& run)
{
    return out << run.profile << ' ' << run.mapping << ' ' << run.jobs << " jobs";
}

constexpr std::array honest_runs {HonestRun {"rfc", "", 1}, HonestRun {"rfc", "", 4}, HonestRun {"entra", "", 1},
    HonestRun {"entra", "", 4}, HonestRun {"entra", "mediusflow", 1}, HonestRun {"entra", "entra-default", 1},
    HonestRun {"okta", "", 1}, HonestRun {"onelogin", "", 1}, HonestRun {"jumpcloud", "", 1}};

void expect_none(Observed const& observed, report::Status status)
{
    auto const cases = observed.cases_with(status);
    BOOST_TEST(cases.empty(), report::to_string(status) << ": " << (cases.empty() ? "" : cases.front()));
}

/// Resources in the provider's list.
std::int64_t total_at(Handler const& handler, std::string const& endpoint)
{
    HttpRequest request {"GET", "/scim/v2" + endpoint + "?count=0", {}, ""};
    request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
    auto const json = parse_json(handler(request).body);
    return json ? json->find("totalResults")->as_integer() : -1;
}

void add_strangers(Handler const& handler)
{
    for (int i = 0; i < 30; ++i) {
        HttpRequest request {"POST", "/scim/v2/Users", {}, ""};
        request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
        request.fields.add("Content-Type", "application/scim+json");
        request.body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"stranger-)"
            + std::to_string(i) + "\"}";
        BOOST_REQUIRE(handler(request).status == 201);
    }
}

}  // namespace

BOOST_DATA_TEST_CASE(an_honest_server_has_no_finding, honest_runs)
{
    auto catalogue = load_catalogue_or_abort();
    RunWish wish;
    wish.profile = sample.profile;
    wish.jobs = sample.jobs;
    wish.mapping = sample.mapping;
    if (!wish.mapping.empty())
        conformance::add_mapping_cases(catalogue, *catalogue.find_mapping(wish.mapping));
    auto const handler = reference_server(wish.profile);
    add_strangers(handler);
    auto const observed = run_against(handler, catalogue, wish);

    for (auto const status :
        {report::Status::fail, report::Status::warn, report::Status::error, report::Status::blocked})
        expect_none(observed, status);
    BOOST_TEST(report::to_string(observed.report.verdict.value) == "ready");
    BOOST_TEST(observed.report.findings.empty());
    BOOST_TEST(observed.report.counts.pass >= 150);
    // Nothing of ours is left, nothing of others is gone.
    BOOST_TEST(observed.outcome.left_behind == 0);
    BOOST_TEST(total_at(handler, "/Users") == 31);
    BOOST_TEST(total_at(handler, "/Groups") == 0);
}

BOOST_AUTO_TEST_CASE(the_catalogue_passes_its_own_lint)
{
    auto const catalogue = load_catalogue_or_abort();
    auto const problems = conformance::lint(catalogue);
    BOOST_TEST(problems.empty(), (problems.empty() ? std::string {} : conformance::to_string(problems.front())));
}

}  // namespace scim::selftest
