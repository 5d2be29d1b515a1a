// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using scim::server::test::json;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

struct Row {
    char const* name;
    char const* before;  ///< members beside userName
    char const* operations;
    char const* expected;  ///< members afterwards, or status and scimType of the refusal

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.name; }
};

#define ENTERPRISE "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'"
#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

// Typed from RFC 7644 §3.5.2.1.
constexpr Row add_rows[] = {
    {"no path, object", "{}", "[{'op':'add','value':{'nickName':'B','emails':[{'value':'a'}]}}]",
        "{'nickName':'B','emails':[{'value':'a'}]}"},
    {"no path, list appended", "{'emails':[{'value':'a'}]}", "[{'op':'add','value':{'emails':[{'value':'b'}]}}]",
        "{'emails':[{'value':'a'},{'value':'b'}]}"},
    {"no path, extension merged", "{" ENTERPRISE ":{'division':'D'}}",
        "[{'op':'add','value':{" ENTERPRISE ":{'department':'X'}}}]",
        "{" ENTERPRISE ":{'division':'D','department':'X'}}"},
    {"no path, unknown name ignored", "{}", "[{'op':'add','value':{'nope':1,'title':'T'}}]", "{'title':'T'}"},
    {"no path, readOnly", "{}", "[{'op':'add','value':{'id':'x'}}]", "400 mutability"},
    {"no path, no value", "{}", "[{'op':'add'}]", "400 invalidValue"},
    {"no path, value no object", "{}", "[{'op':'add','value':'x'}]", "400 invalidValue"},
    {"single, unassigned", "{}", "[{'op':'add','path':'title','value':'T'}]", "{'title':'T'}"},
    {"single, assigned", "{'title':'S'}", "[{'op':'add','path':'title','value':'T'}]", "{'title':'T'}"},
    {"sub, parent unassigned", "{}", "[{'op':'add','path':'name.givenName','value':'G'}]",
        "{'name':{'givenName':'G'}}"},
    {"sub, siblings kept", "{'name':{'familyName':'F'}}", "[{'op':'add','path':'name.givenName','value':'G'}]",
        "{'name':{'familyName':'F','givenName':'G'}}"},
    {"complex, unassigned", "{}", "[{'op':'add','path':'name','value':{'givenName':'G'}}]",
        "{'name':{'givenName':'G'}}"},
    {"complex, merged", "{'name':{'familyName':'F','givenName':'X'}}",
        "[{'op':'add','path':'name','value':{'givenName':'G'}}]", "{'name':{'familyName':'F','givenName':'G'}}"},
    {"complex, scalar", "{}", "[{'op':'add','path':'name','value':'x'}]", "400 invalidValue"},
    {"complex, array", "{}", "[{'op':'add','path':'name','value':[{'givenName':'G'}]}]", "400 invalidValue"},
    {"list, array appended", "{'emails':[{'value':'a'}]}",
        "[{'op':'add','path':'emails','value':[{'value':'b'},{'value':'c'}]}]",
        "{'emails':[{'value':'a'},{'value':'b'},{'value':'c'}]}"},
    {"list, single object appended", "{'emails':[{'value':'a'}]}",
        "[{'op':'add','path':'emails','value':{'value':'b'}}]", "{'emails':[{'value':'a'},{'value':'b'}]}"},
    {"list, value already there", "{'emails':[{'value':'a','type':'work'}]}",
        "[{'op':'add','path':'emails','value':[{'value':'a','type':'work'}]}]",
        "{'emails':[{'value':'a','type':'work'}]}"},
    {"list, new primary", "{'emails':[{'value':'a','primary':true}]}",
        "[{'op':'add','path':'emails','value':[{'value':'b','primary':true}]}]",
        "{'emails':[{'value':'a','primary':false},{'value':'b','primary':true}]}"},
    {"filter and sub, match", "{'emails':[{'value':'a','type':'work'},{'value':'b','type':'home'}]}",
        "[{'op':'add','path':'emails[type eq \\'work\\'].display','value':'W'}]",
        "{'emails':[{'value':'a','type':'work','display':'W'},{'value':'b','type':'home'}]}"},
    {"filter and sub, no match", "{'emails':[{'value':'b','type':'home'}]}",
        "[{'op':'add','path':'emails[type eq \\'work\\'].display','value':'W'}]", "400 noTarget"},
    {"readOnly", "{}", "[{'op':'add','path':'meta.created','value':'2011-05-13T04:42:34Z'}]", "400 mutability"},
    {"readOnly groups", "{}", "[{'op':'add','path':'groups','value':[{'value':'x'}]}]", "400 mutability"},
    {"extension attribute", "{}", "[{'op':'add','path':'" ENT ":department','value':'X'}]",
        "{" ENTERPRISE ":{'department':'X'}}"},
    {"extension as a whole", "{}", "[{'op':'add','path':'" ENT "','value':{'department':'X'}}]",
        "{" ENTERPRISE ":{'department':'X'}}"},
    {"core URN", "{}", "[{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'T'}]",
        "{'title':'T'}"},
    {"path in other case", "{}", "[{'op':'add','path':'DISPLAYNAME','value':'D'}]", "{'displayName':'D'}"},
    {"undeclared", "{}", "[{'op':'add','path':'nope','value':'x'}]", "400 invalidPath"},
    {"no value", "{}", "[{'op':'add','path':'title'}]", "400 invalidValue"},
    {"wrong type", "{}", "[{'op':'add','path':'active','value':'yes'}]", "400 invalidValue"},
    {"wrong type, text", "{}", "[{'op':'add','path':'title','value':5}]", "400 invalidValue"},
    {"text boolean", "{}", "[{'op':'add','path':'active','value':'True'}]", "400 invalidValue"},
    {"password is accepted", "{}", "[{'op':'add','path':'password','value':'s3cret'}]", "{}"},
};

