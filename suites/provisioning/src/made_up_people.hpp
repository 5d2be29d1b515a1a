// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names, places and occupations of people who do not exist.

#include <array>
#include <span>
#include <string_view>

namespace scim::provisioning {

/// A name as its bearer writes it, and as addresses do: ASCII, lower case.
struct MadeUpName {
    std::string_view written, ascii;
};

/// A language with names that are common in it.
struct Culture {
    std::string_view language;  ///< BCP 47
    std::string_view country, city;
    bool family_name_first = false;  ///< in displayName
    std::array<MadeUpName, 6> given, family;
};

/// What somebody does, and where.
struct Occupation {
    std::string_view department, job;
};

std::span<Culture const> cultures();
std::span<Occupation const> occupations();

}  // namespace scim::provisioning
