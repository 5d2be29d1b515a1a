// SPDX-License-Identifier: Apache-2.0
#include "coded_cases.hpp"

#include "coded/bulk_cases.hpp"
#include "coded/coded_case.hpp"
#include "coded/definition_cases.hpp"
#include "coded/member_cases.hpp"
#include "coded/meta_schema_cases.hpp"
#include "coded/paging_cases.hpp"
#include "coded/request_cases.hpp"
#include "coded/resource_cases.hpp"
#include "coded/resource_type_cases.hpp"
#include "coded/user_cases.hpp"

namespace scim::conformance {
namespace {

std::vector<CaseDefinition> single_cases()
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
        coded("security/token/longer-token-is-refused", "A token that only begins like the right one is refused",
            "RFC7644-2-05", {"User"}, {"kills:auth-prefix-compare"}, &longer_token_is_refused),
        coded("security/token/shorter-token-is-refused", "The beginning of the right token is refused", "RFC7644-2-05",
            {"User"}, {"kills:auth-not-required"}, &shorter_token_is_refused),
        coded("errors/limits/deep-body-does-no-harm", "A body of a thousand levels is accepted or refused",
            "RFC7644-3.12-01", {"User"}, {"kills:json-deep-500"}, &deep_body_does_no_harm),
        coded("errors/limits/broken-utf-8-does-no-harm", "A body that is not UTF-8 is accepted or refused",
            "RFC7644-3.12-01", {"User"}, {"kills:utf8-invalid-500"}, &broken_utf_8_does_no_harm),
        coded("errors/limits/long-filter-does-no-harm", "A filter of four thousand letters is accepted or refused",
            "RFC7644-3.12-01", {"User", "filter"}, {"kills:filter-long-500"}, &long_filter_does_no_harm),
        coded("errors/limits/huge-body-does-no-harm", "A body of two million bytes is accepted or refused",
            "RFC7644-3.12-01", {"User"}, {"kills:body-too-large-reset"}, &huge_body_does_no_harm),
    };
}

}  // namespace

std::vector<CaseDefinition> coded_cases()
{
    auto all = single_cases();
    for (auto const& some : {definition_cases(), meta_schema_cases(), resource_type_cases(), resource_cases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::vector<SuiteTitle> coded_suites()
{
    return {{"query/walk", "Lists read page by page."}, {"groups/parallel", "Changes to one group at the same time."},
        {"users/parallel", "Several clients that make a user at the same time."},
        {"bulk/limits", "How many operations and bytes a job may have."},
        {"bulk/circles", "Jobs whose resources refer to each other."},
        {"security/token", "Tokens that are almost the right one."}, {"errors/limits", "Bodies that are very long."},
        {"discovery/definitions", "Every schema and every attribute definition, one by one."},
        {"discovery/meta-schemas", "The schemas of discovery itself, where they are listed."},
        {"discovery/resources", "Resources compared with what discovery says of them."},
        {"groups/references", "What the references of members lead to."},
        {"discovery/types", "Every resource type, one by one."}};
}

}  // namespace scim::conformance
