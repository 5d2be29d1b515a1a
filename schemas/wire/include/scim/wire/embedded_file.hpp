// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A data file that was compiled into the program, see cmake/ScimEmbedFiles.cmake.

#include <span>
#include <string_view>

namespace scim {

struct EmbeddedFile {
    std::string_view name;  ///< path relative to the base directory, with slashes
    std::string_view content;
};

/// The file of that name, or nullptr.
inline EmbeddedFile const* find_embedded(std::span<EmbeddedFile const> files, std::string_view name)
{
    for (auto const& file : files) {
        if (file.name == name)
            return &file;
    }
    return nullptr;
}

}  // namespace scim
