// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The expressions of attribute mappings in Microsoft Entra ID, such as `Join(" ", [givenName], [surname])`.
/// Source: Microsoft's reference for writing expressions for attribute mappings; docs/expressions.md lists the
/// functions.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/value.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/result.hpp>

namespace scim::provisioning {

/// Longest expression that Entra ID stores, in characters.
inline constexpr std::size_t max_expression_length = 10'000;
/// Deepest nesting of calls. Ours: Microsoft documents none.
inline constexpr std::size_t max_expression_depth = 64;
/// Longest text or list, in bytes, that an evaluation may make. Ours: Microsoft documents none.
inline constexpr std::size_t max_value_size = 1'048'576;

/// Why an expression cannot be read, has no value for an object, or deserves a second look.
struct ExpressionError {
    enum class Kind {
        syntax,             ///< the expression itself is wrong, whatever the object
        bad_value,          ///< a function got a value that it cannot take
        condition_on_null,  ///< IIF tested an attribute that is null or empty
        none_unique,        ///< every value that SelectUniqueValue tried is taken: the object is escrowed
        too_large,          ///< a value grew over max_value_size
        caution,            ///< the expression can be read, but Microsoft warns of it
    };

    Kind kind = Kind::syntax;
    std::size_t column = 1;  ///< 1-based, characters, in the text of the expression
    std::string reason;      ///< what is wrong
    std::string remedy;      ///< how to mend it; may be empty

    friend bool operator==(ExpressionError const&, ExpressionError const&) = default;
};

/// `column 7: unknown function "join"; write "Join": names of functions are case-sensitive`.
std::string describe(ExpressionError const& error);

/// Names of all functions of the language, in alphabetical order.
std::vector<std::string> function_names();

/// What an evaluation needs beside the attributes.
struct Environment {
    Clock const& clock;      ///< for Now and for dates without a day
    std::uint64_t seed = 0;  ///< for Guid and RandomString: the same seed gives the same values
    /// Whether the target already has that value; for SelectUniqueValue only. Without it, nothing is taken.
    std::function<bool(std::string_view)> is_taken = {};
};

/// What an expression gives for one object.
struct Outcome {
    Value value;            ///< null: nothing to provision
    bool dropped = false;   ///< IgnoreFlowIfNullOrEmpty found nothing: leave the attribute out of the flow
    bool redacted = false;  ///< Redact was used: logs show `[Redact]` instead of the value

    friend bool operator==(Outcome const&, Outcome const&) = default;
};

/// An attribute that an expression reads.
struct AttributeUse {
    std::string name;
    std::size_t column = 1;  ///< of the first use; 1-based, characters

    friend bool operator==(AttributeUse const&, AttributeUse const&) = default;
};

namespace expression {
struct Node;
}

/// A parsed expression. Copies share the parsed form, which never changes.
class Expression {
public:
    /// Reads an expression: a function call, an attribute in brackets, a quoted text or a number.
    /// Errors: Kind::syntax with the place of the first offence; unknown names, numbers of arguments, and whatever can
    /// be told without an object.
    static Result<Expression, ExpressionError> parse(std::string_view text);

    /// The value for one object. Attributes that the source does not have are null.
    /// Errors: every kind but syntax and caution.
    Result<Outcome, ExpressionError> evaluate(SourceAttributes const& source, Environment const& environment) const;

    /// The attributes it reads, each once, in order of first use.
    std::vector<AttributeUse> attributes() const;

    /// What Microsoft warns of: expressions that will fail or disappoint for some objects. Kind::caution.
    std::vector<ExpressionError> cautions() const;

    /// True for SelectUniqueValue, which works on creation only and not for attributes that match.
    bool selects_unique_value() const noexcept;

private:
    explicit Expression(std::shared_ptr<expression::Node const> root);

    std::shared_ptr<expression::Node const> root_;
};

}  // namespace scim::provisioning
