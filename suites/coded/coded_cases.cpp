// SPDX-License-Identifier: Apache-2.0
#include "coded_cases.hpp"

#include "coded/bulk_cases.hpp"
#include "coded/member_cases.hpp"
#include "coded/paging_cases.hpp"
#include "coded/user_cases.hpp"

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

}  // namespace

std::vector<CaseDefinition> coded_cases()
{
    return {
        coded("query/walk/pages-meet-every-user-once", "Walking the pages meets every user exactly once",
            "RFC7644-3.4.2.4-16", {"User", "filter"}, {"kills:page-zero-based"}, &walk_meets_every_user_once),
        coded("groups/parallel/no-member-is-lost", "Members added at the same time are all there", "RFC7644-3.5.2.1-07",
            {"User", "Group", "patch"}, {"kills:group-patch-loses-parallel"}, &no_parallel_member_is_lost),
        coded("users/parallel/one-name-makes-one-user", "POSTs of one userName at the same time make one user",
            "RFC7643-4.1.1-03", {"User"}, {"kills:create-dup-race-both-201"}, &one_name_makes_one_user),
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

std::vector<SuiteTitle> coded_suites()
{
    return {{"query/walk", "Lists read page by page."}, {"groups/parallel", "Changes to one group at the same time."},
        {"users/parallel", "Several clients that make a user at the same time."},
        {"bulk/limits", "How many operations and bytes a job may have."},
        {"bulk/circles", "Jobs whose resources refer to each other."}};
}

}  // namespace scim::conformance
