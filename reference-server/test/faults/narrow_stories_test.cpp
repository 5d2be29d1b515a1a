// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"

// A user of these members, one operation, and the user afterwards.
std::string user_changed(Provider& provider, std::string const& operation)
{
    auto const user = "{'userName':'a','nickName':'N','name':{'givenName':'A'},'externalId':'E','title':'T'}";
    return patched(provider, user, "[{" + operation + "}]");
}

// How a PATCH is answered that holds these operations, which may be none.
std::string shaped(Provider& provider, std::string const& operations)
{
    auto const id = provider.user("{'userName':'a','title':'T'}");
    return std::to_string(provider.patch("/Users/" + id, operations).status);
}

std::string body_taken(Provider& provider, std::string const& body)
{
    auto const id = provider.user("{'userName':'a'}");
    return std::to_string(provider.send("PATCH", "/Users/" + id, quoted(body)).status);
}

// How many of a user and a group a filter finds, and what it shows of them.
std::string looked_up(Provider& provider, char const* endpoint, std::string const& filter)
{
    provider.user("{'userName':'anna','externalId':'E','title':'a=b','profileUrl':'https://example.org/anna',"
                  "'name':{'givenName':'A'},'emails':[{'value':'a@example.org'}]}");
    provider.group("{'displayName':'guides'}");
    return seen(provider.filter(endpoint, filter));
}

std::string listed_with(Provider& provider, char const* parameters)
{
    for (auto const* name : {"a", "b", "c"})
        provider.user("{'userName':'" + std::string {name} + "'}");
    return seen(provider.get("/Users" + std::string {parameters}));
}

std::string posted(Provider& provider, std::string const& members)
{
    return seen(provider.send("POST", "/Users", quoted("{" USER "," + members + "}")));
}

