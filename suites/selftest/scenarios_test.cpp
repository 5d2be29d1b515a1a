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

/// Right by the RFCs, and of no use to Entra ID: it cannot do without filters, PATCH, `op` in any case, and values that
/// are added by a filter which nothing matches yet.
constexpr std::array<char const*, 6> useless_to_entra {"no-filter-403", "no-filter-501", "no-patch-405", "no-patch-501",
    "patch-op-small-letters", "patch-add-without-match-refused"};

std::vector<std::string> fair_variants()
{
    std::vector<std::string> ids;
    for (auto const& variant : server::variant_catalogue())
        if (std::find(useless_to_entra.begin(), useless_to_entra.end(), variant.id) == useless_to_entra.end())
            ids.push_back(variant.id);
    return ids;
}

/// Together they send everything that needs no trouble.
constexpr std::array<char const*, 4> everyday {
    "joiner-mover-leaver", "details-change", "details-change-flagged", "rename-swap"};

BOOST_DATA_TEST_CASE(no_variant_is_accused, fair_variants() * boost::unit_test::data::make(everyday), variant, story)
{
    auto const played = play_against(reference_server("entra", {{}, {variant}, {}}), story);
    BOOST_TEST(!played.events.empty());
    for (auto const& complaint : played.complaints)
        if (complaint.find("ENTRA-012") == std::string::npos
            && complaint.find("ENTRA-059") == std::string::npos)  // advice
            BOOST_ERROR(complaint);
}

BOOST_DATA_TEST_CASE(what_entra_cannot_do_without_is_told, useless_to_entra)
{
    auto const played = play_against(reference_server("entra", {{}, {sample}, {}}), "details-change");
    BOOST_TEST(!played.complaints.empty());
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
    {"put-ignored", "old-backup", "ENTRA-059"},
    {"list-no-total", "mediusflow", "ENTRA-016"},
    {"list-no-schemas", "mediusflow", "ENTRA-016"},
    {"addresses-as-map", "details-change", "ENTRA-051"},
    {"attrs-ignored-on-read", "details-change", "ENTRA-055"},
    {"bool-as-number", "details-change", "ENTRA-001"},
    {"complex-as-string", "details-change", "ENTRA-001"},
    {"core-below-urn", "details-change", "ENTRA-051"},
    {"count-missing-empty", "old-backup", "ENTRA-001"},
    {"country-spelled-out", "details-change", "ENTRA-051"},
    {"create-body-without-id", "details-change", "ENTRA-001"},
    {"create-bool-string-kept", "details-change", "ENTRA-004"},
    {"create-display-name-409", "unreadable-answers", "ENTRA-001"},
    {"create-dup-500", "rename-swap", "ENTRA-003"},
    {"create-empty-body", "details-change", "ENTRA-001"},
    {"create-multivalued-collapsed", "details-change", "ENTRA-051"},
    {"create-needs-value-first", "details-change", "ENTRA-001"},
    {"create-title-unique", "unreadable-answers", "ENTRA-001"},
    {"ct-scim-json-rejected", "details-change", "ENTRA-001"},
    {"delete-recreate-409", "rehire", "ENTRA-001"},
    {"delete-still-listed", "rehire", "ENTRA-004"},
    {"department-as-object", "details-change", "ENTRA-051"},
    {"display-name-as-object", "details-change", "ENTRA-001"},
    {"error-http-200", "rename-swap", "ENTRA-051"},
    {"ext-flattened", "details-change", "ENTRA-044"},
    {"filter-second-term-dropped", "match-by-mail", "ENTRA-016"},
    {"filter-space-in-value", "details-change", "ENTRA-023"},
    {"filter-valuepath-first-term", "match-by-mail", "ENTRA-016"},
    {"filter-valuepath-rejected", "match-by-mail", "ENTRA-059"},
    {"filter-valuepath-then-sub", "match-by-mail", "ENTRA-016"},
    {"get-returns-list", "details-change", "ENTRA-004"},
    {"get-unknown-200", "rehire", "ENTRA-032"},
    {"get-unknown-500", "rehire", "ENTRA-032"},
    {"group-patch-deletes-others", "details-change", "ENTRA-051"},
    {"group-rename-409", "details-change", "ENTRA-003"},
    {"language-as-list", "details-change", "ENTRA-051"},
    {"list-ends-with-comma", "details-change", "ENTRA-016"},
    {"list-is-short", "match-by-mail", "ENTRA-023"},
    {"list-numbers-as-strings", "details-change", "ENTRA-016"},
    {"list-without-ids", "match-by-mail", "ENTRA-023"},
    {"multivalued-single-object", "details-change", "ENTRA-001"},
    {"name-as-text", "details-change", "ENTRA-001"},
    {"name-parts-as-lists", "details-change", "ENTRA-051"},
    {"patch-add-first-value-only", "details-change-flagged", "ENTRA-051"},
    {"patch-add-ignored", "details-change", "ENTRA-044"},
    {"patch-add-immutable-unset-refused", "details-change", "ENTRA-003"},
    {"patch-bool-string-truthy", "details-change", "ENTRA-036"},
    {"patch-dotted-key-literal", "details-change-flagged", "ENTRA-051"},
    {"patch-ext-first-time-500", "details-change", "ENTRA-044"},
    {"patch-ext-path-rejected", "details-change", "ENTRA-044"},
    {"patch-ext-wipes-siblings", "details-change", "ENTRA-051"},
    {"patch-hits-another", "details-change", "ENTRA-051"},
    {"patch-last-op-per-attribute", "details-change", "ENTRA-051"},
    {"patch-manager-empty-crash", "details-change", "ENTRA-044"},
    {"patch-operations-independent", "details-change", "ENTRA-051"},
    {"patch-remove-ignored", "details-change", "ENTRA-042"},
    {"patch-remove-last-kept", "details-change-flagged", "ENTRA-042"},
    {"patch-remove-list-keeps-first", "details-change", "ENTRA-042"},
    {"patch-remove-vp-clears-all", "details-change-flagged", "ENTRA-051"},
    {"patch-remove-vp-noop", "details-change-flagged", "ENTRA-042"},
    {"patch-replace-absent-error", "details-change-unread", "ENTRA-003"},
    {"patch-replace-nopath-400", "details-change-flagged", "ENTRA-003"},
    {"patch-replace-scalar-rejected", "details-change", "ENTRA-003"},
    {"patch-sub-path-rejected", "details-change", "ENTRA-003"},
    {"patch-unicode-mangled", "details-change", "ENTRA-051"},
    {"patch-unrelated-attr-lost", "details-change", "ENTRA-051"},
    {"patch-unsupported-404", "details-change", "ENTRA-004"},
    {"patch-vp-add-nomatch-entra", "details-change", "ENTRA-003"},
    {"patch-vp-nomatch-entra", "details-change-unread", "ENTRA-003"},
    {"patch-vp-replace-drops-others", "details-change", "ENTRA-051"},
    {"patch-vp-unsupported", "details-change", "ENTRA-003"},
    {"phone-numbers-as-map", "details-change", "ENTRA-051"},
    {"read-is-short", "details-change", "ENTRA-036"},
    {"resource-in-array", "details-change", "ENTRA-004"},
    {"single-email-not-in-array", "details-change", "ENTRA-001"},
    {"spc-overclaims-filter", "details-change", "ENTRA-016"},
    {"spc-overclaims-patch", "details-change", "ENTRA-044"},
    {"title-as-list", "details-change", "ENTRA-051"},
    {"title-on-request-only", "details-change", "ENTRA-051"},
    {"type-as-number", "details-change", "ENTRA-051"},
    {"unicode-resource-unreachable", "details-change", "ENTRA-004"},
    {"username-in-array", "details-change", "ENTRA-001"},
    {"utf8-read-as-latin-1", "details-change", "ENTRA-051"},
};

