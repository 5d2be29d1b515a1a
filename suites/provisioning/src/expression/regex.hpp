// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Regular expressions in the notation of .NET, matched in time linear in the text.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// A part of a text, in bytes.
struct Span {
    std::size_t start = 0;
    std::size_t end = 0;
};

/// One match: the whole first, then the groups, empty for groups that took no part.
using Match = std::vector<std::optional<Span>>;

class Regex {
public:
    /// Errors: no pattern of .NET, or one that needs to look around or back.
    static Result<Regex, Problem> compile(std::string_view pattern);

    /// The first match that starts at `from` or later.
    std::optional<Match> find(std::string_view text, std::size_t from) const;

    /// All matches, as .NET finds them: behind an empty match the search goes on one character later.
    std::vector<Match> find_all(std::string_view text) const;

    /// The number of a group by its name or its digits. Empty when there is none.
    std::optional<std::size_t> group(std::string_view name) const;

private:
    struct Program;

    explicit Regex(std::shared_ptr<Program const> program);

    std::shared_ptr<Program const> program_;
};

}  // namespace scim::provisioning::expression
