// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cuts the text of an expression into tokens.

#include <cstdint>
#include <string>
#include <string_view>

#include <scim/provisioning/expression.hpp>

namespace scim::provisioning::expression {

struct Token {
    enum class Kind { name, attribute, text, integer, comma, open, close, comparison, end };

    Kind kind = Kind::end;
    std::size_t column = 1;   ///< 1-based, characters
    std::string text;         ///< the name, the attribute's name, the text without its escapes, or the operator
    std::int64_t number = 0;  ///< Kind::integer
};

/// Reads one token after the other. The text must be valid UTF-8 and outlive the lexer.
class Lexer {
public:
    explicit Lexer(std::string_view text) : rest_ {text} {}

    /// The next token; Kind::end for ever after the last.
    /// Errors: Kind::syntax.
    Result<Token, ExpressionError> next();

private:
    using Read = Result<Token, ExpressionError>;

    Read quoted_text();
    Read attribute();
    Read integer();
    Read word();
    Read comparison();
    Read stray() const;
    Failure<ExpressionError> fail(std::string reason, std::string remedy) const;
    Token take(Token::Kind kind, std::size_t bytes);
    void advance(std::size_t bytes) noexcept;

    std::string_view rest_;
    std::size_t column_ = 1;
};

/// The failure to read an expression at a column.
Failure<ExpressionError> syntax_failure(std::size_t column, std::string reason, std::string remedy);

}  // namespace scim::provisioning::expression
