// SPDX-License-Identifier: Apache-2.0
#include "coded_cases.hpp"

#include "coded/bulk_cases.hpp"
#include "coded/filter_date_cases.hpp"
#include "coded/member_cases.hpp"
#include "coded/paging_cases.hpp"

namespace scim::conformance {
namespace {

CaseDefinition coded(std::string id, std::string title, std::string requirement, std::vector<std::string> capabilities,
    std::vector<std::string> tags, void (*code)(CodedContext&))
{
    CaseDefinition definition;
    definition.id = std::move(id);
    definition.title = std::move(title);
    definition.checks = {std::move(requirement)};
    definition.requirements = std::move(capabilities);
    definition.tags = std::move(tags);
    definition.code = code;
    definition.file = "suites/coded";
    return definition;
}

/// What the comparisons of instants share.
CaseDefinition date_case(
    std::string const& name, std::string title, std::string requirement, void (*code)(CodedContext&))
{
    return coded("query/filter-dates/" + name, std::move(title), std::move(requirement), {"User", "filter"},
        {"kills:filter-date-as-string", "kills:filter-date-truncated"}, code);
}

std::vector<CaseDefinition> date_cases()
{
    return {
        date_case("gt-compares-instants", "gt tells an hour before from an hour after", "RFC7644-3.4.2.2-20",
            &gt_compares_instants),
        date_case("ge-compares-instants", "ge tells an hour before from an hour after", "RFC7644-3.4.2.2-25",
            &ge_compares_instants),
        date_case("lt-compares-instants", "lt tells an hour before from an hour after", "RFC7644-3.4.2.2-30",
            &lt_compares_instants),
        date_case("le-compares-instants", "le tells an hour before from an hour after", "RFC7644-3.4.2.2-35",
            &le_compares_instants),
        date_case("gt-minds-the-time-zone", "gt compares instants of different time zones", "RFC7644-3.4.2.2-22",
            &gt_minds_the_time_zone),
        date_case("ge-minds-the-time-zone", "ge compares instants of different time zones", "RFC7644-3.4.2.2-27",
            &ge_minds_the_time_zone),
        date_case("lt-minds-the-time-zone", "lt compares instants of different time zones", "RFC7644-3.4.2.2-32",
            &lt_minds_the_time_zone),
        date_case("le-minds-the-time-zone", "le compares instants of different time zones", "RFC7644-3.4.2.2-37",
            &le_minds_the_time_zone),
    };
}

std::vector<CaseDefinition> other_cases()
{
    return {
        coded("query/walk/pages-meet-every-user-once", "Walking the pages meets every user exactly once",
            "RFC7644-3.4.2.4-16", {"User", "filter"}, {"kills:page-zero-based", "kills:page-overlap"},
            &walk_meets_every_user_once),
        coded("query/walk/pages-meet-every-group-once", "Walking the pages meets every group exactly once",
            "RFC7644-3.4.2.4-16", {"Group", "filter"},
            {"kills:page-zero-based", "kills:page-overlap", "kills:startindex-not-one-501"},
            &walk_meets_every_group_once),
        coded("query/sort-dates/newest-come-first", "Users are sorted by the time of their creation",
            "RFC7644-3.4.2.3-11", {"User", "filter", "sort"}, {}, &newest_users_come_first),
        coded("groups/parallel/no-member-is-lost", "Members added at the same time are all there", "RFC7644-3.5.2.1-07",
            {"User", "Group", "patch"}, {"kills:group-patch-loses-parallel"}, &no_parallel_member_is_lost),
        coded("entra-id/paging/scim-user-pagination-test", "Users come in pages of five, startIndex echoed",
            "ENTRA-007", {"User"}, {"LogicApp 23"}, &users_come_in_pages_of_five),
        coded("bulk/limits/too-many-operations-are-refused", "A job with more than maxOperations is answered with 413",
            "RFC7644-3.7.4-03", {"bulk", "User"}, {"kills:bulk-max-ops-wrong-status"},
            &too_many_operations_are_refused),
        coded("bulk/limits/too-long-job-is-refused", "A job longer than maxPayloadSize is answered with 413",
            "RFC7644-3.7.4-04", {"bulk", "User"}, {"kills:bulk-max-payload-not-enforced"}, &too_long_job_is_refused),
        coded("bulk/limits/refusal-names-the-limit", "The refusal of a job that is too large names the limit",
            "RFC7644-3.7.4-05", {"bulk", "User"}, {"kills:bulk-limit-unnamed"}, &refusal_names_the_limit),
        coded("bulk/circles/refused-circle-leaves-nothing", "Groups in a circle are there exactly if their status says",
            "RFC7644-3.7.3-03", {"bulk", "Group", "filter"}, {"kills:bulk-circular-409-partial"},
            &refused_circle_leaves_nothing),
    };
}

}  // namespace

std::vector<CaseDefinition> coded_cases()
{
    std::vector<CaseDefinition> all;
    for (auto& page : {date_cases(), other_cases()})
        all.insert(all.end(), page.begin(), page.end());
    return all;
}

std::vector<SuiteTitle> coded_suites()
{
    return {{"query/filter-dates", "Filters on points in time."}, {"query/sort-dates", "Sorting by points in time."},
        {"query/walk", "Lists read page by page."}, {"groups/parallel", "Changes to one group at the same time."},
        {"bulk/limits", "How many operations and bytes a job may have."},
        {"bulk/circles", "Jobs whose resources refer to each other."}};
}

}  // namespace scim::conformance