// Typed from RFC 7644 §3.5.2.2.
constexpr Row remove_rows[] = {
    {"no path", "{'title':'T'}", "[{'op':'remove'}]", "400 noTarget"},
    {"single", "{'title':'T','nickName':'N'}", "[{'op':'remove','path':'title'}]", "{'nickName':'N'}"},
    {"single, unassigned", "{'nickName':'N'}", "[{'op':'remove','path':'title'}]", "{'nickName':'N'}"},
    {"sub, siblings kept", "{'name':{'familyName':'F','givenName':'G'}}", "[{'op':'remove','path':'name.givenName'}]",
        "{'name':{'familyName':'F'}}"},
    {"last sub", "{'name':{'givenName':'G'}}", "[{'op':'remove','path':'name.givenName'}]", "{}"},
    {"complex", "{'name':{'givenName':'G'}}", "[{'op':'remove','path':'name'}]", "{}"},
    {"list", "{'emails':[{'value':'a'},{'value':'b'}]}", "[{'op':'remove','path':'emails'}]", "{}"},
    {"filter, match", "{'emails':[{'value':'a','type':'work'},{'value':'b','type':'home'}]}",
        "[{'op':'remove','path':'emails[type eq \\'work\\']'}]", "{'emails':[{'value':'b','type':'home'}]}"},
    {"filter, compound", "{'emails':[{'value':'a','type':'work'},{'value':'b','type':'work'}]}",
        "[{'op':'remove','path':'emails[type eq \\'work\\' and value ew \\'b\\']'}]",
        "{'emails':[{'value':'a','type':'work'}]}"},
    {"filter, last one", "{'emails':[{'value':'a','type':'work'}]}",
        "[{'op':'remove','path':'emails[type eq \\'work\\']'}]", "{}"},
    {"filter, no match", "{'emails':[{'value':'a','type':'work'}]}",
        "[{'op':'remove','path':'emails[type eq \\'home\\']'}]", "{'emails':[{'value':'a','type':'work'}]}"},
    {"filter and sub", "{'emails':[{'value':'a','type':'work','display':'A'},{'value':'b','display':'B'}]}",
        "[{'op':'remove','path':'emails[type eq \\'work\\'].display'}]",
        "{'emails':[{'value':'a','type':'work'},{'value':'b','display':'B'}]}"},
    {"required", "{}", "[{'op':'remove','path':'userName'}]", "400 mutability"},
    {"readOnly", "{}", "[{'op':'remove','path':'id'}]", "400 mutability"},
    {"readOnly sub", "{}", "[{'op':'remove','path':'meta.version'}]", "400 mutability"},
    {"schemas", "{}", "[{'op':'remove','path':'schemas'}]", "400 mutability"},
    {"undeclared", "{}", "[{'op':'remove','path':'nope'}]", "400 invalidPath"},
    {"extension attribute", "{" ENTERPRISE ":{'department':'X','division':'D'}}",
        "[{'op':'remove','path':'" ENT ":department'}]", "{" ENTERPRISE ":{'division':'D'}}"},
    {"last extension attribute", "{" ENTERPRISE ":{'department':'X'}}", "[{'op':'remove','path':'" ENT ":department'}]",
        "{}"},
    {"extension as a whole", "{" ENTERPRISE ":{'department':'X'}}", "[{'op':'remove','path':'" ENT "'}]", "{}"},
};

