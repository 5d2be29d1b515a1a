// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "directory_state.hpp"

namespace scim::provisioning {
namespace {

/// Where an object can be.
enum class Presence { absent, active, in_bin };

/// The changes of one object since a watermark.
struct Sum {
    std::optional<Presence> before;  ///< as the first move tells; empty: it did not move
    std::size_t last = 0;
    std::set<std::uint32_t> attributes;
};

Presence presence_before(std::uint32_t event)
{
    if (event == added)
        return Presence::absent;
    return event == restored ? Presence::in_bin : Presence::active;
}

Presence presence_of(Entry const& entry)
{
    if (entry.gone)
        return Presence::absent;
    return entry.object.soft_deleted_at ? Presence::in_bin : Presence::active;
}

void add_up(Sum& sum, std::uint32_t what, std::size_t position)
{
    sum.last = position;
    if (what >= first_attribute)
        sum.attributes.insert(what - first_attribute);
    else if (!sum.before)
        sum.before = presence_before(what);
}

std::vector<std::string> all_attributes(SourceObject const& object)
{
    std::vector<std::string> names;
    for (auto const& attribute : object.attributes)
        names.push_back(attribute.first);
    if (object.type == ObjectType::user)
        names.emplace_back("accountEnabled");
    if (!object.manager.empty())
        names.emplace_back("manager");
    if (!object.members.empty())
        names.emplace_back("members");
    if (!object.roles.empty())
        names.emplace_back("assignment");
    std::sort(names.begin(), names.end());
    return names;
}

Change::Kind kind_of(Presence before, Presence after)
{
    if (before == Presence::absent)
        return Change::Kind::added;
    if (after == Presence::absent)
        return Change::Kind::hard_deleted;
    if (before == after)
        return Change::Kind::updated;
    return after == Presence::in_bin ? Change::Kind::soft_deleted : Change::Kind::restored;
}

std::vector<std::string> names_of(std::set<std::uint32_t> const& numbers, std::vector<std::string> const& all)
{
    std::vector<std::string> names;
    for (auto const number : numbers)
        names.push_back(all[number]);
    std::sort(names.begin(), names.end());
    return names;
}

/// Nothing when the object is as it was: added and deleted again, or deleted and restored.
std::optional<Change> change_of(Entry const& entry, Sum const& sum, std::vector<std::string> const& names)
{
    auto const after = presence_of(entry);
    auto const before = sum.before.value_or(after);
    if (before == Presence::absent && after == Presence::absent)
        return std::nullopt;
    Change change {entry.object.id, entry.object.type, kind_of(before, after), {}};
    if (change.kind == Change::Kind::added)
        change.attributes = all_attributes(entry.object);
    else if (change.kind != Change::Kind::hard_deleted)
        change.attributes = names_of(sum.attributes, names);
    if (change.kind == Change::Kind::updated && change.attributes.empty())
        return std::nullopt;
    return change;
}

}  // namespace

Watermark Directory::watermark() const
{
    return state_->journal.size();
}

std::vector<Change> Directory::changes_since(Watermark watermark) const
{
    auto const& journal = state_->journal;
    std::unordered_map<Slot, Sum> sums;
    for (auto at = static_cast<std::size_t>(watermark); at < journal.size(); ++at)
        add_up(sums[journal[at].slot], journal[at].what, at);

    std::vector<std::pair<Slot, Sum const*>> in_order;
    for (auto const& [slot, sum] : sums)
        in_order.emplace_back(slot, &sum);
    std::sort(in_order.begin(), in_order.end(),
        [](auto const& left, auto const& right) { return left.second->last < right.second->last; });

    std::vector<Change> changes;
    for (auto const& [slot, sum] : in_order) {
        if (auto change = change_of(state_->entries[slot], *sum, state_->names))
            changes.push_back(std::move(*change));
    }
    return changes;
}

}  // namespace scim::provisioning
