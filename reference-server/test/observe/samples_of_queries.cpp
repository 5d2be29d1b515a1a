// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

namespace scim::server::test {

namespace {

// The members of a SearchRequest behind its schemas.
#define SCIM_SEARCH(members) "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest']" members "}"

constexpr RuleSample samples[] {
    // Filters. RFC 7644 §3.4.2.2.
    {"filter-empty", {"GET", "/Users?filter="}, {"GET", "/Users"}},
    {"filter-invalid", {"GET", "/Users?filter=userName%20eq%20%22x"}, {"GET", "/Users?filter=userName%20eq%20%22x%22"}},
    {"filter-invalid", {"GET", "/Users?filter=emails%5Btype%20eq%20%22work%22"},
        {"GET", "/Users?filter=emails%5Btype%20eq%20%22work%22%20and%20value%20co%20%22%40x%22%5D"}},
    {"filter-invalid", {"GET", "/Users?filter=userName%20eq%20%22O%22Hara%22"},
        {"GET", "/Users?filter=userName%20eq%20%22O%5C%22Hara%22"}},
    {"search-filter-invalid", {"POST", "/Users/.search", SCIM_SEARCH(",'filter':'userName eq'")},
        {"POST", "/Users/.search", SCIM_SEARCH(",'filter':'userName pr'")}},
    {"search-filter-invalid", {"POST", "/.search", SCIM_SEARCH(",'filter':7")}, {"POST", "/.search", SCIM_SEARCH("")}},
    {"filter-operator-unknown", {"GET", "/Users?filter=userName%20equals%20%22x%22"},
        {"GET", "/Users?filter=userName%20EQ%20%22x%22"}},
    {"filter-value-unquoted", {"GET", "/Users?filter=meta.resourceType%20eq%20User"},
        {"GET", "/Users?filter=active%20eq%20true"}},
    {"filter-plus-for-blank", {"GET", "/Users?filter=userName+eq+%22x%22"},
        {"GET", "/Users?filter=userName%20eq%20%22a+b%22"}},
    {"filter-on-complex", {"GET", "/Users?filter=name%20eq%20%22x%22"}, {"GET", "/Users?filter=name%20pr"}},
    {"filter-on-complex", {"GET", "/Users?filter=title%20pr%20and%20name%20co%20%22x%22"},
        {"GET", "/Users?filter=emails%20co%20%22example.com%22"}},
    {"filter-extension-without-urn", {"GET", "/Users?filter=employeeNumber%20eq%20%221%22"},
        {"GET",
            "/Users?filter=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber%20eq%20%221%22"}},
    {"filter-attribute-unknown", {"GET", "/Users?filter=usrName%20eq%20%22x%22"},
        {"GET", "/Users?filter=emails%5Btype%20eq%20%22work%22%5D%20or%20externalId%20eq%20%22x%22"}},
    {"secret-in-url", {"GET", "/Users?filter=password%20eq%20%22x%22"},
        {"GET", "/Users?filter=userName%20eq%20%22password%22"}},
    {"read-by-filter", {"GET", "/Users?filter=id%20eq%20%22x%22"},
        {"GET", "/Users?filter=id%20eq%20%22x%22%20and%20title%20pr"}},

    // The other parameters. RFC 7644 §3.4.2.3, §3.4.2.5, §3.4.3, §3.9.
    {"attributes-notation", {"GET", "/Users?attributes=user%20Name"},
        {"GET", "/Users?attributes=userName,%20name.familyName"}},
    {"excluded-attributes-notation", {"GET", "/Groups/1?excludedAttributes=$"},
        {"GET", "/Groups/1?excludedAttributes=members"}},
    {"search-attributes-notation", {"POST", "/.search", SCIM_SEARCH(",'attributes':'userName'")},
        {"POST", "/.search", SCIM_SEARCH(",'attributes':['userName','emails.value']")}},
    {"search-excluded-attributes-notation", {"POST", "/.search", SCIM_SEARCH(",'excludedAttributes':['a b']")},
        {"POST", "/.search", SCIM_SEARCH(",'excludedAttributes':[]")}},
    {"both-projections", {"GET", "/Users?attributes=userName&excludedAttributes=emails"},
        {"GET", "/Users?attributes=userName&excludedAttributes="}},
    {"both-projections", {"POST", "/.search", SCIM_SEARCH(",'attributes':['a'],'excludedAttributes':['b']")},
        {"POST", "/.search", SCIM_SEARCH(",'attributes':['a'],'excludedAttributes':[]")}},
    {"projection-without-urn", {"GET", "/Users?attributes=department"},
        {"GET", "/Users?attributes=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department,title"}},
    {"sort-order", {"GET", "/Users?sortBy=userName&sortOrder=desc"},
        {"GET", "/Users?sortBy=userName&sortOrder=descending"}},
    {"search-sort-order", {"POST", "/.search", SCIM_SEARCH(",'sortOrder':'up'")},
        {"POST", "/.search", SCIM_SEARCH(",'sortOrder':'ascending'")}},
    {"search-sort-by-notation", {"POST", "/.search", SCIM_SEARCH(",'sortBy':'user name'")},
        {"POST", "/.search", SCIM_SEARCH(",'sortBy':'name.familyName'")}},
    {"sort-by-complex", {"GET", "/Users?sortBy=name"}, {"GET", "/Users?sortBy=emails"}},
    {"search-not-identified", {"POST", "/Users/.search", "{'filter':'userName pr'}"},
        {"POST", "/Users/.search", SCIM_SEARCH("")}},
    {"search-elsewhere", {"POST", "/Users", SCIM_SEARCH("")}, {"POST", "/Users/.search", SCIM_SEARCH("")}},
    {"search-elsewhere", {"GET", "/.search"}, {"GET", "/Users"}},

    // Pages. RFC 7644 §3.4.2.4; RFC 9865.
    {"count", {"GET", "/Users?count=ten"}, {"GET", "/Users?count=0"}},
    {"count", {"GET", "/Users?count=-1"}, {"GET", "/Users?count=10"}},
    {"count", {"POST", "/.search", SCIM_SEARCH(",'count':'10'")}, {"POST", "/.search", SCIM_SEARCH(",'count':10")}},
    {"start-index", {"GET", "/Users?startIndex=0"}, {"GET", "/Users?startIndex=1"}},
    {"cursor-with-start-index", {"GET", "/Users?cursor&startIndex=1"}, {"GET", "/Users?cursor&count=1"}},
    {"cursor-characters", {"GET", "/Users?cursor=a%2Fb"}, {"GET", "/Users?cursor=a-b.c_d~1"}},
    {"search-paged-by-url", {"POST", "/Users/.search?count=1", SCIM_SEARCH("")},
        {"POST", "/Users/.search?attributes=id", SCIM_SEARCH("")}},
};

}  // namespace

std::span<RuleSample const> query_samples()
{
    return samples;
}

}  // namespace scim::server::test
