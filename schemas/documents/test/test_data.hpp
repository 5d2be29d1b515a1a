// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Data files of schemas/ for tests.

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/json.hpp>

namespace scim::documents::test {

/// schemas/examples
std::span<EmbeddedFile const> example_files();
/// schemas/definitions
std::span<EmbeddedFile const> definition_files();

/// The parsed file; throws when it is missing or no JSON.
inline Json read_json(std::span<EmbeddedFile const> files, std::string_view name)
{
    auto const* file = find_embedded(files, name);
    if (!file)
        throw std::runtime_error {"no file " + std::string {name}};
    auto parsed = parse_json(file->content);
    if (!parsed)
        throw std::runtime_error {std::string {name} + ": " + describe(parsed.error())};
    return *std::move(parsed);
}

}  // namespace scim::documents::test
