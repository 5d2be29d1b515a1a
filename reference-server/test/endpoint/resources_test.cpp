// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <utility>

using scim::Fields;
using scim::Json;
using scim::server::entra;
using scim::server::test::json;
using scim::server::test::Provider;
using scim::server::test::quoted;

#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"

BOOST_AUTO_TEST_CASE(a_created_user_comes_back_with_id_and_meta)
{
    Provider provider;
    auto const reply = provider.send("POST", "/Users",
        quoted("{" USER ",'userName':'bjensen','externalId':'x','id':'mine','meta':{'created':'2000-01-01T00:00:00Z'},"
               "'groups':[{'value':'g'}],'password':'t1meMa$heen','DISPLAYNAME':'Babs','nope':1,'title':null,'emails':["
               "]}"));
    BOOST_TEST(reply.status == 201);
    auto const id = std::string {reply.body.string_or("id", "")};
    BOOST_TEST(id.size() == 36u);
    auto const location = "https://example.org/scim/v2/Users/" + id;
    BOOST_TEST(reply.fields.find("Location").value() == location);
    BOOST_TEST(reply.at("/meta/location").as_string() == location);
    BOOST_TEST(reply.at("/meta/resourceType").as_string() == "User");
    BOOST_TEST(reply.at("/meta/version").as_string() == reply.fields.find("ETag").value());
    BOOST_TEST((reply.at("/meta/created") == reply.at("/meta/lastModified")));
    BOOST_TEST(reply.at("/meta/created").as_string() > "2026");
    auto rest = reply.body;
    rest.erase("id");
    rest.erase("meta");
    BOOST_TEST((rest == json("{" USER ",'userName':'bjensen','externalId':'x','displayName':'Babs'}")));
    BOOST_TEST((provider.get("/Users/" + id).body == reply.body));
}

BOOST_AUTO_TEST_CASE(an_id_that_is_a_url_becomes_one_segment_of_the_location)
{
    scim::server::ServiceProviderOptions options;
    options.variants = {"ids-are-urls"};
    Provider provider {std::move(options)};
    auto const id = provider.user("{'userName':'bjensen'}");
    BOOST_TEST(id.starts_with("https://directory.example/people?key="));
    auto const found = provider.filter("/Users", "userName eq \"bjensen\"");
    auto const location = found.at("/Resources/0/meta/location").as_string();
    auto const path = std::string_view {location}.substr(std::string_view {"https://example.org/scim/v2"}.size());
    BOOST_TEST(path.starts_with("/Users/https:%2F%2Fdirectory.example%2Fpeople%3Fkey="));
    BOOST_TEST(path.ends_with("&of=a%2520b%23x"));
    BOOST_TEST(provider.get(std::string {path}).at("/id").as_string() == id);
}

BOOST_AUTO_TEST_CASE(ids_of_digits_count_up)
{
    scim::server::ServiceProviderOptions options;
    options.variants = {"ids-of-digits"};
    Provider provider {std::move(options)};
    BOOST_TEST(provider.user("{'userName':'one'}") == "1001");
    BOOST_TEST(provider.user("{'userName':'two'}") == "1002");
}

BOOST_AUTO_TEST_CASE(a_user_name_is_unique_whatever_its_case)
{
    Provider provider;
    auto const id = provider.user("{'userName':'bjensen','externalId':'1'}");
    auto const again = provider.send("POST", "/Users", quoted("{" USER ",'userName':'BJENSEN','externalId':'1'}"));
    BOOST_TEST(again.status == 409);
    BOOST_TEST(again.scim_type() == "uniqueness");
    BOOST_TEST(provider.send("POST", "/Users", quoted("{" USER ",'userName':'other','externalId':'1'}")).status == 201);
    BOOST_TEST(provider.send("PUT", "/Users/" + id, quoted("{" USER ",'userName':'Other'}")).status == 409);
    BOOST_TEST(provider.send("PUT", "/Users/" + id, quoted("{" USER ",'userName':'BJensen'}")).status == 200);
    BOOST_TEST(provider.send("DELETE", "/Users/" + id).status == 204);
    BOOST_TEST(provider.send("POST", "/Users", quoted("{" USER ",'userName':'bjensen'}")).status == 201);
}

