// SPDX-License-Identifier: Apache-2.0
#include "store/resource_order.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace scim::server {

namespace {

constexpr std::size_t block_size = 512;

}  // namespace

void ResourceOrder::push_back(SlotPointer slot)
{
    auto const lock = std::unique_lock {mutex_};
    if (blocks_.empty() || blocks_.back().size() >= block_size) {
        blocks_.emplace_back();
        blocks_.back().reserve(block_size);
    }
    blocks_.back().push_back(std::move(slot));
    ++size_;
}

// The last block that begins at or before the sequence; one behind the end if there is none.
std::size_t ResourceOrder::block_behind(std::uint64_t sequence) const
{
    auto const behind = std::upper_bound(blocks_.begin(), blocks_.end(), sequence,
        [](std::uint64_t wanted, Block const& block) { return wanted < block.front()->sequence; });
    return behind == blocks_.begin() ? 0 : static_cast<std::size_t>(std::distance(blocks_.begin(), behind)) - 1;
}

void ResourceOrder::erase(std::uint64_t sequence)
{
    auto const lock = std::unique_lock {mutex_};
    auto const index = block_behind(sequence);
    if (index >= blocks_.size())
        return;
    auto& block = blocks_[index];
    size_ -= std::erase_if(block, [&](SlotPointer const& slot) { return slot->sequence == sequence; });
    if (block.empty())
        blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t ResourceOrder::size() const
{
    auto const lock = std::shared_lock {mutex_};
    return size_;
}

std::vector<SlotPointer> ResourceOrder::copy(std::size_t block, std::size_t place, std::size_t most) const
{
    std::vector<SlotPointer> slots;
    for (; block < blocks_.size() && slots.size() < most; ++block, place = 0) {
        auto const count = std::min(blocks_[block].size() - place, most - slots.size());
        auto const begin = blocks_[block].begin() + static_cast<std::ptrdiff_t>(place);
        slots.insert(slots.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
    }
    return slots;
}

std::vector<SlotPointer> ResourceOrder::from(std::size_t place, std::size_t most) const
{
    auto const lock = std::shared_lock {mutex_};
    std::size_t block = 0;
    while (block < blocks_.size() && place >= blocks_[block].size())
        place -= blocks_[block++].size();
    return copy(block, place, most);
}

std::vector<SlotPointer> ResourceOrder::after(std::uint64_t sequence, std::size_t most) const
{
    auto const lock = std::shared_lock {mutex_};
    auto const block = block_behind(sequence);
    if (block >= blocks_.size())
        return {};
    auto const& slots = blocks_[block];
    auto const next = std::upper_bound(slots.begin(), slots.end(), sequence,
        [](std::uint64_t wanted, SlotPointer const& slot) { return wanted < slot->sequence; });
    return copy(block, static_cast<std::size_t>(std::distance(slots.begin(), next)), most);
}

}  // namespace scim::server
