// SPDX-License-Identifier: Apache-2.0
#include "fault_matrix.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <scim/documents/file_schemas.hpp>

#include "in_process.hpp"
#include "tree_file.hpp"

namespace scim::selftest {
namespace {

/// Cases named per fault; more would only make the page longer.
constexpr std::size_t most_cases_listed = 5;

/// Faults that break a MUST by one reading and nothing by another, so that a warning is the fair answer: see
/// docs/spec-issues.md.
constexpr std::array<std::string_view, 55> contested {"attr-name-respelled", "attrs-sub-returns-whole",
    "bulk-status-not-string", "create-active-ignored", "create-attr-name-case-echoed", "create-attr-name-case-rejected",
    "create-display-name-409", "create-dup-case-201", "create-dup-no-scimtype", "create-externalid-dropped",
    "create-location-relative", "create-schemas-urn-case-rejected", "cursor-prev-misnamed", "error-scimtype-snake-case",
    "etag-missing-on-create", "etag-star-refused", "etag-weak-never-matches", "filter-complex-default-value",
    "filter-invalid-no-detail", "filter-schemas-attr", "group-deleted-subgroup-stays", "group-deleted-user-stays",
    "group-displayname-optional", "head-always-200", "head-refused", "json-malformed-no-scimtype",
    "method-override-obeyed", "nul-truncation", "page-unstable", "patch-add-duplicates", "patch-ext-urn-case",
    "patch-vp-case-sensitive", "patch-vp-not-unsupported", "patch-vp-or-unsupported", "primary-invented",
    "put-externalid-kept", "rate-limit-not-scim", "reprovision-inactive-409", "response-leaks-internals",
    "rt-singular-path", "schema-all-unique", "schema-boolean-unique", "schema-complex-is-string",
    "schema-disagrees-with-resources", "schema-invented-core", "schema-profile-url-list",
    "schema-reference-types-missing", "schema-type-missing", "schemas-item-without-meta",
    "schemas-item-without-schemas", "schemas-writable", "search-not-offered", "user-groups-indirect",
    "user-groups-missing", "user-patch-loses-parallel"};

std::string strength_of(FaultResult const& result, conformance::Catalogue const& catalogue)
{
    if (std::find(contested.begin(), contested.end(), result.fault.id) != contested.end())
        return "contested";
    if (result.fault.requirement.starts_with("ENTRA"))
        return "entra";
    auto const* requirement = catalogue.requirements.find(result.fault.requirement);
    auto const level = requirement ? requirement->level : documents::Level::may;
    return level == documents::Level::must || level == documents::Level::must_not ? "must" : "should";
}

/// The catalogue of faults with the cases that notice them.
Json faults_json(std::vector<FaultResult> const& results, conformance::Catalogue const& catalogue)
{
    auto faults = Json::array();
    for (auto const& result : results) {
        auto cases = Json::array();
        for (auto const& id : result.by_requirement) {
            if (cases.size() < most_cases_listed)
                cases.push_back(Json {id});
        }
        faults.push_back(Json::object({{"id", Json {result.fault.id}}, {"requirement", Json {result.fault.requirement}},
            {"mode", Json {server::keyword(result.fault.mode)}}, {"strength", Json {strength_of(result, catalogue)}},
            {"seam", Json {result.fault.distortion ? "response" : "behaviour"}},
            {"summary", Json {result.fault.summary}}, {"cases", std::move(cases)}}));
    }
    return Json::object({{"format", Json {"scimproof.fault-catalogue"}}, {"formatVersion", Json {"1.0"}},
        {"faults", std::move(faults)}});
}

std::string fault_page(Json const& catalogue)
{
    std::string page
        = "# Faults and the cases that notice them\n\n"
          "Made from reference-server/faults.json, which the test `selftest` keeps true: each fault is planted alone, "
          "the whole plan runs, and a case must fail for the requirement that the fault breaks. At most "
        + std::to_string(most_cases_listed)
        + " cases are named.\n\n"
          "| Fault | Breaks | Dialect | What the server does wrong | Noticed by |\n"
          "|---|---|---|---|---|\n";
    for (auto const& fault : catalogue.find("faults")->as_array()) {
        page += "| `" + std::string {fault.string_or("id", "")} + "` | "
            + std::string {fault.string_or("requirement", "")} + " | " + std::string {fault.string_or("mode", "")}
            + " | " + std::string {fault.string_or("summary", "")} + " | ";
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

}  // namespace

BOOST_AUTO_TEST_CASE(every_fault_is_noticed_by_the_requirement_it_breaks)
{
    auto const catalogue = load_catalogue_or_abort();
    auto const results = fault_results(wanted_faults(), catalogue);
    BOOST_TEST(!results.empty());
    for (auto const& result : results) {
        BOOST_TEST(!result.by_requirement.empty(),
            result.fault.id << " breaks " << result.fault.requirement << " and no case says so"
                            << (result.elsewhere.empty() ? "" : "; seen by " + result.elsewhere.front()));
    }
    for (auto const& result : results) {
        if (strength_of(result, catalogue) == "must")
            BOOST_TEST(result.failed, result.fault.id << " breaks a MUST and is only warned of");
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
}

}  // namespace scim::selftest
