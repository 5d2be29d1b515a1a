// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

namespace scim::server::test {
namespace {

#define CORE_USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define ENTERPRISE "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

std::string sent(Provider& provider, char const* method, std::string const& target, std::string const& body)
{
    return seen(provider.send(method, target, quoted(body))) + '\n';
}

/// What Okta sends for a user: create, PUT of everything, deactivation, reactivation.
std::string okta_user(Provider& provider)
{
    auto const target = "/Users/" + provider.user("{'userName':'u','active':true}");
    auto told = sent(provider, "POST", "/Users", "{" CORE_USER ",'userName':'v','groups':[]}");
    told += sent(provider, "PUT", target, "{" CORE_USER ",'userName':'u','active':false}");
    told += sent(provider, "PUT", target, "{" CORE_USER ",'userName':'u','groups':[]}");
    told += seen(provider.patch(target, "[{'op':'replace','value':{'active':false}}]"));
    told += seen(provider.patch(target, "[{'op':'replace','value':{'active':true}}]"));
    return told + seen(provider.get(target));
}

/// The group after one patch. It has one member, and a second user is there.
std::string okta_change(Provider& provider, std::string const& operations)
{
    auto const first = provider.user("{'userName':'first" + std::to_string(operations.size()) + "'}");
    auto const group = provider.group("{'displayName':'g','members':[{'value':'" + first + "'}]}");
    auto told = seen(provider.patch("/Groups/" + group, operations));
    told += seen(provider.get("/Groups/" + group));
    return told + seen(provider.send("DELETE", "/Groups/" + group));
}

/// What Okta sends for a group.
std::string okta_group(Provider& provider)
{
    auto told = sent(provider, "POST", "/Groups",
        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'empty','members':[]}");
    auto const second = provider.user("{'userName':'second'}");
    auto const group = provider.group("{'displayName':'renamed'}");
    told += seen(
        provider.patch("/Groups/" + group, "[{'op':'replace','value':{'id':'" + group + "','displayName':'new'}}]"));
    told += seen(provider.get("/Groups/" + group));
    auto const member = "[{'value':'" + second + "'}]";
    told += okta_change(provider, "[{'op':'replace','path':'members','value':[]}]");
    told += okta_change(provider, "[{'op':'replace','path':'members','value':" + member + "}]");
    told += okta_change(provider, "[{'op':'replace','value':{'members':" + member + "}}]");
    told += okta_change(provider, "[{'op':'add','path':'members','value':" + member + "}]");
    return told
        + okta_change(provider, "[{'op':'remove','path':'members'},{'op':'add','path':'displayName','value':'n'}]");
}

std::string onelogin_all(Provider& provider)
{
    auto told = sent(provider, "POST", "/Users", "{'schemas':['urn:scim:schemas:core:1.0'],'userName':'a'}");
    told += sent(provider, "POST", "/Users", "{" CORE_USER ",'userName':'b','emails':{'value':'b@example.com'}}");
    told += sent(provider, "POST", "/Users", "{" CORE_USER ",'userName':'c','active':'true'}");
    auto const target = "/Users/" + provider.user("{'userName':'d','active':true}");
    told += sent(provider, "PUT", target, "{" CORE_USER ",'userName':'d','active':false}");
    told += seen(provider.get(target));
    told += seen(provider.send("DELETE", target));
    return told
        + sent(provider, "POST", "/Groups",
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'g'}");
}

std::string jumpcloud_user(Provider& provider)
{
    auto told = sent(provider, "POST", "/Users", "{" CORE_USER ",'userName':'a'}");
    told += sent(provider, "POST", "/Users",
        "{'schemas':['" ENTERPRISE "','urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'b','externalId':'1',"
        "'phoneNumbers':[{'value':'tel:+1-555-555-5555'}]}");
    auto const target = "/Users/"
        + provider.user("{'userName':'d','externalId':'2','active':true,"
                        "'emails':[{'value':'d@example.com'}],'roles':[{'value':'r'}]}");
    told += sent(provider, "PUT", target, "{" CORE_USER ",'userName':'d','emails':null,'roles':[{'value':'r'}]}");
    return told + sent(provider, "PUT", target, "{" CORE_USER ",'userName':'d','roles':[],'active':false}");
}

std::string jumpcloud_group(Provider& provider)
{
    auto const member = "'members':[{'value':'" + provider.user("{'userName':'u','externalId':'1'}") + "'}]";
    auto const made = provider.send("POST", "/Groups",
        quoted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'g'," + member + "}"));
    auto const target = "/Groups/" + std::string {made.body.string_or("id", "none")};
    auto told = seen(made);
    told += seen(provider.get(target));
    told += sent(provider, "PUT", target,
        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'h'," + member + "}");
    return told + seen(provider.send("DELETE", target));
}

}  // namespace

std::vector<Story> client_stories()
{
    return {
        {"okta-create-groups-refused", strict, okta_user},
        {"okta-deactivate-refused", strict, okta_user},
        {"okta-put-active-ignored", strict, okta_user},
        {"okta-put-groups-refused", strict, okta_user},
        {"okta-reactivate-ignored", strict, okta_user},
        {"okta-empty-push-refused", strict, okta_group},
        {"okta-group-delete-refused", strict, okta_group},
        {"okta-group-empty-members-refused", strict, okta_group},
        {"okta-member-type-demanded", strict, okta_group},
        {"okta-members-first-operation-only", strict, okta_group},
        {"okta-pathless-members-ignored", strict, okta_group},
        {"okta-push-keeps-members", strict, okta_group},
        {"okta-rename-id-refused", strict, okta_group},
        {"okta-rename-ignored", strict, okta_group},
        {"onelogin-delete-refused", onelogin, onelogin_all},
        {"onelogin-emails-object-refused", onelogin, onelogin_all},
        {"onelogin-group-create-refused", onelogin, onelogin_all},
        {"onelogin-put-active-ignored", onelogin, onelogin_all},
        {"onelogin-put-refused", onelogin, onelogin_all},
        {"onelogin-read-refused", onelogin, onelogin_all},
        {"onelogin-scim1-urn-refused", onelogin, onelogin_all},
        {"onelogin-text-active-refused", onelogin, onelogin_all},
        {"jumpcloud-create-refused", jumpcloud, jumpcloud_user},
        {"jumpcloud-extension-first-refused", jumpcloud, jumpcloud_user},
        {"jumpcloud-null-emails-kept", jumpcloud, jumpcloud_user},
        {"jumpcloud-null-emails-refused", jumpcloud, jumpcloud_user},
        {"jumpcloud-phone-number-lost", jumpcloud, jumpcloud_user},
        {"jumpcloud-put-active-ignored", jumpcloud, jumpcloud_user},
        {"jumpcloud-put-keeps-lists", jumpcloud, jumpcloud_user},
        {"jumpcloud-test-user-refused", jumpcloud, jumpcloud_user},
        {"jumpcloud-first-members-lost", jumpcloud, jumpcloud_group},
        {"jumpcloud-group-create-refused", jumpcloud, jumpcloud_group},
        {"jumpcloud-group-delete-refused", jumpcloud, jumpcloud_group},
        {"jumpcloud-put-members-refused", jumpcloud, jumpcloud_group},
        {"jumpcloud-rename-drops-members", jumpcloud, jumpcloud_group},
    };
}

}  // namespace scim::server::test
