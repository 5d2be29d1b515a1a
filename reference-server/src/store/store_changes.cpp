// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <algorithm>
#include <utility>

#include "store/index_keys.hpp"

namespace scim::server {

namespace {

// RFC 7643 §3.1.
Json meta_of(Resource const& resource, std::string location)
{
    return Json::object({
        {"resourceType", resource.type->name},
        {"created", format_date_time(resource.created)},
        {"lastModified", format_date_time(resource.modified)},
        {"location", std::move(location)},
        {"version", resource.version_tag()},
    });
}

// The id comes second, behind schemas; meta comes last.
void stamp(Json& content, std::string const& id, Json meta)
{
    content.erase("id");
    content.erase("meta");
    auto& members = content.as_object();
    auto const place = members.empty() ? members.begin() : members.begin() + 1;
    members.insert(place, JsonMember {"id", id});
    members.push_back(JsonMember {"meta", std::move(meta)});
}

}  // namespace

// RFC 7643 §2.3.7, §4.2: what a member is and where it is follows from its id.
void Store::complete_member(Json& member) const
{
    auto const* id = member.find("value");
    auto const found = id && id->is_string() ? find(id->as_string()) : nullptr;
    if (!found)
        return;
    if (!member.contains("$ref"))
        member.set("$ref", behaviour_.location(contents_->base_url, *found->type, found->id));
    if (!member.contains("type"))
        member.set("type", found->type->name);
}

void Store::fill(Resource& resource, Draft draft) const
{
    auto& rest = draft.rest;
    stamp(rest, resource.id, meta_of(resource, behaviour_.location(contents_->base_url, *resource.type, resource.id)));
    draft.members.rewrite_added([this](Json& member) { complete_member(member); });
    if (auto* members = rest.find("members"); members && members->is_array()) {
        for (auto& member : members->as_array())
            complete_member(member);
    }
    resource.packed = PackedContent {rest};
    resource.members = draft.members.take();
    resource.is_plain = is_plain(rest, *resource.type);
}

void Store::put_in_indexes(Resource const* before, Resource const& after, SlotPointer const& slot)
{
    auto const fresh = IndexKeys::only_in(&after, before);
    auto const put = [&](Slots& slots) {
        slots.push_back(slot);
        return true;
    };
    for (auto const& key : fresh.values)
        contents_->by_value.write(key, put);
    for (auto const& id : fresh.members)
        contents_->groups_by_member.write(id, put);
}

void Store::take_out_of_indexes(Resource const& before, Resource const* after, SlotPointer const& slot)
{
    auto const stale = IndexKeys::only_in(&before, after);
    auto const take = [&](Slots& slots) {
        std::erase(slots, slot);
        return !slots.empty();
    };
    for (auto const& key : stale.values)
        contents_->by_value.write(key, take);
    for (auto const& id : stale.members)
        contents_->groups_by_member.write(id, take);
}

void Store::put_in_place(ResourcePointer const& resource)
{
    auto const slot = std::make_shared<Slot>(
        resource->sequence, contents_->slot_mutexes[resource->sequence % contents_->slot_mutexes.size()], resource);
    contents_->by_id.write(resource->id, [&](SlotPointer& place) {
        place = slot;
        return true;
    });
    make_order(*resource->type).push_back(slot);
    put_in_indexes(nullptr, *resource, slot);
}

ResourcePointer Store::add(Resource resource, Draft draft)
{
    if (auto const slot = find_slot(resource.id))
        remove(slot, slot->read());
    resource.sequence = contents_->next_sequence++;
    fill(resource, std::move(draft));
    auto const stored = std::make_shared<Resource const>(std::move(resource));
    put_in_place(stored);
    return stored;
}

void Store::remove(SlotPointer const& slot, ResourcePointer const& resource)
{
    slot->write(nullptr);
    contents_->by_id.write(resource->id, [](SlotPointer&) { return false; });
    make_order(*resource->type).erase(resource->sequence);
    take_out_of_indexes(*resource, nullptr, slot);
    tell({resource, nullptr});
}

void Store::tell(StoreChange const& change) const
{
    if (contents_->watcher)
        contents_->watcher(change);
}

void Store::watch(std::function<void(StoreChange const&)> watcher)
{
    auto const lock = std::lock_guard {contents_->writers};
    contents_->watcher = std::move(watcher);
    auto const orders_lock = std::shared_lock {contents_->orders_mutex};
    for (auto const& [type, order] : contents_->orders) {
        for (auto const& slot : order->from(0, order->size()))
            tell({nullptr, slot->read(), true});
    }
}

void Store::repeat(StoreChange const& change)
{
    auto const lock = std::lock_guard {contents_->writers};
    auto const& resource = change.before ? change.before : change.after;
    auto const slot = find_slot(resource->id);
    if (change.before && !slot)
        return;
    if (!change.before)
        put_in_place(change.after);
    else if (change.after)
        exchange(slot, change.before, change.after);
    else
        remove(slot, change.before);
}

Result<ResourcePointer, ScimError> Store::insert(ResourceType const& type, std::string id, Json content)
{
    auto const now = contents_->clock.now();
    auto const lock = std::lock_guard {contents_->writers};
    if (auto conflict = find_conflict(type, id, content))
        return Failure {std::move(*conflict)};
    auto stored = add({std::move(id), &type, 0, now, now, 1, {}, {}, false}, Draft::of(std::move(content)));
    tell({nullptr, stored});
    return stored;
}

Result<ResourcePointer, ScimError> Store::restore(ResourceType const& type, std::string id, TimePoint created,
    TimePoint modified, std::uint64_t version, Json content)
{
    auto const lock = std::lock_guard {contents_->writers};
    if (find_slot(id))
        return Failure {behaviour_.duplicate_error("id", id)};
    if (auto conflict = find_conflict(type, id, content))
        return Failure {std::move(*conflict)};
    auto stored
        = add({std::move(id), &type, 0, created, modified, version, {}, {}, false}, Draft::of(std::move(content)));
    tell({nullptr, stored, true});
    return stored;
}

Result<ResourcePointer, ScimError> Store::commit(SlotPointer const& slot, ResourcePointer const& current, Draft draft)
{
    if (auto conflict = find_conflict(*current->type, current->id, draft.rest))
        return Failure {std::move(*conflict)};
    auto next = std::make_shared<Resource>();
    next->id = current->id;
    next->type = current->type;
    next->sequence = current->sequence;
    next->created = current->created;
    next->modified = behaviour_.modified_at(current->modified, contents_->clock.now());
    next->version = current->version + 1;
    fill(*next, std::move(draft));
    exchange(slot, current, next);
    tell({current, next});
    return ResourcePointer {std::move(next)};
}

// In this order the resource is found by its old or its new values at any time.
void Store::exchange(SlotPointer const& slot, ResourcePointer const& current, ResourcePointer const& next)
{
    put_in_indexes(current.get(), *next, slot);
    slot->write(next);
    take_out_of_indexes(*current, next.get(), slot);
}

Result<std::optional<ResourcePointer>, ScimError> Store::replace(ResourcePointer const& current, Draft draft)
{
    using Replaced = Result<std::optional<ResourcePointer>, ScimError>;
    auto const lock = std::lock_guard {contents_->writers};
    auto const slot = find_slot(current->id);
    if (!slot || slot->read() != current)
        return std::optional<ResourcePointer> {};
    auto stored = commit(slot, current, std::move(draft));
    return stored ? Replaced {std::optional {std::move(*stored)}} : Replaced {Failure {stored.error()}};
}

Result<ResourcePointer, ScimError> Store::overwrite(ResourcePointer const& current, Json content)
{
    auto const lock = std::lock_guard {contents_->writers};
    auto const slot = find_slot(current->id);
    if (!slot)
        return Failure {ScimError {404, {}, "the resource was deleted in the meantime"}};
    return commit(slot, slot->read(), Draft::of(std::move(content)));
}

bool Store::erase(ResourceType const& type, std::string_view id, ResourcePointer const& only)
{
    auto const lock = std::lock_guard {contents_->writers};
    auto const slot = find_slot(id);
    auto const resource = slot ? slot->read() : nullptr;
    if (!resource || resource->type != &type || (only && resource != only))
        return false;
    remove(slot, resource);
    behaviour_.withdraw_member(*this, id);
    return true;
}

void Store::withdraw_member_locked(std::string_view id)
{
    auto const groups
        = contents_->groups_by_member.read(id, [](Slots const* slots) { return slots ? *slots : Slots {}; });
    for (auto const& slot : groups) {
        auto const current = slot->read();
        auto draft = Draft::of(*current);
        draft.members.erase(id);
        auto* members = draft.rest.find("members");
        if (!members || !members->is_array())
            continue;
        std::erase_if(members->as_array(), [&](Json const& member) { return member.string_or("value", "") == id; });
        if (members->empty() && draft.members.list().empty())
            draft.rest.erase("members");
        static_cast<void>(commit(slot, current, std::move(draft)));
    }
}

}  // namespace scim::server
