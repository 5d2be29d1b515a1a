// SPDX-License-Identifier: Apache-2.0
#include "coded_cases.hpp"

#include "coded/bulk_cases.hpp"
#include "coded/coded_case.hpp"
#include "coded/cursor_cases.hpp"
#include "coded/definition_cases.hpp"
#include "coded/me_cases.hpp"
#include "coded/member_cases.hpp"
#include "coded/meta_schema_cases.hpp"
#include "coded/paging_cases.hpp"
#include "coded/parallel_cases.hpp"
#include "coded/request_cases.hpp"
#include "coded/resource_cases.hpp"
#include "coded/resource_type_cases.hpp"
#include "coded/root_cases.hpp"
#include "coded/user_cases.hpp"

namespace scim::conformance {
namespace {

std::vector<CaseDefinition> single_cases()
{
    return {
        coded("query/walk/pages-meet-every-user-once", "Walking the pages meets every user exactly once",
            "RFC7644-3.4.2.4-16", {"User", "filter"}, {"kills:page-zero-based"}, &walk_meets_every_user_once),
        coded("query/walk/cursors-meet-every-user-once", "Following nextCursor meets every user exactly once",
            "RFC9865-2-12", {"User", "filter", "cursor"}, {"kills:cursor-next-on-last-page", "kills:cursor-ignored"},
            &cursors_meet_every_user_once),
        coded("query/walk/cursors-are-unreserved", "Cursors hold no characters that URLs reserve", "RFC9865-2-03",
            {"User", "filter", "cursor"}, {"kills:cursor-not-url-safe"}, &cursors_are_unreserved),
        coded("query/walk/previous-cursor-leads-back", "previousCursor leads to the page before", "RFC9865-2-20",
            {"User", "filter", "cursor"}, {"kills:cursor-previous-lost"}, &previous_cursor_leads_back),
        coded("query/walk/cursor-keywords-come-with-400", "invalidCursor comes with the status 400", "RFC9865-2.1-02",
            {"User", "cursor"}, {"kills:cursor-invalid-422"}, &cursor_keywords_come_with_400),
        coded("query/walk/default-method-is-used", "Queries without method are paged by the published one",
            "RFC9865-2.4-02", {"User", "filter", "cursor"}, {"kills:cursor-default-misstated"},
            &default_method_is_used),
        coded("groups/answers/new-member-brings-the-whole-group", "A new member is answered with the group or nothing",
            "RFC7644-3.5.2.1-14", {"User", "Group", "patch"}, {"kills:patch-members-partial-answer"},
            &answer_to_a_new_member_is_whole),
        coded("query/walk/index-works-where-published", "startIndex works where the configuration says so",
            "RFC9865-2.4-04", {"User", "filter", "serviceProviderConfig"}, {"kills:pagination-index-overclaimed"},
            &index_works_where_published),
        coded("patch/parallel/reads-see-a-patch-whole", "A read during a PATCH sees all of it or nothing",
            "RFC7644-3.5.2-28", {"User", "patch", "User.displayName", "User.title"}, {"kills:torn-read"},
            &reads_see_a_patch_whole),
        coded("query/root/finds-users-and-groups", "A query of the base URL finds users and groups",
            "RFC7644-3.4.2.1-02", {"User", "Group", "filter", "User.displayName"}, {"kills:root-query-one-type"},
            &root_query_finds_all_types),
        coded("query/root/search-finds-users-and-groups", "A search at the base URL finds users and groups",
            "RFC7644-3.4.2.1-02", {"User", "Group", "filter", "User.displayName"}, {"kills:root-query-one-type"},
            &root_search_finds_all_types),
        coded("query/root/type-can-be-chosen", "At the base URL a filter can choose the type", "RFC7644-3.4.2.1-05",
            {"User", "Group", "filter", "User.displayName"}, {"kills:root-query-one-type", "kills:root-filter-ignored"},
            &root_query_can_choose_a_type),
        coded("query/root/missing-attribute-is-not-present", "At the base URL no group has a userName",
            "RFC7644-3.4.2.1-07", {"User", "Group", "filter", "User.displayName"}, {"kills:root-missing-is-present"},
            &root_query_takes_missing_for_false),
        coded("users/me/is-501-where-there-is-none", "/Me that is not offered is answered with 501", "RFC7644-3.11-03",
            {"User"}, {"kills:me-unsupported-404"}, &me_is_501_where_there_is_none),
        coded("users/me/location-is-permanent", "Location of /Me is the URL of the user itself", "RFC7644-3.11-07",
            {"User"}, {"kills:me-location-alias", "kills:me-redirect-without-location"}, &me_location_is_permanent),
        coded("users/me/location-leads-to-the-same-user", "Location of /Me leads to the same user", "RFC7644-3.11-07",
            {"User"}, {"kills:me-location-alias"}, &me_location_leads_to_the_same_user),
        coded("users/me/stays-the-same-user", "/Me stays the same user when others are made", "RFC7644-3.11-07",
            {"User"}, {"kills:me-wrong-user"}, &me_stays_the_same_user),
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
    return {{"query/walk", "Lists read page by page."}, {"groups/answers", "What changes to groups are answered."},
        {"patch/parallel", "Reads while something is changing."},
        {"query/root", "Queries of the base URL, over all types."}, {"users/me", "The user that the token stands for."},
        {"groups/parallel", "Changes to one group at the same time."},
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