BOOST_AUTO_TEST_CASE(a_group_name_is_unique_in_the_entra_dialect_only)
{
    auto const body = quoted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Team'}");
    Provider provider;
    BOOST_TEST(provider.send("POST", "/Groups", body).status == 201);
    BOOST_TEST(provider.send("POST", "/Groups", body).status == 201);
    Provider lenient {entra()};
    BOOST_TEST(lenient.send("POST", "/Groups", body).status == 201);
    BOOST_TEST(lenient.send("POST", "/Groups", body).status == 409);
}

BOOST_AUTO_TEST_CASE(a_put_replaces_all_but_id_and_meta)
{
    Provider provider;
    auto const id = provider.user("{'userName':'a','title':'T','emails':[{'value':'x'}]}");
    auto const before = provider.get("/Users/" + id);
    auto const reply = provider.send("PUT", "/Users/" + id,
        quoted(
            "{" USER ",'id':'other','userName':'b','nickName':'N','emails':[{'value':'y'}],'groups':[{'value':'g'}]}"));
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.at("/id").as_string() == id);
    BOOST_TEST((reply.at("/meta/created") == before.at("/meta/created")));
    BOOST_TEST(reply.at("/meta/lastModified").as_string() > before.at("/meta/lastModified").as_string());
    auto rest = reply.body;
    rest.erase("id");
    rest.erase("meta");
    BOOST_TEST((rest == json("{" USER ",'userName':'b','nickName':'N','emails':[{'value':'y'}]}")));
    BOOST_TEST(provider.send("PUT", "/Users/" + id, quoted("{" USER ",'nickName':'N'}")).scim_type() == "invalidValue");
    BOOST_TEST(provider.filter("/Users", "userName eq 'a'").at("/totalResults").as_integer() == 0);
    BOOST_TEST(provider.filter("/Users", "userName eq 'b'").at("/totalResults").as_integer() == 1);
}

BOOST_AUTO_TEST_CASE(two_primaries_become_one)
{
    Provider provider;
    auto const id
        = provider.user("{'userName':'a','emails':[{'value':'x','primary':true},{'value':'y','primary':true}]}");
    BOOST_TEST((provider.get("/Users/" + id).at("/emails")
        == json("[{'value':'x','primary':false},{'value':'y','primary':true}]")));
}

BOOST_AUTO_TEST_CASE(a_deleted_user_is_gone_everywhere)
{
    Provider provider;
    auto const user = provider.user("{'userName':'a'}");
    auto const other = provider.user("{'userName':'b'}");
    auto const group
        = provider.group("{'displayName':'G','members':[{'value':'" + user + "'},{'value':'" + other + "'}]}");
    auto const version = provider.get("/Groups/" + group).at("/meta/version");
    auto const reply = provider.send("DELETE", "/Users/" + user);
    BOOST_TEST(reply.status == 204);
    BOOST_TEST(reply.text.empty());
    BOOST_TEST(provider.get("/Users/" + user).status == 404);
    BOOST_TEST(provider.send("DELETE", "/Users/" + user).status == 404);
    BOOST_TEST(provider.patch("/Users/" + user, "[{'op':'add','path':'title','value':'T'}]").status == 404);
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 1);
    auto const left = provider.get("/Groups/" + group);
    BOOST_TEST(left.at("/members").size() == 1u);
    BOOST_TEST(left.at("/members/0/value").as_string() == other);
    BOOST_TEST((left.at("/meta/version") != version));
    provider.send("DELETE", "/Groups/" + group);
    BOOST_TEST(provider.get("/Users/" + other).at("/groups").is_null());
}

