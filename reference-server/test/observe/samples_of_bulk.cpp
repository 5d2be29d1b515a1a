// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

namespace scim::server::test {

namespace {

#define SCIM_BULK(operations)                                                                                          \
    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[" operations "]}"
#define SCIM_DATA "'data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'babs'}"
#define SCIM_CREATE "{'method':'POST','path':'/Users','bulkId':'a'," SCIM_DATA "}"

constexpr Sent bulk(char const* body)
{
    return {"POST", "/Bulk", body};
}

constexpr Sent harmless = bulk(SCIM_BULK(SCIM_CREATE ",{'method':'DELETE','path':'/Users/1'}"));

constexpr RuleSample samples[] {
    // RFC 7644 §3.7.
    {"bulk-not-identified", bulk("{'Operations':[]}"), harmless},
    {"bulk-without-operations", bulk("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']}"), harmless},
    {"bulk-method", bulk(SCIM_BULK("{'method':'post','path':'/Users','bulkId':'a'}")), harmless},
    {"bulk-post-without-bulk-id", bulk(SCIM_BULK("{'method':'POST','path':'/Users'," SCIM_DATA "}")), harmless},
    {"bulk-id-repeated", bulk(SCIM_BULK(SCIM_CREATE "," SCIM_CREATE)), harmless},
    {"bulk-path-missing", bulk(SCIM_BULK("{'method':'DELETE'}")), harmless},
    {"bulk-path-absolute", bulk(SCIM_BULK("{'method':'DELETE','path':'http://x/scim/v2/Users/1'}")), harmless},
    {"bulk-post-to-resource", bulk(SCIM_BULK("{'method':'POST','path':'/Users/1','bulkId':'a'," SCIM_DATA "}")),
        harmless},
    {"bulk-change-of-endpoint", bulk(SCIM_BULK("{'method':'DELETE','path':'/Users'}")), harmless},
    {"bulk-data-missing", bulk(SCIM_BULK("{'method':'PUT','path':'/Users/1'}")), harmless},
    {"bulk-data-not-an-object", bulk(SCIM_BULK("{'method':'PUT','path':'/Users/1','data':'x'}")), harmless},
    {"bulk-fail-on-errors",
        bulk("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'failOnErrors':'1','Operations':[]}"),
        bulk("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'failOnErrors':1,'Operations':[]}")},
    {"bulk-reference-unknown",
        bulk(SCIM_BULK("{'method':'PUT','path':'/Groups/1','data':{'members':[{'value':'bulkId:b'}]}}")),
        bulk(SCIM_BULK(SCIM_CREATE ",{'method':'PUT','path':'/Groups/1','data':{'members':[{'value':'bulkId:a'}]}}"))},
    {"bulk-too-large", {"POST", "/Bulk", "{}", "", 413}, harmless},

    // What holds for single requests holds for those in a bulk request.
    {"user-name-missing",
        bulk(SCIM_BULK("{'method':'POST','path':'/"
                       "Users','bulkId':'a','data':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']}}")),
        harmless},
    {"patch-not-identified",
        bulk(SCIM_BULK("{'method':'PATCH','path':'/Users/1','data':{'Operations':[{'op':'remove','path':'title'}]}}")),
        bulk(SCIM_BULK("{'method':'PATCH','path':'/Users/"
                       "1','data':{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'"
                       "remove','path':'title'}]}}"))},
    {"remove-without-path",
        bulk(SCIM_BULK("{'method':'PATCH','path':'/Users/1','data':{'Operations':[{'op':'remove'}]}}")),
        bulk(SCIM_BULK("{'method':'PATCH','path':'/Users/1','data':{'Operations':[{'op':'remove','path':'title'}]}}"))},
};

}  // namespace

std::span<RuleSample const> bulk_samples()
{
    return samples;
}

}  // namespace scim::server::test
