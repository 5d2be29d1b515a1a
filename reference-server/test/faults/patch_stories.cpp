// SPDX-License-Identifier: Apache-2.0
#include "faults/stories.hpp"

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
        {"patch-ext-first-time-500", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":department','value':'D'}]");
            }},
        {"patch-ext-object-rejected", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','value':{'" ENT "':{'department':'D'}}}]");
            }},
        {"patch-immutable-applied", strict,
            [](Provider& p) {
                return group_patched(p, "[{'op':'replace','path':'members[value eq \\'a\\'].value','value':'c'}]");
            }},
        {"patch-manager-object-misplaced", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'" ENT ":manager','value':{'value':'m'}}]");
            }},
        {"patch-null-500", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'add','path':'emails','value':[{'value':'y','display':null}]}]");
            }},
        {"patch-op-unknown-accepted", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'frob','path':'title','value':'N'}]"); }},
        {"patch-ops-empty-accepted", strict, [](Provider& p) { return answered(p, "", "[]"); }},
        {"patch-order-lost", strict,
            [](Provider& p) {
                return group_patched(p,
                    "[{'op':'add','path':'members','value':[{'value':'c'}]},"
                    "{'op':'remove','path':'members[value eq \\'c\\']'}]");
            }},
        {"patch-password-returned", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'password','value':'t1meMa$heen'}]"); }},
        {"patch-path-case", strict,
            [](Provider& p) { return patched(p, "{'userName':'a'}", "[{'op':'add','path':'TITLE','value':'T'}]"); }},
        {"patch-readonly-applied", strict,
            [](Provider& p) {
                return answered(p, "", "[{'op':'replace','path':'meta.created','value':'2001-01-01T00:00:00Z'}]");
            }},
        {"patch-remove-leaves-empty", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value pr]'}]"); }},
        {"patch-remove-nonmember-error", strict,
            [](Provider& p) { return group_patched(p, "[{'op':'remove','path':'members[value eq \\'c\\']'}]"); }},
        {"patch-remove-null-ref", entra,
            [](Provider& p) {
                return group_patched(p, "[{'op':'Remove','path':'members','value':[{'$ref':null,'value':'a'}]}]");
            }},
        {"patch-remove-sub-drops-entry", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\'].display'}]");
            }},
        {"patch-replace-absent-error", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'replace','path':'title','value':'T'}]");
            }},
        {"patch-replace-empty-array-noop", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'replace','path':'emails','value':[]}]"); }},
        {"patch-replace-scalar-rejected", entra,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'Replace','path':'displayName','value':'A'}]");
            }},
        {"patch-reply-stale", strict,
            [](Provider& p) { return answered(p, "", "[{'op':'replace','path':'title','value':'N'}]"); }},
        {"patch-unknown-id-400", strict,
            [](Provider& p) { return seen(p.patch("/Users/1", "[{'op':'replace','path':'title','value':'N'}]")); }},
        {"patch-unknown-path-stored", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}", "[{'op':'add','path':'shoeSize','value':'42'}]");
            }},
        {"patch-urn-path-literal", strict,
            [](Provider& p) {
                return patched(p, "{'userName':'a'}",
                    "[{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'T'}]");
            }},
        {"patch-vp-colon", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value eq \\'a:b\\']'}]"); }},
        {"patch-vp-compound-wrong", strict,
            [](Provider& p) {
                return email_patched(p, "[{'op':'remove','path':'emails[type eq \\'work\\' and value eq \\'h\\']'}]");
            }},
        {"patch-vp-dot", strict,
            [](Provider& p) { return email_patched(p, "[{'op':'remove','path':'emails[value eq \\'w.x\\']'}]"); }},
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
