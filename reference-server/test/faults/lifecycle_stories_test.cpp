// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <thread>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define GROUP "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']"

// A user, a PUT, and the user afterwards.
std::string replaced(Provider& provider, std::string const& before, std::string const& after, Fields fields = {})
{
    auto const id = provider.user(before);
    auto const target = "/Users/" + id;
    auto const body = quoted("{" USER "," + after + "}");
    auto const status = provider.send("PUT", target, body, std::move(fields)).status;
    return std::to_string(status) + " " + seen(provider.get(target));
}

std::string group_replaced(Provider& provider)
{
    auto const id = provider.group("{'displayName':'G','members':[{'value':'a'}]}");
    auto const body = quoted("{" GROUP ",'displayName':'G','members':[{'value':'b'}]}");
    return seen(provider.send("PUT", "/Groups/" + id, body));
}

std::string status_with(Provider& provider, char const* method, Fields fields)
{
    auto const id = provider.user("{'userName':'a'}");
    auto const body = quoted("{" USER ",'userName':'a'}");
    return std::to_string(provider.send(method, "/Users/" + id, body, std::move(fields)).status);
}

Fields if_match(char const* tag)
{
    return {{"If-Match", tag}};
}

// A user that is made of these members, and read afterwards.
std::string made(Provider& provider, char const* members)
{
    auto const reply = provider.send("POST", "/Users", quoted("{" USER "," + std::string {members} + "}"));
    auto const id = std::string {reply.body.string_or("id", "")};
    return seen(reply) + " " + write_json(reply.at("/meta/created")) + " " + seen(provider.get("/Users/" + id));
}

std::string made_twice(Provider& provider)
{
    auto const id = provider.user("{'userName':'same','title':'T'}");
    auto const status = provider.send("POST", "/Users", quoted("{" USER ",'userName':'same','title':'U'}")).status;
    return std::to_string(status) + " " + seen(provider.get("/Users/" + id));
}

std::string made_in_parallel(Provider& provider)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&provider] { provider.send("POST", "/Users", quoted("{" USER ",'userName':'a'}")); });
    for (auto& thread : threads)
        thread.join();
    return write_json(provider.get("/Users").at("/totalResults"));
}

// A user is deleted and made again under this name.
std::string made_again(Provider& provider, char const* name)
{
    provider.send("DELETE", "/Users/" + provider.user("{'userName':'a'}"));
    auto const reply = provider.send("POST", "/Users", quoted("{" USER ",'userName':'" + std::string {name} + "'}"));
    return seen(reply);
}

std::string location_of_new_user(Provider& provider)
{
    auto const target = "/Users/" + provider.user("{'userName':'a'}");
    return write_json(provider.get(target).at("/meta/location"));
}