// Typed from RFC 7644 §3.5.2.3.
constexpr Row replace_rows[] = {
    {"no path", "{'title':'T','nickName':'N','emails':[{'value':'a'}]}",
        "[{'op':'replace','value':{'title':'U','emails':[{'value':'b'}]}}]",
        "{'title':'U','nickName':'N','emails':[{'value':'b'}]}"},
    {"no path, no object", "{}", "[{'op':'replace','value':[]}]", "400 invalidValue"},
    {"no path, no value", "{}", "[{'op':'replace'}]", "400 invalidValue"},
    {"single", "{'title':'T'}", "[{'op':'replace','path':'title','value':'U'}]", "{'title':'U'}"},
    {"single, unassigned", "{}", "[{'op':'replace','path':'title','value':'U'}]", "{'title':'U'}"},
    {"sub", "{'name':{'familyName':'F','givenName':'G'}}", "[{'op':'replace','path':'name.givenName','value':'H'}]",
        "{'name':{'familyName':'F','givenName':'H'}}"},
    {"complex, siblings kept", "{'name':{'familyName':'F','givenName':'G'}}",
        "[{'op':'replace','path':'name','value':{'givenName':'H'}}]", "{'name':{'familyName':'F','givenName':'H'}}"},
    {"complex, unassigned", "{}", "[{'op':'replace','path':'name','value':{'givenName':'H'}}]",
        "{'name':{'givenName':'H'}}"},
    {"complex, scalar", "{}", "[{'op':'replace','path':'name','value':'x'}]", "400 invalidValue"},
    {"list swapped", "{'emails':[{'value':'a'},{'value':'b'}]}",
        "[{'op':'replace','path':'emails','value':[{'value':'c'}]}]", "{'emails':[{'value':'c'}]}"},
    {"list, single object", "{'emails':[{'value':'a'}]}", "[{'op':'replace','path':'emails','value':{'value':'c'}}]",
        "{'emails':[{'value':'c'}]}"},
    {"list emptied", "{'emails':[{'value':'a'}]}", "[{'op':'replace','path':'emails','value':[]}]", "{}"},
    {"null", "{'title':'T'}", "[{'op':'replace','path':'title','value':null}]", "{}"},
    {"filter, match", "{'emails':[{'value':'a','type':'work'},{'value':'b','type':'home'}]}",
        "[{'op':'replace','path':'emails[type eq \\'work\\']','value':{'value':'c','type':'work'}}]",
        "{'emails':[{'value':'c','type':'work'},{'value':'b','type':'home'}]}"},
    {"filter, no match", "{'emails':[{'value':'b','type':'home'}]}",
        "[{'op':'replace','path':'emails[type eq \\'work\\']','value':{'value':'c'}}]", "400 noTarget"},
    {"filter, unassigned", "{}", "[{'op':'replace','path':'emails[type eq \\'work\\']','value':{'value':'c'}}]",
        "400 noTarget"},
    {"filter and sub, several matches", "{'emails':[{'value':'a','type':'work'},{'value':'b','type':'work'}]}",
        "[{'op':'replace','path':'emails[type eq \\'work\\'].display','value':'W'}]",
        "{'emails':[{'value':'a','type':'work','display':'W'},{'value':'b','type':'work','display':'W'}]}"},
    {"filter and sub, no match", "{'emails':[{'value':'b','type':'home'}]}",
        "[{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'c'}]", "400 noTarget"},
    {"new primary by filter", "{'emails':[{'value':'a','type':'work','primary':true},{'value':'b','type':'home'}]}",
        "[{'op':'replace','path':'emails[type eq \\'home\\'].primary','value':true}]",
        "{'emails':[{'value':'a','type':'work','primary':false},{'value':'b','type':'home','primary':true}]}"},
    {"readOnly", "{}", "[{'op':'replace','path':'id','value':'x'}]", "400 mutability"},
    {"required, null", "{}", "[{'op':'replace','path':'userName','value':null}]", "400 invalidValue"},
    {"required, empty", "{}", "[{'op':'replace','path':'userName','value':''}]", "400 invalidValue"},
    {"undeclared", "{}", "[{'op':'replace','path':'nope','value':'x'}]", "400 invalidPath"},
    {"wrong type", "{}", "[{'op':'replace','path':'emails','value':'x'}]", "400 invalidValue"},
    {"extension attribute, siblings kept", "{" ENTERPRISE ":{'department':'X','division':'D'}}",
        "[{'op':'replace','path':'" ENT ":department','value':'Y'}]",
        "{" ENTERPRISE ":{'department':'Y','division':'D'}}"},
};

