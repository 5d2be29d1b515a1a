// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The resources of one type in order of creation.

#include <cstddef>
#include <cstdint>
#include <shared_mutex>
#include <vector>

#include "store/slot.hpp"

namespace scim::server {

/// A long list in blocks: adding, removing and finding a place touch one of them. Safe to use from several threads.
class ResourceOrder {
public:
    /// Sequence numbers must grow.
    void push_back(SlotPointer slot);
    void erase(std::uint64_t sequence);

    std::size_t size() const;
    /// From the place (0-based) on, at most so many.
    std::vector<SlotPointer> from(std::size_t place, std::size_t most) const;
    /// Those with a greater sequence, at most so many.
    std::vector<SlotPointer> after(std::uint64_t sequence, std::size_t most) const;

private:
    using Block = std::vector<SlotPointer>;

    std::vector<SlotPointer> copy(std::size_t block, std::size_t place, std::size_t most) const;
    std::size_t block_behind(std::uint64_t sequence) const;

    mutable std::shared_mutex mutex_;
    std::vector<Block> blocks_;  ///< none is empty
    std::size_t size_ = 0;
};

}  // namespace scim::server
