// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

namespace scim::server::test {

namespace {

#define SCIM_USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'babs'"
#define SCIM_ENTERPRISE "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define SCIM_BOTH "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" SCIM_ENTERPRISE "'],'userName':'babs'"
#define SCIM_GROUP "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']"
#define SCIM_VALUE(members)                                                                                            \
    {                                                                                                                  \
        "PATCH", "/Users/1", "{'Operations':[{'op':'replace','value':{" members "}}]}"                                 \
    }

constexpr Sent plain_user {"POST", "/Users", "{" SCIM_USER "}"};

/// POST of a user with more members.
constexpr Sent posted(char const* body)
{
    return {"POST", "/Users", body};
}

constexpr RuleSample samples[] {
    // schemas and extensions. RFC 7643 §3, §3.3.
    {"schemas-missing", posted("{'userName':'babs'}"), plain_user},
    {"schemas-missing", posted("{'schemas':'urn:ietf:params:scim:schemas:core:2.0:User','userName':'babs'}"),
        plain_user},
    {"schemas-without-base", posted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'userName':'babs'}"),
        plain_user},
    {"schemas-without-base", posted("{'schemas':[],'userName':'babs'}"),
        posted("{'schemas':['URN:ietf:params:scim:schemas:core:2.0:USER'],'userName':'babs'}")},
    {"schemas-unknown",
        posted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:x:y'],'userName':'babs'}"),
        posted("{" SCIM_BOTH "}")},
    {"schemas-repeated",
        posted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:ietf:params:scim:schemas:core:2.0:User'],"
               "'userName':'babs'}"),
        posted("{" SCIM_BOTH "}")},
    {"extension-not-listed", posted("{" SCIM_USER ",'" SCIM_ENTERPRISE "':{'department':'x'}}"),
        posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'department':'x'}}")},
    {"extension-not-an-object", posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':'x'}"),
        posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':null}")},
    {"extension-attribute-flattened", posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE ":department':'x'}"),
        posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'department':'x'}}")},
    {"patch-extension-attribute-flattened", SCIM_VALUE("'" SCIM_ENTERPRISE ":department':'x'"),
        SCIM_VALUE("'" SCIM_ENTERPRISE "':{'department':'x'}")},
    {"extension-attribute-at-top", posted("{" SCIM_USER ",'department':'x'}"), posted("{" SCIM_USER ",'title':'x'}")},
    {"sub-attribute-flattened", posted("{" SCIM_USER ",'name.givenName':'x'}"),
        posted("{" SCIM_USER ",'name':{'givenName':'x'}}")},
    {"patch-sub-attribute-flattened", SCIM_VALUE("'name.givenName':'x'"), SCIM_VALUE("'name':{'givenName':'x'}")},
    {"attribute-undefined", posted("{" SCIM_USER ",'nickname2':'x'}"), posted("{" SCIM_USER ",'NICKNAME':'x'}")},

    // Attributes. RFC 7643 §2.4, §3.1, §4; RFC 7644 §3.5.1.
    {"id-on-create", posted("{" SCIM_USER ",'id':'1'}"), posted("{" SCIM_USER ",'externalId':'1'}")},
    {"id-on-replace", {"PUT", "/Users/1", "{" SCIM_USER ",'id':'2'}"}, {"PUT", "/Users/1", "{" SCIM_USER ",'id':'1'}"}},
    {"groups-on-create", posted("{" SCIM_USER ",'groups':[{'value':'1'}]}"),
        {"PUT", "/Users/1", "{" SCIM_USER ",'groups':[{'value':'1'}]}"}},
    {"user-name-missing", posted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':''}"),
        plain_user},
    {"group-name-missing", {"POST", "/Groups", "{" SCIM_GROUP "}"},
        {"POST", "/Groups", "{" SCIM_GROUP ",'displayName':'a'}"}},
    {"required-missing-in-put", {"PUT", "/Users/1", "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']}"},
        {"PUT", "/Users/1", "{" SCIM_USER "}"}},
    {"put-of-unknown", {"PUT", "/Users/1", "{" SCIM_USER "}", "", 404}, {"PUT", "/Users/1", "{" SCIM_USER "}"}},
    {"immutable-changed", {"PUT", "/Users/1", "{" SCIM_USER "}", "", 400, "mutability"},
        {"PUT", "/Users/1", "{" SCIM_USER "}", "", 400, "invalidValue"}},
    {"several-primaries",
        posted("{" SCIM_USER ",'emails':[{'value':'a@x','primary':true},{'value':'b@x','primary':true}]}"),
        posted("{" SCIM_USER ",'emails':[{'value':'a@x','primary':true},{'value':'b@x','primary':false}]}")},
    {"member-without-value", {"POST", "/Groups", "{" SCIM_GROUP ",'displayName':'a','members':[{'display':'x'}]}"},
        {"POST", "/Groups", "{" SCIM_GROUP ",'displayName':'a','members':[{'value':'1'}]}"}},
    {"email-format", posted("{" SCIM_USER ",'emails':[{'value':'babs'}]}"),
        posted("{" SCIM_USER ",'emails':[{'value':'babs@example.com'}]}")},
    {"country-format", posted("{" SCIM_USER ",'addresses':[{'country':'USA'}]}"),
        posted("{" SCIM_USER ",'addresses':[{'country':'US'}]}")},
    {"locale-format", posted("{" SCIM_USER ",'locale':'en_US'}"), posted("{" SCIM_USER ",'locale':'en-US'}")},
    {"timezone-format", posted("{" SCIM_USER ",'timezone':'Pacific Standard Time'}"),
        posted("{" SCIM_USER ",'timezone':'America/Los_Angeles'}")},

    // Types of values. RFC 7643 §2.3.
    {"value-not-array", posted("{" SCIM_USER ",'emails':{'value':'a@x'}}"),
        posted("{" SCIM_USER ",'emails':[{'value':'a@x'}]}")},
    {"value-not-object", posted("{" SCIM_USER ",'name':'Babs'}"), posted("{" SCIM_USER ",'name':null}")},
    {"value-not-object", posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'manager':'1'}}"),
        posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'manager':{'value':'1'}}}")},
    {"value-is-array", posted("{" SCIM_USER ",'title':['x']}"), posted("{" SCIM_USER ",'title':'x'}")},
    {"value-not-boolean", posted("{" SCIM_USER ",'active':'True'}"), posted("{" SCIM_USER ",'active':true}")},
    {"value-not-boolean", SCIM_VALUE("'active':'False'"), SCIM_VALUE("'active':false")},
    {"value-not-base64", posted("{" SCIM_USER ",'x509Certificates':[{'value':'a b'}]}"),
        posted("{" SCIM_USER ",'x509Certificates':[{'value':'TUlJ'}]}")},
    {"value-of-wrong-type", posted("{" SCIM_USER ",'nickName':7}"), posted("{" SCIM_USER ",'nickName':'7'}")},
    {"value-of-wrong-type", posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'employeeNumber':7}}"),
        posted("{" SCIM_BOTH ",'" SCIM_ENTERPRISE "':{'employeeNumber':'7'}}")},
};

}  // namespace

std::span<RuleSample const> resource_samples()
{
    return samples;
}

}  // namespace scim::server::test