// Typed from RFC 7644 §3.5.2, before the sub-sections.
constexpr Row request_rows[] = {
    {"in order", "{}",
        "[{'op':'add','path':'title','value':'1'},{'op':'replace','path':'title','value':'2'},{'op':'remove','path':'"
        "title'},{'op':'add','path':'title','value':'3'}]",
        "{'title':'3'}"},
    {"one fails, none is applied", "{'title':'T'}",
        "[{'op':'replace','path':'title','value':'U'},{'op':'add','path':'nope','value':'x'}]", "400 invalidPath"},
    {"capital op", "{}", "[{'op':'Add','path':'title','value':'T'}]", "{'title':'T'}"},
    {"unknown op", "{}", "[{'op':'frob','path':'title','value':'T'}]", "400 invalidSyntax"},
    {"op missing", "{}", "[{'path':'title','value':'T'}]", "400 invalidSyntax"},
    {"no operations", "{}", "[]", "400 invalidSyntax"},
    {"operations no array", "{}", "{}", "400 invalidSyntax"},
    {"path no text", "{}", "[{'op':'add','path':5,'value':'T'}]", "400 invalidPath"},
    {"malformed path", "{}", "[{'op':'add','path':'emails[type eq','value':'T'}]", "400 invalidPath"},
};

// What Entra sends; table of client deviations Q1 to Q20.
constexpr Row entra_rows[] = {
    {"text boolean", "{'active':true}", "[{'op':'Replace','path':'active','value':'False'}]", "{'active':false}"},
    {"lower-case text boolean", "{}", "[{'op':'Add','path':'active','value':'true'}]", "{'active':true}"},
    {"manager as text", "{}", "[{'op':'Add','path':'" ENT ":manager','value':'271'}]",
        "{" ENTERPRISE ":{'manager':{'value':'271'}}}"},
    {"manager replaced by text", "{" ENTERPRISE ":{'manager':{'value':'1'}}}",
        "[{'op':'replace','path':'" ENT ":manager','value':'2'}]", "{" ENTERPRISE ":{'manager':{'value':'2'}}}"},
    {"manager cleared by empty text", "{" ENTERPRISE ":{'manager':{'value':'1'}}}",
        "[{'op':'replace','path':'" ENT ":manager','value':''}]", "{}"},
    {"manager cleared by empty object", "{" ENTERPRISE ":{'manager':{'value':'1'}}}",
        "[{'op':'replace','path':'" ENT ":manager','value':{'value':''}}]", "{}"},
    {"manager removed by filter", "{" ENTERPRISE ":{'manager':{'value':'m'}}}",
        "[{'op':'remove','path':'manager[value eq \\'m\\']'}]", "{}"},
    {"manager not removed by other filter", "{" ENTERPRISE ":{'manager':{'value':'m'}}}",
        "[{'op':'remove','path':'manager[value eq \\'n\\']'}]", "{" ENTERPRISE ":{'manager':{'value':'m'}}}"},
    {"legacy manager", "{}", "[{'op':'Add','path':'manager','value':[{'$ref':'http://x/Users/1','value':'1'}]}]",
        "{" ENTERPRISE ":{'manager':{'$ref':'http://x/Users/1','value':'1'}}}"},
    {"dotted and URN keys", "{'name':{'familyName':'F'}}",
        "[{'op':'replace','value':{'displayName':'D','name.givenName':'G','" ENT ":employeeNumber':'7'}}]",
        "{'name':{'familyName':'F','givenName':'G'},'displayName':'D'," ENTERPRISE ":{'employeeNumber':'7'}}"},
    {"replace without match", "{}", "[{'op':'Replace','path':'addresses[type eq \\'work\\'].formatted','value':'S'}]",
        "{'addresses':[{'type':'work','formatted':'S'}]}"},
    {"replace without match, others kept", "{'emails':[{'value':'b','type':'home'}]}",
        "[{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'a'}]",
        "{'emails':[{'value':'b','type':'home'},{'type':'work','value':'a'}]}"},
    {"add without match", "{}",
        "[{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'a'},{'op':'Add','path':'emails[type eq "
        "\\'work\\'].primary','value':true}]",
        "{'emails':[{'type':'work','value':'a','primary':true}]}"},
    {"role by text primary", "{}",
        "[{'op':'add','path':'roles[primary eq \\'True\\'].display','value':'D'},{'op':'add','path':'roles[primary eq "
        "\\'True\\'].value','value':'V'}]",
        "{'roles':[{'primary':true,'display':'D','value':'V'}]}"},
    {"role as JSON in a text", "{}", "[{'op':'Add','path':'roles','value':[{'value':'{\\'id\\':1}'}]}]",
        "{'roles':[{'value':'{\\'id\\':1}'}]}"},
    {"empty text clears", "{'title':'T','name':{'familyName':'F','givenName':'G'}}",
        "[{'op':'replace','value':{'title':'','name.familyName':''}}]", "{'name':{'givenName':'G'}}"},
    {"empty text clears by filter", "{'emails':[{'value':'a','type':'work'}]}",
        "[{'op':'replace','path':'emails[type eq \\'work\\'].value','value':''}]", "{'emails':[{'type':'work'}]}"},
    {"null clears by filter without match", "{}",
        "[{'op':'replace','path':'emails[type eq \\'work\\'].value','value':null}]", "{}"},
    {"unknown attribute ignored", "{}",
        "[{'op':'replace','path':'nope','value':'x'},{'op':'add','path':'title','value':'T'}]", "{'title':'T'}"},
    {"meta ignored", "{}", "[{'op':'replace','value':{'meta':{'resourceType':'User'},'title':'T'}}]", "{'title':'T'}"},
    {"values removed by list", "{'emails':[{'value':'a'},{'value':'b'}]}",
        "[{'op':'Remove','path':'emails','value':[{'value':'a'}]}]", "{'emails':[{'value':'b'}]}"},
    {"required stays required", "{}", "[{'op':'replace','path':'userName','value':''}]", "400 invalidValue"},
};

