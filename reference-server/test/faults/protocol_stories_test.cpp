// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_story.hpp"

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

std::string posted(Provider& provider, std::string const& body)
{
    return seen(provider.send("POST", "/Users", quoted(body)));
}

// A resource and a PUT of these members.
std::string put(Provider& provider, std::string const& endpoint, std::string const& id, std::string const& members)
{
    return seen(provider.send("PUT", endpoint + "/" + id, quoted("{" + members + "}")));
}

std::string put_user(Provider& provider, std::string const& more)
{
    return put(provider, "/Users", provider.user("{'userName':'a'}"), USER ",'userName':'a'" + more);
}

std::string sorted(Provider& provider)
{
    provider.user("{'userName':'b'}");
    provider.user("{'userName':'a'}");
    return seen(provider.get("/Users?sortBy=userName"));
}

std::string patched(Provider& provider, std::string const& operation)
{
    return seen(provider.patch("/Users/" + provider.user("{'userName':'a'}"), "[" + operation + "]"));
}

std::vector<Story> const stories {
    {"accept-scim-json-406", strict,
        [](Provider& p) {
            return seen(p.send("GET", "/Users", {}, {{"Accept", "application/scim+json"}}));
        }},
    {"create-needs-core-first", strict,
        [](Provider& p) {
            return posted(p, "{'schemas':['" ENT "','urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'a'}");
        }},
    {"create-needs-schemas-first", strict, [](Provider& p) { return posted(p, "{'userName':'a'," USER "}"); }},
    {"error-mutability-as-value", strict,
        [](Provider& p) { return patched(p, "{'op':'replace','path':'id','value':'x'}"); }},
    {"error-syntax-as-filter", strict, [](Provider& p) { return posted(p, "{"); }},
    {"error-value-as-filter", strict, [](Provider& p) { return posted(p, "{" USER "}"); }},
    {"patch-no-target-as-path", strict,
        [](Provider& p) { return patched(p, "{'op':'replace','path':'emails[type eq \\'x\\'].value','value':'x'}"); }},
    {"put-groups-not-offered", strict,
        [](Provider& p) {
            return put(p, "/Groups", p.group("{'displayName':'G'}"),
                "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'G'");
        }},
    {"put-read-only-refused", strict, [](Provider& p) { return put_user(p, ",'meta':{}"); }},
    {"put-users-not-offered", strict, [](Provider& p) { return put_user(p, ""); }},
    {"search-not-offered", strict,
        [](Provider& p) {
            return seen(p.send("POST", "/Users/.search",
                quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest']}")));
        }},
    {"spc-overclaims-filter", strict, [](Provider& p) { return seen(p.filter("/Users", "userName pr")); }},
    {"spc-overclaims-patch", strict,
        [](Provider& p) { return patched(p, "{'op':'replace','path':'title','value':'x'}"); }},
    {"spc-overclaims-sort", strict, sorted},
    {"utf8-escapes-kept", strict, [](Provider& p) { return posted(p, "{" USER ",'userName':'a','title':'\\u017d'}"); }},
    {"utf8-read-as-latin-1", strict, [](Provider& p) { return posted(p, "{" USER ",'userName':'a','title':'ž'}"); }},
};

}  // namespace

std::vector<Story> const& protocol_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_fault_of_the_protocol_changes_what_a_client_sees, stories)
{
    check_story(sample);
}

}  // namespace scim::server::test
