// SPDX-License-Identifier: Apache-2.0
#include "case_seed.hpp"

#include <scim/wire/random.hpp>

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
    return Random {hash_of(text)}.word(5);
}

}  // namespace scim::conformance
