// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines of what `explain` prints.

#include <string>
#include <string_view>
#include <vector>

#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {

/// A label and its text; nothing without a text.
inline std::string labelled(std::string_view label, std::string_view text)
{
    return text.empty() ? std::string {} : fmt::format("{:<12}{}\n", label, harmless(text));
}

/// Separated by commas.
inline std::string enumerated(std::vector<std::string> const& texts)
{
    std::string all;
    for (auto const& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

}  // namespace scim::cli
