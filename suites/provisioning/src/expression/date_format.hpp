// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Custom date and time formats of .NET, invariant culture, such as `yyyy-MM-ddTHH:mm:sszzz`.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// A run of one format letter, or text that stands for itself.
struct DateToken {
    char symbol = 0;         ///< one of `y M d H h m s f F t z K`; 0 for literal text
    std::size_t length = 0;  ///< how often the letter is repeated
    std::string literal;

    friend bool operator==(DateToken const&, DateToken const&) = default;
};

using DateFormat = std::vector<DateToken>;

/// Cuts a format into tokens.
/// Errors: standard formats of one letter, eras, quotes without end.
Result<DateFormat, Problem> parse_date_format(std::string_view format);

}  // namespace scim::provisioning::expression