BOOST_AUTO_TEST_CASE(members_and_groups_mirror_each_other)
{
    Provider provider;
    auto const user = provider.user("{'userName':'a','displayName':'Ann'}");
    auto const inner
        = provider.group("{'displayName':'Inner','members':[{'value':'" + user + "'},{'value':'" + user + "'}]}");
    auto const outer = provider.group("{'displayName':'Outer','members':[{'value':'" + inner + "'}]}");
    BOOST_TEST((provider.get("/Groups/" + inner).at("/members")
        == json("[{'value':'" + user + "','$ref':'https://example.org/scim/v2/Users/" + user
            + "','type':'User','display':'Ann'}]")));
    BOOST_TEST(provider.get("/Groups/" + outer).at("/members/0/type").as_string() == "Group");
    BOOST_TEST((provider.get("/Users/" + user).at("/groups")
        == json("[{'value':'" + inner + "','$ref':'https://example.org/scim/v2/Groups/" + inner
            + "','display':'Inner','type':'direct'},{'value':'" + outer
            + "','$ref':'https://example.org/scim/v2/Groups/" + outer + "','display':'Outer','type':'indirect'}]")));
    // A cycle does not hang.
    BOOST_TEST(
        provider.patch("/Groups/" + inner, "[{'op':'add','path':'members','value':[{'value':'" + outer + "'}]}]").status
        == 204);
    BOOST_TEST(provider.get("/Users/" + user).at("/groups").size() == 2u);
    // The same member again changes nothing; its value cannot be changed.
    BOOST_TEST(
        provider.patch("/Groups/" + inner, "[{'op':'add','path':'members','value':[{'value':'" + user + "'}]}]").status
        == 204);
    BOOST_TEST(provider.get("/Groups/" + inner).at("/members").size() == 2u);
    BOOST_TEST(provider
                   .patch("/Groups/" + inner,
                       "[{'op':'replace','path':'members[value eq \\'" + user + "\\'].value','value':'x'}]")
                   .scim_type()
        == "mutability");
    BOOST_TEST(
        provider.patch("/Groups/" + inner, "[{'op':'remove','path':'members[value eq \\'" + user + "\\']'}]").status
        == 204);
    BOOST_TEST(provider.get("/Users/" + user).at("/groups").is_null());
}

BOOST_AUTO_TEST_CASE(a_group_patch_answers_204_unless_attributes_are_asked_for)
{
    Provider provider;
    auto const group = provider.group("{'displayName':'G'}");
    auto const plain = provider.patch("/Groups/" + group, "[{'op':'replace','path':'displayName','value':'H'}]");
    BOOST_TEST(plain.status == 204);
    BOOST_TEST(plain.text.empty());
    BOOST_TEST(plain.fields.find("ETag").value() == "W/\"2\"");
    auto const full = provider.patch(
        "/Groups/" + group + "?attributes=displayName", "[{'op':'replace','path':'displayName','value':'I'}]");
    BOOST_TEST(full.status == 200);
    BOOST_TEST(full.at("/displayName").as_string() == "I");
    BOOST_TEST(full.at("/meta").is_null());
}

BOOST_AUTO_TEST_CASE(a_manager_that_is_known_gets_a_name_and_an_address)
{
    Provider provider;
    auto const boss = provider.user("{'userName':'boss','displayName':'The Boss'}");
    auto const id = provider.user(
        "{'userName':'a','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'manager':{'value':'" + boss
        + "','displayName':'ignored'}}}");
    auto const manager = *provider.get("/Users/" + id)
                              .body.find("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                              ->find("manager");
    BOOST_TEST((manager
        == json("{'value':'" + boss + "','$ref':'https://example.org/scim/v2/Users/" + boss
            + "','displayName':'The Boss'}")));
}

BOOST_AUTO_TEST_CASE(conditions_compare_the_version)
{
    Provider provider;
    auto const id = provider.user("{'userName':'a'}");
    auto const target = "/Users/" + id;
    auto const tag = std::string {provider.get(target).fields.find("ETag").value()};
    BOOST_TEST(provider.send("GET", target, {}, Fields {{"If-None-Match", tag}}).status == 304);
    BOOST_TEST(provider.send("GET", target, {}, Fields {{"If-None-Match", tag}}).text.empty());
    BOOST_TEST(provider.send("GET", target, {}, Fields {{"If-None-Match", "W/\"9\""}}).status == 200);
    auto const body = quoted("{" USER ",'userName':'b'}");
    BOOST_TEST(provider.send("PUT", target, body, Fields {{"If-Match", "W/\"9\""}}).status == 412);
    BOOST_TEST(provider.get(target).at("/userName").as_string() == "a");
    BOOST_TEST(provider.send("DELETE", target, {}, Fields {{"If-Match", "\"9\""}}).status == 412);
    BOOST_TEST(provider.send("PUT", target, body, Fields {{"If-Match", "W/\"9\", " + tag}}).status == 200);
    BOOST_TEST(provider.send("PUT", target, body, Fields {{"If-Match", tag}}).status == 412);
    BOOST_TEST(provider.send("DELETE", target, {}, Fields {{"If-Match", "*"}}).status == 204);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_ids)
{
    Provider one;
    Provider two;
    BOOST_TEST(one.user("{'userName':'a'}") == two.user("{'userName':'a'}"));
}