std::string group_posted(Provider& provider, std::string const& member)
{
    auto const user = provider.user("{'userName':'a'}");
    auto const body = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'G','members':[{"
        + member + "'value':'" + (member.empty() ? user : "nobody") + "'}]}";
    return std::to_string(provider.send("POST", "/Groups", quoted(body)).status);
}

// Whether an answer shows this id there.
std::string shows(Reply const& reply, char const* pointer, std::string const& id)
{
    return reply.at(pointer) == Json {id} ? "the id" : reply.at(pointer).is_null() ? "no id" : "another id";
}

std::string second_read(Provider& provider)
{
    provider.user("{'userName':'a'}");
    auto const id = provider.user("{'userName':'b'}");
    return shows(provider.get("/Users/" + id), "/id", id);
}

std::string second_listed(Provider& provider)
{
    provider.user("{'userName':'a'}");
    auto const id = provider.user("{'userName':'b'}");
    return shows(provider.get("/Users"), "/Resources/1/id", id);
}

std::string id_looked_up(Provider& provider)
{
    auto const id = provider.user("{'userName':'a'}");
    return shows(provider.filter("/Users", "userName eq 'a'"), "/Resources/0/id", id);
}

std::string parentheses(std::size_t depth)
{
    return std::string(depth, '(') + "userName eq 'anna'" + std::string(depth, ')');
}

std::vector<Story> const stories {
    {"emails-same-value-500", strict,
        [](Provider& p) {
            return posted(p, "'userName':'a','emails':[{'value':'x','type':'work'},{'value':'x','type':'home'}]");
        }},
    {"emails-unlisted-type-500", strict,
        [](Provider& p) { return posted(p, "'userName':'a','emails':[{'value':'x','type':'newsletter'}]"); }},
    {"externalid-conflict-409", strict,
        [](Provider& p) {
            p.user("{'userName':'a','externalId':'E'}");
            return posted(p, "'userName':'b','externalId':'E'");
        }},
    {"display-name-cut", strict,
        [](Provider& p) { return posted(p, "'userName':'a','displayName':'Barbara Jensen'"); }},
    {"enterprise-texts-lowered", strict,
        [](Provider& p) {
            auto const id = p.user("{'userName':'a','" ENT "':{'division':'Theme Park'}}");
            return seen(p.get("/Users/" + id));
        }},
    {"ims-type-other", strict,
        [](Provider& p) { return posted(p, "'userName':'a','ims':[{'value':'x','type':'xmpp'}]"); }},
    {"nickname-lowered", strict, [](Provider& p) { return posted(p, "'userName':'a','nickName':'Babs'"); }},
    {"user-type-lowered", strict, [](Provider& p) { return posted(p, "'userName':'a','userType':'Zookeeper'"); }},

    {"filter-co-is-pattern", strict, [](Provider& p) { return looked_up(p, "/Users", "title co 'a.*b'"); }},
    {"filter-complex-term-ignored", strict, [](Provider& p) { return looked_up(p, "/Users", "name eq 'Jensen'"); }},
    {"filter-cut-at-equals-sign", strict, [](Provider& p) { return looked_up(p, "/Users", "title eq 'a=b'"); }},
    {"filter-deep-500", strict, [](Provider& p) { return looked_up(p, "/Users", parentheses(20)); }},
    {"filter-eq-is-like", strict, [](Provider& p) { return looked_up(p, "/Users", "userName eq 'a%'"); }},
    {"filter-externalid-alone-counts", strict,
        [](Provider& p) { return looked_up(p, "/Users", "userName eq 'bert' and externalId eq 'E'"); }},
    {"filter-list-term-ignored", strict, [](Provider& p) { return looked_up(p, "/Users", "emails co '@nowhere'"); }},
    {"filter-long-value-500", strict,
        [](Provider& p) { return looked_up(p, "/Users", "title eq '" + std::string(300, 'x') + "'"); }},
    {"filter-null-term-ignored", strict, [](Provider& p) { return looked_up(p, "/Users", "title eq null"); }},
    {"filter-reference-finds-nothing", strict,
        [](Provider& p) { return looked_up(p, "/Users", "profileUrl eq 'https://example.org/anna'"); }},
    {"filter-star-is-wildcard", strict, [](Provider& p) { return looked_up(p, "/Users", "userName eq '*'"); }},
    {"filter-sw-case-sensitive", strict, [](Provider& p) { return looked_up(p, "/Users", "userName sw 'AN'"); }},
    {"filter-unknown-term-ignored", strict, [](Provider& p) { return looked_up(p, "/Users", "shoeSize eq '43'"); }},
    {"filter-user-name-alone-counts", strict,
        [](Provider& p) { return looked_up(p, "/Users", "userName eq 'anna' and externalId eq 'other'"); }},
    {"lookup-group-finds-nothing", strict,
        [](Provider& p) { return looked_up(p, "/Groups", "displayName eq 'guides'"); }},
    {"lookup-group-miss-404", strict, [](Provider& p) { return looked_up(p, "/Groups", "displayName eq 'none'"); }},
    {"lookup-other-id", strict, id_looked_up},
    {"lookup-total-too-great", strict, [](Provider& p) { return looked_up(p, "/Users", "userName eq 'anna'"); }},
    {"lookup-user-miss-404", strict, [](Provider& p) { return looked_up(p, "/Users", "userName eq 'none'"); }},

    {"group-member-alone-refused", strict, [](Provider& p) { return group_posted(p, ""); }},
    {"group-nested-500", strict, [](Provider& p) { return group_posted(p, "'type':'Group',"); }},
    {"group-unknown-member-500", strict, [](Provider& p) { return group_posted(p, "'type':'User',"); }},
    {"groups-unfiltered-refused", strict, [](Provider& p) { return std::to_string(p.get("/Groups").status); }},
    {"list-bare-ids-missing", strict, second_listed},
    {"page-without-count-late", strict, [](Provider& p) { return paged(p, ""); }},
    {"parameter-unknown-refused", strict, [](Provider& p) { return listed_with(p, "?shoeSize=42"); }},

    {"id-follows-patch", strict,
        [](Provider& p) { return user_changed(p, "'op':'replace','path':'userName','value':'b'"); }},
    {"read-other-id", strict, second_read},
    {"read-without-id", strict, second_read},

    {"patch-body-array-accepted", strict, [](Provider& p) { return body_taken(p, "[1]"); }},
    {"patch-complex-text-accepted", strict,
        [](Provider& p) { return user_changed(p, "'op':'replace','path':'name','value':'Barbara'"); }},
    {"patch-empty-title-ignored", entra,
        [](Provider& p) { return user_changed(p, "'op':'replace','path':'title','value':''"); }},
    {"patch-externalid-ignored", entra,
        [](Provider& p) { return user_changed(p, "'op':'replace','path':'externalId','value':'F'"); }},
    {"patch-group-externalid-ignored", entra,
        [](Provider& p) { return group_patched(p, "[{'op':'add','path':'externalId','value':'F'}]"); }},
    {"patch-move-accepted", strict, [](Provider& p) { return user_changed(p, "'op':'move','path':'title'"); }},
    {"patch-nickname-ignored", entra,
        [](Provider& p) { return user_changed(p, "'op':'add','path':'nickName','value':'M'"); }},
    {"patch-op-missing-accepted", strict, [](Provider& p) { return user_changed(p, "'path':'title','value':'U'"); }},
    {"patch-ops-empty-500", strict, [](Provider& p) { return shaped(p, "[]"); }},
    {"patch-pathless-text-accepted", strict, [](Provider& p) { return user_changed(p, "'op':'replace','value':'B'"); }},
    {"patch-remove-complex-ignored", strict,
        [](Provider& p) { return user_changed(p, "'op':'remove','path':'name'"); }},
    {"patch-remove-unassigned-500", strict,
        [](Provider& p) { return user_changed(p, "'op':'remove','path':'displayName'"); }},
    {"patch-value-missing-accepted", strict, [](Provider& p) { return user_changed(p, "'op':'add','path':'title'"); }},
};

}  // namespace

std::vector<Story> const& narrow_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_narrow_fault_changes_what_a_client_sees, stories)
{
    check_story(sample);
}

}  // namespace scim::server::test
