// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A TOML text as a flat list of keys; the only place that knows the TOML library is its source.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

namespace scim::cli {

/// What a value was written as.
enum class TomlKind { text, boolean, number, list, other };

/// One key with its value. Tables are written as dotted keys: `run.jobs`.
struct TomlEntry {
    std::string key;
    TomlKind kind = TomlKind::text;
    std::vector<std::string> values;  ///< one, or the elements of a list
    unsigned line = 0;                ///< 1-based
};

/// Errors: `line 3, column 7: ...`.
Result<std::vector<TomlEntry>, std::string> parse_toml(std::string_view text);

}  // namespace scim::cli
