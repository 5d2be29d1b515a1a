// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Regular expressions as administrators write them for Entra ID, which reads them as .NET does. The only file that
/// sees RE2: matching takes time linear in the text, whatever the expression.

#include <memory>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

namespace re2 {
class RE2;
}

namespace scim::provisioning {

/// A compiled regular expression, case-sensitive. Copies share it; matching is safe in several threads.
class Pattern {
public:
    /// Named groups may be written as in .NET, `(?<name>...)`.
    /// Errors: what is wrong with the expression; look-around and backreferences, which .NET has, are errors too.
    static Result<Pattern, std::string> compile(std::string_view text);

    /// Whether some part of the text matches, as Regex.IsMatch of .NET tells: `^` and `$` bind it to the ends.
    bool occurs_in(std::string_view text) const;

private:
    explicit Pattern(std::shared_ptr<re2::RE2 const> compiled);

    std::shared_ptr<re2::RE2 const> compiled_;
};

}  // namespace scim::provisioning
