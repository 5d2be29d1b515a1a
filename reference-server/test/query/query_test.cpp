// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using scim::server::test::json;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

struct PageRow {
    char const* parameters;
    char const* expected;  ///< names on the page
    int start_index;

    friend std::ostream& operator<<(std::ostream& out, PageRow const& row) { return out << row.parameters; }
};

std::string names(scim::Json const& list)
{
    std::string letters;
    for (auto const& resource : list.find("Resources")->as_array())
        letters += resource.string_or("userName", "?");
    return letters;
}

// Typed from RFC 7644 §3.4.2.4; five users a to e.
constexpr PageRow page_rows[] = {
    {"", "abcde", 1},
    {"?startIndex=1&count=2", "ab", 1},
    {"?startIndex=3&count=2", "cd", 3},
    {"?startIndex=5&count=2", "e", 5},
    {"?startIndex=6&count=2", "", 6},
    {"?startIndex=0&count=2", "ab", 1},
    {"?startIndex=-3&count=1", "a", 1},
    {"?count=0", "", 1},
    {"?count=-1", "", 1},
    {"?count=100000", "abcde", 1},
    {"?startIndex=4", "de", 4},
    {"?startIndex=9223372036854775807", "", -1},
    {"?filter=userName%20gt%20%22b%22&startIndex=2&count=1", "d", 2},
};

// Typed from RFC 7644 §3.4.2.3.
constexpr PageRow sort_rows[] = {
    {"?sortBy=userName", "Abcd", 1},
    {"?sortBy=userName&sortOrder=descending", "dcbA", 1},
    {"?sortBy=name.familyName", "cbAd", 1},
    {"?sortBy=name.familyName&sortOrder=descending", "dAbc", 1},
    {"?sortBy=emails", "bcAd", 1},
    {"?sortBy=emails.value&sortOrder=Ascending", "bcAd", 1},
    {"?sortBy=active", "bAcd", 1},
    {"?sortBy=meta.created&sortOrder=descending&count=2", "cb", 1},
    {"?sortBy=userName&startIndex=2&count=2", "bc", 2},
};

struct ProjectionRow {
    char const* parameters;
    char const* expected;

    friend std::ostream& operator<<(std::ostream& out, ProjectionRow const& row) { return out << row.parameters; }
};

#define ENTERPRISE "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'"
#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define SCHEMAS "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'," ENTERPRISE "]"

