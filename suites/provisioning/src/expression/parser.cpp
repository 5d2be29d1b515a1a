// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "expression/call_check.hpp"
#include "expression/lexer.hpp"

namespace scim::provisioning::expression {

namespace {

using Parsed = Result<Node, ExpressionError>;

Comparison comparison_of(std::string_view sign)
{
    constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs {{
        {"=", Comparison::equal},
        {"<>", Comparison::not_equal},
        {"<", Comparison::less},
        {"<=", Comparison::less_or_equal},
        {">", Comparison::greater},
        {">=", Comparison::greater_or_equal},
    }};
    return std::ranges::find(signs, sign, &std::pair<std::string_view, Comparison>::first)->second;
}

/// Recursive descent; `max_expression_depth` bounds the recursion.
class Parser {
public:
    explicit Parser(std::string_view text) : lexer_ {text} {}

    Parsed expression();

private:
    Parsed operand(std::size_t depth);
    Parsed comparable(std::size_t depth);
    Parsed call(Token name, std::size_t depth);
    Result<void, ExpressionError> arguments(Node& call, std::size_t depth);
    Failure<ExpressionError> unseparated(Node const& call) const;
    Result<void, ExpressionError> step();
    bool at(Token::Kind kind) const noexcept { return token_.kind == kind; }

    Lexer lexer_;
    Token token_;
};

Result<void, ExpressionError> Parser::step()
{
    auto next = lexer_.next();
    if (!next)
        return Failure {next.error()};
    token_ = *std::move(next);
    return {};
}

Parsed Parser::expression()
{
    if (auto const first = step(); !first)
        return Failure {first.error()};
    if (at(Token::Kind::end))
        return syntax_failure(1, "the expression is empty", "write a function call, such as Append([mail], \".test\")");
    auto root = comparable(0);
    if (root && root->kind == Node::Kind::keyword)
        return unknown_word(root->text, root->column);
    if (root && !at(Token::Kind::end))
        return syntax_failure(token_.column, "the expression has ended before this",
            "make it one call: to put texts together, use Append or Join");
    return root;
}

/// An operand, or two with a sign between them.
Parsed Parser::comparable(std::size_t depth)
{
    auto left = operand(depth);
    if (!left || !at(Token::Kind::comparison))
        return left;
    Node comparison {Node::Kind::comparison, token_.column, {}, 0, comparison_of(token_.text), nullptr, {}};
    if (auto const next = step(); !next)
        return Failure {next.error()};
    auto right = operand(depth);
    if (!right)
        return right;
    for (auto const* side : {&*left, &*right})
        if (side->kind == Node::Kind::keyword)
            return unknown_word(side->text, side->column);
    if (at(Token::Kind::comparison))
        return syntax_failure(token_.column, "a condition compares two values", "nest calls of IIF instead");
    comparison.arguments.push_back(*std::move(left));
    comparison.arguments.push_back(*std::move(right));
    return comparison;
}

Node leaf_of(Token const& token)
{
    Node node {Node::Kind::text, token.column, token.text, token.number, Comparison::equal, nullptr, {}};
    if (token.kind == Token::Kind::attribute)
        node.kind = Node::Kind::attribute;
    if (token.kind == Token::Kind::integer)
        node.kind = Node::Kind::integer;
    if (token.kind == Token::Kind::name)
        node.kind = Node::Kind::keyword;
    return node;
}

Parsed Parser::operand(std::size_t depth)
{
    if (at(Token::Kind::end))
        return syntax_failure(token_.column, "the expression ends too early", "close every parenthesis");
    auto const is_operand
        = at(Token::Kind::name) || at(Token::Kind::attribute) || at(Token::Kind::text) || at(Token::Kind::integer);
    if (!is_operand)
        return syntax_failure(
            token_.column, "a value is missing before \"" + token_.text + "\"", "write a text, an attribute or a call");
    auto const token = token_;
    if (auto const next = step(); !next)
        return Failure {next.error()};
    if (token.kind == Token::Kind::name && at(Token::Kind::open))
        return call(token, depth + 1);
    if (token.kind == Token::Kind::name && !is_keyword(token.text))
        return unknown_word(token.text, token.column);
    return leaf_of(token);
}

Parsed Parser::call(Token name, std::size_t depth)
{
    if (depth > max_expression_depth)
        return syntax_failure(name.column,
            "calls are nested deeper than " + std::to_string(max_expression_depth) + " levels",
            "use Switch or Coalesce instead of nesting");
    Node node {Node::Kind::call, name.column, name.text, 0, Comparison::equal, find_function(name.text), {}};
    if (!node.function)
        return unknown_function(name.text, name.column);
    if (auto const next = step(); !next)
        return Failure {next.error()};
    if (auto const read = arguments(node, depth); !read)
        return Failure {read.error()};
    if (auto error = check_call(node, depth))
        return Failure {*std::move(error)};
    return node;
}

/// Everything up to the closing parenthesis, which is taken too.
Result<void, ExpressionError> Parser::arguments(Node& call, std::size_t depth)
{
    if (at(Token::Kind::close))
        return step();
    while (true) {
        if (at(Token::Kind::comma) || at(Token::Kind::close)) {
            call.arguments.push_back(Node {Node::Kind::omitted, token_.column, {}, 0, Comparison::equal, nullptr, {}});
        } else {
            auto argument = comparable(depth);
            if (!argument)
                return Failure {argument.error()};
            call.arguments.push_back(*std::move(argument));
        }
        if (at(Token::Kind::close))
            return step();
        if (!at(Token::Kind::comma))
            return unseparated(call);
        if (auto const next = step(); !next)
            return next;
    }
}

/// Something stands where only a comma or the end of the call can.
Failure<ExpressionError> Parser::unseparated(Node const& call) const
{
    if (equals_ignoring_case(token_.text, "and") || equals_ignoring_case(token_.text, "or"))
        return syntax_failure(token_.column, "conditions cannot be combined by " + token_.text,
            "nest calls of IIF: in the second argument for AND, in the third for OR");
    return syntax_failure(token_.column, "a comma or a closing parenthesis is missing in the call of " + call.text,
        "separate arguments with commas and close the call with )");
}

std::size_t length_of(std::string_view text) noexcept
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

Result<Node, ExpressionError> parse_expression(std::string_view text)
{
    if (auto const length = length_of(text); length > max_expression_length)
        return syntax_failure(max_expression_length + 1,
            "the expression has " + std::to_string(length) + " characters; Entra ID stores at most "
                + std::to_string(max_expression_length),
            "shorten it");
    if (!is_valid_utf8(text))
        return syntax_failure(1, "the expression is not valid UTF-8", "save the file as UTF-8");
    return Parser {text}.expression();
}

}  // namespace scim::provisioning::expression
