// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/index_keys.hpp"

namespace scim::server {

namespace {

// What was deleted meanwhile is left out.
std::vector<ResourcePointer> read_each(std::vector<SlotPointer> const& slots)
{
    std::vector<ResourcePointer> resources;
    resources.reserve(slots.size());
    for (auto const& slot : slots) {
        if (auto resource = slot->read())
            resources.push_back(std::move(resource));
    }
    return resources;
}

std::vector<ResourcePointer> read_in_order(std::vector<SlotPointer> slots)
{
    std::sort(slots.begin(), slots.end(),
        [](auto const& left, auto const& right) { return left->sequence < right->sequence; });
    return read_each(slots);
}

}  // namespace

Store::Store(Behaviour const& behaviour, Dialect const& dialect, Clock const& clock)
    : contents_ {std::make_shared<Contents>(clock)}
    , behaviour_ {behaviour}
    , dialect_ {dialect}
{
}

Store::Store(Store const& same, Behaviour const& behaviour, Dialect const& dialect)
    : contents_ {same.contents_}
    , behaviour_ {behaviour}
    , dialect_ {dialect}
{
}

SlotPointer Store::find_slot(std::string_view id) const
{
    return contents_->by_id.read(id, [](SlotPointer const* slot) { return slot ? *slot : nullptr; });
}

ResourcePointer Store::find(std::string_view id) const
{
    return contents_->by_id.read(id, [](SlotPointer const* slot) { return slot ? (*slot)->read() : nullptr; });
}

ResourcePointer Store::find(ResourceType const& type, std::string_view id) const
{
    auto resource = find(id);
    return resource && resource->type == &type ? resource : nullptr;
}

ResourceOrder const* Store::order_of(ResourceType const& type) const
{
    auto const lock = std::shared_lock {contents_->orders_mutex};
    auto const found = contents_->orders.find(&type);
    return found == contents_->orders.end() ? nullptr : found->second.get();
}

ResourceOrder& Store::make_order(ResourceType const& type)
{
    auto const lock = std::unique_lock {contents_->orders_mutex};
    auto& order = contents_->orders[&type];
    if (!order)
        order = std::make_unique<ResourceOrder>();
    return *order;
}

std::vector<ResourcePointer> Store::all(ResourceType const& type) const
{
    return page(type, 0, std::numeric_limits<std::size_t>::max());
}

std::size_t Store::count(ResourceType const& type) const
{
    auto const* order = order_of(type);
    return order ? order->size() : 0;
}

std::vector<ResourcePointer> Store::page(ResourceType const& type, std::size_t place, std::size_t most) const
{
    auto const* order = order_of(type);
    return order ? read_each(order->from(place, most)) : std::vector<ResourcePointer> {};
}

std::vector<ResourcePointer> Store::batch_after(
    ResourceType const& type, std::uint64_t sequence, std::size_t most) const
{
    auto const* order = order_of(type);
    while (order) {
        auto const slots = order->after(sequence, most);
        auto resources = read_each(slots);
        if (slots.empty() || !resources.empty())
            return resources;
        // All of this batch were deleted while it was read.
        sequence = slots.back()->sequence;
    }
    return {};
}

bool Store::is_indexed(ResourceType const& type, std::string_view attribute)
{
    auto const names = indexed_attributes(type);
    return attribute == "id" || std::find(names.begin(), names.end(), attribute) != names.end();
}

std::vector<ResourcePointer> Store::with_value(
    ResourceType const& type, std::string_view attribute, std::string_view value) const
{
    if (attribute == "id") {
        auto resource = find(type, value);
        return resource ? std::vector {std::move(resource)} : std::vector<ResourcePointer> {};
    }
    return read_in_order(contents_->by_value.read(
        index_key(type, attribute, value), [](Slots const* slots) { return slots ? *slots : Slots {}; }));
}

std::vector<ResourcePointer> Store::groups_of(std::string_view id) const
{
    return read_in_order(
        contents_->groups_by_member.read(id, [](Slots const* slots) { return slots ? *slots : Slots {}; }));
}

std::optional<ScimError> Store::find_conflict(ResourceType const& type, std::string_view id, Json const& content) const
{
    for (auto const& attribute : unique_attributes(type, dialect_)) {
        auto const value = text_at(content, attribute);
        if (!value)
            continue;
        for (auto const& other : with_value(type, attribute, *value)) {
            auto const taken = text_at(other->packed, attribute).value_or("");
            auto const same = behaviour_.same_unique_value(taken, *value, is_case_exact(type, attribute));
            if (other->id != id && same)
                return behaviour_.duplicate_error(attribute, *value);
        }
    }
    return {};
}

}  // namespace scim::server
