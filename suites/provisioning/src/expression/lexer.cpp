// SPDX-License-Identifier: Apache-2.0
#include "expression/lexer.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

#include "expression/number.hpp"

namespace scim::provisioning::expression {

namespace {

bool is_digit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

bool is_word_letter(char letter) noexcept
{
    return is_digit(letter) || letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::size_t word_length(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_word_letter) - text.begin());
}

/// The quotation marks that word processors put in.
bool starts_with_curly_quote(std::string_view text) noexcept
{
    constexpr std::array<std::string_view, 5> marks {"“", "”", "„", "‘", "’"};
    return std::ranges::any_of(marks, [&](auto mark) { return text.starts_with(mark); });
}

}  // namespace

Failure<ExpressionError> syntax_failure(std::size_t column, std::string reason, std::string remedy)
{
    return Failure {ExpressionError {ExpressionError::Kind::syntax, column, std::move(reason), std::move(remedy)}};
}

Failure<ExpressionError> Lexer::fail(std::string reason, std::string remedy) const
{
    return syntax_failure(column_, std::move(reason), std::move(remedy));
}

void Lexer::advance(std::size_t bytes) noexcept
{
    // Continuation bytes of UTF-8 are no characters of their own.
    for (auto const byte : rest_.substr(0, bytes))
        column_ += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    rest_.remove_prefix(bytes);
}

Token Lexer::take(Token::Kind kind, std::size_t bytes)
{
    Token token {kind, column_, std::string {rest_.substr(0, bytes)}, 0};
    advance(bytes);
    return token;
}

Lexer::Read Lexer::next()
{
    advance(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
    if (rest_.empty())
        return Token {Token::Kind::end, column_, {}, 0};
    switch (rest_.front()) {
    case '"': return quoted_text();
    case '[': return attribute();
    case ',': return take(Token::Kind::comma, 1);
    case '(': return take(Token::Kind::open, 1);
    case ')': return take(Token::Kind::close, 1);
    case '=':
    case '<':
    case '>': return comparison();
    case '-':
    case '&': return integer();
    default: break;
    }
    if (is_digit(rest_.front()))
        return integer();
    return is_word_letter(rest_.front()) ? word() : stray();
}

Lexer::Read Lexer::quoted_text()
{
    Token token {Token::Kind::text, column_, {}, 0};
    auto const opening = *this;
    advance(1);
    while (!rest_.starts_with('"')) {
        if (rest_.empty())
            return opening.fail("the text that starts here has no end", "close it with \"; inside a text write \\\"");
        if (rest_.front() == '\\') {
            if (!rest_.starts_with("\\\\") && !rest_.starts_with("\\\""))
                return fail(
                    "a backslash stands alone in a text", "write \\\\ for a backslash and \\\" for a quotation mark");
            advance(1);
        }
        token.text += rest_.front();
        advance(1);
    }
    advance(1);
    return token;
}

Lexer::Read Lexer::attribute()
{
    auto const end = rest_.find(']');
    if (end == rest_.npos)
        return fail("the attribute that starts here has no end", "close its name with ]");
    auto const name = trim(rest_.substr(1, end - 1));
    if (name.empty())
        return fail("the brackets name no attribute", "write a name between them, such as [mail]");
    if (name.find_first_of("[\"(),") != name.npos)
        return fail("the name of this attribute contains one of [ \" ( ) ,", "close the name before it with ]");
    Token token {Token::Kind::attribute, column_, std::string {name}, 0};
    advance(end + 1);
    return token;
}

Lexer::Read Lexer::integer()
{
    if (rest_.starts_with('&') && !rest_.starts_with("&H") && !rest_.starts_with("&h"))
        return stray();
    auto const length = 1 + word_length(rest_.substr(1));
    auto const number = whole_number(rest_.substr(0, length));
    if (!number)
        return fail("\"" + std::string {rest_.substr(0, length)} + "\" is no whole number of 64 bits",
            "write digits (3, -10, &HF), or quote it if it is a text");
    if (rest_.substr(length).starts_with('.'))
        return fail("numbers with a fraction do not exist here", "write a whole number, or quote it as a text");
    auto token = take(Token::Kind::integer, length);
    token.number = *number;
    return token;
}

Lexer::Read Lexer::word()
{
    return take(Token::Kind::name, word_length(rest_));
}

Lexer::Read Lexer::comparison()
{
    auto const two = rest_.starts_with("<>") || rest_.starts_with("<=") || rest_.starts_with(">=");
    return take(Token::Kind::comparison, two ? 2 : 1);
}

Lexer::Read Lexer::stray() const
{
    if (starts_with_curly_quote(rest_))
        return fail("texts stand between straight quotation marks", "replace this mark by \"");
    if (rest_.starts_with('\''))
        return fail("texts stand between double quotation marks", "replace ' by \"");
    if (rest_.starts_with('&') || rest_.starts_with('+'))
        return fail("there is no operator that puts texts together", "use Append or Join");
    return fail("this character means nothing here", "put texts between \" and names of attributes between [ and ]");
}

}  // namespace scim::provisioning::expression
