// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The source of a simulated provisioning job: users, groups, managers and assignments of a tenant, with the history
/// of their changes. It behaves as a Microsoft Entra ID tenant does: deletion is soft first and final after 30 days.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/provisioning/value.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/result.hpp>

namespace scim::provisioning {

enum class ObjectType { user, group };

/// `User`, `Group`: as the provisioning logs write it.
std::string_view to_string(ObjectType type);

/// How long a soft-deleted object can be restored.
inline constexpr std::chrono::hours soft_deletion_period {24 * 30};

/// A user or a group of the tenant. `members`, `manager` and roles are kept apart from the other attributes, because
/// they point to other objects.
struct SourceObject {
    std::string id;  ///< object id, a UUID
    ObjectType type = ObjectType::user;
    /// By Graph's property names (`userPrincipalName`, `mail`, `jobTitle`), without the computed ones. In order of
    /// first mention; names are unique.
    std::vector<std::pair<std::string, Value>> attributes;
    bool account_enabled = true;               ///< users only
    std::optional<TimePoint> soft_deleted_at;  ///< in the recycle bin since
    std::string manager;                       ///< object id; empty: none
    std::vector<std::string> members;          ///< object ids; groups only; users and groups; in no order
    std::vector<RoleAssignment> roles;         ///< of the application, assigned directly

    Value const* find(std::string_view name) const;
};

/// What an assignment of the application gives: the default role stands for plain "User" assignments.
inline constexpr std::string_view default_access_role = "00000000-0000-0000-0000-000000000000";

/// Why a change of the directory is impossible.
struct DirectoryError {
    std::string reason;  ///< e.g. `no object "ada"`
    std::string remedy;  ///< may be empty

    friend bool operator==(DirectoryError const&, DirectoryError const&) = default;
};

/// One object that differs from the state at a watermark.
struct Change {
    enum class Kind { added, updated, soft_deleted, restored, hard_deleted };
    std::string id;
    ObjectType type = ObjectType::user;
    Kind kind = Kind::updated;
    /// Names of the attributes that changed, sorted; `manager`, `members`, `accountEnabled`, `assignment` among them.
    /// Of an added object all that it has; of a hard-deleted one none.
    std::vector<std::string> attributes;

    friend bool operator==(Change const&, Change const&) = default;
};

/// A position in the history of changes.
using Watermark = std::uint64_t;

/// A tenant's directory. Every change is recorded with the next watermark.
class Directory {
public:
    Directory();
    ~Directory();
    Directory(Directory&&) noexcept;
    Directory& operator=(Directory&&) noexcept;

    SourceObject const* find(std::string_view id) const;
    /// Users in order of addition, then groups likewise; soft-deleted ones among them, hard-deleted ones not.
    std::vector<SourceObject const*> objects(ObjectType type) const;
    std::size_t count(ObjectType type) const;
    /// Objects assigned to the application directly, and users through groups: immediate members only, and not while
    /// the group is in the recycle bin.
    bool is_assigned(std::string_view id) const;
    /// Roles given by assignments, direct ones first; through groups too. Empty: not assigned.
    std::vector<RoleAssignment> roles_of(std::string_view id) const;
    /// Groups that list the object as an immediate member.
    std::vector<std::string> groups_of(std::string_view id) const;

    // Changes. Errors: unknown object, an id that is or was in use, a group as its own member, a manager who is no
    // user, an attribute that is computed, an object in the recycle bin (which can leave groups and be restored or
    // deleted, no more). A change to what is there already is none: nothing is recorded. Memberships and reports
    // outlive soft deletion and end with hard deletion.
    Result<void, DirectoryError> add(SourceObject object);
    Result<void, DirectoryError> set(std::string_view id, std::string_view attribute, Value value);
    Result<void, DirectoryError> set_account_enabled(std::string_view id, bool enabled);
    Result<void, DirectoryError> set_manager(std::string_view id, std::string_view manager);
    Result<void, DirectoryError> add_member(std::string_view group, std::string_view member);
    Result<void, DirectoryError> remove_member(std::string_view group, std::string_view member);
    Result<void, DirectoryError> assign(std::string_view id, RoleAssignment role);
    Result<void, DirectoryError> unassign(std::string_view id);
    Result<void, DirectoryError> soft_delete(std::string_view id, TimePoint now);
    Result<void, DirectoryError> restore(std::string_view id);
    Result<void, DirectoryError> hard_delete(std::string_view id);
    /// Hard-deletes what has been in the recycle bin for 30 days. Returns how many.
    std::size_t purge(TimePoint now);

    Watermark watermark() const;
    /// Objects that changed after the watermark, one entry each with the sum of their changes, in order of the last
    /// change. Membership of an assigned group that changed shows its members as changed in `assignment` too. What was
    /// added and hard-deleted since, or deleted and restored, is left out; what was added and deleted softly is
    /// `added`.
    std::vector<Change> changes_since(Watermark watermark) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What a mapping can read of an object: stored attributes, and the computed ones `objectId`, `accountEnabled`,
/// `IsSoftDeleted`, `appRoleAssignments`, `manager`, `members`, `originalUserPrincipalName`. `soft_deleted` is the
/// job's view: unassigned, out of scope, disabled or in the recycle bin (entra-id "IsSoftDeleted"). A guest's
/// `userPrincipalName` is its address at home, without `#EXT#` and what follows.
SourceAttributes source_attributes(
    SourceObject const& object, std::vector<RoleAssignment> const& roles, bool soft_deleted);

}  // namespace scim::provisioning
