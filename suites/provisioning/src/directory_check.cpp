// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "directory_state.hpp"
#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

/// Names that a mapping can read and that are no plain attributes, with what changes them.
struct ComputedName {
    std::string_view name, remedy;
};

constexpr std::array computed_names {
    ComputedName {"objectId", "an id never changes"},
    ComputedName {"accountEnabled", "enable or disable the account instead"},
    ComputedName {"manager", "set the manager instead"},
    ComputedName {"members", "add or remove members instead"},
    ComputedName {"appRoleAssignments", "assign or unassign the object instead"},
    ComputedName {"IsSoftDeleted", "it follows from assignment, scope and account"},
    ComputedName {"originalUserPrincipalName", "it follows userPrincipalName"},
};

Result<void, DirectoryError> check_attributes(SourceObject const& object)
{
    std::unordered_set<std::string_view> names;
    for (auto const& [name, value] : object.attributes) {
        if (auto const checked = check_attribute(name, value); !checked)
            return checked;
        if (!names.insert(name).second)
            return Failure {DirectoryError {"two values of " + in_quotes(name), "keep one"}};
    }
    return {};
}

}  // namespace

DirectoryError unknown_object(std::string_view id)
{
    return {"no object " + in_quotes(id), "add it first"};
}

DirectoryError own_member(std::string_view id)
{
    return {in_quotes(id) + " would be its own member", "leave it out"};
}

Result<void, DirectoryError> check_attribute(std::string_view name, Value const& value)
{
    if (name.empty())
        return Failure {DirectoryError {"an attribute without a name", "name it"}};
    for (auto const& computed : computed_names) {
        if (name == computed.name)
            return Failure {DirectoryError {in_quotes(name) + " is no plain attribute", std::string {computed.remedy}}};
    }
    if (std::holds_alternative<Reference>(value) || std::holds_alternative<References>(value)
        || std::holds_alternative<RoleAssignments>(value))
        return Failure {DirectoryError {in_quotes(name) + " points to another object", "only manager and members do"}};
    return {};
}

Result<void, DirectoryError> Directory::State::check_new(SourceObject const& object) const
{
    if (object.id.empty())
        return Failure {DirectoryError {"an object without an id", "give it one"}};
    if (slots.contains(object.id))
        return Failure {DirectoryError {
            in_quotes(object.id) + (find(object.id) ? " is there already" : " was the id of an object that is deleted"),
            "choose another id"}};
    if (auto const checked = check_attributes(object); !checked)
        return checked;
    bool const is_user = object.type == ObjectType::user;
    if (is_user && !object.members.empty())
        return Failure {DirectoryError {"a user with members", "make it a group"}};
    if (!is_user && !object.manager.empty())
        return Failure {DirectoryError {"a group with a manager", "leave it out"}};
    if (!is_user && !object.account_enabled)
        return Failure {DirectoryError {"a group cannot be disabled", "leave it out"}};
    if (auto const checked = check_links(object); !checked)
        return checked;
    return {};
}

Result<void, DirectoryError> Directory::State::check_links(SourceObject const& object) const
{
    auto const* const manager = find(object.manager);
    if (!object.manager.empty() && object.manager != object.id) {
        if (!manager)
            return Failure {unknown_object(object.manager)};
        if (manager->object.type != ObjectType::user)
            return Failure {DirectoryError {in_quotes(object.manager) + " is no user", "a manager is a user"}};
    }
    std::unordered_set<std::string_view> members;
    for (auto const& member : object.members) {
        if (member == object.id)
            return Failure {own_member(object.id)};
        if (!find(member))
            return Failure {unknown_object(member)};
        if (!members.insert(member).second)
            return Failure {DirectoryError {in_quotes(member) + " is a member twice", "list it once"}};
    }
    return {};
}

}  // namespace scim::provisioning
