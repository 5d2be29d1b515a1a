// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>

namespace scim::server {
namespace {

/// What a fault makes of the body of a GET of one user.
struct Row {
    char const* fault;
    char const* honest;
    char const* distorted;
};
std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.fault;
}

constexpr std::array rows {
    Row {"addresses-as-map", R"({"addresses":[{"type":"work","country":"SE"}]})",
        R"({"addresses":{"work":{"type":"work","country":"SE"}}})"},
    Row {"certificate-as-bytes", R"({"x509Certificates":[{"value":"MBs="}]})",
        R"({"x509Certificates":[{"value":[48,27,2,1,1]}]})"},
    Row {"department-as-object", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":{"value":"D"}}})"},
    Row {"display-name-as-object", R"({"displayName":"B"})", R"({"displayName":{"value":"B"}})"},
    Row {"enterprise-flat", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"division":"V"}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"division":"V"},"division":"V"})"},
    Row {"get-returns-list", R"({"id":"1"})",
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":1,"Resources":[{"id":"1"}]})"},
    Row {"meta-without-lastmodified", R"({"meta":{"created":"c","lastModified":"m"}})", R"({"meta":{"created":"c"}})"},
    Row {"name-parts-as-lists", R"({"name":{"givenName":"G"}})", R"({"name":{"givenName":["G"]}})"},
    Row {"password-digest-returned", R"({"id":"1"})", R"({"id":"1","password":"{SSHA}c2NpbXByb29mLXNhbHQ="})"},
    Row {"resource-type-renamed", R"({"meta":{"resourceType":"User"}})", R"({"meta":{"resourceType":"Account"}})"},
    Row {"roles-as-map", R"({"roles":[{"value":"r"}]})", R"({"roles":{"main":{"value":"r"}}})"},
    Row {"schemas-common-listed", R"({"schemas":["urn:a"]})",
        R"({"schemas":["urn:a","urn:ietf:params:scim:schemas:common:2.0:Resource"]})"},
    Row {"title-as-list", R"({"title":"T"})", R"({"title":["T"]})"},
    Row {"type-as-number", R"({"emails":[{"type":"work"}]})", R"({"emails":[{"type":1}]})"},
    Row {"user-schema-of-version-1", R"({"schemas":["urn:a"]})", R"({"schemas":["urn:scim:schemas:core:1.0"]})"},
    Row {"attr-name-respelled", R"({"userName":"b","emails":[]})", R"({"username":"b","Emails":[]})"},
    Row {"certificate-folded", R"({"x509Certificates":[{"value":"MBs="}]})",
        R"({"x509Certificates":[{"value":"mbs="}]})"},
    Row {"certificate-in-lines", R"({"x509Certificates":[{"value":"MBsCAQEEFnNjaW1w"}]})",
        R"({"x509Certificates":[{"value":"MBsCAQEEFnNjaW1w"}]})"},
    Row {"certificate-in-lines", R"({"x509Certificates":[{"value":"MBsCAQEEFnNjaW1wcm9v"}]})",
        R"({"x509Certificates":[{"value":"MBsCAQEEFnNjaW1w\r\ncm9v"}]})"},
    Row {"complex-as-string", R"({"name":{"givenName":"G","familyName":"F"}})", R"({"name":"G F"})"},
    Row {"core-below-urn", R"({"schemas":["urn:a"],"userName":"b"})",
        R"({"schemas":["urn:a"],"urn:a":{"userName":"b"}})"},
    Row {"country-spelled-out", R"({"addresses":[{"country":"SE"}]})", R"({"addresses":[{"country":"Ruritania"}]})"},
    Row {"digits-as-number", R"({"a":"12","b":"012","urn:e":{"c":"3"}})", R"({"a":12,"b":"012","urn:e":{"c":3}})"},
    Row {"externalid-invented", R"({"id":"1"})", R"({"id":"1","externalId":"1"})"},
    Row {"externalid-invented", R"({"id":"1","externalId":"e"})", R"({"id":"1","externalId":"e"})"},
    Row {"locale-with-blank", R"({"locale":"en-US"})", R"({"locale":"en US"})"},
    Row {"manager-ref-wrong",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"$ref":"/Users/1"}}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"$ref":"/Users"}}})"},
    Row {"manager-without-value",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"1"}}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{}}})"},
    Row {"member-ref-urn", R"({"members":[{"value":"1","$ref":"/Users/1"}]})",
        R"({"members":[{"value":"1","$ref":"urn:uuid:1"}]})"},
    Row {"meta-created-moves", R"({"meta":{"created":"c","lastModified":"m"}})",
        R"({"meta":{"created":"m","lastModified":"m"}})"},
    Row {"meta-date-epoch", R"({"meta":{"created":"2026-01-02T03:04:05Z"}})", R"({"meta":{"created":1735689600}})"},
    Row {"meta-date-with-blank", R"({"meta":{"created":"2026-01-02T03:04:05Z"}})",
        R"({"meta":{"created":"2026-01-02 03:04:05Z"}})"},
    Row {"meta-date-without-time", R"({"meta":{"lastModified":"2026-01-02T03:04:05Z"}})",
        R"({"meta":{"lastModified":"2026-01-02"}})"},
    Row {"meta-lastmodified-moves-on-read", R"({"meta":{"lastModified":"2026-01-02T03:04:05Z"}})",
        R"({"meta":{"lastModified":"2026-01-02T03:04:06.000Z"}})"},
    Row {"multivalued-single-object", R"({"schemas":["urn:a"],"emails":[{"value":"x"}]})",
        R"({"schemas":["urn:a"],"emails":{"value":"x"}})"},
    Row {"multivalued-single-object", R"({"emails":[{"value":"x"},{"value":"y"}]})",
        R"({"emails":[{"value":"x"},{"value":"y"}]})"},
    Row {"primary-invented", R"({"emails":[{"value":"x"}]})", R"({"emails":[{"value":"x","primary":true}]})"},
    Row {"primary-invented", R"({"emails":[{"value":"x"},{"primary":false}]})",
        R"({"emails":[{"value":"x"},{"primary":false}]})"},
    Row {"reference-folded", R"({"profileUrl":"https://A/B"})", R"({"profileUrl":"https://a/b"})"},
    Row {"resource-without-id", R"({"id":"1","userName":"b"})", R"({"userName":"b"})"},
    Row {"resource-without-schemas", R"({"schemas":["urn:a"],"id":"1"})", R"({"id":"1"})"},
    Row {"response-leaks-internals", R"({"id":"1"})", R"({"id":"1","_cache":{"hit":true}})"},
    Row {"schemas-core-missing", R"({"schemas":["urn:core:2.0:User","urn:e"]})", R"({"schemas":["urn:e"]})"},
    Row {"schemas-core-missing", R"({"schemas":["urn:core:2.0:User"]})", R"({"schemas":["urn:core:2.0:User"]})"},
    Row {"schemas-short-names", R"({"schemas":["urn:core:2.0:User"]})", R"({"schemas":["User"]})"},
    Row {"schemas-twice", R"({"schemas":["urn:a"]})", R"({"schemas":["urn:a","urn:a"]})"},
    Row {"timezone-as-offset", R"({"timezone":"Europe/Paris"})", R"({"timezone":"-08:00"})"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(resource_distortions_suite)

BOOST_DATA_TEST_CASE(a_user_that_is_read_is_changed, rows)
{
    auto const all = distortion_faults();
    auto const fault = std::find_if(all.begin(), all.end(), [&](Fault const& one) { return one.id == sample.fault; });
    BOOST_REQUIRE((fault != all.end()));
    HttpResponse response;
    response.status = 200;
    response.body = sample.honest;
    fault->distortion({"GET", "/scim/v2/Users/1", {}, {}}, response);
    BOOST_TEST(response.body == sample.distorted);
    response.status = 404;
    response.body = sample.honest;
    fault->distortion({"GET", "/scim/v2/Users/1", {}, {}}, response);
    BOOST_TEST(response.body == sample.honest);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
