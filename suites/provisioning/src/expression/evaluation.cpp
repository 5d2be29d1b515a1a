// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluation.hpp"

#include "expression/call.hpp"
#include "expression/comparison.hpp"

namespace scim::provisioning::expression {

namespace {

std::size_t size_of(Value const& value)
{
    if (auto const* text = std::get_if<std::string>(&value))
        return text->size();
    std::size_t size = 0;
    if (auto const* texts = std::get_if<Texts>(&value))
        for (auto const& text : *texts)
            size += text.size();
    return size;
}

}  // namespace

Failure<ExpressionError> fail(Node const& node, ExpressionError::Kind kind, std::string reason, std::string remedy)
{
    return Failure {ExpressionError {kind, node.column, std::move(reason), std::move(remedy)}};
}

Value Evaluation::attribute(std::string const& name) const
{
    auto const found = source_.find(name);
    return found == source_.end() ? Value {} : found->second;
}

Computed Evaluation::value(Node const& node)
{
    switch (node.kind) {
    case Node::Kind::text:
    case Node::Kind::keyword: return Value {node.text};
    case Node::Kind::integer: return Value {node.number};
    case Node::Kind::attribute: return attribute(node.text);
    case Node::Kind::call: return call(node);
    case Node::Kind::comparison: return compare(node);
    case Node::Kind::omitted: break;
    }
    return Value {};
}

Result<std::optional<std::string>, ExpressionError> Evaluation::text(Node const& node)
{
    auto const computed = value(node);
    if (!computed)
        return Failure {computed.error()};
    auto text = one_text(*computed);
    if (!text)
        return fail(node, ExpressionError::Kind::bad_value, text.error().reason, text.error().remedy);
    return *std::move(text);
}

Computed Evaluation::call(Node const& node)
{
    auto computed = node.function->choose ? node.function->choose(node, *this) : call_function(node, *this);
    if (computed && size_of(*computed) > max_value_size)
        return fail(node, ExpressionError::Kind::too_large, "the value is larger than a mebibyte");
    return computed;
}

Computed Evaluation::compare(Node const& node)
{
    auto const left = text(node.arguments.front());
    if (!left)
        return Failure {left.error()};
    auto const right = text(node.arguments.back());
    if (!right)
        return Failure {right.error()};
    return Value {holds(node.comparison, left->value_or(""), right->value_or(""))};
}

}  // namespace scim::provisioning::expression
