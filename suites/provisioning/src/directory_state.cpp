// SPDX-License-Identifier: Apache-2.0
#include "directory_state.hpp"

#include <algorithm>

#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

std::uint64_t pair_of(Slot group, Slot member)
{
    return std::uint64_t {group} << 32U | member;
}

}  // namespace

Entry const* Directory::State::find(std::string_view id) const
{
    auto const found = slots.find(id);
    if (found == slots.end() || entries[found->second].gone)
        return nullptr;
    return &entries[found->second];
}

Entry* Directory::State::find(std::string_view id)
{
    return const_cast<Entry*>(std::as_const(*this).find(id));
}

Result<Entry*, DirectoryError> Directory::State::changeable(std::string_view id)
{
    auto* const entry = find(id);
    if (!entry)
        return Failure {unknown_object(id)};
    if (entry->object.soft_deleted_at)
        return Failure {DirectoryError {in_quotes(id) + " is in the recycle bin", "restore it first"}};
    return entry;
}

Result<Entry*, DirectoryError> Directory::State::changeable(std::string_view id, ObjectType type)
{
    auto entry = changeable(id);
    if (entry && (*entry)->object.type != type)
        return Failure {
            DirectoryError {in_quotes(id) + (type == ObjectType::user ? " is no user" : " is no group"), ""}};
    return entry;
}

void Directory::State::record(Entry const& entry, Event event)
{
    journal.push_back({slot_of(entry), event});
}

void Directory::State::record(Entry const& entry, std::string const& attribute)
{
    auto const [known, is_new] = name_numbers.try_emplace(attribute, static_cast<std::uint32_t>(names.size()));
    if (is_new)
        names.push_back(attribute);
    journal.push_back({slot_of(entry), first_attribute + known->second});
}

void Directory::State::record_members_assignment(Entry const& group)
{
    if (group.object.roles.empty())
        return;
    for (auto const& id : group.object.members) {
        auto const& member = *find(id);
        if (member.object.type == ObjectType::user)
            record(member, "assignment");
    }
}

void Directory::State::record_membership(Entry const& group, Entry const& member)
{
    record(group, "members");
    if (!group.object.roles.empty() && member.object.type == ObjectType::user)
        record(member, "assignment");
}

void Directory::State::insert(SourceObject object)
{
    auto const manager = std::exchange(object.manager, {});
    auto const members = std::exchange(object.members, {});
    object.attributes.shrink_to_fit();
    object.roles.shrink_to_fit();

    auto const slot = static_cast<Slot>(entries.size());
    auto& entry = entries.emplace_back();
    entry.object = std::move(object);
    slots.emplace(entry.object.id, slot);
    ++(entry.object.type == ObjectType::user ? users : groups);
    if (entry.object.soft_deleted_at)
        bin.emplace(*entry.object.soft_deleted_at, slot);
    record(entry, added);

    if (!manager.empty())
        link_manager(entry, manager);
    entry.object.members.reserve(members.size());
    for (auto const& member : members)
        link_member(entry, *find(member));
    if (!entry.object.soft_deleted_at)
        record_members_assignment(entry);
}

void Directory::State::link_member(Entry& group, Entry& member)
{
    member_places.emplace(pair_of(slot_of(group), slot_of(member)), group.object.members.size());
    group.object.members.push_back(member.object.id);
    member.groups.push_back(slot_of(group));
}

/// The last member takes the place of the one that leaves, so that leaving a large group costs no more than a small
/// one.
void Directory::State::unlink_member(Entry& group, Entry& member)
{
    auto const group_slot = slot_of(group);
    auto const place = member_places.extract(pair_of(group_slot, slot_of(member))).mapped();
    auto& members = group.object.members;
    if (place + 1 < members.size()) {
        members[place] = std::move(members.back());
        member_places[pair_of(group_slot, slots.at(members[place]))] = place;
    }
    members.pop_back();
    member.groups.erase(std::find(member.groups.begin(), member.groups.end(), group_slot));
}

bool Directory::State::has_member(Entry const& group, Entry const& member) const
{
    return member_places.contains(pair_of(slot_of(group), slot_of(member)));
}

void Directory::State::link_manager(Entry& user, std::string_view manager)
{
    user.object.manager = manager;
    reports[slots.at(manager)].insert(slot_of(user));
}

void Directory::State::unlink_manager(Entry& user)
{
    auto const found = user.object.manager.empty() ? reports.end() : reports.find(slots.at(user.object.manager));
    if (found == reports.end())
        return;
    found->second.erase(slot_of(user));
    if (found->second.empty())
        reports.erase(found);
    user.object.manager.clear();
}

void Directory::State::detach_reports(Slot manager)
{
    auto const managed = reports.extract(manager);
    if (managed.empty())
        return;
    // In order, so that the journal is the same on every machine.
    for (auto const report : std::set<Slot> {managed.mapped().begin(), managed.mapped().end()}) {
        entries[report].object.manager.clear();
        record(entries[report], "manager");
    }
}

void Directory::State::remove(Entry& entry)
{
    auto const slot = slot_of(entry);
    if (auto const since = entry.object.soft_deleted_at)
        bin.erase({*since, slot});
    else
        record_members_assignment(entry);
    while (!entry.object.members.empty())
        unlink_member(entry, *find(entry.object.members.back()));
    while (!entry.groups.empty()) {
        auto& group = entries[entry.groups.back()];
        unlink_member(group, entry);
        record(group, "members");
    }
    unlink_manager(entry);
    detach_reports(slot);
    record(entry, hard_deleted);
    --(entry.object.type == ObjectType::user ? users : groups);
    entry.gone = true;
    // All but the id, which the look-up still points to.
    entry.object.attributes = {};
    entry.object.members = {};
    entry.object.roles = {};
    entry.groups = {};
}

}  // namespace scim::provisioning
