// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <chrono>
#include <thread>

namespace scim::server::test {

namespace {

#define ENT "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define TWO_EMAILS "{'userName':'a','emails':[{'value':'w.x','type':'work','display':'W'},{'value':'h','type':'home'}]}"

// The answer itself, not what is there afterwards.
std::string answered(Provider& provider, std::string const& parameters, std::string const& operations)
{
    auto const id = provider.user("{'userName':'a','title':'T'}");
    return seen(provider.patch("/Users/" + id + parameters, operations));
}

std::string email_patched(Provider& provider, std::string const& operations)
{
    return patched(provider, TWO_EMAILS, operations);
}

std::string empty_group_patched(Provider& provider, std::string const& operations)
{
    auto const id = provider.group("{'displayName':'G'}");
    return std::to_string(provider.patch("/Groups/" + id, operations).status);
}

std::string version_after_no_change(Provider& provider)
{
    auto const id = provider.user("{'userName':'a','title':'T'}");
    provider.patch("/Users/" + id, "[{'op':'add','path':'title','value':'T'}]");
    return write_json(provider.get("/Users/" + id).at("/meta/version"));
}

// What others see while a patch is carried out.
std::string seen_meanwhile(Provider& provider)
{
    auto const id = provider.user("{'userName':'a','title':'0','nickName':'0'}");
    std::thread writer {[&] {
        provider.patch("/Users/" + id,
            "[{'op':'replace','path':'title','value':'1'},{'op':'replace','path':'nickName','value':'1'}]");
    }};
    auto is_torn = false;
    for (auto look = 0; look < 20; ++look) {
        auto const user = provider.get("/Users/" + id);
        is_torn = is_torn || user.at("/title") != user.at("/nickName");
        std::this_thread::sleep_for(std::chrono::milliseconds {1});
    }
    writer.join();
    return is_torn ? "torn" : "whole";
}

}  // namespace

std::vector<Story> patch_stories()
{
    return {
        {"patch-204-despite-attributes", strict,
            [](Provider& p) {
                return answered(p, "?attributes=title", "[{'op':'replace','path':'title','value':'N'}]");
            }},
        {"patch-active-true-refused", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a','active':false}", "[{'op':'replace','path':'active','value':true}]");
            }},
        {"patch-add-first-value-only", strict,
            [](Provider& p) {
                return group_patched(p, "[{'op':'add','path':'members','value':[{'value':'c'},{'value':'d'}]}]");
            }},
        {"patch-add-immutable-unset-refused", strict,
            [](Provider& p) {
                return empty_group_patched(p, "[{'op':'add','path':'members','value':[{'value':'a'}]}]");
            }},
        {"patch-add-nopath-ignored", strict,
            [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'add','value':{'title':'T'}}]"); }},
        {"patch-add-single-not-replaced", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a','title':'T'}", "[{'op':'add','path':'title','value':'N'}]");
            }},
        {"patch-add-existing-refused", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a','name':{'familyName':'F'}}",
                    "[{'op':'add','path':'name.familyName','value':'G'}]");
            }},
        {"patch-add-same-moves-clock", strict, version_after_no_change},
        {"patch-add-same-refused", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'add','path':'title','value':'T'}]"); }},
        {"patch-array-index-accepted", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'replace','path':'emails[0].value','value':'x'}]"); }},
        {"patch-bad-path-ignored", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'replace','path':'name..x','value':'x'}]"); }},
        {"patch-bad-path-stored", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'replace','path':'emails[type eq \\'work\\'','value':'x'}]");
            }},
        {"patch-bool-string-stored", entra,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'Replace','path':'active','value':'False'}]");
            }},
        {"patch-conflict-500", strict,
            [](Provider& p) {
                p.user("{'userName':'b'}");
                return answered(p, "", "[{'op':'replace','path':'userName','value':'b'}]");
            }},
        {"patch-error-empty", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'add','path':'nope','value':'N'}]"); }},
        {"patch-digits-as-number", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'displayName','value':'0042'}]");
            }},
        {"patch-ext-first-time-500", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":department','value':'D'}]");
            }},
        {"patch-ext-object-rejected", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','value':{'" ENT "':{'department':'D'}}}]");
            }},
        {"patch-ext-urn-case", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}",
                    "[{'op':'add','path':'urn:IETF:params:scim:schemas:extension:enterprise:2.0:User:department','"
                    "value':'D'}]");
            }},
        {"patch-hits-another", strict,
            [](Provider& p) {
                auto const id = p.user("{'userName':'a'}");
                auto const other = p.user("{'userName':'b'}");
                p.patch("/Users/" + id, "[{'op':'add','path':'title','value':'T'}]");
                return seen(p.get("/Users/" + other));
            }},
        {"patch-immutable-applied", strict,
            [](Provider& p) {
                return group_patched(p, "[{'op':'replace','path':'members[value eq \\'a\\'].value','value':'c'}]");
            }},
        {"patch-last-op-per-attribute", strict,
            [](Provider& p) {
                return group_patched(p,
                    "[{'op':'remove','path':'members[value eq \\'a\\']'},"
                    "{'op':'add','path':'members','value':[{'value':'c'}]}]");
            }},
        {"patch-manager-object-misplaced", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":manager','value':{'value':'m'}}]");
            }},
        {"patch-members-partial-answer", strict,
            [](Provider& p) {
                auto const id = p.group("{'displayName':'G'}");
                return seen(p.patch("/Groups/" + id, "[{'op':'add','path':'members','value':[{'value':'a'}]}]"));
            }},
        {"patch-null-500", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'add','path':'emails','value':[{'value':'y','display':null}]}]");
            }},
        {"patch-op-unknown-accepted", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'frob','path':'title','value':'N'}]"); }},
        {"patch-operations-independent", strict,
            [](Provider& p) {
                return email_patched(p,
                    "[{'op':'add','path':'emails','value':[{'value':'y','type':'other'}]},"
                    "{'op':'replace','path':'emails[type eq \\'other\\'].value','value':'z'}]");
            }},
        {"patch-ops-empty-accepted", strict, [](Provider& p) { return answered(p, "", "[]"); }},
        {"patch-order-lost", strict,
            [](Provider& p) {
                return group_patched(p,
                    "[{'op':'add','path':'members','value':[{'value':'c'}]},"
                    "{'op':'remove','path':'members[value eq \\'c\\']'}]");
            }},
        {"patch-password-returned", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'password','value':'t1meMa$heen'}]"); }},
        {"patch-id-ignored", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'id','value':'mine'}]");
            }},
        {"patch-path-case", strict,
            [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'add','path':'TITLE','value':'T'}]"); }},
        {"patch-path-number-skipped", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':7,'value':'N'}]"); }},
        {"patch-readonly-applied", strict,
            [](Provider& p) {
                return answered(p, "", "[{'op':'replace','path':'meta.created','value':'2001-01-01T00:00:00Z'}]");
            }},
        {"patch-remove-last-kept", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value pr]'}]"); }},
        {"patch-remove-leaves-empty", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value pr]'}]"); }},
        {"patch-remove-list-keeps-first", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails'}]"); }},
        {"patch-remove-nonmember-error", strict,
            [](Provider& p) { return group_patched(p, "[{'op':'remove','path':'members[value eq \\'c\\']'}]"); }},
        {"patch-remove-null-ref", entra,
            [](Provider& p) {
                return group_patched(p, "[{'op':'Remove','path':'members','value':[{'$ref':null,'value':'a'}]}]");
            }},
        {"patch-remove-readonly-200", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'remove','path':'meta'}]"); }},
        {"patch-remove-required-200", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'remove','path':'userName'}]"); }},
        {"patch-remove-single-ignored", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'remove','path':'title'}]"); }},
        {"patch-remove-sub-drops-entry", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\'].display'}]");
            }},
        {"patch-remove-vp-first-only", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value pr]'}]"); }},
        {"patch-removes-last", strict,
            [](Provider& p) {
                return group_patched(
                    p, "[{'op':'remove','path':'members'},{'op':'add','path':'members','value':[{'value':'c'}]}]");
            }},
        {"patch-replace-absent-error", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'title','value':'T'}]");
            }},
        {"patch-replace-complex-refused", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'name','value':{'familyName':'F'}}]");
            }},
        {"patch-replace-empty-array-noop", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'replace','path':'emails','value':[]}]"); }},
        {"patch-replace-first-value-only", strict,
            [](Provider& p) {
                return group_patched(p, "[{'op':'replace','path':'members','value':[{'value':'c'},{'value':'d'}]}]");
            }},
        {"patch-replace-nopath-400", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','value':{'title':'N'}}]"); }},
        {"patch-replace-null-noop", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'title','value':null}]"); }},
        {"patch-replace-primary-kept", strict,
            [](Provider& p) {
                return patched(p,
                    "{'userName':'a','emails':[{'value':'x','type':'work','primary':true},"
                    "{'value':'y','type':'home'}]}",
                    "[{'op':'replace','path':'emails[type eq \\'home\\'].primary','value':true}]");
            }},
        {"patch-replace-scalar-rejected", entra,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'Replace','path':'displayName','value':'A'}]");
            }},
        {"patch-reply-stale", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'title','value':'N'}]"); }},
        {"patch-sub-path-rejected", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'name.familyName','value':'F'}]");
            }},
        {"patch-unicode-mangled", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'displayName','value':'\u00e9'}]");
            }},
        {"patch-unknown-id-400", strict,
            [](Provider& p) { return seen(p.patch("/Users/1", "[{'op':'replace','path':'title','value':'N'}]")); }},
        {"patch-unknown-path-stored", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'shoeSize','value':'42'}]");
            }},
        {"patch-unsupported-404", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'title','value':'N'}]"); }},
        {"patch-urn-path-literal", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}",
                    "[{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'T'}]");
            }},
        {"patch-vp-bracket", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[display eq \\'[7]\\']'}]"); }},
        {"patch-vp-case-sensitive", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'WORK\\']'}]"); }},
        {"patch-vp-colon", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value eq \\'a:b\\']'}]"); }},
        {"patch-vp-compound-wrong", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\' and value eq \\'h\\']'}]");
            }},
        {"patch-vp-dot", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value eq \\'w.x\\']'}]"); }},
        {"patch-vp-eq-only", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[type ne \\'work\\']'}]"); }},
        {"patch-vp-first-only", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'replace','path':'emails[value pr].display','value':'E'}]");
            }},
        {"patch-vp-name-case", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[TYPE eq \\'work\\']'}]"); }},
        {"patch-vp-not-unsupported", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[not (type eq \\'work\\')]'}]");
            }},
        {"patch-vp-operator-case", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[type EQ \\'work\\']'}]"); }},
        {"patch-vp-or-unsupported", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\' or type eq \\'home\\']'}]");
            }},
        {"patch-vp-quote", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[display eq \\'x\\\\\\\"\\\\\\\"x\\']'}]");
            }},
        {"patch-vp-replace-drops-others", strict,
            [](Provider& p) {
                return email_patched(
                    p, "[{'op':'replace','path':'emails[type eq \\'work\\'].display','value':'Work'}]");
            }},
        {"patch-vp-unsupported", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\']'}]"); }},
        {"torn-read", strict, seen_meanwhile},
    };
}

}  // namespace scim::server::test
