// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/expression.hpp>

#include <algorithm>

#include "expression/cautions.hpp"
#include "expression/evaluation.hpp"
#include "expression/parser.hpp"

namespace scim::provisioning {

std::string describe(ExpressionError const& error)
{
    auto text = "column " + std::to_string(error.column) + ": " + error.reason;
    return error.remedy.empty() ? text : text + "; " + error.remedy;
}

std::vector<std::string> function_names()
{
    std::vector<std::string> names;
    for (auto const& function : expression::all_functions())
        names.emplace_back(function.name);
    return names;
}

Expression::Expression(std::shared_ptr<expression::Node const> root) : root_ {std::move(root)} {}

Result<Expression, ExpressionError> Expression::parse(std::string_view text)
{
    auto root = expression::parse_expression(text);
    if (!root)
        return Failure {root.error()};
    return Expression {std::make_shared<expression::Node const>(*std::move(root))};
}

Result<Outcome, ExpressionError> Expression::evaluate(
    SourceAttributes const& source, Environment const& environment) const
{
    expression::Evaluation evaluation {source, environment};
    auto value = evaluation.value(*root_);
    if (!value)
        return Failure {value.error()};
    return Outcome {*std::move(value), evaluation.dropped(), evaluation.redacted()};
}

std::vector<AttributeUse> Expression::attributes() const
{
    std::vector<AttributeUse> uses;
    expression::visit(*root_, [&](expression::Node const& node) {
        if (node.kind != expression::Node::Kind::attribute)
            return;
        if (std::ranges::find(uses, node.text, &AttributeUse::name) == uses.end())
            uses.push_back({node.text, node.column});
    });
    return uses;
}

std::vector<ExpressionError> Expression::cautions() const
{
    return expression::find_cautions(*root_);
}

bool Expression::selects_unique_value() const noexcept
{
    return root_->function && root_->function->name == "SelectUniqueValue";
}

}  // namespace scim::provisioning
