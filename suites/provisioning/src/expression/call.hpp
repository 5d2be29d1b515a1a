// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One call with its arguments evaluated and of the types that the function declares.

#include <cstddef>
#include <string>
#include <vector>

#include "expression/evaluation.hpp"
#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// An evaluated argument. Which members count depends on the type of its parameter.
struct Argument {
    bool given = false;  ///< false when it was left out, or is optional and null
    Value value;         ///< a std::string for text, an std::int64_t for integers
    Texts texts;
    Moment date {};
};

class Call {
public:
    Call(Node const& node, std::vector<Argument> arguments, Evaluation& evaluation)
        : node_ {node}
        , arguments_ {std::move(arguments)}
        , evaluation_ {evaluation}
    {
    }

    // Indexes count from 0. What an argument is, its parameter has made sure of.
    std::size_t size() const noexcept { return arguments_.size(); }
    Node const& node() const noexcept { return node_; }
    bool has(std::size_t index) const noexcept { return index < arguments_.size() && arguments_[index].given; }
    Value const& value(std::size_t index) const { return arguments_.at(index).value; }
    std::string const& text(std::size_t index) const { return std::get<std::string>(value(index)); }
    std::int64_t integer(std::size_t index) const { return std::get<std::int64_t>(value(index)); }
    Texts const& texts(std::size_t index) const { return arguments_.at(index).texts; }
    Moment date(std::size_t index) const { return arguments_.at(index).date; }

    Evaluation& evaluation() const noexcept { return evaluation_; }

    /// The failure of this call because of one argument.
    Failure<ExpressionError> refuse(std::size_t index, std::string reason, std::string remedy = {}) const;
    /// The failure of this call because its value would be too big.
    Failure<ExpressionError> too_large() const;

private:
    Node const& node_;
    std::vector<Argument> arguments_;
    Evaluation& evaluation_;
};

/// The value of a call whose function computes from prepared arguments.
Computed call_function(Node const& node, Evaluation& evaluation);

/// What is wrong with a constant argument; empty for everything that only an evaluation can tell.
std::optional<Problem> check_constant(Node const& argument, Parameter const& parameter);

/// A value as one text. Empty optional for null.
/// Errors: several values.
Result<std::optional<std::string>, Problem> one_text(Value const& value);

}  // namespace scim::provisioning::expression
