// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a function of the language is: its parameters, and the code that computes its value.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/expression.hpp>

#include "expression/moment.hpp"
#include "expression/node.hpp"

namespace scim::provisioning::expression {

class Call;
class Evaluation;

/// A value, or why there is none.
using Computed = Result<Value, ExpressionError>;

/// What is wrong with a value, without its place.
struct Problem {
    std::string reason;
    std::string remedy;
};

/// How an argument is prepared before the function sees it.
enum class Type {
    any,            ///< as it is, null included
    text,           ///< one text; null makes the whole call null
    text_or_empty,  ///< one text; null counts as the empty text
    text_or_null,   ///< one text, or not given when it is null
    integer,        ///< a whole number or a text of digits; null makes the whole call null
    date,           ///< a text that is a date; null makes the whole call null
    texts,          ///< all values as texts; null counts as no value
    keyword,        ///< a word without quotes
};

enum class Presence { required, optional };

struct Parameter {
    std::string_view name;
    Type type = Type::any;
    Presence presence = Presence::required;
    /// Judges a text early: constants when the expression is read, other values when it is evaluated.
    std::optional<Problem> (*check)(std::string const&) = nullptr;
};

/// Where a call may stand.
enum class Place { anywhere, outermost };

/// How often the last parameter may occur.
enum class Repetition { none, last_parameter };

struct Function {
    std::string_view name;
    std::vector<Parameter> parameters;
    /// Computes from prepared arguments. Null for functions that choose which arguments to evaluate.
    Computed (*compute)(Call const&) = nullptr;
    /// Computes from the call itself, for functions that leave some arguments alone.
    Computed (*choose)(Node const&, Evaluation&) = nullptr;
    Repetition repetition = Repetition::none;
    Place place = Place::anywhere;
    /// Judges the call as a whole when the expression is read.
    std::optional<Problem> (*check)(Node const&) = nullptr;
};

/// The parameter that the argument at that index (from 0) is for.
Parameter const& parameter_at(Function const& function, std::size_t index);

/// All functions, by name.
std::vector<Function> const& all_functions();
/// Exact letters; nullptr when there is none.
Function const* find_function(std::string_view name);

}  // namespace scim::provisioning::expression
