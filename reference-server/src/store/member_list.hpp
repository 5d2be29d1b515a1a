// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The members of a group as a list that shares its unchanged parts with the version before: a change of one member
/// among a hundred thousand copies a few hundred pointers. RFC 7643 §4.2.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server {

/// One value of `members`. It never changes.
struct Member {
    std::uint64_t place = 0;   ///< grows along the list, with gaps
    std::string id;            ///< the sub-attribute `value`
    std::string text;          ///< JSON text of the whole value
    bool has_display = false;  ///< whether `display` is stored in it
};

using MemberPointer = std::shared_ptr<Member const>;

/// A list of members that never changes; MemberListEditor makes the next one of it.
class MemberList {
public:
    /// At most so many members in one part of the list.
    static constexpr std::size_t chunk_size = 256;

    bool empty() const noexcept { return size_ == 0; }
    std::size_t size() const noexcept { return size_; }
    bool contains(std::string_view id) const { return first_of(id) != nullptr; }
    /// Those of this id; clients may list one twice with different types.
    std::vector<MemberPointer> find(std::string_view id) const;
    void for_each(std::function<void(Member const&)> const& visit) const;
    /// The array as JSON.
    Json to_json() const;

    friend bool operator==(MemberList const& left, MemberList const& right);

private:
    friend class MemberListEditor;
    friend std::vector<std::string> ids_only_in(MemberList const* one, MemberList const* other);

    using Chunk = std::vector<MemberPointer>;
    struct Entry {
        std::uint64_t hash = 0;
        std::uint64_t place = 0;
    };
    using Bucket = std::vector<Entry>;

    Member const* first_of(std::string_view id) const;
    std::size_t chunk_with(std::uint64_t place) const;
    MemberPointer at(std::uint64_t place) const;
    std::vector<std::uint64_t> places_of(std::string_view id) const;

    std::vector<std::shared_ptr<Chunk>> chunks_;    ///< none is empty
    std::vector<std::shared_ptr<Bucket>> buckets_;  ///< places by hash of the id; none while the list is short
    std::size_t size_ = 0;
    std::uint64_t next_place_ = 1;
};

/// The ids that one list has and another has not. Cheap where the two share their parts; nullptr stands for an empty
/// list.
std::vector<std::string> ids_only_in(MemberList const* one, MemberList const* other);

/// Changes a list of members; the list it began with stays as it is.
class MemberListEditor {
public:
    MemberListEditor() = default;
    explicit MemberListEditor(MemberList list) : list_ {std::move(list)} {}
    /// The elements of an array. Empty unless each is an object with a text as `value`.
    static std::optional<MemberListEditor> of(Json const& array);
    static bool is_member(Json const& value);

    MemberList const& list() const noexcept { return list_; }
    bool is_changed() const noexcept { return is_changed_; }

    /// Appends a value that is_member() accepts.
    void push_back(Json const& value);
    /// Removes every member of this id. Returns whether there was one.
    bool erase(std::string_view id);
    void clear();
    /// Lets the values that were appended here be rewritten; `rewrite` may not change `value`.
    void rewrite_added(std::function<void(Json& value)> const& rewrite);

    /// nullptr for an empty list.
    std::shared_ptr<MemberList const> take();

private:
    MemberList::Chunk& own_chunk(std::size_t index);
    MemberList::Bucket& own_bucket(std::size_t index);
    void add_to_index(Member const& member);
    void erase_from_index(Member const& member);
    void rebuild_index(std::size_t buckets);
    void merge_short_chunks(std::size_t index);

    MemberList list_;
    std::unordered_set<void const*> own_;  ///< chunks and buckets that no other list knows
    std::vector<std::uint64_t> added_;     ///< places
    bool is_changed_ = false;
};

}  // namespace scim::server
