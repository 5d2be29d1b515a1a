// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_story.hpp"

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

std::vector<Story> const stories {
    {"etag-if-match-ignored", strict, [](Provider& p) { return status_with(p, "PUT", if_match("\"old\"")); }},
    {"etag-if-match-ignored-delete", strict, [](Provider& p) { return status_with(p, "DELETE", if_match("\"old\"")); }},
    {"etag-if-none-match-ignored", strict,
        [](Provider& p) {
            auto const target = "/Users/" + p.user("{'userName':'a'}");
            auto const tag = std::string {p.get(target).fields.find("ETag").value_or("")};
            return std::to_string(p.send("GET", target, {}, {{"If-None-Match", tag}}).status);
        }},
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
    {"put-ext-error", strict,
        [](Provider& p) { return replaced(p, "{'userName':'a'}", "'userName':'a','" ENT "':{'department':'D'}"); }},
    {"put-group-members-501", strict, group_replaced},
    {"put-groups-applied", strict,
        [](Provider& p) {
            auto const group = p.group("{'displayName':'G'}");
            return replaced(p, "{'userName':'a'}", "'userName':'a','groups':[{'value':'" + group + "'}]");
        }},
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
