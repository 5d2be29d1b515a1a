// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Colours, symbols, and texts of the provider made harmless for a console.

#include <string>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::cli {

/// Colours, or nothing.
class Style {
public:
    enum class Color { plain, colored };

    Style() = default;
    explicit Style(Color color) : is_colored_ {color == Color::colored} {}

    std::string good(std::string_view text) const { return paint("32", text); }
    std::string bad(std::string_view text) const { return paint("31", text); }
    std::string doubtful(std::string_view text) const { return paint("33", text); }
    std::string faint(std::string_view text) const { return paint("2", text); }
    std::string strong(std::string_view text) const { return paint("1", text); }
    /// In the colour of the status.
    std::string by(report::Status status, std::string_view text) const;

private:
    std::string paint(std::string_view code, std::string_view text) const;

    bool is_colored_ = false;
};

/// `✓ ✗ ! i – ▸ ?`.
std::string_view symbol(report::Status status);

/// `MUST`.
std::string_view level_word(report::Level level);

/// Text that the provider may have written: no control characters, and nothing that a CI log takes for a command.
std::string harmless(std::string_view text);

/// Cut to so many characters, with an ellipsis.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace scim::cli