std::vector<Story> const stories {
    {"create-needs-more", strict, [](Provider& p) { return made(p, "'userName':'a'"); }},
    {"create-needs-value-first", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'type':'work','value':'a@example.com'}]"); }},
    {"create-password-refused", strict, [](Provider& p) { return made(p, "'userName':'a','password':'secret'"); }},
    {"create-title-unique", strict,
        [](Provider& p) {
            p.user("{'userName':'a','title':'T'}");
            return made(p, "'userName':'b','title':'T'");
        }},
    {"email-type-other-dropped", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'value':'a@example.com','type':'other'}]"); }},
    {"group-twin-accepted", entra,
        [](Provider& p) {
            p.group("{'displayName':'G'}");
            return std::to_string(p.send("POST", "/Groups", quoted("{" GROUP ",'displayName':'G'}")).status);
        }},
    {"manager-array-refused", entra,
        [](Provider& p) {
            return patched(p, "{'userName':'a'}",
                "[{'op':'Add','path':'" ENT ":manager','value':[{'value':'" + p.user("{'userName':'b'}") + "'}]}]");
        }},
    {"photo-thumbnail-dropped", strict,
        [](Provider& p) {
            return made(p, "'userName':'a','photos':[{'value':'https://example.com/p','type':'thumbnail'}]");
        }},
    {"put-display-500", strict,
        [](Provider& p) {
            return replaced(p, "{'userName':'a'}", "'userName':'a','emails':[{'value':'a@example.com','display':'A'}]");
        }},
    {"put-title-lost", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','title':'T'"); }},
    {"create-active-ignored", strict, [](Provider& p) { return made(p, "'userName':'a','active':false"); }},
    {"create-attr-name-case-echoed", strict, [](Provider& p) { return made(p, "'userName':'a','TITLE':'T'"); }},
    {"create-bool-string-kept", entra, [](Provider& p) { return made(p, "'userName':'a','active':'False'"); }},
    {"create-dup-201-overwrites", strict, made_twice},
    {"create-dup-damages-existing", strict, made_twice},
    {"create-dup-race-both-201", strict, made_in_parallel},
    {"create-email-display-refused", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'value':'x','display':'X'}]"); }},
    {"create-email-plus-rejected", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'value':'a+b@x'}]"); }},
    {"create-empty-array-rejected", strict, [](Provider& p) { return made(p, "'userName':'a','emails':[]"); }},
    {"create-empty-username-201", entra, [](Provider& p) { return made(p, "'userName':''"); }},
    {"create-location-id-twice", strict, location_of_new_user},
    {"create-location-relative", strict, location_of_new_user},
    {"tenant-location-wrong", strict, location_of_new_user},
    {"create-missing-username-201", strict, [](Provider& p) { return made(p, "'title':'T'"); }},
    {"create-multivalued-collapsed", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'value':'x'},{'value':'y'}]"); }},
    {"create-display-name-409", strict,
        [](Provider& p) {
            p.user("{'userName':'a','displayName':'A'}");
            return made(p, "'userName':'b','displayName':'A'");
        }},
    {"create-duplicate-values-kept", strict,
        [](Provider& p) { return made(p, "'userName':'a','emails':[{'value':'x'},{'value':'x'}]"); }},
    {"create-null-rejected", strict, [](Provider& p) { return made(p, "'userName':'a','title':null"); }},
    {"create-obeys-client-groups", strict,
        [](Provider& p) {
            auto const group = p.group("{'displayName':'G'}");
            return made(p, ("'userName':'a','groups':[{'value':'" + group + "'}]").c_str());
        }},
    {"create-obeys-client-meta", strict,
        [](Provider& p) { return made(p, "'userName':'a','meta':{'created':'2001-01-01T00:00:00Z'}"); }},
    {"create-obeys-client-type", strict,
        [](Provider& p) {
            auto const body = quoted("{" USER ",'userName':'a','meta':{'resourceType':'Robot'}}");
            return write_json(p.send("POST", "/Users", body).at("/meta/resourceType"));
        }},
    {"create-scalar-for-multivalued", strict, [](Provider& p) { return made(p, "'userName':'a','emails':'x'"); }},
    {"create-schemas-omits-used-ext", strict,
        [](Provider& p) { return seen(p.get("/Users/" + p.user("{'userName':'a','" ENT "':{'division':'V'}}"))); }},
    {"create-schemas-urn-case-rejected", strict,
        [](Provider& p) {
            auto const body = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:USER'],'userName':'a'}";
            return seen(p.send("POST", "/Users", quoted(body)));
        }},
    {"create-two-primaries", strict,
        [](Provider& p) {
            return made(p, "'userName':'a','emails':[{'value':'x','primary':true},{'value':'y','primary':true}]");
        }},
    {"create-unknown-attr-500", strict, [](Provider& p) { return made(p, "'userName':'a','shoeSize':42"); }},
    {"delete-again-204", strict, [](Provider& p) { return seen(p.send("DELETE", "/Users/unknown")); }},
    {"delete-again-500", strict, [](Provider& p) { return seen(p.send("DELETE", "/Users/unknown")); }},
    {"delete-ignored", strict,
        [](Provider& p) {
            auto const target = "/Users/" + p.user("{'userName':'a'}");
            p.send("DELETE", target);
            return seen(p.get(target));
        }},
    {"delete-recreate-409", strict, [](Provider& p) { return made_again(p, "A"); }},
    {"delete-referenced-500", strict,
        [](Provider& p) {
            auto const user = p.user("{'userName':'a'}");
            p.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
            return std::to_string(p.send("DELETE", "/Users/" + user).status);
        }},
    {"get-unknown-200", strict, [](Provider& p) { return seen(p.get("/Users/unknown")); }},
    {"get-unknown-500", strict, [](Provider& p) { return seen(p.get("/Users/unknown")); }},
    {"group-delete-takes-members", strict,
        [](Provider& p) {
            auto const user = p.user("{'userName':'a'}");
            p.send("DELETE", "/Groups/" + p.group("{'displayName':'G','members':[{'value':'" + user + "'}]}"));
            return seen(p.get("/Users/" + user));
        }},
    {"id-contains-bulkid", strict, [](Provider& p) { return p.user("{'userName':'a'}"); }},
    {"id-follows-username", strict, [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'b'"); }},
    {"id-reused", strict, [](Provider& p) { return made_again(p, "b"); }},
    {"location-is-id", strict, location_of_new_user},
    {"manager-name-forged", strict,
        [](Provider& p) {
            return seen(
                p.get("/Users/" + p.user("{'userName':'a','" ENT "':{'manager':{'value':'m','displayName':'F'}}}")));
        }},
    {"reprovision-inactive-409", strict,
        [](Provider& p) {
            p.user("{'userName':'a','externalId':'e','active':false}");
            return made(p, "'userName':'b','externalId':'e'");
        }},
    {"etag-always-304", strict,
        [](Provider& p) {
            return status_with(p, "GET", {{"If-None-Match", "\"old\""}});
        }},
    {"etag-if-match-ignored", strict, [](Provider& p) { return status_with(p, "PUT", if_match("\"old\"")); }},
    {"etag-if-match-ignored-delete", strict, [](Provider& p) { return status_with(p, "DELETE", if_match("\"old\"")); }},
    {"etag-if-none-match-ignored", strict,
        [](Provider& p) {
            auto const target = "/Users/" + p.user("{'userName':'a'}");
            auto const tag = std::string {p.get(target).fields.find("ETag").value_or("")};
            return std::to_string(p.send("GET", target, {}, {{"If-None-Match", tag}}).status);
        }},
    {"schemas-unknown-echoed", entra,
        [](Provider& p) {
            auto const body = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:x'],'userName':'a'}";
            return seen(p.send("POST", "/Users", quoted(body)));
        }},
    {"etag-stopped-but-applied", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','title':'T'", if_match("\"old\"")); }},
    {"etag-weak-never-matches", strict, [](Provider& p) { return status_with(p, "PUT", if_match("W/\"1\"")); }},
    {"etag-star-refused", strict, [](Provider& p) { return status_with(p, "PUT", if_match("*")); }},
    {"put-body-id-wins", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','id':'mine'"); }},
    {"put-conflict-accepted", strict,
        [](Provider& p) {
            p.user("{'userName':'taken'}");
            return replaced(p, "{'userName':'a'}", "'userName':'taken'");
        }},
    {"put-creates", strict,
        [](Provider& p) { return seen(p.send("PUT", "/Users/unknown", quoted("{" USER ",'userName':'a'}"))); }},
    {"put-externalid-kept", strict,
        [](Provider& p) {
            return replaced(p, "{'userName':'a','externalId':'e'}", "'userName':'a','externalId':'f'");
        }},
    {"put-ext-error", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','" ENT "':{'department':'D'}"); }},
    {"put-group-members-501", strict, group_replaced},
    {"put-groups-applied", strict,
        [](Provider& p) {
            auto const group = p.group("{'displayName':'G'}");
            return replaced(p, "{'userName':'a'}", "'userName':'a','groups':[{'value':'" + group + "'}]");
        }},
    {"put-ignored", strict, [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','title':'T'"); }},
    {"put-immutable-blocks-members", strict, group_replaced},
    {"put-meta-created-overwritten", strict,
        [](Provider& p) {
            auto const target = "/Users/" + p.user("{'userName':'a'}");
            p.send("PUT", target, quoted("{" USER ",'userName':'a','meta':{'created':'2001-01-01T00:00:00Z'}}"));
            return write_json(p.get(target).at("/meta/created"));
        }},
    {"put-multivalued-merges", strict,
        [](Provider& p) {
            return replaced(p, "{'userName':'a','emails':[{'value':'x'}]}", "'userName':'a','emails':[{'value':'y'}]");
        }},
    {"put-null-kept", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a','title':'T'}", "'userName':'a','title':null"); }},
    {"put-own-case-409", strict, [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'A'"); }},
    {"put-returns-old-state", strict,
        [](Provider& p) {
            auto const target = "/Users/" + p.user("{'userName':'a'}");
            return seen(p.send("PUT", target, quoted("{" USER ",'userName':'a','title':'T'}")));
        }},
    {"put-self-conflict-409", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'A','title':'T'"); }},
    {"put-unknown-400", strict,
        [](Provider& p) { return seen(p.send("PUT", "/Users/unknown", quoted("{" USER ",'userName':'a'}"))); }},
};

}  // namespace

std::vector<Story> const& lifecycle_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_fault_of_the_lifecycle_changes_what_a_client_sees, stories)
{
    check_story(sample);
}

}  // namespace scim::server::test
