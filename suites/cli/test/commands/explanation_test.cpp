// SPDX-License-Identifier: Apache-2.0
#include "commands/explanation.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/wire/json.hpp>

#include "commands/entra_error_codes.hpp"
#include "commands/report_words.hpp"

namespace scim::cli {
namespace {

conformance::Catalogue const& catalogue()
{
    static auto const loaded = std::move(*conformance::load_catalogue());
    return loaded;
}

bool has_line(std::string const& text, std::string const& label)
{
    return text.find('\n' + label) != std::string::npos;
}

bool is_report_word(std::string_view word, std::string_view kind)
{
    auto const words = report_words();
    return std::any_of(
        words.begin(), words.end(), [&](ReportWord const& one) { return one.word == word && one.kind == kind; });
}

std::vector<std::string> provisioning_codes()
{
    std::ifstream in {SCIM_SOURCE_DIR "/suites/provisioning/entra-codes.json"};
    std::stringstream text;
    text << in.rdbuf();
    auto const file = parse_json(text.str());
    BOOST_TEST_REQUIRE(file.has_value());
    std::vector<std::string> codes;
    for (auto const& row : file->find("errorCodes")->as_array())
        codes.emplace_back(row.string_or("code", ""));
    std::sort(codes.begin(), codes.end());
    return codes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_of_the_provisioning_log_is_explained)
{
    std::vector<std::string> explained;
    for (auto const& one : entra_error_codes())
        explained.emplace_back(one.name);
    std::sort(explained.begin(), explained.end());
    BOOST_TEST(explained == provisioning_codes(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_id_of_every_catalogue_is_explained)
{
    auto const ids = explained_ids(catalogue());
    BOOST_TEST(ids.size() > 2000);
    for (auto const& id : ids) {
        auto const text = explanation(id, catalogue());
        BOOST_REQUIRE_MESSAGE(text, id);
        auto const lines = std::count(text->begin(), text->end(), '\n');
        BOOST_TEST(lines >= 3, id << " says only: " << *text);
        BOOST_TEST(text->find("{}") == std::string::npos, id);
    }
}

BOOST_AUTO_TEST_CASE(every_requirement_tells_what_to_do_and_why)
{
    for (auto const& requirement : catalogue().requirements.all()) {
        auto const text = explanation(requirement.id, catalogue()).value_or("");
        for (auto const* label : {"if broken", "expected", "why", "fix", "reference", "seen by", "cases", "profiles"})
            BOOST_TEST(has_line(text, label), requirement.id << " lacks " << label);
    }
}

BOOST_AUTO_TEST_CASE(every_case_tells_what_it_checks)
{
    for (auto const& one : catalogue().cases) {
        auto const text = explanation(one.id, catalogue()).value_or("");
        BOOST_TEST(has_line(text, "checks"), one.id);
        BOOST_TEST((has_line(text, "try") || text.find("standing check") != std::string::npos), one.id);
    }
}

BOOST_AUTO_TEST_CASE(every_status_and_verdict_is_explained)
{
    using report::Status;
    using report::VerdictValue;
    for (auto const status :
        {Status::pass, Status::fail, Status::warn, Status::info, Status::skip, Status::blocked, Status::error})
        BOOST_TEST(is_report_word(report::to_string(status), "status of a case"), report::to_string(status));
    for (auto const verdict :
        {VerdictValue::ready, VerdictValue::ready_with_warnings, VerdictValue::not_ready, VerdictValue::inconclusive})
        BOOST_TEST(is_report_word(report::to_string(verdict), "verdict of a run"), report::to_string(verdict));
}

BOOST_AUTO_TEST_CASE(letter_case_and_the_tag_of_a_fault_do_not_matter)
{
    BOOST_TEST(explanation("entra-023", catalogue()).value_or("").starts_with("ENTRA-023  MUST"));
    BOOST_TEST(explanation("kills:create-empty-body", catalogue()).value_or("").starts_with("create-empty-body"));
    BOOST_TEST(!explanation("nothing-of-the-kind", catalogue()).has_value());
}

BOOST_AUTO_TEST_CASE(an_unknown_id_gets_the_nearest_ones)
{
    std::vector<std::string> const known {"ENTRA-023", "ENTRA-024", "patch/remove/no-path-is-refused", "okta"};
    BOOST_TEST(meant_ids("ENTRA-02", known) == (std::vector<std::string> {"ENTRA-023", "ENTRA-024"}),
        boost::test_tools::per_element());
    BOOST_TEST(meant_ids("no-path", known) == (std::vector<std::string> {"patch/remove/no-path-is-refused"}),
        boost::test_tools::per_element());
    BOOST_TEST(meant_ids("okat", known) == (std::vector<std::string> {"okta"}), boost::test_tools::per_element());
    BOOST_TEST(meant_ids("zzzzzzzzzzzz", known).empty());
}

}  // namespace scim::cli
