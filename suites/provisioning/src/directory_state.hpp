// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a Directory remembers: objects, the links between them in both directions, and the journal of changes.

#include <deque>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <scim/provisioning/directory.hpp>

namespace scim::provisioning {

/// The place of an object in the list of all that ever were; never used again.
using Slot = std::uint32_t;

/// What happened to an object. Higher numbers are names of attributes: see Directory::State::names.
enum Event : std::uint32_t { added, soft_deleted, restored, hard_deleted, first_attribute };

/// One change.
struct Record {
    Slot slot;
    std::uint32_t what;  ///< an Event, or first_attribute plus the index of a name
};

/// An object with the links that point to it.
struct Entry {
    SourceObject object;
    std::vector<Slot> groups;  ///< that list it, in order of joining
    bool gone = false;         ///< hard-deleted: the id is kept, because it must not come back
};

struct Directory::State {
    std::deque<Entry> entries;                         ///< by slot; addresses stay
    std::unordered_map<std::string_view, Slot> slots;  ///< by id
    std::size_t users = 0, groups = 0;
    std::set<std::pair<TimePoint, Slot>> bin;  ///< soft-deleted objects, oldest first
    std::unordered_map<Slot, std::unordered_set<Slot>> reports;
    /// By group and member (upper and lower half): where the group's list has it.
    std::unordered_map<std::uint64_t, std::size_t> member_places;
    std::vector<Record> journal;
    std::vector<std::string> names;  ///< of attributes that changed
    std::unordered_map<std::string, std::uint32_t> name_numbers;

    Entry const* find(std::string_view id) const;
    Entry* find(std::string_view id);
    Slot slot_of(Entry const& entry) const { return slots.at(entry.object.id); }

    /// The object of that id, for a change. Errors: there is none, or it is in the recycle bin.
    Result<Entry*, DirectoryError> changeable(std::string_view id);
    Result<Entry*, DirectoryError> changeable(std::string_view id, ObjectType type);

    /// Whether the object can be added. Errors: those of Directory::add.
    Result<void, DirectoryError> check_new(SourceObject const& object) const;
    Result<void, DirectoryError> check_links(SourceObject const& object) const;

    void record(Entry const& entry, Event event);
    void record(Entry const& entry, std::string const& attribute);
    /// Notes that the members of a group, if it is assigned and in use, have other assignments now.
    void record_members_assignment(Entry const& group);
    void record_membership(Entry const& group, Entry const& member);

    void insert(SourceObject object);
    void link_member(Entry& group, Entry& member);
    void unlink_member(Entry& group, Entry& member);
    bool has_member(Entry const& group, Entry const& member) const;
    void link_manager(Entry& user, std::string_view manager);
    void unlink_manager(Entry& user);
    void detach_reports(Slot manager);
    /// Takes an object and every link to it away.
    void remove(Entry& entry);
};

/// Errors: a name that stands for a link or a computed attribute, a value of a kind that no attribute has.
Result<void, DirectoryError> check_attribute(std::string_view name, Value const& value);

DirectoryError unknown_object(std::string_view id);
DirectoryError own_member(std::string_view id);

}  // namespace scim::provisioning
