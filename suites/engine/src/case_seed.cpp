// SPDX-License-Identifier: Apache-2.0
#include "case_seed.hpp"

namespace scim::conformance {

std::uint64_t hash_of(std::string_view text)
{
    std::uint64_t hash = 1469598103934665603ULL;
    for (auto const letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return hash;
}

std::string short_hash(std::string_view text)
{
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::string word;
    // The higher bits depend on all of the text.
    for (auto bits = hash_of(text); word.size() < 5; bits <<= 5U)
        word += letters[bits >> 59U];
    return word;
}

}  // namespace scim::conformance
