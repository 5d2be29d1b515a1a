// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory.hpp>

#include <algorithm>

#include "directory_state.hpp"

namespace scim::provisioning {
namespace {

auto attribute_of(SourceObject& object, std::string_view name)
{
    return std::find_if(object.attributes.begin(), object.attributes.end(),
        [name](auto const& attribute) { return attribute.first == name; });
}

void add_role(std::vector<RoleAssignment>& roles, RoleAssignment const& role)
{
    auto const same = [&role](RoleAssignment const& other) { return other.id == role.id; };
    if (std::none_of(roles.begin(), roles.end(), same))
        roles.push_back(role);
}

}  // namespace

std::string_view to_string(ObjectType type)
{
    return type == ObjectType::user ? "User" : "Group";
}

Value const* SourceObject::find(std::string_view name) const
{
    for (auto const& [known, value] : attributes) {
        if (known == name)
            return &value;
    }
    return nullptr;
}

Directory::Directory() : state_ {std::make_unique<State>()} {}
Directory::~Directory() = default;
Directory::Directory(Directory&&) noexcept = default;
Directory& Directory::operator=(Directory&&) noexcept = default;

SourceObject const* Directory::find(std::string_view id) const
{
    auto const* const entry = std::as_const(*state_).find(id);
    return entry ? &entry->object : nullptr;
}

std::vector<SourceObject const*> Directory::objects(ObjectType type) const
{
    std::vector<SourceObject const*> objects;
    objects.reserve(count(type));
    for (auto const& entry : state_->entries) {
        if (!entry.gone && entry.object.type == type)
            objects.push_back(&entry.object);
    }
    return objects;
}

std::size_t Directory::count(ObjectType type) const
{
    return type == ObjectType::user ? state_->users : state_->groups;
}

bool Directory::is_assigned(std::string_view id) const
{
    return !roles_of(id).empty();
}

std::vector<RoleAssignment> Directory::roles_of(std::string_view id) const
{
    std::vector<RoleAssignment> roles;
    auto const* const entry = std::as_const(*state_).find(id);
    if (!entry)
        return roles;
    roles = entry->object.roles;
    if (entry->object.type != ObjectType::user)
        return roles;  // what a group gives, it gives to users
    for (auto const slot : entry->groups) {
        auto const& group = state_->entries[slot].object;
        if (group.soft_deleted_at)
            continue;
        for (auto const& role : group.roles)
            add_role(roles, role);
    }
    return roles;
}

std::vector<std::string> Directory::groups_of(std::string_view id) const
{
    std::vector<std::string> groups;
    if (auto const* const entry = std::as_const(*state_).find(id)) {
        for (auto const slot : entry->groups)
            groups.push_back(state_->entries[slot].object.id);
    }
    return groups;
}

Result<void, DirectoryError> Directory::add(SourceObject object)
{
    if (auto const checked = state_->check_new(object); !checked)
        return checked;
    std::erase_if(object.attributes, [](auto const& attribute) { return is_null(attribute.second); });
    std::vector<RoleAssignment> roles;
    for (auto const& role : object.roles)
        add_role(roles, role);
    object.roles = std::move(roles);
    state_->insert(std::move(object));
    return {};
}

Result<void, DirectoryError> Directory::set(std::string_view id, std::string_view attribute, Value value)
{
    auto const entry = state_->changeable(id);
    if (!entry)
        return Failure {entry.error()};
    if (auto const checked = check_attribute(attribute, value); !checked)
        return checked;

    auto& object = (*entry)->object;
    auto const stored = attribute_of(object, attribute);
    bool const is_there = stored != object.attributes.end();
    if (is_there ? stored->second == value : is_null(value))
        return {};
    if (!is_there)
        object.attributes.emplace_back(attribute, std::move(value));
    else if (is_null(value))
        object.attributes.erase(stored);
    else
        stored->second = std::move(value);
    state_->record(**entry, std::string {attribute});
    return {};
}

Result<void, DirectoryError> Directory::set_account_enabled(std::string_view id, bool enabled)
{
    auto const user = state_->changeable(id, ObjectType::user);
    if (!user)
        return Failure {user.error()};
    if ((*user)->object.account_enabled == enabled)
        return {};
    (*user)->object.account_enabled = enabled;
    state_->record(**user, "accountEnabled");
    return {};
}

Result<void, DirectoryError> Directory::set_manager(std::string_view id, std::string_view manager)
{
    auto const user = state_->changeable(id, ObjectType::user);
    if (!user)
        return Failure {user.error()};
    if (!manager.empty()) {
        if (auto const checked = state_->changeable(manager, ObjectType::user); !checked)
            return Failure {checked.error()};
    }
    if ((*user)->object.manager == manager)
        return {};
    state_->unlink_manager(**user);
    if (!manager.empty())
        state_->link_manager(**user, manager);
    state_->record(**user, "manager");
    return {};
}

Result<void, DirectoryError> Directory::add_member(std::string_view group, std::string_view member)
{
    auto const list = state_->changeable(group, ObjectType::group);
    if (!list)
        return Failure {list.error()};
    auto const joining = state_->changeable(member);
    if (!joining)
        return Failure {joining.error()};
    if (*list == *joining)
        return Failure {own_member(group)};
    if (state_->has_member(**list, **joining))
        return {};
    state_->link_member(**list, **joining);
    state_->record_membership(**list, **joining);
    return {};
}

Result<void, DirectoryError> Directory::remove_member(std::string_view group, std::string_view member)
{
    auto const list = state_->changeable(group, ObjectType::group);
    if (!list)
        return Failure {list.error()};
    auto* const leaving = state_->find(member);
    if (!leaving)
        return Failure {unknown_object(member)};
    if (!state_->has_member(**list, *leaving))
        return {};
    state_->unlink_member(**list, *leaving);
    state_->record_membership(**list, *leaving);
    return {};
}

Result<void, DirectoryError> Directory::assign(std::string_view id, RoleAssignment role)
{
    auto const entry = state_->changeable(id);
    if (!entry)
        return Failure {entry.error()};
    auto& roles = (*entry)->object.roles;
    auto const known = std::find_if(
        roles.begin(), roles.end(), [&role](RoleAssignment const& other) { return other.id == role.id; });
    if (known == roles.end())
        roles.push_back(std::move(role));
    else if (*known == role)
        return {};
    else
        *known = std::move(role);
    state_->record(**entry, "assignment");
    state_->record_members_assignment(**entry);
    return {};
}

Result<void, DirectoryError> Directory::unassign(std::string_view id)
{
    auto const entry = state_->changeable(id);
    if (!entry)
        return Failure {entry.error()};
    if ((*entry)->object.roles.empty())
        return {};
    state_->record(**entry, "assignment");
    state_->record_members_assignment(**entry);
    (*entry)->object.roles.clear();
    return {};
}

Result<void, DirectoryError> Directory::soft_delete(std::string_view id, TimePoint now)
{
    auto* const entry = state_->find(id);
    if (!entry)
        return Failure {unknown_object(id)};
    if (entry->object.soft_deleted_at)
        return {};
    entry->object.soft_deleted_at = now;
    state_->bin.emplace(now, state_->slot_of(*entry));
    state_->record(*entry, soft_deleted);
    state_->record_members_assignment(*entry);
    return {};
}

Result<void, DirectoryError> Directory::restore(std::string_view id)
{
    auto* const entry = state_->find(id);
    if (!entry)
        return Failure {unknown_object(id)};
    auto const since = std::exchange(entry->object.soft_deleted_at, std::nullopt);
    if (!since)
        return {};
    state_->bin.erase({*since, state_->slot_of(*entry)});
    state_->record(*entry, restored);
    state_->record_members_assignment(*entry);
    return {};
}

Result<void, DirectoryError> Directory::hard_delete(std::string_view id)
{
    auto* const entry = state_->find(id);
    if (!entry)
        return Failure {unknown_object(id)};
    state_->remove(*entry);
    return {};
}

std::size_t Directory::purge(TimePoint now)
{
    std::size_t purged = 0;
    for (; !state_->bin.empty() && state_->bin.begin()->first + soft_deletion_period <= now; ++purged)
        state_->remove(state_->entries[state_->bin.begin()->second]);
    return purged;
}

}  // namespace scim::provisioning
