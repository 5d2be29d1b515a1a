// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// A list where a single value belongs.
Distortion as_list(std::string attribute)
{
    return of_resources([attribute = std::move(attribute)](Json& resource) {
        if (auto* const value = resource.find(attribute))
            *value = Json::array({Json {*value}});
    });
}

/// An object where a text belongs.
void wrap(Json& owner, std::string_view attribute)
{
    if (auto* const value = owner.find(attribute))
        *value = Json::object({{"value", Json {*value}}});
}

Distortion as_object(std::string attribute)
{
    return of_resources([attribute = std::move(attribute)](Json& resource) { wrap(resource, attribute); });
}

/// An object with a member for each type, where a list belongs.
Distortion as_map(std::string attribute)
{
    return of_resources([attribute = std::move(attribute)](Json& resource) {
        auto* const values = resource.find(attribute);
        if (values == nullptr || !values->is_array())
            return;
        auto map = Json::object();
        for (auto const& value : values->as_array())
            map.set(std::string {value.string_or("type", "main")}, value);
        *values = std::move(map);
    });
}

Json* enterprise_data(Json& resource)
{
    return resource.find("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
}

void spread_enterprise_data(Json& resource)
{
    auto* const data = enterprise_data(resource);
    if (data == nullptr || !data->is_object())
        return;
    auto const members = Json {*data};
    for (auto const& [name, value] : members.as_object())
        resource.set(name, value);
}

void split_parts_of_name(Json& resource)
{
    auto* const name = resource.find("name");
    if (name == nullptr || !name->is_object())
        return;
    for (auto& [part, value] : name->as_object())
        value = Json::array({Json {value}});
}

void write_type_as_number(Json& value)
{
    if (value.contains("type"))
        value.set("type", 1);
}

void write_bytes(Json& certificate)
{
    if (certificate.contains("value"))
        certificate.set("value", Json::array({48, 27, 2, 1, 1}));
}

}  // namespace

std::vector<Fault> shape_distortions()
{
    return {
        {"addresses-as-map", "RFC7643-4.1.2-20", "addresses is an object with a member for each type.", FaultMode::any,
            {}, as_map("addresses")},
        {"certificate-as-bytes", "RFC7643-2.3.6-04", "A certificate is a list of numbers.", FaultMode::any, {},
            of_values("x509Certificates", write_bytes)},
        {"department-as-object", "RFC7643-4.3-03", "department is an object.", FaultMode::any, {},
            of_resources([](Json& resource) {
                if (auto* const data = enterprise_data(resource))
                    wrap(*data, "department");
            })},
        {"display-name-as-object", "RFC7643-4.1.1-09", "displayName is an object.", FaultMode::any, {},
            as_object("displayName")},
        {"emails-as-map", "RFC7643-4.1.2-01", "emails is an object with a member for each type.", FaultMode::any, {},
            as_map("emails")},
        {"enterprise-flat", "RFC7643-4.3-01", "Enterprise attributes stand at the top level as well.", FaultMode::any,
            {}, of_resources(spread_enterprise_data)},
        {"entitlements-as-map", "RFC7643-4.1.2-32", "entitlements is an object.", FaultMode::any, {},
            as_map("entitlements")},
        {"language-as-list", "RFC7643-4.1.1-18", "preferredLanguage is a list.", FaultMode::any, {},
            as_list("preferredLanguage")},
        {"name-parts-as-lists", "RFC7643-4.1.1-06", "The parts of a name are lists.", FaultMode::any, {},
            of_resources(split_parts_of_name)},
        {"phone-numbers-as-map", "RFC7643-4.1.2-10", "phoneNumbers is an object with a member for each type.",
            FaultMode::any, {}, as_map("phoneNumbers")},
        {"photos-as-map", "RFC7643-4.1.2-15", "photos is an object with a member for each type.", FaultMode::any, {},
            as_map("photos")},
        {"profile-url-as-object", "RFC7643-4.1.1-16", "profileUrl is an object.", FaultMode::any, {},
            as_object("profileUrl")},
        {"roles-as-map", "RFC7643-4.1.2-33", "roles is an object.", FaultMode::any, {}, as_map("roles")},
        {"title-as-list", "RFC7643-4.1.1-14", "title is a list.", FaultMode::any, {}, as_list("title")},
        {"type-as-number", "RFC7643-2.4-05", "type of an e-mail is a number.", FaultMode::any, {},
            of_values("emails", write_type_as_number)},
        {"user-name-as-object", "RFC7643-4.1.1-01", "userName is an object.", FaultMode::any, {},
            as_object("userName")},
    };
}

}  // namespace scim::server
