// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"

std::string posted(Provider& provider, std::string const& body, Fields fields = {})
{
    return seen(provider.send("POST", "/Users", quoted(body), std::move(fields)));
}

// A request without Content-Type, which Provider::send() would add.
std::string posted_without_type(Provider& provider)
{
    HttpRequest request {"POST", "/scim/v2/Users", {}, quoted("{" USER ",'userName':'a'}")};
    request.fields.add("Authorization", "Bearer correct horse");
    return std::to_string(provider.raw(request).status);
}

// What a token which may read only is answered when it names a user.
std::string asked_by_a_reader(Provider& provider, char const* method)
{
    auto options = provider.inside().options();
    options.credentials.tokens.push_back({"reader", {true, {}}});
    static_cast<void>(provider.inside().change(options));
    auto const id = provider.user("{'userName':'a'}");
    return std::to_string(provider.send(method, "/Users/" + id, {}, {{"Authorization", "Bearer reader"}}).status);
}

// What a client that got a token which ends at once reads with it.
std::string read_by_a_late_client(Provider& provider)
{
    auto options = provider.inside().options();
    options.credentials.clients.push_back({"late", {{"s", {}}}, std::chrono::seconds {0}, {false, {}}});
    static_cast<void>(provider.inside().change(options));
    HttpRequest request {"POST", "/scim/v2/oauth2/token", {}, ""};
    request.fields.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = "grant_type=client_credentials&client_id=late&client_secret=s";
    auto const token = std::string {parse_json(provider.raw(request).body)->string_or("access_token", "")};
    return std::to_string(provider.send("GET", "/Users", {}, {{"Authorization", "Bearer " + token}}).status);
}

// The second page of a list, asked for by somebody else.
std::string cursor_in_other_hands(Provider& provider)
{
    provider.user("{'userName':'a'}");
    provider.user("{'userName':'b'}");
    auto const cursor = provider.get("/Users?count=1&cursor=").at("/nextCursor").as_string();
    return std::to_string(
        provider.send("GET", "/Users?count=1&cursor=" + cursor, {}, {{"Authorization", "Bearer of-another-tenant"}})
            .status);
}

std::vector<Story> const stories {
    {"auth-expiry-ignored", strict, read_by_a_late_client},
    {"tenant-leak-by-cursor", strict, cursor_in_other_hands},
    {"method-override-obeyed", strict,
        [](Provider& p) {
            return std::to_string(
                p.send("GET", "/Users/" + p.user("{'userName':'a'}"), {}, {{"X-HTTP-Method-Override", "DELETE"}})
                    .status);
        }},
    {"accept-json-406", strict,
        [](Provider& p) {
            return std::to_string(p.send("GET", "/Users", {}, {{"Accept", "application/json"}}).status);
        }},
    {"attrs-unknown-500", strict,
        [](Provider& p) {
            return std::to_string(p.get("/Users/" + p.user("{'userName':'a'}") + "?attributes=shoeSize").status);
        }},
    {"auth-vendor-field-401", strict,
        [](Provider& p) {
            return std::to_string(p.send("GET", "/Users", {}, {{"ADSCIMVersion", "5.0"}}).status);
        }},
    {"api-prefix-match", strict, [](Provider& p) { return seen(p.get("/UsersAndMore")); }},
    {"auth-prefix-compare", strict,
        [](Provider& p) {
            return seen(p.send("GET", "/Users", {}, {{"Authorization", "Bearer correct horse battery"}}));
        }},
    {"auth-write-with-readonly", strict, [](Provider& p) { return asked_by_a_reader(p, "DELETE"); }},
    {"read-only-token-lists-only", strict, [](Provider& p) { return asked_by_a_reader(p, "GET"); }},
    {"tenant-leak-by-id", strict,
        [](Provider& p) {
            return std::to_string(p.send("DELETE", "/Users/" + p.user("{'userName':'a'}"), {},
                                       {{"Authorization", "Bearer of-another-tenant"}})
                                      .status);
        }},
    {"body-too-large-reset", strict, [](Provider& p) { return posted(p, std::string(2 * 1024 * 1024, ' ')); }},
    {"ct-missing-request-500", strict, posted_without_type},
    {"ct-wrong-request-500", strict,
        [](Provider& p) {
            return posted(p, "userName=a", {{"Content-Type", "text/plain"}});
        }},
    {"externalid-lowercased", strict,
        [](Provider& p) { return posted(p, "{" USER ",'userName':'a','externalId':'B'}"); }},
    {"filter-injection", strict,
        [](Provider& p) {
            p.user("{'userName':'a'}");
            return seen(p.get("/Users?filter=userName%20eq%20%22x%27%20or%20%271%27%3D%271%22"));
        }},
    {"filter-long-500", strict,
        [](Provider& p) { return seen(p.filter("/Users", "userName eq '" + std::string(2000, 'a') + "'")); }},
    {"json-deep-500", strict, [](Provider& p) { return posted(p, std::string(300, '[') + std::string(300, ']')); }},
    {"json-empty-body-500", strict, [](Provider& p) { return posted(p, ""); }},
    {"json-malformed-500", strict, [](Provider& p) { return posted(p, "{"); }},
    {"json-malformed-no-scimtype", strict, [](Provider& p) { return posted(p, "{"); }},
    {"method-not-allowed-wrong", strict, [](Provider& p) { return seen(p.send("POST", "/Users/1", "{}")); }},
    {"nul-truncation", strict, [](Provider& p) { return posted(p, "{" USER ",'userName':'a','title':'b\\u0000c'}"); }},
    {"rt-singular-path", strict, [](Provider& p) { return seen(p.get("/ResourceTypes")); }},
    {"spc-overclaims", strict, [](Provider& p) { return seen(p.send("POST", "/Bulk", "{}")); }},
    {"status-422-for-schema", strict, [](Provider& p) { return posted(p, "{" USER "}"); }},
    {"unicode-mangled", strict, [](Provider& p) { return posted(p, "{" USER ",'userName':'ž'}"); }},
    {"utf8-invalid-500", strict, [](Provider& p) { return posted(p, "{" USER ",'userName':'\xff'}"); }},
    {"unicode-resource-unreachable", strict,
        [](Provider& p) { return seen(p.get("/Users/" + p.user("{'userName':'ž'}"))); }},
};

}  // namespace

std::vector<Story> const& request_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_fault_of_requests_changes_what_a_client_sees, stories)
{
    check_story(sample);
}

}  // namespace scim::server::test
