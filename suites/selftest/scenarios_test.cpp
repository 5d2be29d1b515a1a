// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/variant.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "scenario_play.hpp"

namespace scim::selftest {
namespace {

BOOST_AUTO_TEST_SUITE(scenarios)

BOOST_DATA_TEST_CASE(an_honest_endpoint_has_the_documented_health, scenario_ids())
{
    auto const& played = honest_play(sample);
    for (auto const& complaint : played.complaints)
        BOOST_ERROR(complaint);
    BOOST_TEST(played.outcome.left_behind == 0);
}

std::vector<std::string> variant_ids()
{
    std::vector<std::string> ids;
    for (auto const& variant : server::variant_catalogue())
        ids.push_back(variant.id);
    return ids;
}

/// Right by the RFCs, and of no use to Entra ID: it cannot do without filters, PATCH and `op` in any case.
constexpr std::array<std::string_view, 5> useless_to_entra {
    "no-filter-403", "no-filter-501", "no-patch-405", "no-patch-501", "patch-op-small-letters"};

BOOST_DATA_TEST_CASE(no_variant_is_accused, variant_ids())
{
    auto const played = play_against(reference_server("entra", {{}, {sample}, {}}), "joiner-mover-leaver");
    if (std::find(useless_to_entra.begin(), useless_to_entra.end(), sample) != useless_to_entra.end()) {
        BOOST_TEST(!played.complaints.empty());
        return;
    }
    for (auto const& complaint : played.complaints)
        if (complaint.find("ENTRA-012") == std::string::npos)  // advice
            BOOST_ERROR(complaint);
}

/// A fault of the endpoint, a scenario that meets it, and the requirement it is told for.
struct Defect {
    std::string fault, scenario, requirement;
};

std::ostream& operator<<(std::ostream& out, Defect const& defect)
{
    return out << defect.fault << " in " << defect.scenario;
}

std::vector<Defect> const defects {
    {"filter-no-match-404", "mediusflow", "ENTRA-016"},
    {"filter-ignored", "mediusflow", "ENTRA-016"},
    {"excl-members-ignored", "mediusflow", "ENTRA-055"},
    {"group-rename-drops-members", "mediusflow", "ENTRA-051"},
    {"patch-bool-string-rejected", "mediusflow", "ENTRA-008"},
    {"patch-bool-string-stored", "mediusflow", "ENTRA-004"},
    {"patch-active-false-noop", "disable-enable", "ENTRA-036"},
    {"patch-active-true-refused", "disable-enable", "ENTRA-003"},
    {"patch-manager-string-rejected", "mediusflow", "ENTRA-044"},
    {"patch-manager-string-raw", "mediusflow", "ENTRA-004"},
    {"manager-without-value", "manager-cycles", "ENTRA-044"},
    {"patch-remove-entra-clears-all", "joiner-mover-leaver", "ENTRA-051"},
    {"patch-remove-entra-400", "joiner-mover-leaver", "ENTRA-003"},
    {"patch-add-replaces-array", "mediusflow", "ENTRA-051"},
    {"patch-op-capital-rejected", "mediusflow", "ENTRA-003"},
    {"patch-first-op-only", "mediusflow", "ENTRA-051"},
    {"create-externalid-dropped", "mediusflow", "ENTRA-051"},
    {"resource-without-id", "mediusflow", "ENTRA-004"},
    {"unicode-mangled", "mediusflow", "ENTRA-051"},
    {"user-name-as-object", "mediusflow", "ENTRA-001"},
    {"emails-as-map", "mediusflow", "ENTRA-001"},
    {"delete-ignored", "mediusflow", "ENTRA-032"},
    {"delete-still-readable", "mediusflow", "ENTRA-032"},
    {"inactive-gone", "mediusflow", "ENTRA-004"},
    {"patch-conflict-500", "rename-swap", "ENTRA-003"},
    {"put-ignored", "old-backup", "ENTRA-012"},
    {"list-no-total", "mediusflow", "ENTRA-016"},
    {"list-no-schemas", "mediusflow", "ENTRA-016"},
};

BOOST_DATA_TEST_CASE(a_defect_is_told_for_the_requirement_it_breaks, defects)
{
    auto const played = play_against(reference_server("entra", {{sample.fault}, {}, {}}), sample.scenario);
    BOOST_TEST(played.complains_of(sample.requirement));
    if (!played.complains_of(sample.requirement))
        for (auto const& complaint : played.complaints)
            BOOST_TEST_MESSAGE("    " << complaint.substr(0, 200));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::selftest