std::string outcome(Row const& row, scim::server::Dialect dialect, scim::Json& expected)
{
    Provider provider {std::move(dialect)};
    auto before = json(row.before);
    before.set("userName", "u");
    auto const id = provider.user(write_json(before));
    auto const untouched = provider.get("/Users/" + id).body;
    auto const reply = provider.patch("/Users/" + id, row.operations);
    auto after = provider.get("/Users/" + id).body;
    if (reply.status != 200) {
        BOOST_TEST((after == untouched), "a refused patch must change nothing");
        return std::to_string(reply.status) + " " + reply.scim_type();
    }
    BOOST_TEST((reply.body == after), "the response must show what is stored");
    for (auto const* name : {"id", "meta", "schemas", "userName"})
        after.erase(name);
    expected = json(row.expected);
    return after == expected ? row.expected : write_json(after);
}

void check(Row const& row, scim::server::Dialect dialect)
{
    scim::Json expected;
    BOOST_TEST(outcome(row, std::move(dialect), expected) == row.expected);
}

}  // namespace

BOOST_DATA_TEST_CASE(add_follows_the_table, add_rows)
{
    check(sample, scim::server::strict());
}

BOOST_DATA_TEST_CASE(remove_follows_the_table, remove_rows)
{
    check(sample, scim::server::strict());
}

