// SPDX-License-Identifier: Apache-2.0
#include <scim/server/fault.hpp>

#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "faults/story.hpp"
#include "support/provider.hpp"

using scim::Fields;
using scim::Json;
using scim::server::Dialect;
using scim::server::entra;
using scim::server::strict;
using scim::server::test::found;
using scim::server::test::group_patched;
using scim::server::test::paged;
using scim::server::test::patched;
using scim::server::test::Provider;
using scim::server::test::quoted;
using scim::server::test::seen;
using scim::server::test::Story;

namespace {

#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"

// A job of these operations, how it ended, and what is there afterwards.
std::string worked(Provider& provider, std::string const& operations, std::string const& more = "")
{
    auto const reply = provider.send("POST", "/Bulk",
        quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[" + operations + "]")
            + quoted(more) + "}");
    auto all = seen(reply);
    for (auto const* endpoint : {"/Users", "/Groups"})
        all += " " + seen(provider.get(std::string {endpoint} + "?attributes=userName,members.value,title"));
    return all;
}

#define BULK_USER(bulk_id, name)                                                                                       \
    "{'method':'POST','path':'/Users','bulkId':'" bulk_id "','data':{" USER ",'userName':'" name "'}}"
#define BULK_GROUP(bulk_id, member)                                                                                    \
    "{'method':'POST','path':'/Groups','bulkId':'" bulk_id                                                             \
    "','data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'G','members':[{'value':"       \
    "'" member "'}]}}"

std::string put_title(std::string const& id, std::string const& title)
{
    return "{'method':'PUT','path':'/Users/" + id + "','data':{" USER ",'userName':'a','title':'" + title + "'}}";
}

std::string many_operations(std::size_t count)
{
    std::string operations;
    for (std::size_t i = 0; i < count; ++i)
        operations += (i == 0 ? "" : ",") + std::string {"{'method':'DELETE','path':'/Users/1'}"};
    return operations;
}

std::string created_twice(Provider& provider)
{
    provider.user("{'userName':'same'}");
    return seen(provider.send("POST", "/Users", quoted("{" USER ",'userName':'SAME'}")));
}

std::string created(Provider& provider, char const* members)
{
    return seen(provider.send("POST", "/Users", quoted("{" USER "," + std::string {members} + "}")));
}

std::string deleted(
    Provider& provider, std::function<std::string(std::string const& user, std::string const& group)> const& look)
{
    auto const user = provider.user("{'userName':'a'}");
    auto const group = provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    provider.send("DELETE", "/Users/" + user);
    return look(user, group);
}

std::string patched_in_parallel(Provider& provider)
{
    auto const id = provider.group("{'displayName':'G'}");
    std::vector<std::thread> threads;
    for (auto const* member : {"a", "b", "c", "d"})
        threads.emplace_back([&provider, &id, member] {
            provider.patch(
                "/Groups/" + id, "[{'op':'add','path':'members','value':[{'value':'" + std::string {member} + "'}]}]");
        });
    for (auto& thread : threads)
        thread.join();
    return std::to_string(provider.get("/Groups/" + id).at("/members").size());
}

std::string group_member_name(Provider& provider)
{
    auto const user = provider.user("{'userName':'a'}");
    provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    return std::to_string(provider.get("/Users/" + user).at("/groups").size());
}

Story const stories[] = {
    {"attrs-ignored", strict,
        [](Provider& p) {
            p.user("{'userName':'a','title':'T'}");
            return seen(p.get("/Users?attributes=userName"));
        }},
    {"auth-not-required", strict,
        [](Provider& p) {
            return std::to_string(p.send("GET", "/Users", {}, Fields {{"Authorization", "x"}}).status);
        }},
    {"count-exceeded", strict, [](Provider& p) { return paged(p, "?count=1"); }},
    {"count-zero-returns-all", strict, [](Provider& p) { return paged(p, "?count=0"); }},
    {"bulk-all-or-nothing", strict,
        [](Provider& p) { return worked(p, BULK_USER("a", "a") ",{'method':'DELETE','path':'/Users/1'}"); }},
    {"bulk-bulkid-unresolved", strict,
        [](Provider& p) { return worked(p, BULK_USER("a", "a") "," BULK_GROUP("g", "bulkId:a")); }},
    {"bulk-circular-409-partial", strict,
        [](Provider& p) { return worked(p, BULK_GROUP("g", "bulkId:h") "," BULK_GROUP("h", "bulkId:g")); }},
    {"bulk-circular-500", strict,
        [](Provider& p) { return worked(p, BULK_GROUP("g", "bulkId:h") "," BULK_GROUP("h", "bulkId:g")); }},
    {"bulk-circular-one-sided", strict,
        [](Provider& p) { return worked(p, BULK_GROUP("g", "bulkId:h") "," BULK_GROUP("h", "bulkId:g")); }},
    {"bulk-extension-unresolved", strict,
        [](Provider& p) {
            worked(p,
                BULK_USER("a", "a") ",{'method':'POST','path':'/Users','bulkId':'b','data':{'schemas':["
                                    "'urn:ietf:params:scim:schemas:core:2.0:User','" ENT "'],'userName':'b','" ENT
                                    "':{'manager':{'value':'bulkId:a'}}}}");
            return seen(p.filter("/Users", "userName eq 'b'"));
        }},
    {"bulk-fail-on-errors-ignored", strict,
        [](Provider& p) {
            return worked(p, "{'method':'DELETE','path':'/Users/1'}," BULK_USER("a", "a"), ",'failOnErrors':1");
        }},
    {"bulk-forward-ref-fails", strict,
        [](Provider& p) { return worked(p, BULK_GROUP("g", "bulkId:a") "," BULK_USER("a", "a")); }},
    {"bulk-malformed-op-200", strict,
        [](Provider& p) { return worked(p, "{'method':'POST','path':'/Users','bulkId':'a'}"); }},
    {"bulk-max-ops-wrong-status", strict, [](Provider& p) { return worked(p, many_operations(1001)); }},
    {"bulk-max-payload-not-enforced", strict,
        [](Provider& p) { return worked(p, many_operations(1), std::string(1024 * 1024, ' ')); }},
    {"bulk-not-persisted", strict, [](Provider& p) { return worked(p, BULK_USER("a", "a")); }},
    {"bulk-version-ignored", strict,
        [](Provider& p) {
            auto const id = p.user("{'userName':'a'}");
            return worked(p, "{'method':'DELETE','path':'/Users/" + id + "','version':'9'}");
        }},
    {"bulk-first-put-wins", strict,
        [](Provider& p) {
            auto const id = p.user("{'userName':'a'}");
            return worked(p, put_title(id, "T") + "," + put_title(id, "U"));
        }},
    {"bulk-get-carried-out", strict,
        [](Provider& p) { return worked(p, "{'method':'GET','path':'/Users/" + p.user("{'userName':'a'}") + "'}"); }},
    {"bulk-method-guessed", strict,
        [](Provider& p) { return worked(p, "{'path':'/Users','data':{" USER ",'userName':'a'}}"); }},
    {"bulk-patch-without-effect", strict,
        [](Provider& p) {
            return worked(p,
                "{'method':'PATCH','path':'/Users/" + p.user("{'userName':'a'}")
                    + "','data':{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':"
                      "'add','path':'title','value':'T'}]}}");
        }},
    {"bulk-path-guessed", strict,
        [](Provider& p) { return worked(p, "{'method':'POST','bulkId':'a','data':{" USER ",'userName':'a'}}"); }},
    {"bulk-post-to-resource", strict,
        [](Provider& p) {
            return worked(p, "{'method':'POST','path':'/Users/1','bulkId':'a','data':{" USER ",'userName':'a'}}");
        }},
    {"bulk-put-to-type", strict,
        [](Provider& p) { return worked(p, "{'method':'PUT','path':'/Users','data':{" USER ",'userName':'a'}}"); }},
    {"bulk-stops-at-failure", strict,
        [](Provider& p) { return worked(p, "{'method':'DELETE','path':'/Users/1'}," BULK_USER("a", "a")); }},
    {"bulk-unknown-reference-kept", strict, [](Provider& p) { return worked(p, BULK_GROUP("g", "bulkId:nobody")); }},
    {"bulk-without-operations", strict,
        [](Provider& p) {
            return seen(
                p.send("POST", "/Bulk", quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']}")));
        }},
    {"create-attr-name-case-rejected", strict, [](Provider& p) { return created(p, "'UserName':'a'"); }},
    {"create-bool-string-rejected", entra, [](Provider& p) { return created(p, "'userName':'a','active':'True'"); }},
    {"create-dup-400", strict, created_twice},
    {"create-dup-500", strict, created_twice},
    {"create-dup-case-201", strict, created_twice},
    {"create-dup-no-scimtype", strict, created_twice},
    {"create-externalid-dropped", strict, [](Provider& p) { return created(p, "'userName':'a','externalId':'e'"); }},
    {"create-obeys-client-id", strict, [](Provider& p) { return created(p, "'userName':'a','id':'mine'"); }},
    {"ct-scim-json-rejected", strict, [](Provider& p) { return created(p, "'userName':'a'"); }},
    {"delete-still-listed", strict,
        [](Provider& p) {
            return deleted(p, [&](auto const&, auto const&) {
                return std::to_string(p.get("/Users").at("/totalResults").as_integer());
            });
        }},
    {"delete-still-readable", strict,
        [](Provider& p) {
            return deleted(
                p, [&](auto const& user, auto const&) { return std::to_string(p.get("/Users/" + user).status); });
        }},
    {"excl-members-ignored", strict,
        [](Provider& p) {
            auto const id = p.group("{'displayName':'G','members':[{'value':'a'}]}");
            return seen(p.get("/Groups/" + id + "?excludedAttributes=members"));
        }},
    {"filter-co-anchored", strict, [](Provider& p) { return found(p, "title co 'x'"); }},
    {"filter-eq-case-sensitive", strict, [](Provider& p) { return found(p, "userName eq 'ANNA'"); }},
    {"filter-escape-quote", strict, [](Provider& p) { return found(p, "title eq 'x \\'q\\''"); }},
    {"filter-grouping-ignored", strict,
        [](Provider& p) { return found(p, "(userName eq 'anna' or userName eq 'bert') and active eq false"); }},
    {"filter-gt-boolean-accepted", strict, [](Provider& p) { return found(p, "active gt true"); }},
    {"filter-ignored", strict, [](Provider& p) { return found(p, "userName eq 'anna'"); }},
    {"filter-invalid-200-all", strict, [](Provider& p) { return found(p, "userName zz 'anna'"); }},
    {"filter-no-match-404", strict, [](Provider& p) { return found(p, "userName eq 'nobody'"); }},
    {"filter-second-term-dropped", strict, [](Provider& p) { return found(p, "title co 'x' and active eq true"); }},
    {"filter-valuepath-then-sub", entra, [](Provider& p) { return found(p, "emails[type eq 'work'].value eq 'w'"); }},
    {"group-deleted-user-stays", strict,
        [](Provider& p) {
            return deleted(p, [&](auto const&, auto const& group) {
                return std::to_string(p.get("/Groups/" + group).at("/members").size());
            });
        }},
    {"group-patch-loses-parallel", strict, patched_in_parallel},
    {"group-rename-drops-members", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'replace','path':'displayName','value':'H'}]"); }},
    {"inactive-gone", entra,
        [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'active','value':false}]"); }},
    {"meta-lastmodified-frozen", strict,
        [](Provider& p) {
            auto const id = p.user("{'userName':'a'}");
            return write_json(
                p.patch("/Users/" + id, "[{'op':'add','path':'title','value':'T'}]").at("/meta/lastModified"));
        }},
    {"page-zero-based", strict, [](Provider& p) { return paged(p, "?startIndex=1&count=2"); }},
    {"patch-active-false-noop", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a','active':true}", "[{'op':'replace','path':'active','value':false}]");
        }},
    {"patch-add-duplicates", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'add','path':'members','value':[{'value':'a'}]}]"); }},
    {"patch-add-ignored", strict,
        [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'add','path':'title','value':'T'}]"); }},
    {"patch-add-replaces-array", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'add','path':'members','value':[{'value':'c'}]}]"); }},
    {"patch-bool-string-rejected", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'Replace','path':'active','value':'False'}]");
        }},
    {"patch-bool-string-truthy", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'Replace','path':'active','value':'False'}]");
        }},
    {"patch-dotted-key-literal", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'replace','value':{'name.givenName':'G'}}]");
        }},
    {"patch-ext-path-rejected", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":department','value':'D'}]");
        }},
    {"patch-ext-schemas-not-added", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":department','value':'D'}]");
        }},
    {"patch-ext-wipes-siblings", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a','" ENT "':{'division':'V'}}",
                "[{'op':'add','path':'" ENT ":department','value':'D'}]");
        }},
    {"patch-first-op-only", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}",
                "[{'op':'add','path':'title','value':'T'},{'op':'add','path':'nickName','value':'N'}]");
        }},
    {"patch-manager-empty-crash", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'" ENT ":manager','value':''}]");
        }},
    {"patch-manager-string-rejected", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}", "[{'op':'Add','path':'" ENT ":manager','value':'271'}]");
        }},
    {"patch-not-atomic", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}",
                "[{'op':'add','path':'title','value':'T'},{'op':'add','path':'nope','value':'N'}]");
        }},
    {"patch-op-capital-rejected", entra,
        [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'Add','path':'title','value':'T'}]"); }},
    {"patch-primary-not-exclusive", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a','emails':[{'value':'x','primary':true}]}",
                "[{'op':'add','path':'emails','value':[{'value':'y','primary':true}]}]");
        }},
    {"patch-remove-entra-400", entra,
        [](Provider& p) { return group_patched(p, "[{'op':'Remove','path':'members','value':[{'value':'a'}]}]"); }},
    {"patch-remove-entra-clears-all", entra,
        [](Provider& p) { return group_patched(p, "[{'op':'Remove','path':'members','value':[{'value':'a'}]}]"); }},
    {"patch-remove-ignored", strict,
        [](Provider& p) { return patched(p, "{'userName':'a','title':'T'}", "[{'op':'remove','path':'title'}]"); }},
    {"patch-remove-nopath-200", strict,
        [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'remove'}]"); }},
    {"patch-remove-vp-clears-all", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'remove','path':'members[value eq \\'a\\']'}]"); }},
    {"patch-remove-vp-noop", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'remove','path':'members[value eq \\'a\\']'}]"); }},
    {"patch-replace-array-appends", strict,
        [](Provider& p) { return group_patched(p, "[{'op':'replace','path':'members','value':[{'value':'c'}]}]"); }},
    {"patch-replace-complex-wipes", strict,
        [](Provider& p) {
            return patched(p, "{'userName':'a','name':{'familyName':'F'}}",
                "[{'op':'replace','path':'name','value':{'givenName':'G'}}]");
        }},
    {"patch-unrelated-attr-lost", strict,
        [](Provider& p) {
            return patched(
                p, "{'userName':'a','roles':[{'value':'r'}]}", "[{'op':'replace','path':'active','value':false}]");
        }},
    {"patch-vp-add-nomatch-entra", entra,
        [](Provider& p) {
            return patched(
                p, "{'userName':'a'}", "[{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'w'}]");
        }},
    {"patch-vp-nomatch-200", strict,
        [](Provider& p) {
            return patched(
                p, "{'userName':'a'}", "[{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'w'}]");
        }},
    {"patch-vp-nomatch-entra", entra,
        [](Provider& p) {
            return patched(
                p, "{'userName':'a'}", "[{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'w'}]");
        }},
    {"schema-active-is-string", strict,
        [](Provider& p) { return seen(p.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")); }},
    {"sort-descending-ignored", strict, [](Provider& p) { return paged(p, "?sortBy=userName&sortOrder=descending"); }},
    {"spc-missing", strict, [](Provider& p) { return seen(p.get("/ServiceProviderConfig")); }},
    {"startindex-zero-echoed", strict, [](Provider& p) { return paged(p, "?startIndex=0"); }},
    {"total-is-page-size", strict, [](Provider& p) { return paged(p, "?count=1"); }},
    {"user-groups-missing", strict, group_member_name},
};

std::vector<Story> all_stories()
{
    std::vector<Story> all {std::begin(stories), std::end(stories)};
    for (auto const& more :
        {scim::server::test::patch_stories(), scim::server::test::cursor_stories(), scim::server::test::query_stories(),
            scim::server::test::race_stories(), scim::server::test::client_stories()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_fault_changes_what_a_client_sees, all_stories())
{
    check_story(sample);
}

BOOST_AUTO_TEST_CASE(every_behaviour_fault_has_a_story)
{
    std::set<std::string> told;
    for (auto const& story : all_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::request_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::protocol_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::membership_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::lifecycle_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::custom_stories())
        told.insert(story.fault);
    for (auto const& story : scim::server::test::narrow_stories())
        told.insert(story.fault);
    std::set<std::string> ids;
    for (auto const& fault : scim::server::fault_catalogue()) {
        BOOST_TEST(ids.insert(fault.id).second, fault.id << " occurs twice");
        BOOST_TEST((fault.apply || fault.distortion), fault.id << " does nothing");
        BOOST_TEST(!fault.requirement.empty());
        BOOST_TEST(!fault.summary.empty());
        if (fault.apply)
            BOOST_TEST(told.contains(fault.id), fault.id << " has no story");
    }
    BOOST_TEST(ids.size() >= 80u);
}

BOOST_AUTO_TEST_CASE(an_unknown_fault_is_refused_with_the_nearest)
{
    scim::server::ServiceProviderOptions options;
    options.bearer_token = "t";
    options.faults = {"patch-not-atomc"};
    auto const provider = scim::server::ServiceProvider::create(std::move(options));
    BOOST_REQUIRE(!provider);
    BOOST_TEST(provider.error().find("patch-not-atomic") != std::string::npos);
}
