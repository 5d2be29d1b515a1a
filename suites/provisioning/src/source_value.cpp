// SPDX-License-Identifier: Apache-2.0
#include "source_value.hpp"

namespace scim::provisioning {
namespace {

constexpr std::string_view principal_name = "userPrincipalName";
constexpr std::string_view guest_mark = "#EXT#";

Value stored_value(SourceObject const& object, std::string_view name)
{
    auto const* const value = object.find(name);
    return value ? *value : Value {};
}

/// The last underscore stands for the @ of the address: no domain contains one.
Value name_at_home(Value principal)
{
    auto* const text = std::get_if<std::string>(&principal);
    auto const mark = text ? text->find(guest_mark) : std::string::npos;
    if (mark == std::string::npos)
        return principal;
    text->resize(mark);
    if (auto const at = text->rfind('_'); at != std::string::npos)
        (*text)[at] = '@';
    return principal;
}

References references_to(std::vector<std::string> const& ids)
{
    References references;
    references.reserve(ids.size());
    for (auto const& id : ids)
        references.push_back({id});
    return references;
}

}  // namespace

Value source_value(SourceObject const& object, std::string_view name)
{
    bool const is_user = object.type == ObjectType::user;
    if (name == "objectId")
        return object.id;
    if (name == "accountEnabled")
        return is_user ? Value {object.account_enabled} : Value {};
    if (name == principal_name)
        return name_at_home(stored_value(object, name));
    if (name == "originalUserPrincipalName")
        return stored_value(object, principal_name);
    return stored_value(object, name);
}

SourceAttributes source_attributes(
    SourceObject const& object, std::vector<RoleAssignment> const& roles, bool soft_deleted)
{
    SourceAttributes attributes;
    auto const take = [&](std::string_view name, Value value) {
        if (!is_null(value))
            attributes.insert_or_assign(std::string {name}, std::move(value));
    };
    for (auto const& [name, value] : object.attributes)
        take(name, source_value(object, name));
    for (std::string_view const computed : {"objectId", "accountEnabled", "originalUserPrincipalName"})
        take(computed, source_value(object, computed));
    take("IsSoftDeleted", soft_deleted);
    if (!roles.empty())
        take("appRoleAssignments", RoleAssignments {std::nullopt, roles});
    if (!object.manager.empty())
        take("manager", Reference {object.manager});
    if (object.type == ObjectType::group)
        take("members", references_to(object.members));
    return attributes;
}

}  // namespace scim::provisioning
