// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// Sets a characteristic of one attribute in the schema whose URN ends so.
Distortion declaring(std::string schema, std::string attribute, std::string characteristic, Json value)
{
    return of_elements("Schemas",
        [schema = std::move(schema), attribute = std::move(attribute), characteristic = std::move(characteristic),
            value = std::move(value)](Json& document) {
            auto* const attributes = document.find("attributes");
            auto const is_it = std::string {document.string_or("id", "")}.ends_with(schema);
            if (!is_it || attributes == nullptr || !attributes->is_array())
                return;
            for (auto& definition : attributes->as_array()) {
                if (definition.string_or("name", "") == attribute)
                    definition.set(characteristic, value);
            }
        });
}

/// The User schema declares a multi-valued attribute singular.
Fault singular(std::string attribute, std::string id, std::string requirement)
{
    auto summary = "The User schema declares " + attribute + " singular.";
    return {std::move(id), std::move(requirement), std::move(summary), FaultMode::any, {},
        declaring("core:2.0:User", std::move(attribute), "multiValued", false)};
}

}  // namespace

std::vector<Fault> declaration_distortions()
{
    return {
        singular("addresses", "schema-addresses-singular", "RFC7643-8.7.1-12"),
        singular("emails", "schema-emails-singular", "RFC7643-8.7.1-08"),
        singular("ims", "schema-ims-singular", "RFC7643-8.7.1-10"),
        singular("photos", "schema-photos-singular", "RFC7643-8.7.1-11"),
        singular("roles", "schema-roles-singular", "RFC7643-8.7.1-14"),
        singular("x509Certificates", "schema-certificates-singular", "RFC7643-8.7.1-15"),
        contested({"schema-boolean-unique", "RFC7643-2.3.2-02", "The User schema declares active unique.",
            FaultMode::any, {}, declaring("core:2.0:User", "active", "uniqueness", "server")}),
        {"schema-department-list", "RFC7643-8.7.1-18", "The enterprise schema declares department multi-valued.",
            FaultMode::any, {}, declaring("enterprise:2.0:User", "department", "multiValued", true)},
        {"schema-group-name-list", "RFC7643-8.7.1-16", "The Group schema declares displayName multi-valued.",
            FaultMode::any, {}, declaring("core:2.0:Group", "displayName", "multiValued", true)},
        {"schema-manager-is-string", "RFC7643-8.7.1-19", "The enterprise schema declares manager a string.",
            FaultMode::any, {}, declaring("enterprise:2.0:User", "manager", "type", "string")},
        {"schema-members-singular", "RFC7643-8.7.1-17", "The Group schema declares members singular.", FaultMode::any,
            {}, declaring("core:2.0:Group", "members", "multiValued", false)},
        {"schema-password-returned", "RFC7643-8.7.1-07", "The User schema declares that password is returned.",
            FaultMode::any, {}, declaring("core:2.0:User", "password", "returned", "default")},
        contested({"schema-profile-url-list", "RFC7643-8.7.1-05", "The User schema declares profileUrl multi-valued.",
            FaultMode::any, {}, declaring("core:2.0:User", "profileUrl", "multiValued", true)}),
        {"schema-username-optional", "RFC7643-8.7.1-02", "The User schema declares userName optional.", FaultMode::any,
            {}, declaring("core:2.0:User", "userName", "required", false)},
    };
}

}  // namespace scim::server
