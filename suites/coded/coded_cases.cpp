// SPDX-License-Identifier: Apache-2.0
#include "coded_cases.hpp"

#include "coded/bulk_cases.hpp"
#include "coded/coded_case.hpp"
#include "coded/cursor_cases.hpp"
#include "coded/definition_cases.hpp"
#include "coded/filter_date_cases.hpp"
#include "coded/filter_law_cases.hpp"
#include "coded/filter_number_cases.hpp"
#include "coded/me_cases.hpp"
#include "coded/member_cases.hpp"
#include "coded/meta_schema_cases.hpp"
#include "coded/paging_cases.hpp"
#include "coded/parallel_cases.hpp"
#include "coded/race_cases.hpp"
#include "coded/request_cases.hpp"
#include "coded/resource_cases.hpp"
#include "coded/resource_type_cases.hpp"
#include "coded/root_query_cases.hpp"
#include "coded/tls_cases.hpp"
#include "coded/user_cases.hpp"
#include "generated/generated_cases.hpp"

namespace scim::conformance {
namespace {

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

/// What the laws of filters share.
CaseDefinition law_case(std::string const& name, std::string title, std::string requirement,
    std::vector<std::string> tags, void (*code)(CodedContext&))
{
    return coded("query/filter-laws/" + name, std::move(title), std::move(requirement),
        {"User", "filter", "User.title", "User.displayName"}, std::move(tags), code);
}

std::vector<CaseDefinition> law_cases()
{
    return {
        law_case("and-finds-what-both-find", "and finds what both its terms find", "RFC7644-3.4.2.2-40",
            {"kills:filter-second-term-dropped"}, &and_finds_what_both_find),
        law_case("or-finds-what-one-finds", "or finds what one of its terms finds", "RFC7644-3.4.2.2-41",
            {"kills:filter-or-second-term-dropped"}, &or_finds_what_one_finds),
        law_case("not-finds-the-rest", "not finds what its filter does not", "RFC7644-3.4.2.2-42",
            {"kills:filter-not-ignored"}, &not_finds_the_rest),
        law_case("two-nots-are-none", "Two nots are none", "RFC7644-3.4.2.2-42", {}, &two_nots_are_none),
        law_case("not-turns-and-into-or", "not over and is or over nots", "RFC7644-3.4.2.2-42",
            {"kills:filter-not-ignored"}, &not_turns_and_into_or),
        law_case("and-spreads-over-or", "and with a group of or is an or of ands", "RFC7644-3.4.2.2-61",
            {"kills:filter-grouping-ignored"}, &and_spreads_over_or),
        law_case("and-goes-before-or", "Parentheses around and change nothing beside or", "RFC7644-3.4.2.2-62",
            {"kills:filter-precedence"}, &and_goes_before_or),
        law_case("order-of-terms-is-free", "The terms of and may change places", "RFC7644-3.4.2.2-40",
            {"kills:filter-second-term-dropped"}, &order_of_terms_is_free),
        law_case("three-terms-all-count", "Three terms joined by and all count", "RFC7644-3.4.2.2-40",
            {"kills:filter-third-term-dropped"}, &three_terms_all_count),
        law_case("ne-finds-what-eq-does-not", "ne finds what eq does not", "RFC7644-3.4.2.2-12",
            {"kills:filter-ne-is-eq"}, &ne_finds_what_eq_does_not),
        law_case("co-finds-what-eq-finds", "co finds what eq finds", "RFC7644-3.4.2.2-13",
            {"kills:filter-co-inside-only"}, &co_finds_what_eq_finds),
        law_case("sw-finds-what-eq-finds", "sw finds what eq finds", "RFC7644-3.4.2.2-15",
            {"kills:filter-sw-excludes-whole"}, &sw_finds_what_eq_finds),
        law_case("ew-finds-what-eq-finds", "ew finds what eq finds", "RFC7644-3.4.2.2-17",
            {"kills:filter-ew-excludes-whole"}, &ew_finds_what_eq_finds),
        law_case("what-begins-so-contains-it", "co finds what sw finds", "RFC7644-3.4.2.2-13",
            {"kills:filter-co-inside-only"}, &what_begins_so_contains_it),
        law_case("ge-is-gt-or-eq", "ge finds what gt and eq find", "RFC7644-3.4.2.2-26", {"kills:filter-ge-is-gt"},
            &ge_is_gt_or_eq),
        law_case("le-is-lt-or-eq", "le finds what lt and eq find", "RFC7644-3.4.2.2-36", {"kills:filter-le-is-lt"},
            &le_is_lt_or_eq),
        law_case("lt-is-not-ge", "lt finds what ge does not", "RFC7644-3.4.2.2-31", {"kills:filter-lt-is-le"},
            &lt_is_not_ge),
        law_case("gt-is-not-le", "gt finds what le does not", "RFC7644-3.4.2.2-21", {"kills:filter-gt-is-ge"},
            &gt_is_not_le),
    };
}

std::vector<CaseDefinition> root_query_cases()
{
    auto const root_query = [](std::string const& name, std::string title, std::string requirement, char const* fault,
                                void (*code)(CodedContext&)) {
        return coded("query/root/" + name, std::move(title), std::move(requirement),
            {"User", "Group", "filter", "User.displayName"}, {std::string {"kills:"} + fault}, code);
    };
    return {
        root_query("finds-users-and-groups", "A query at the base URL finds users and groups", "RFC7644-3.4.2.1-02",
            "root-query-one-type", &root_query_finds_users_and_groups),
        root_query("obeys-the-filter", "A query at the base URL obeys its filter", "RFC7644-3.4.2.1-05",
            "root-filter-ignored", &root_query_obeys_the_filter),
        root_query("takes-a-missing-attribute-for-empty", "At the base URL, a missing attribute has no value",
            "RFC7644-3.4.2.1-06", "root-missing-attribute-refused", &root_query_takes_a_missing_attribute_for_empty),
        root_query("finds-nothing-by-a-missing-attribute", "At the base URL, a missing attribute is not found",
            "RFC7644-3.4.2.1-07", "root-missing-attribute-true", &root_query_finds_nothing_by_a_missing_attribute),
    };
}

std::vector<CaseDefinition> single_cases()
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
            "RFC7644-3.4.2.3-11", {"User", "filter", "sort"}, {"kills:sort-date-ignored"}, &newest_users_come_first),
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
        coded("query/walk/default-cursor-page-has-its-size",
            "Where cursors are the default, the first page has the published size", "RFC9865-2.3-02",
            {"User", "filter", "cursor"}, {}, &default_cursor_page_has_the_published_size),
        coded("groups/answers/new-member-brings-the-whole-group", "A new member is answered with the group or nothing",
            "RFC7644-3.5.2.1-14", {"User", "Group", "patch"}, {"kills:patch-members-partial-answer"},
            &answer_to_a_new_member_is_whole),
        coded("query/walk/index-works-where-published", "startIndex works where the configuration says so",
            "RFC9865-2.4-04", {"User", "filter", "serviceProviderConfig"}, {"kills:pagination-index-overclaimed"},
            &index_works_where_published),
        coded("patch/parallel/reads-see-a-patch-whole", "A read during a PATCH sees all of it or nothing",
            "RFC7644-3.5.2-28", {"User", "patch", "User.displayName", "User.title"}, {"kills:torn-read"},
            &reads_see_a_patch_whole),
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
    std::vector<CaseDefinition> all;
    for (auto const& some : {single_cases(), date_cases(), law_cases(), root_query_cases(), definition_cases(),
             meta_schema_cases(), resource_type_cases(), resource_cases(), race_cases(), tls_cases(),
             filter_number_cases(), generated_cases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::vector<SuiteTitle> coded_suites()
{
    return {{"generated/each-type", "What each published resource type does, by its own schemas."},
        {"query/filter-dates", "Filters on points in time."},
        {"query/filter-numbers", "Filters on integers, where the provider has any."},
        {"query/filter-laws", "Filters that find the same, or less, or the rest."},
        {"query/root", "Queries at the base URL, over all resource types."},
        {"query/sort-dates", "Sorting by points in time."}, {"query/walk", "Lists read page by page."},
        {"groups/parallel", "Changes to one group at the same time."},
        {"users/parallel", "Several clients that make or change a user at the same time."},
        {"versions/parallel", "Several clients that hold the same version."},
        {"groups/answers", "What changes to groups are answered."},
        {"patch/parallel", "Reads while something is changing."}, {"users/me", "The user that the token stands for."},
        {"bulk/limits", "How many operations and bytes a job may have."},
        {"bulk/circles", "Jobs whose resources refer to each other."},
        {"security/token", "Tokens that are almost the right one."},
        {"security/transport", "HTTPS, TLS and the certificate."}, {"errors/limits", "Bodies that are very long."},
        {"discovery/definitions", "Every schema and every attribute definition, one by one."},
        {"discovery/meta-schemas", "The schemas of discovery itself, where they are listed."},
        {"discovery/resources", "Resources compared with what discovery says of them."},
        {"groups/references", "What the references of members lead to."},
        {"discovery/types", "Every resource type, one by one."}};
}

}  // namespace scim::conformance
