// SPDX-License-Identifier: Apache-2.0
#include "fault_matrix.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <scim/documents/file_schemas.hpp>

#include "in_process.hpp"
#include "questions.hpp"
#include "requirement_cases.hpp"
#include "tree_file.hpp"

namespace scim::selftest {
namespace {

/// Cases named per fault; more would only make the page longer.
constexpr std::size_t most_cases_listed = 5;

/// Whether a case must fail, not only warn, where the fault breaks this requirement.
bool must_fail(server::Fault const& fault, std::string const& id, conformance::Catalogue const& catalogue)
{
    auto const* requirement = catalogue.requirements.find(id);
    return !fault.is_contested && !id.starts_with("ENTRA") && requirement != nullptr && is_must(*requirement);
}

std::string strength_of(server::Fault const& fault, conformance::Catalogue const& catalogue)
{
    if (fault.is_contested)
        return "contested";
    if (fault.requirement.starts_with("ENTRA"))
        return "entra";
    return must_fail(fault, fault.requirement, catalogue) ? "must" : "should";
}

Notice notice_of(FaultResult const& result, std::string const& requirement)
{
    auto const found = result.notices.find(requirement);
    return found == result.notices.end() ? Notice {} : found->second;
}

Json fault_json(FaultResult const& result, conformance::Catalogue const& catalogue)
{
    auto const& fault = result.fault;
    auto json = to_json(fault);
    json.set("strength", strength_of(fault, catalogue));
    json.set("seam", fault.distortion ? "response" : "behaviour");
    auto const notice = notice_of(result, fault.requirement);
    auto cases = notice.cases.empty() ? notice.remarks : notice.cases;
    cases.resize(std::min(cases.size(), most_cases_listed));
    json.set("cases", Json {Json::Array(cases.begin(), cases.end())});
    return json;
}

/// The catalogue of faults with the cases that notice them.
Json faults_json(std::vector<FaultResult> const& results, conformance::Catalogue const& catalogue)
{
    auto faults = Json::array();
    for (auto const& result : results)
        faults.push_back(fault_json(result, catalogue));
    return Json::object({{"format", Json {"scimproof.fault-catalogue"}}, {"formatVersion", Json {"1.0"}},
        {"faults", std::move(faults)}});
}

std::string fault_page(Json const& catalogue)
{
    std::string page
        = "# Faults and the cases that notice them\n\n"
          "Made from reference-server/faults.json, which the test `selftest` keeps true: each fault is planted alone, "
          "the whole plan runs, and a case must fail for each requirement that the fault breaks. At most "
        + std::to_string(most_cases_listed)
        + " cases are named, those for the first requirement. What the faults do not prove stands in "
          "[questions.md](questions.md).\n\n"
          "| Fault | Breaks | Dialect | What the server does wrong | Noticed by |\n"
          "|---|---|---|---|---|\n";
    for (auto const& fault : catalogue.find("faults")->as_array()) {
        auto broken = std::string {fault.string_or("requirement", "")};
        for (auto const& id : fault.contains("also") ? fault.find("also")->as_array() : Json::Array {})
            broken += ", " + id.as_string();
        page += "| `" + std::string {fault.string_or("id", "")} + "` | " + broken + " | "
            + std::string {fault.string_or("mode", "")} + " | " + std::string {fault.string_or("summary", "")} + " | ";
        std::string cases;
        for (auto const& id : fault.find("cases")->as_array())
            cases += (cases.empty() ? "`" : ", `") + id.as_string() + "`";
        page += cases + " |\n";
    }
    return page;
}

/// All faults, or those whose ids begin with one of the words of SCIM_FAULTS: for whoever is writing a case.
std::vector<server::Fault> wanted_faults()
{
    auto faults = server::fault_catalogue();
    auto const* const wish = std::getenv("SCIM_FAULTS");
    if (wish == nullptr)
        return faults;
    std::erase_if(faults, [&](server::Fault const& fault) { return !begins_with_one_of(fault.id, wish); });
    return faults;
}

/// Writes a line for each fault, its id and the cases that notice it, to the file that SCIM_KILLS names: for whoever
/// asks which faults a case sees.
void write_kills(std::vector<FaultResult> const& results)
{
    auto const* const path = std::getenv("SCIM_KILLS");
    if (path == nullptr)
        return;
    std::ofstream file {path};
    for (auto const& result : results) {
        file << result.fault.id;
        for (auto const& id : noticing_cases({result}))
            file << ' ' << id;
        file << '\n';
    }
    BOOST_TEST(file.good(), "SCIM_KILLS: cannot write to " << path);
}

void expect_notice(FaultResult const& result, std::string const& id, conformance::Catalogue const& catalogue)
{
    auto const notice = notice_of(result, id);
    auto const seen = result.notices.empty() ? std::string {} : "; seen for " + result.notices.begin()->first;
    auto const is_seen = !notice.cases.empty() || (result.fault.is_contested && !notice.remarks.empty());
    BOOST_TEST(is_seen, result.fault.id << " breaks " << id << " and no case says so" << seen);
    if (is_seen && must_fail(result.fault, id, catalogue))
        BOOST_TEST(notice.failed, result.fault.id << " breaks the MUST " << id << " and is only warned of");
}

void check_questions(std::vector<FaultResult> const& results, conformance::Catalogue const& catalogue)
{
    auto const groups = parse_json(read_file("suites/questions.json"));
    BOOST_REQUIRE(groups.has_value());
    auto const left = unproven(results, catalogue);
    for (auto const& problem : problems_of_groups(left, *groups))
        BOOST_ERROR(problem);
    check_current("docs/questions.md", questions_page(left, *groups));
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_fault_is_noticed_by_the_requirements_it_breaks)
{
    auto const catalogue = load_catalogue_or_abort();
    auto const results = fault_results(wanted_faults(), catalogue);
    BOOST_TEST(!results.empty());
    write_kills(results);
    for (auto const& result : results) {
        for (auto const& id : result.fault.requirements())
            expect_notice(result, id, catalogue);
    }
    if (results.size() < server::fault_catalogue().size())
        return;  // a part cannot say whether the whole is current
    auto const file = faults_json(results, catalogue);
    auto const schemas = documents::FileSchemas::load();
    BOOST_REQUIRE(schemas.has_value());
    for (auto const& violation : schemas->find("fault-catalogue")->validate(file))
        BOOST_ERROR(documents::describe(violation));
    check_current("reference-server/faults.json", write_json_pretty(file));
    check_current("docs/fault-matrix.md", fault_page(file));
    check_questions(results, catalogue);
}

}  // namespace scim::selftest
