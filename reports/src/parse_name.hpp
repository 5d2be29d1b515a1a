// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Enumerators by their spelling.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <scim/wire/text.hpp>

namespace scim::report {

/// The enumerator whose spelling is the text; letter case is ignored, since files of ours write `should` for SHOULD.
template <typename Enum, std::size_t size>
std::optional<Enum> parse_name(std::string_view text, std::array<Enum, size> const& values)
{
    for (auto const value : values) {
        if (equals_ignoring_case(to_string(value), text))
            return value;
    }
    return std::nullopt;
}

}  // namespace scim::report
