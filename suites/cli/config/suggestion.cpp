// SPDX-License-Identifier: Apache-2.0
#include "config/suggestion.hpp"

#include <utility>

#include <scim/wire/text.hpp>

namespace scim::cli {

std::string suggestion(std::string_view word, std::vector<std::string> const& candidates)
{
    if (auto near = nearest(word, candidates); !near.empty())
        return near;
    for (std::size_t at = 1; at < word.size(); ++at) {
        std::string swapped {word};
        std::swap(swapped[at - 1], swapped[at]);
        for (auto const& candidate : candidates) {
            if (candidate == swapped)
                return candidate;
        }
    }
    return {};
}

}  // namespace scim::cli