// Typed from RFC 7644 §3.9, §3.10; `id` is checked apart.
constexpr ProjectionRow projection_rows[] = {
    {"attributes=userName", "{" SCHEMAS ",'userName':'u'}"},
    {"attributes=USERNAME,title", "{" SCHEMAS ",'userName':'u','title':'T'}"},
    {"attributes=name.givenName", "{" SCHEMAS ",'name':{'givenName':'G'}}"},
    {"attributes=name", "{" SCHEMAS ",'name':{'givenName':'G','familyName':'F'}}"},
    {"attributes=emails.value", "{" SCHEMAS ",'emails':[{'value':'x'},{'value':'y'}]}"},
    {"attributes=emails%5Btype%20eq%20%22work%22%5D",
        "{" SCHEMAS ",'emails':[{'value':'x','type':'work'},{'value':'y'}]}"},
    {"attributes=id", "{" SCHEMAS "}"},
    {"attributes=nope", "{" SCHEMAS "}"},
    {"attributes=password", "{" SCHEMAS "}"},
    {"attributes=" ENT ":department", "{" SCHEMAS "," ENTERPRISE ":{'department':'D'}}"},
    {"attributes=" ENT, "{" SCHEMAS "," ENTERPRISE ":{'department':'D','division':'V'}}"},
    {"attributes=urn:ietf:params:scim:schemas:core:2.0:User:title", "{" SCHEMAS ",'title':'T'}"},
    {"excludedAttributes=meta,name,emails," ENT, "{" SCHEMAS ",'userName':'u','title':'T'}"},
    {"excludedAttributes=id,schemas,meta,emails,title," ENT ":division,name.familyName",
        "{" SCHEMAS ",'userName':'u','name':{'givenName':'G'}," ENTERPRISE ":{'department':'D'}}"},
    {"excludedAttributes=meta,name,title," ENT ",emails.type",
        "{" SCHEMAS ",'userName':'u','emails':[{'value':'x'},{'value':'y'}]}"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_page_begins_and_ends_where_the_rfc_says, page_rows)
{
    Provider provider;
    for (auto const* name : {"a", "b", "c", "d", "e"})
        provider.user("{'userName':'" + std::string {name} + "'}");
    auto const reply = provider.get("/Users" + std::string {sample.parameters});
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(names(reply.body) == sample.expected);
    BOOST_TEST(reply.at("/itemsPerPage").as_integer() == static_cast<int>(names(reply.body).size()));
    BOOST_TEST((sample.start_index < 0 || reply.at("/startIndex").as_integer() == sample.start_index));
    auto const is_filtered = std::string_view {sample.parameters}.find("filter") != std::string_view::npos;
    BOOST_TEST(reply.at("/totalResults").as_integer() == (is_filtered ? 3 : 5));
}

BOOST_DATA_TEST_CASE(resources_are_sorted_as_the_rfc_says, sort_rows)
{
    Provider provider;
    provider.user("{'userName':'d'}");
    provider.user("{'userName':'A','name':{'familyName':'Zoe'},'active':true,'emails':[{'value':'z'}]}");
    provider.user("{'userName':'b','name':{'familyName':'Beta'},'active':false,'emails':[{'value':'y'},{'value':'a','"
                  "primary':true}]}");
    provider.user("{'userName':'c','name':{'familyName':'alpha'},'active':true,'emails':[{'value':'b'}]}");
    BOOST_TEST(names(provider.get("/Users" + std::string {sample.parameters}).body) == sample.expected);
}

BOOST_DATA_TEST_CASE(a_projection_keeps_what_the_rfc_says, projection_rows)
{
    Provider provider;
    auto const id = provider.user(
        "{'userName':'u','title':'T','password':'s3cret','name':{'givenName':'G','familyName':'F'},"
        "'emails':[{'value':'x','type':'work'},{'value':'y'}]," ENTERPRISE ":{'department':'D','division':'V'}}");
    auto expected = json(sample.expected);
    expected.set("id", id);
    auto const parameters = "?" + std::string {sample.parameters};
    BOOST_TEST((provider.get("/Users/" + id + parameters).body == expected), "on a resource");
    BOOST_TEST((provider.get("/Users" + parameters).at("/Resources/0") == expected), "in a list");
    auto const patched = provider.patch("/Users/" + id + parameters, "[{'op':'replace','path':'title','value':'T'}]");
    BOOST_TEST((patched.body == expected), "in the answer to a patch");
}

BOOST_AUTO_TEST_CASE(members_can_be_left_out)
{
    Provider provider;
    auto const user = provider.user("{'userName':'u'}");
    auto const group = provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    BOOST_TEST(provider.get("/Groups/" + group + "?excludedAttributes=members").at("/members").is_null());
    BOOST_TEST(provider.get("/Groups?excludedAttributes=MEMBERS").at("/Resources/0/members").is_null());
    BOOST_TEST(provider.get("/Groups/" + group).at("/members").size() == 1u);
}

// Typed from RFC 7644 §3.4.2.1: what a type does not define has no value in its resources.
BOOST_AUTO_TEST_CASE(at_the_root_an_attribute_of_another_type_has_no_value)
{
    Provider provider;
    auto const user = provider.user("{'userName':'a','displayName':'x','password':'secret'}");
    provider.group("{'displayName':'y','members':[{'value':'" + user + "'}]}");
    auto const found = [&](std::string_view filter) { return provider.filter("/", filter).at("/totalResults"); };
    BOOST_TEST(found("userName pr").as_integer() == 1);
    BOOST_TEST(found("not (userName pr)").as_integer() == 1);
    BOOST_TEST(found("userName eq \"a\" or displayName eq \"y\"").as_integer() == 2);
    BOOST_TEST(found("userName pr or members pr").as_integer() == 2);
    BOOST_TEST(found("members[value pr] and displayName eq \"y\"").as_integer() == 1);
    BOOST_TEST(provider.filter("/", "shoeSize pr").scim_type() == "invalidFilter");
    BOOST_TEST(provider.filter("/", "active gt true").scim_type() == "invalidFilter");
    BOOST_TEST(provider.filter("/", "password pr or displayName pr").status == 403);
}

BOOST_AUTO_TEST_CASE(a_search_is_a_query_in_a_body)
{
    Provider provider;
    for (auto const* name : {"a", "b", "c"})
        provider.user("{'userName':'" + std::string {name} + "','displayName':'x" + name + "'}");
    provider.group("{'displayName':'xg'}");
    auto const request = [](std::string_view members) {
        return quoted(
            "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest']," + std::string {members} + "}");
    };
    auto const users = provider.send("POST", "/Users/.search",
        request("'filter':'userName gt "
                "\\'a\\'','attributes':['userName'],'sortBy':'userName','sortOrder':'descending','startIndex':1,'count'"
                ":1"));
    BOOST_TEST(users.status == 200);
    BOOST_TEST(users.at("/totalResults").as_integer() == 2);
    BOOST_TEST(names(users.body) == "c");
    BOOST_TEST(users.at("/Resources/0/displayName").is_null());
    BOOST_TEST(
        provider.send("POST", "/.search", request("'filter':'displayName sw \\'x\\''")).at("/totalResults").as_integer()
        == 4);
    BOOST_TEST(
        provider.send("POST", "/.search", request("'filter':'userName pr'")).at("/totalResults").as_integer() == 3);
    BOOST_TEST(provider.get("/?filter=meta.resourceType%20eq%20%22Group%22").at("/totalResults").as_integer() == 1);
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 3);
}
