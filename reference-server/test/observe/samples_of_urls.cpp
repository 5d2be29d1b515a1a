// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

namespace scim::server::test {

namespace {

constexpr char const* user = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'babs'}";

constexpr RuleSample samples[] {
    // Media types and bodies. RFC 7644 §3.1, §3.8, §8.1.
    {"media-type-not-json", {"POST", "/Users", user, "Content-Type: text/plain"}, {"POST", "/Users", user}},
    {"media-type-application-json", {"POST", "/Users", user, "Content-Type: application/json"},
        {"POST", "/Users", user, "Content-Type: Application/SCIM+json"}},
    {"media-type-with-parameter", {"POST", "/Users", user, "Content-Type: application/scim+json; charset=utf-8"},
        {"POST", "/Users", user}},
    {"encoding-not-declared",
        {"POST", "/Users",
            "{'userName':'b\xE4"
            "bs'}"},
        {"POST", "/Users",
            "{'userName':'b\xC3\xA4"
            "bs'}"}},
    {"body-not-json", {"POST", "/Users", "{'userName':}"}, {"POST", "/Users", user}},
    {"resource-not-an-object", {"POST", "/Users", "[]"}, {"POST", "/Users", user}},
    {"resource-not-an-object", {"PUT", "/Users/1", ""}, {"DELETE", "/Users/1", ""}},
    {"message-not-an-object", {"PATCH", "/Users/1", "[]"}, {"PATCH", "/Users/1", "{}"}},
    {"member-repeated", {"POST", "/Users", "{'userName':'a','USERNAME':'b'}"}, {"POST", "/Users", user}},
    {"accept-excludes-scim", {"GET", "/Users", "", "Accept: text/html"},
        {"GET", "/Users", "", "Accept: text/html, */*;q=0.1"}},

    // URLs, methods, credentials, conditions.
    {"target-not-encoded", {"GET", "/Users?filter=userName%20eq%20\"x\""},
        {"GET", "/Users?filter=userName%20eq%20%22x%22"}},
    {"target-not-encoded", {"GET", "/Users?filter=100%"}, {"GET", "/Users?filter=100%25"}},
    {"delete-tunnelled", {"POST", "/Users/1", "", "X-HTTP-Method-Override: delete"}, {"DELETE", "/Users/1"}},
    {"method-tunnelled", {"POST", "/Users/1", "", "X-HTTP-Method: PATCH"}, {"POST", "/Users", user}},
    {"delete-of-collection", {"DELETE", "/Users"}, {"DELETE", "/Users/1"}},
    {"post-to-resource", {"POST", "/Users/1", user}, {"POST", "/Users/.search", "{}"}},
    {"put-to-collection", {"PUT", "/Users", user}, {"PUT", "/Users/1", user}},
    {"method-undefined", {"DELETE", "/Schemas"}, {"GET", "/Schemas"}},
    {"method-undefined", {"GET", "/Users/1/emails"}, {"GET", "/Users/1"}},
    {"endpoint-unknown", {"GET", "/users", "", "", 404}, {"POST", "/oauth2/token", "", "", 200}},
    {"path-with-empty-segment", {"GET", "//Users"}, {"GET", "/Users"}},
    {"plain-http", {"GET", "/Users", "", "", 200, "", Channel::plain},
        {"GET", "/Users", "", "", 200, "", Channel::tls}},
    {"credential-in-clear", {"GET", "/Users", "", "Authorization: Bearer x", 200, "", Channel::plain},
        {"GET", "/Users", "", "Authorization: Bearer x\nX-Forwarded-Proto: https", 200, "", Channel::plain}},
    {"credential-in-clear", {"GET", "/Users", "", "Authorization: Bearer x", 200, "", Channel::plain},
        {"GET", "/Users", "", "Authorization: Bearer x"}},
    {"token-in-url", {"GET", "/Users?access_token=x"}, {"GET", "/Users?count=1&sortKey=x"}},
    {"user-in-url", {"GET", "http://user:pw@127.0.0.1/scim/v2/Users"}, {"GET", "http://127.0.0.1/scim/v2/Users?a=b@c"}},
    {"basic-authentication", {"GET", "/Users", "", "Authorization: Basic eDp5"},
        {"GET", "/Users", "", "Authorization: Bearer x"}},
    {"if-match-unquoted", {"PUT", "/Users/1", user, "If-Match: W/1"},
        {"PUT", "/Users/1", user, "If-Match: W/\"1\", \"2\""}},
    {"if-none-match-unquoted", {"GET", "/Users/1", "", "If-None-Match: 1"},
        {"GET", "/Users/1", "", "If-None-Match: *"}},
};

}  // namespace

std::span<RuleSample const> url_samples()
{
    return samples;
}

}  // namespace scim::server::test