BOOST_DATA_TEST_CASE(replace_follows_the_table, replace_rows)
{
    check(sample, scim::server::strict());
}

BOOST_DATA_TEST_CASE(a_patch_request_follows_the_table, request_rows)
{
    check(sample, scim::server::strict());
}

BOOST_DATA_TEST_CASE(the_entra_dialect_forgives_operations, entra_rows)
{
    check(sample, scim::server::entra());
}

BOOST_AUTO_TEST_CASE(an_extension_that_is_written_is_listed_in_schemas)
{
    Provider provider;
    auto const id = provider.user("{'userName':'u'}");
    provider.patch("/Users/" + id, "[{'op':'add','path':'" ENT ":department','value':'X'}]");
    BOOST_TEST((provider.get("/Users/" + id).at("/schemas")
        == json("['urn:ietf:params:scim:schemas:core:2.0:User'," ENTERPRISE "]")));
    provider.patch("/Users/" + id, "[{'op':'remove','path':'" ENT ":department'}]");
    BOOST_TEST((provider.get("/Users/" + id).at("/schemas") == json("['urn:ietf:params:scim:schemas:core:2.0:User']")));
}

BOOST_AUTO_TEST_CASE(a_patch_that_changes_nothing_keeps_version_and_date)
{
    Provider provider;
    auto const id = provider.user("{'userName':'u','title':'T'}");
    auto const before = provider.get("/Users/" + id).at("/meta");
    BOOST_TEST(provider.patch("/Users/" + id, "[{'op':'add','path':'title','value':'T'}]").status == 200);
    BOOST_TEST((provider.get("/Users/" + id).at("/meta") == before));
    provider.patch("/Users/" + id, "[{'op':'add','path':'title','value':'U'}]");
    auto const after = provider.get("/Users/" + id).at("/meta");
    BOOST_TEST(after.string_or("version", "") == "W/\"2\"");
    BOOST_TEST(after.string_or("lastModified", "") > before.string_or("lastModified", ""));
    BOOST_TEST(after.string_or("created", "") == before.string_or("created", ""));
}

BOOST_AUTO_TEST_CASE(a_taken_user_name_is_refused_in_a_patch)
{
    Provider provider;
    provider.user("{'userName':'taken'}");
    auto const id = provider.user("{'userName':'u'}");
    auto const reply = provider.patch("/Users/" + id, "[{'op':'replace','path':'userName','value':'TAKEN'}]");
    BOOST_TEST(reply.status == 409);
    BOOST_TEST(reply.scim_type() == "uniqueness");
    BOOST_TEST(provider.patch("/Users/" + id, "[{'op':'replace','path':'userName','value':'U'}]").status == 200);
}

// RFC7644-3.5.2.2-10: what must not be left unassigned is the attribute, not each of its values.
BOOST_AUTO_TEST_CASE(some_values_of_a_required_attribute_can_be_removed)
{
    scim::server::DefinitionFiles files;
    files.schemas = {{"team.json",
        quoted("{'id':'urn:example:Team','name':'Team','attributes':[{'name':'people','type':'complex',"
               "'multiValued':true,'required':true,'subAttributes':[{'name':'value','type':'string'}]}]}")}};
    files.resource_types
        = {{"team-type.json", quoted("{'name':'Team','endpoint':'/Teams','schema':'urn:example:Team'}")}};
    Provider provider {std::move(files)};
    auto const made = provider.send(
        "POST", "/Teams", quoted("{'schemas':['urn:example:Team'],'people':[{'value':'a'},{'value':'b'}]}"));
    auto const team = "/Teams/" + made.at("/id").as_string();
    BOOST_TEST(provider.patch(team, "[{'op':'remove','path':'people[value eq \\'a\\']'}]").status == 200);
    BOOST_TEST((provider.get(team).at("/people") == json("[{'value':'b'}]")));
    for (auto const* path : {"people[value eq \\'b\\']", "people"}) {
        auto const refused = provider.patch(team, "[{'op':'remove','path':'" + std::string {path} + "'}]");
        BOOST_TEST(refused.status == 400);
        BOOST_TEST(refused.scim_type() == "mutability");
    }
    BOOST_TEST((provider.get(team).at("/people") == json("[{'value':'b'}]")));
}
