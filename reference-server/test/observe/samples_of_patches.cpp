// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

namespace scim::server::test {

namespace {

#define SCIM_PATCH(operations)                                                                                         \
    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" operations "]}"
#define SCIM_ENTERPRISE "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

constexpr Sent user(char const* body)
{
    return {"PATCH", "/Users/1", body};
}

constexpr Sent group(char const* body)
{
    return {"PATCH", "/Groups/1", body};
}

constexpr Sent harmless = user(SCIM_PATCH("{'op':'replace','path':'title','value':'x'}"));

constexpr RuleSample samples[] {
    // RFC 7644 §3.5.2.
    {"patch-not-identified", user("{'Operations':[{'op':'remove','path':'title'}]}"), harmless},
    {"patch-without-operations", user(SCIM_PATCH("")), harmless},
    {"patch-without-operations", user("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']}"), harmless},
    {"patch-operation-not-an-object", user(SCIM_PATCH("'remove'")), harmless},
    {"patch-op-missing", user(SCIM_PATCH("{'path':'title','value':'x'}")), harmless},
    {"patch-op-unknown", user(SCIM_PATCH("{'op':'move','path':'title'}")), harmless},
    {"patch-op-case", user(SCIM_PATCH("{'op':'Replace','path':'title','value':'x'}")), harmless},
    {"remove-without-path", user(SCIM_PATCH("{'op':'remove'}")), user(SCIM_PATCH("{'op':'remove','path':'title'}"))},
    {"remove-with-value", group(SCIM_PATCH("{'op':'Remove','path':'members','value':[{'value':'1'}]}")),
        group(SCIM_PATCH("{'op':'remove','path':'members[value eq \\'1\\']'}"))},
    {"patch-path-not-text", user(SCIM_PATCH("{'op':'add','path':['title'],'value':'x'}")), harmless},
    {"add-without-value", user(SCIM_PATCH("{'op':'add','path':'title'}")),
        user(SCIM_PATCH("{'op':'add','path':'title','value':'x'}"))},
    {"patch-of-resource-by-scalar", user(SCIM_PATCH("{'op':'replace','value':'x'}")),
        user(SCIM_PATCH("{'op':'replace','value':{'title':'x'}}"))},

    // Paths. RFC 7644 §3.5.2, figure 7; §3.10.
    {"patch-path-invalid", user(SCIM_PATCH("{'op':'replace','path':'/title','value':'x'}")), harmless},
    {"patch-path-invalid", user(SCIM_PATCH("{'op':'remove','path':'emails[type eq work'}")),
        user(SCIM_PATCH("{'op':'remove','path':'emails[type eq \\'work\\']'}"))},
    {"patch-path-invalid", user(SCIM_PATCH("{'op':'replace','path':'emails[type eq \\'work\\'].a.b','value':'x'}")),
        user(SCIM_PATCH("{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'x@y'}"))},
    {"patch-path-invalid", user(SCIM_PATCH("{'op':'add','path':'','value':{}}")),
        user(SCIM_PATCH("{'op':'add','path':'name.familyName','value':'x'}"))},
    {"patch-path-is-urn", user(SCIM_PATCH("{'op':'add','path':'" SCIM_ENTERPRISE "','value':{'department':'x'}}")),
        user(SCIM_PATCH("{'op':'add','path':'" SCIM_ENTERPRISE ":department','value':'x'}"))},
    {"patch-path-without-urn", user(SCIM_PATCH("{'op':'add','path':'department','value':'x'}")),
        user(SCIM_PATCH("{'op':'add','path':'" SCIM_ENTERPRISE ":manager.value','value':'x'}"))},
    {"patch-path-unknown", user(SCIM_PATCH("{'op':'add','path':'ttle','value':'x'}")), harmless},
    {"patch-read-only", user(SCIM_PATCH("{'op':'replace','path':'id','value':'x'}")), harmless},
    {"patch-read-only", user(SCIM_PATCH("{'op':'add','path':'groups','value':[{'value':'1'}]}")),
        group(SCIM_PATCH("{'op':'add','path':'members','value':[{'value':'1'}]}"))},
    {"patch-read-only-member", user(SCIM_PATCH("{'op':'replace','value':{'id':'1','title':'x'}}")),
        user(SCIM_PATCH("{'op':'replace','value':{'title':'x'}}"))},
    {"patch-immutable",
        {"PATCH", "/Users/1", SCIM_PATCH("{'op':'replace','path':'title','value':'x'}"), "", 400, "mutability"},
        harmless},

    // Values. RFC 7644 §3.5.2.1, §3.5.2.3.
    {"add-scalar-to-complex", user(SCIM_PATCH("{'op':'add','path':'" SCIM_ENTERPRISE ":manager','value':'1'}")),
        user(SCIM_PATCH("{'op':'add','path':'" SCIM_ENTERPRISE ":manager','value':{'value':'1'}}"))},
    {"add-scalar-to-complex", user(SCIM_PATCH("{'op':'add','path':'emails','value':['a@b']}")),
        user(SCIM_PATCH("{'op':'add','path':'emails','value':{'value':'a@b'}}"))},
    {"patch-value-type", user(SCIM_PATCH("{'op':'replace','path':'active','value':'False'}")),
        user(SCIM_PATCH("{'op':'replace','path':'active','value':false}"))},
    {"patch-value-type",
        user(SCIM_PATCH("{'op':'replace','path':'emails[type eq \\'work\\'].primary','value':'true'}")),
        user(SCIM_PATCH("{'op':'replace','path':'emails[type eq \\'work\\'].primary','value':true}"))},
    {"patch-value-type", user(SCIM_PATCH("{'op':'replace','path':'title','value':[{'value':'x'}]}")),
        user(SCIM_PATCH("{'op':'replace','path':'title','value':null}"))},
};

}  // namespace

std::span<RuleSample const> patch_samples()
{
    return samples;
}

}  // namespace scim::server::test
