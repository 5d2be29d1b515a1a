// SPDX-License-Identifier: Apache-2.0
#include <scim/server/service_provider.hpp>

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <scim/wire/text.hpp>

#include "support/provider.hpp"

namespace scim::server::test {

namespace {

constexpr std::string_view base = "https://example.org/scim/v2";

/// A job of these operations; ' for ", and {name} for what `names` says.
std::string job(std::string_view operations, std::string_view more = "")
{
    return quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']" + std::string {more}
        + ",'Operations':[" + std::string {operations} + "]}");
}

Reply run(Provider& provider, std::string_view operations, std::string_view more = "")
{
    return provider.send("POST", "/Bulk", job(operations, more));
}

/// `status` of each entry, with blanks between.
std::string statuses(Reply const& reply)
{
    std::string text;
    auto const entries = reply.at("/Operations");
    for (auto const& entry : entries.as_array())
        text += (text.empty() ? "" : " ") + std::string {entry.string_or("status", "-")};
    return text;
}

std::string id_at(Reply const& reply, std::string const& place)
{
    auto const location = reply.at("/Operations/" + place + "/location").as_string();
    return location.substr(location.rfind('/') + 1);
}

std::string user_operation(std::string_view bulk_id, std::string_view user_name)
{
    return "{'method':'POST','path':'/Users','bulkId':'" + std::string {bulk_id}
    + "','data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + std::string {user_name}
    + "'}}";
}

std::string group_operation(std::string_view bulk_id, std::string_view name, std::string_view members)
{
    return "{'method':'POST','path':'/Groups','bulkId':'" + std::string {bulk_id}
    + "','data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + std::string {name}
    + "','members':[" + std::string {members} + "]}}";
}

std::string patch_operation(std::string_view path, std::string_view operations)
{
    return "{'method':'PATCH','path':'" + std::string {path}
    + "','data':{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + std::string {operations}
    + "]}}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bulk_suite)

// RFC 7644 §3.7.2, the figures of Alice and the Tour Guides.
BOOST_AUTO_TEST_CASE(a_user_is_created_and_put_into_a_group_of_the_same_job)
{
    Provider provider;
    auto const reply = run(provider,
        user_operation("qwerty", "Alice") + ","
            + group_operation("ytrewq", "Tour Guides", "{'type':'User','value':'bulkId:qwerty'}"));
    BOOST_TEST(reply.status == 200);
    BOOST_TEST((reply.at("/schemas") == json("['urn:ietf:params:scim:api:messages:2.0:BulkResponse']")));
    BOOST_TEST(statuses(reply) == "201 201");
    for (auto const* place : {"0", "1"}) {
        auto const at = "/Operations/" + std::string {place};
        BOOST_TEST(reply.at(at + "/method").as_string() == "POST");
        BOOST_TEST(reply.at(at + "/version").as_string().starts_with("W/\""));
        BOOST_TEST(reply.at(at + "/response").is_null());
    }
    BOOST_TEST(reply.at("/Operations/0/bulkId").as_string() == "qwerty");
    BOOST_TEST(reply.at("/Operations/1/bulkId").as_string() == "ytrewq");
    auto const alice = id_at(reply, "0");
    BOOST_TEST(reply.at("/Operations/0/location").as_string() == std::string {base} + "/Users/" + alice);

    auto const group = provider.get("/Groups/" + id_at(reply, "1"));
    BOOST_TEST(group.at("/members/0/value").as_string() == alice);
    BOOST_TEST(group.at("/members/0/type").as_string() == "User");
    BOOST_TEST(group.at("/members/0/$ref").as_string() == std::string {base} + "/Users/" + alice);
    BOOST_TEST(group.at("/meta/version").as_string() == reply.at("/Operations/1/version").as_string());
}

// RFC 7644 §3.7.2, the figure of Bob and his manager.
BOOST_AUTO_TEST_CASE(references_in_extensions_are_resolved)
{
    Provider provider;
    auto const reply = run(provider,
        user_operation("qwerty", "Alice")
            + ",{'method':'POST','path':'/Users','bulkId':'ytrewq','data':{'schemas':["
              "'urn:ietf:params:scim:schemas:core:2.0:User',"
              "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],'userName':'Bob',"
              "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
              "{'employeeNumber':'11250','manager':{'value':'bulkId:qwerty'}}}}");
    BOOST_TEST(statuses(reply) == "201 201");
    auto const bob = provider.get("/Users/" + id_at(reply, "1"));
    auto const* extension = bob.body.find(enterprise);
    BOOST_REQUIRE(extension);
    BOOST_TEST(extension->find("manager")->string_or("value", "") == id_at(reply, "0"));
}

// RFC 7644 §3.7.1, the figures of Group A and Group B.
BOOST_AUTO_TEST_CASE(groups_that_contain_each_other_are_both_created)
{
    Provider provider;
    auto const reply = run(provider,
        group_operation("qwerty", "Group A", "{'type':'Group','value':'bulkId:ytrewq'}") + ","
            + group_operation("ytrewq", "Group B", "{'type':'Group','value':'bulkId:qwerty'}"));
    BOOST_TEST(statuses(reply) == "201 201");
    auto const a = id_at(reply, "0");
    auto const b = id_at(reply, "1");
    auto const group_a = provider.get("/Groups/" + a);
    auto const group_b = provider.get("/Groups/" + b);
    BOOST_TEST(group_a.at("/displayName").as_string() == "Group A");
    BOOST_TEST(group_a.at("/members/0/value").as_string() == b);
    BOOST_TEST(group_b.at("/members/0/value").as_string() == a);
    BOOST_TEST(group_a.at("/members").size() == 1U);
    BOOST_TEST(group_a.at("/meta/version").as_string() == reply.at("/Operations/0/version").as_string());
}

BOOST_AUTO_TEST_CASE(a_circle_keeps_what_is_no_reference)
{
    Provider provider;
    auto const friend_of_both = provider.user("{'userName':'friend'}");
    auto const reply = run(provider,
        group_operation("a", "A", "{'value':'" + friend_of_both + "'},{'value':'bulkId:c'}") + ","
            + group_operation("b", "B", "{'value':'bulkId:a'},{'value':'bulkId:u'}") + ","
            + group_operation("c", "C", "{'value':'bulkId:b'}") + "," + user_operation("u", "u"));
    BOOST_TEST(statuses(reply) == "201 201 201 201");
    auto const group_a = provider.get("/Groups/" + id_at(reply, "0"));
    BOOST_TEST(group_a.at("/members").size() == 2U);
    BOOST_TEST(group_a.at("/members/0/value").as_string() == friend_of_both);
    BOOST_TEST(group_a.at("/members/1/value").as_string() == id_at(reply, "2"));
    BOOST_TEST(provider.get("/Groups/" + id_at(reply, "1")).at("/members").size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_user_may_be_their_own_manager)
{
    Provider provider;
    auto const reply = run(provider,
        "{'method':'POST','path':'/Users','bulkId':'me','data':{'schemas':["
        "'urn:ietf:params:scim:schemas:core:2.0:User','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],"
        "'userName':'me','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
        "{'manager':{'value':'bulkId:me'}}}}");
    BOOST_TEST(statuses(reply) == "201");
    auto const me = provider.get("/Users/" + id_at(reply, "0"));
    BOOST_TEST(me.body.find(enterprise)->find("manager")->string_or("value", "") == id_at(reply, "0"));
}

// RFC 7644 §3.7.1: 409 where a circle cannot be resolved.
BOOST_AUTO_TEST_CASE(a_circle_that_cannot_be_closed_leaves_nothing_behind)
{
    Provider provider;
    provider.user("{'userName':'taken'}");
    auto const reply = run(provider,
        group_operation("g", "G", "{'value':'bulkId:u'}")
            + ",{'method':'POST','path':'/Users','bulkId':'u','data':{'schemas':["
              "'urn:ietf:params:scim:schemas:core:2.0:User','urn:ietf:params:scim:schemas:extension:enterprise:2.0:"
              "User'],"
              "'userName':'taken','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
              "{'manager':{'value':'bulkId:g'}}}},"
            + group_operation("h", "H", "{'value':'bulkId:g'}"));
    BOOST_TEST(statuses(reply) == "409 409 409");
    BOOST_TEST(reply.at("/Operations/1/response/scimType").as_string() == "uniqueness");
    BOOST_TEST(reply.at("/Operations/0/location").is_null());
    BOOST_TEST(provider.get("/Groups").at("/totalResults").as_integer() == 0);
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 1);
}

BOOST_AUTO_TEST_CASE(an_operation_waits_for_the_later_one_it_refers_to)
{
    Provider provider;
    auto const group = provider.group("{'displayName':'G'}");
    auto const reply = run(provider,
        patch_operation("/Groups/" + group, "{'op':'add','path':'members','value':[{'value':'bulkId:u'}]}") + ","
            + patch_operation("/Groups/" + group, "{'op':'replace','path':'displayName','value':'second'}") + ","
            + user_operation("u", "u"));
    BOOST_TEST(statuses(reply) == "204 204 201");
    auto const after = provider.get("/Groups/" + group);
    BOOST_TEST(after.at("/members/0/value").as_string() == id_at(reply, "2"));
    BOOST_TEST(after.at("/displayName").as_string() == "second");
}

// What a client writes first happens first, also around an operation that has to wait.
BOOST_AUTO_TEST_CASE(what_is_referred_to_is_not_created_before_its_turn)
{
    Provider provider;
    auto const old = provider.user("{'userName':'same'}");
    auto const reply = run(provider,
        group_operation("g", "G", "{'value':'bulkId:u'}") + ",{'method':'DELETE','path':'/Users/" + old + "'},"
            + user_operation("u", "same"));
    BOOST_TEST(statuses(reply) == "201 204 201");
}

BOOST_AUTO_TEST_CASE(a_path_may_name_a_resource_of_the_same_job)
{
    Provider provider;
    auto const reply = run(provider,
        patch_operation("/Groups/bulkId:g", "{'op':'replace','path':'displayName','value':'renamed'}") + ","
            + group_operation("g", "first", ""));
    BOOST_TEST(statuses(reply) == "204 201");
    BOOST_TEST(reply.at("/Operations/0/location").as_string() == reply.at("/Operations/1/location").as_string());
    BOOST_TEST(provider.get("/Groups/" + id_at(reply, "1")).at("/displayName").as_string() == "renamed");
}

BOOST_AUTO_TEST_CASE(a_reference_to_nothing_is_a_conflict)
{
    Provider provider;
    auto const reply = run(provider,
        group_operation("g", "G", "{'value':'bulkId:nobody'}") + ","
            + patch_operation("/Groups/bulkId:g", "{'op':'replace','path':'displayName','value':'x'}") + ","
            + user_operation("u", "u"));
    BOOST_TEST(statuses(reply) == "409 409 201");
    BOOST_TEST(reply.at("/Operations/1/location").is_null());
    BOOST_TEST(provider.get("/Groups").at("/totalResults").as_integer() == 0);
}

// RFC 7644 §3.7.3, the figure of add, update and remove.
BOOST_AUTO_TEST_CASE(each_method_is_carried_out)
{
    Provider provider;
    auto const bob = provider.user("{'userName':'bob'}");
    auto const dave = provider.user("{'userName':'dave','nickName':'D'}");
    auto const gone = provider.user("{'userName':'gone'}");
    auto const version = [&](std::string const& id) {
        return replace_all(provider.get("/Users/" + id).at("/meta/version").as_string(), "\"", "\\\"");
    };
    auto const reply = run(provider,
        user_operation("qwerty", "Alice") + ",{'method':'PUT','path':'/Users/" + bob + "','version':'" + version(bob)
            + "','data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'" + bob
            + "','userName':'Bob'}}," + patch_operation("/Users/" + dave, "{'op':'remove','path':'nickName'}")
            + ",{'method':'DELETE','path':'/Users/" + gone + "','version':'" + version(gone) + "'}",
        ",'failOnErrors':1");
    BOOST_TEST(statuses(reply) == "201 200 200 204");
    BOOST_TEST(reply.at("/Operations/1/location").as_string() == std::string {base} + "/Users/" + bob);
    BOOST_TEST(reply.at("/Operations/3/location").as_string() == std::string {base} + "/Users/" + gone);
    BOOST_TEST(reply.at("/Operations/3/version").is_null());
    BOOST_TEST(provider.get("/Users/" + bob).at("/userName").as_string() == "Bob");
    BOOST_TEST(
        reply.at("/Operations/1/version").as_string() == provider.get("/Users/" + bob).at("/meta/version").as_string());
    BOOST_TEST(provider.get("/Users/" + dave).at("/nickName").is_null());
    BOOST_TEST(provider.get("/Users/" + gone).status == 404);
}

// RFC 7644 §3.7.3, the figure in which all operations failed.
BOOST_AUTO_TEST_CASE(each_failure_has_the_error_and_the_location)
{
    Provider provider;
    auto const bob = provider.user("{'userName':'bob'}");
    auto const reply = run(provider,
        "{'method':'POST','path':'/Users','bulkId':'qwerty','data':{'userName':5}},{'method':'PUT','path':'/Users/"
            + bob
            + "','version':'W/\\'3694e05e9dff591\\'','data':{'schemas':"
              "['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'x'}},"
              "{'method':'DELETE','path':'/Users/none'}");
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(statuses(reply) == "400 412 404");
    BOOST_TEST(reply.at("/Operations/0/location").is_null());
    BOOST_TEST(reply.at("/Operations/1/location").as_string() == std::string {base} + "/Users/" + bob);
    BOOST_TEST(reply.at("/Operations/2/location").as_string() == std::string {base} + "/Users/none");
    for (auto const* place : {"0", "1", "2"}) {
        auto const at = "/Operations/" + std::string {place};
        BOOST_TEST((reply.at(at + "/response/schemas") == json("['urn:ietf:params:scim:api:messages:2.0:Error']")));
        BOOST_TEST(reply.at(at + "/response/status").as_string() == reply.at(at + "/status").as_string());
        BOOST_TEST(!reply.at(at + "/response/detail").as_string().empty());
        BOOST_TEST(reply.at(at + "/version").is_null());
    }
    BOOST_TEST(provider.get("/Users/" + bob).at("/userName").as_string() == "bob");
}

BOOST_AUTO_TEST_CASE(failures_do_not_stop_the_job)
{
    Provider provider;
    auto const reply = run(
        provider, user_operation("a", "same") + "," + user_operation("b", "SAME") + "," + user_operation("c", "c"));
    BOOST_TEST(statuses(reply) == "201 409 201");
    BOOST_TEST(reply.at("/Operations/1/response/scimType").as_string() == "uniqueness");
    BOOST_TEST(reply.at("/Operations/1/bulkId").as_string() == "b");
    BOOST_TEST(reply.at("/failOnErrors").is_null());
}

// RFC 7644 §3.7, §3.7.3: the answer holds the error and what was done before it.
BOOST_AUTO_TEST_CASE(fail_on_errors_ends_the_job)
{
    Provider provider;
    provider.user("{'userName':'taken'}");
    auto const operations = user_operation("a", "a") + "," + user_operation("b", "taken") + ","
        + user_operation("c", "c") + "," + user_operation("d", "taken") + "," + user_operation("e", "e");
    BOOST_TEST(statuses(run(provider, operations, ",'failOnErrors':1")) == "201 409");
    BOOST_TEST(provider.filter("/Users", "userName eq 'c'").at("/totalResults").as_integer() == 0);
    BOOST_TEST(statuses(run(provider, operations, ",'failOnErrors':2")) == "409 409");
    BOOST_TEST(statuses(run(provider, operations, ",'failOnErrors':9")) == "409 409 201 409 201");
}

/// One operation that lacks something or has too much.
struct Defect {
    char const* operation;
    char const* statuses;
    char const* scim_type;
};

// RFC 7644 §3.7: method, bulkId, path and data.
BOOST_AUTO_TEST_CASE(a_defective_operation_fails_alone)
{
    constexpr Defect defects[] {
        {"{'path':'/Users','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'GET','path':'/Users/1'}", "400 201", "invalidSyntax"},
        {"{'method':'post','path':'/Users','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':5,'path':'/Users','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':7,'bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'Users','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users?count=1','bulkId':'x','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users','bulkId':null,'data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users','bulkId':'','data':{}}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users','bulkId':'x'}", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users','bulkId':'x','data':null}", "400 201", "invalidSyntax"},
        {"{'method':'PATCH','path':'/Users/1','data':[]}", "400 201", "invalidSyntax"},
        {"{'method':'PUT','path':'/Users/1'}", "400 201", "invalidSyntax"},
        {"{'method':'DELETE','path':'/Users/1','version':5}", "400 201", "invalidSyntax"},
        {"5", "400 201", "invalidSyntax"},
        {"{'method':'POST','path':'/Users/1','bulkId':'x','data':{}}", "405 201", ""},
        {"{'method':'POST','path':'/Users/.search/x','bulkId':'x','data':{}}", "405 201", ""},
        {"{'method':'DELETE','path':'/Users'}", "405 201", ""},
        {"{'method':'POST','path':'/Bulk','bulkId':'x','data':{}}", "404 201", ""},
        {"{'method':'PATCH','path':'/Me','data':{}}", "404 201", ""},
        {"{'method':'POST','path':'/Nothing','bulkId':'x','data':{}}", "404 201", ""},
        {"{'method':'PUT','path':'/scim/v2/Users/1','data':{}}", "404 201", ""},
    };
    for (auto const& defect : defects) {
        Provider provider;
        auto const reply = run(provider, std::string {defect.operation} + "," + user_operation("u", "u"));
        BOOST_TEST(reply.status == 200, defect.operation);
        BOOST_TEST(statuses(reply) == defect.statuses, defect.operation);
        auto const scim_type = reply.at("/Operations/0/response/scimType");
        BOOST_TEST((scim_type.is_null() ? "" : scim_type.as_string()) == defect.scim_type, defect.operation);
    }
}

BOOST_AUTO_TEST_CASE(a_bulk_id_belongs_to_one_operation)
{
    Provider provider;
    auto const reply = run(provider,
        user_operation("u", "first") + "," + user_operation("u", "second") + ","
            + group_operation("g", "G", "{'value':'bulkId:u'}"));
    BOOST_TEST(statuses(reply) == "201 400 201");
    BOOST_TEST(provider.get("/Groups/" + id_at(reply, "2")).at("/members/0/value").as_string() == id_at(reply, "0"));
}

BOOST_AUTO_TEST_CASE(a_deletion_needs_no_data_and_ignores_it)
{
    Provider provider;
    auto const user = provider.user("{'userName':'u'}");
    BOOST_TEST(
        statuses(run(provider, "{'method':'DELETE','path':'/Users/" + user + "','data':{'x':'bulkId:y'}}")) == "204");
}

BOOST_AUTO_TEST_CASE(a_job_that_is_none_is_refused)
{
    Provider provider;
    for (auto const* body : {"{", "[]", "{}", "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']}",
             "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[]}",
             "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':{}}",
             "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{}]}"}) {
        auto const reply = provider.send("POST", "/Bulk", quoted(body));
        BOOST_TEST(reply.status == 400, body);
        BOOST_TEST(reply.scim_type() == "invalidSyntax", body);
    }
    for (auto const* limit : {"0", "-1", "1.5", "'1'"}) {
        auto const reply = run(provider, user_operation("u", "u"), ",'failOnErrors':" + std::string {limit});
        BOOST_TEST(reply.status == 400, limit);
        BOOST_TEST(reply.scim_type() == "invalidValue", limit);
    }
    BOOST_TEST(provider.send("PUT", "/Bulk", job("")).status == 405);
    BOOST_TEST(provider.send("POST", "/Bulk", job(""), {{"Content-Type", "text/plain"}}).status == 415);
    BOOST_TEST(provider.send("POST", "/Bulk", job(""), {{"Authorization", "Bearer wrong"}}).status == 401);
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 0);
}

// RFC 7644 §3.7.4.
BOOST_AUTO_TEST_CASE(both_limits_are_kept_and_named)
{
    ServiceProviderOptions options;
    options.max_bulk_operations = 2;
    options.max_bulk_payload = 400;
    Provider provider {options};
    auto const config = provider.get("/ServiceProviderConfig");
    BOOST_TEST(config.at("/bulk/maxOperations").as_integer() == 2);
    BOOST_TEST(config.at("/bulk/maxPayloadSize").as_integer() == 400);

    auto const deletion = std::string {"{'method':'DELETE','path':'/Users/1'}"};
    BOOST_TEST(statuses(run(provider, deletion + "," + deletion)) == "404 404");
    auto const many = run(provider, deletion + "," + deletion + "," + deletion);
    BOOST_TEST(many.status == 413);
    BOOST_TEST(many.at("/status").as_string() == "413");
    BOOST_TEST(many.at("/detail").as_string().find("maxOperations (2)") != std::string::npos);

    auto body = job(deletion);
    body.resize(400, ' ');
    BOOST_TEST(provider.send("POST", "/Bulk", body).status == 200);
    auto const large = provider.send("POST", "/Bulk", body + " ");
    BOOST_TEST(large.status == 413);
    BOOST_TEST(large.at("/detail").as_string().find("maxPayloadSize (400") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_thousand_operations_that_need_each_other_are_carried_out)
{
    Provider provider;
    std::string operations;
    for (int i = 0; i < 1000; ++i) {
        auto const next = "bulkId:g" + std::to_string((i + 1) % 1000);
        operations += (i == 0 ? "" : ",")
            + group_operation("g" + std::to_string(i), "G" + std::to_string(i), "{'value':'" + next + "'}");
    }
    auto const reply = run(provider, operations);
    BOOST_TEST(reply.at("/Operations").size() == 1000U);
    auto const last = provider.get("/Groups/" + id_at(reply, "999"));
    BOOST_TEST(last.at("/members/0/value").as_string() == id_at(reply, "0"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
