// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parsed form of an expression.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace scim::provisioning::expression {

struct Function;

enum class Comparison { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// A constant, an attribute, a call, a comparison, or an argument that was left out.
struct Node {
    enum class Kind { text, integer, keyword, attribute, call, comparison, omitted };

    Kind kind = Kind::omitted;
    std::size_t column = 1;                     ///< 1-based, characters
    std::string text;                           ///< the text, keyword, or name of the attribute
    std::int64_t number = 0;                    ///< Kind::integer
    Comparison comparison = Comparison::equal;  ///< Kind::comparison, which has two arguments
    Function const* function = nullptr;         ///< Kind::call
    std::vector<Node> arguments;
};

inline bool is_omitted(Node const& node) noexcept
{
    return node.kind == Node::Kind::omitted;
}

/// Calls a function for the node and for everything below it, in the order of the text.
template <typename Visitor>
void visit(Node const& node, Visitor const& visitor)
{
    visitor(node);
    for (auto const& argument : node.arguments)
        visit(argument, visitor);
}

}  // namespace scim::provisioning::expression
