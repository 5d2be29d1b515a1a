// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The evaluation of one expression for one object.

#include <scim/wire/random.hpp>

#include "expression/function.hpp"

#include <optional>

namespace scim::provisioning::expression {

class Evaluation {
public:
    Evaluation(SourceAttributes const& source, Environment const& environment)
        : source_ {source}
        , environment_ {environment}
    {
    }

    /// The value of a node; null for an argument that was left out.
    Computed value(Node const& node);
    /// The value of a node as one text. Empty optional for null.
    Result<std::optional<std::string>, ExpressionError> text(Node const& node);
    /// The attribute of that name; null when the object has none.
    Value attribute(std::string const& name) const;

    /// Made when it is needed first: few functions do, and it costs more than most expressions.
    Random& random() { return random_ ? *random_ : random_.emplace(environment_.seed); }
    TimePoint now() const { return environment_.clock.now(); }
    bool is_taken(std::string_view value) const { return environment_.is_taken && environment_.is_taken(value); }

    void drop() noexcept { dropped_ = true; }
    void redact() noexcept { redacted_ = true; }
    bool dropped() const noexcept { return dropped_; }
    bool redacted() const noexcept { return redacted_; }

private:
    Computed call(Node const& node);
    Computed compare(Node const& node);

    SourceAttributes const& source_;
    Environment const& environment_;
    std::optional<Random> random_;
    bool dropped_ = false;
    bool redacted_ = false;
};

/// The failure at a node.
Failure<ExpressionError> fail(
    Node const& node, ExpressionError::Kind kind, std::string reason, std::string remedy = {});

}  // namespace scim::provisioning::expression
