// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

#include <scim/report/digest.hpp>

#include "sample_parts.hpp"
#include "sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

report::Assertion failed()
{
    auto assertion = sample::status_assertion("RFC7644-3.3-12", report::Level::must, false, "409", "201 Created");
    return assertion;
}

report::Finding const& finding_of(
    report::RunReport const& run, std::string const& requirement, std::string const& observed)
{
    auto const found = std::find_if(run.findings.begin(), run.findings.end(), [&](report::Finding const& finding) {
        return finding.requirement == requirement && finding.observed.starts_with(observed);
    });
    BOOST_REQUIRE(found != run.findings.end());
    return *found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(findings)

BOOST_AUTO_TEST_CASE(a_fingerprint_is_the_digest_of_five_lines)
{
    auto const print = report::fingerprint(failed(), "POST /Users");
    BOOST_TEST(print == report::sha256_hex("RFC7644-3.3-12\nPOST /Users\nstatus\nstatus-mismatch\n201").substr(0, 16));
}

BOOST_AUTO_TEST_CASE(values_do_not_enter_a_fingerprint)
{
    auto const print = report::fingerprint(failed(), "POST /Users");
    auto other = failed();
    other.expected = "400";
    other.observed = "201 for user 2819c223 at 10:11";
    other.path = "elsewhere";
    BOOST_TEST(report::fingerprint(other, "POST /Users") == print);
}

BOOST_AUTO_TEST_CASE(each_part_of_the_cause_changes_a_fingerprint)
{
    auto const print = report::fingerprint(failed(), "POST /Users");
    BOOST_TEST(report::fingerprint(failed(), "PUT /Users/{id}") != print);
    for (auto const member : {&report::Assertion::id, &report::Assertion::requirement,
             &report::Assertion::failure_class, &report::Assertion::observation}) {
        auto other = failed();
        other.*member += "x";
        BOOST_TEST(report::fingerprint(other, "POST /Users") != print);
    }
}

BOOST_AUTO_TEST_CASE(cases_with_one_cause_share_a_finding)
{
    auto const run = sample::report();
    auto const& finding = finding_of(run, "RFC7644-3.3-12", "201 Created");
    BOOST_TEST(finding.cases.size() == 2U);
    BOOST_TEST(finding.title == "Duplicate userName is accepted");
    BOOST_TEST(finding.operations.front() == "POST /Users");
    BOOST_TEST(finding.first_exchange == "x-000072");
    BOOST_TEST(finding.entra_error_code == "DuplicateTargetEntries");
    BOOST_CHECK(finding.severity == report::Severity::blocker);
    for (auto const& one : run.cases) {
        bool const listed = std::find(finding.cases.begin(), finding.cases.end(), one.id) != finding.cases.end();
        bool const refers
            = std::find(one.finding_ids.begin(), one.finding_ids.end(), finding.id) != one.finding_ids.end();
        BOOST_TEST(listed == refers);
    }
}

BOOST_AUTO_TEST_CASE(the_worst_finding_comes_first)
{
    auto const run = sample::report();
    BOOST_CHECK(run.findings.front().severity == report::Severity::blocker);
    BOOST_CHECK(run.findings.back().state == "known");
    auto const& warned = finding_of(run, "ENTRA-030", "200");
    BOOST_CHECK(warned.severity == report::Severity::minor);
}

BOOST_AUTO_TEST_CASE(a_blocker_blocks_only_in_the_profile_it_belongs_to)
{
    auto run = sample::facts();
    run.start.profile_id = "rfc";
    assemble(run);
    BOOST_CHECK(finding_of(run, "RFC7644-3.3-12", "201").severity == report::Severity::major);
}

BOOST_AUTO_TEST_CASE(placeholders_are_filled_from_assertion_and_exchange)
{
    auto const run = sample::report();
    BOOST_TEST(finding_of(run, "ENTRA-030", "").observed == "200 with 3 members of type application/scim+json");
}

BOOST_AUTO_TEST_CASE(without_texts_the_requirement_and_the_assertion_speak)
{
    auto const run = sample::report();
    auto const& finding = finding_of(run, "RFC7644-3.12-02", "<script>");
    BOOST_TEST(finding.title == "Errors have a JSON body.");
    BOOST_TEST(finding.expected == "a JSON error body");
    BOOST_TEST(finding.observed.find('\x1b') == std::string::npos);
    BOOST_TEST(finding.observed.find("{status}") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(behaviour_left_open_and_broken_cases_make_no_finding)
{
    auto const run = sample::report();
    for (auto const& finding : run.findings) {
        BOOST_TEST(finding.requirement != "RFC7644-3.4.2-05");
        BOOST_TEST(finding.requirement != "RFC7644-3.4.2.4-03");
    }
}

BOOST_AUTO_TEST_CASE(digests_are_those_of_the_standards)
{
    // FIPS 180-4 example; RFC 4231 test case 2.
    BOOST_TEST(report::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(report::KeyedDigest {"Jefe"}.hex("what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

BOOST_AUTO_TEST_SUITE_END()