BOOST_DATA_TEST_CASE(a_defect_is_told_for_the_requirement_it_breaks, defects)
{
    auto const played = play_against(reference_server("entra", {{sample.fault}, {}, {}}), sample.scenario);
    BOOST_TEST(played.complains_of(sample.requirement));
    if (!played.complains_of(sample.requirement))
        for (auto const& complaint : played.complaints)
            BOOST_TEST_MESSAGE("    " << complaint.substr(0, 200));
}

/// What an administrator sees of the job in the end.
struct Health {
    std::string fault, scenario, code, reason, error;
    std::size_t least_failures;
};

std::ostream& operator<<(std::ostream& out, Health const& health)
{
    return out << health.fault << " in " << health.scenario;
}

constexpr auto incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible";
constexpr auto filtering = "SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering";

std::vector<Health> const healths {
    {"filter-no-match-404", "details-change", "Quarantine", "EncounteredQuarantineException", incompatible, 0},
    {"filter-ignored", "details-change", "Quarantine", "EncounteredQuarantineException", filtering, 0},
    {"list-no-total", "details-change", "Quarantine", "EncounteredQuarantineException", incompatible, 0},
    {"list-no-schemas", "details-change", "Quarantine", "EncounteredQuarantineException", incompatible, 0},
    {"list-ends-with-comma", "details-change", "Quarantine", "EncounteredQuarantineException", incompatible, 0},
    {"spc-overclaims-filter", "details-change", "Quarantine", "EncounteredQuarantineException", "NotImplemented", 0},
    {"create-needs-value-first", "thirty-nine-percent", "Quarantine", "EncounteredEscrowProportionThreshold", "", 400},
    {"user-name-as-object", "thirty-nine-percent", "Quarantine", "EncounteredEscrowProportionThreshold", "", 400},
    {"create-needs-value-first", "details-change", "Active", "", "", 4},
    {"create-empty-body", "details-change", "Active", "", "", 0},  // the next attempt finds who was made
    {"patch-op-capital-rejected", "details-change", "Active", "", "", 3},
    {"patch-manager-string-rejected", "thirty-nine-percent", "Active", "", "", 100},
    {"group-rename-drops-members", "details-change", "Active", "", "", 0},
};

BOOST_DATA_TEST_CASE(the_job_has_the_health_that_a_defect_gives_it, healths)
{
    auto const played = play_against(reference_server("entra", {{sample.fault}, {}, {}}), sample.scenario);
    auto const& job = played.outcome.job;
    BOOST_TEST(job.code == sample.code);
    BOOST_TEST((job.quarantine ? job.quarantine->reason : "") == sample.reason);
    BOOST_TEST((job.quarantine ? job.quarantine->error_code : "") == sample.error);
    auto const& counts = played.outcome.counts;
    BOOST_TEST(counts.failed + counts.reference_failures >= sample.least_failures);
    BOOST_TEST(!played.complaints.empty());
}

/// Whoever disables accounts need not delete them.
BOOST_AUTO_TEST_CASE(a_refused_deletion_is_advice)
{
    auto const played = play_against(reference_server("entra", {{"onelogin-delete-refused"}, {}, {}}), "rehire");
    BOOST_TEST(played.complains_of("ENTRA-035"));
    BOOST_TEST((played.outcome.outcome.level == report::Level::should));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::selftest
