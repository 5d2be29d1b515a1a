// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/server/data_file.hpp>

namespace scim::selftest {
namespace {

constexpr server::GenerateOptions residents {10'000, 200, 1};

/// A run at a provider that is full of other people's data.
struct CrowdedRun {
    char const* profile;
    int jobs;
    int stop_after;  ///< requests; 0: the run ends by itself

    friend std::ostream& operator<<(std::ostream& out, CrowdedRun const& one)
    {
        return out << one.profile << ", " << one.jobs << " jobs, stopped after " << one.stop_after;
    }
};

constexpr std::array crowded_runs {CrowdedRun {"rfc", 1, 0}, CrowdedRun {"entra", 4, 0}, CrowdedRun {"rfc", 1, 700},
    CrowdedRun {"rfc", 4, 2000}, CrowdedRun {"entra", 8, 1500}};

Served crowded_server(std::string const& profile)
{
    auto served = serve(profile);
    auto const made = server::generate(*served.provider, residents);
    BOOST_TEST_REQUIRE(made.has_value(), (made ? std::string {} : made.error()));
    return served;
}

/// Every resource as one line, dates and version included, in order of creation.
std::vector<std::string> everything_in(Served const& served)
{
    std::stringstream text;
    server::export_resources(*served.provider, text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

/// Asks the provider, and ends the run once it has been asked so often.
Handler stopping(Handler handler, std::atomic<bool>& stop, int after)
{
    auto const asked = std::make_shared<std::atomic<int>>(0);
    return [handler = std::move(handler), &stop, after, asked](HttpRequest const& request) {
        if (++*asked == after)
            stop = true;
        return handler(request);
    };
}

void expect_no_finding(Observed const& observed)
{
    for (auto const status :
        {report::Status::fail, report::Status::warn, report::Status::error, report::Status::blocked}) {
        for (auto const& text : observed.cases_with(status))
            BOOST_ERROR(report::to_string(status) << ": " << text);
    }
}

}  // namespace

BOOST_DATA_TEST_CASE(a_run_touches_nothing_but_its_own, crowded_runs)
{
    auto const served = crowded_server(sample.profile);
    auto const before = everything_in(served);
    BOOST_TEST_REQUIRE(before.size() == residents.users + residents.groups + 1);  // and the user of the token
    std::atomic<bool> stop {false};
    RunWish wish;
    wish.profile = sample.profile;
    wish.jobs = sample.jobs;
    wish.stop = &stop;
    auto const observed
        = run_against(stopping(served.handler, stop, sample.stop_after), load_catalogue_or_abort(), wish);

    expect_no_finding(observed);
    auto const is_stopped = sample.stop_after > 0;
    BOOST_TEST((observed.outcome.completion == report::Completion::partial) == is_stopped);
    BOOST_TEST((observed.report.counts.pass >= 1000) == !is_stopped);
    BOOST_TEST(observed.report.counts.pass >= 50);
    BOOST_TEST(observed.outcome.left_behind == 0);
    auto const after = everything_in(served);
    BOOST_TEST(after.size() == before.size());
    auto const [was, is] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    BOOST_TEST(
        (was == before.end() && is == after.end()), "the first that differs: " << (is == after.end() ? *was : *is));
}

// So that a change of a stranger would be seen.
BOOST_AUTO_TEST_CASE(a_write_to_a_stranger_shows_in_the_comparison)
{
    auto const served = crowded_server("rfc");
    auto const before = everything_in(served);
    HttpRequest request {"GET", "/scim/v2/Users?startIndex=5000&count=1&attributes=id", {}, ""};
    request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
    auto const page = *parse_json(served.handler(request).body);
    auto const id = std::string {page.find("Resources")->as_array().front().string_or("id", "")};
    request.method = "PATCH";
    request.target = "/scim/v2/Users/" + id;
    request.fields.add("Content-Type", "application/scim+json");
    request.body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],)"
                   R"("Operations":[{"op":"add","path":"nickName","value":"touched"}]})";
    BOOST_TEST_REQUIRE(served.handler(request).status == 200);
    BOOST_TEST((everything_in(served) != before));
}

}  // namespace scim::selftest
