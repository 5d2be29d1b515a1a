// SPDX-License-Identifier: Apache-2.0
#include "expression/call.hpp"
#include "expression/evaluation.hpp"
#include "expression/functions.hpp"
#include "expression/truth.hpp"

namespace scim::provisioning::expression {

namespace {

/// The first attribute below a node that the object lacks; nullptr when it has all.
Node const* absent_attribute(Node const& node, Evaluation const& evaluation)
{
    Node const* absent = nullptr;
    visit(node, [&](Node const& below) {
        if (!absent && below.kind == Node::Kind::attribute && is_null_or_empty(evaluation.attribute(below.text)))
            absent = &below;
    });
    return absent;
}

}  // namespace

Computed coalesce(Node const& node, Evaluation& evaluation)
{
    for (auto const& argument : node.arguments) {
        auto computed = evaluation.value(argument);
        if (!computed || !is_null(*computed))
            return computed;
    }
    return Value {};
}

Computed ignore_flow_if_null_or_empty(Call const& call)
{
    if (is_null_or_empty(call.value(0)))
        call.evaluation().drop();
    return call.value(0);
}

/// Known limitation of Entra ID: a condition fails on an attribute that is null or empty, even inside IsNullOrEmpty.
Computed iif(Node const& node, Evaluation& evaluation)
{
    auto const& condition = node.arguments[0];
    if (auto const* absent = absent_attribute(condition, evaluation))
        return fail(*absent, ExpressionError::Kind::condition_on_null,
            "IIF tests [" + absent->text + "], which is null or empty",
            "use Switch, which takes the empty text as a key: Switch([" + absent->text + "], [" + absent->text
                + "], \"\", \"Other\")");
    auto const computed = evaluation.value(condition);
    if (!computed)
        return computed;
    auto const truth = truth_of(*computed);
    if (!truth)
        return fail(condition, ExpressionError::Kind::bad_value, "IIF, condition: the value is neither True nor False",
            "compare it, such as [country] = \"US\"");
    return evaluation.value(node.arguments[*truth ? 1 : 2]);
}

Computed redact(Call const& call)
{
    call.evaluation().redact();
    return call.value(0);
}

Computed select_unique_value(Node const& node, Evaluation& evaluation)
{
    std::string tried;
    for (auto const& rule : node.arguments) {
        auto const text = evaluation.text(rule);
        if (!text)
            return Failure {text.error()};
        // A rule without a value proposes nothing.
        if (text->value_or("").empty())
            continue;
        if (!evaluation.is_taken(**text))
            return Value {**text};
        tried += (tried.empty() ? "" : ", ") + **text;
    }
    return fail(node, ExpressionError::Kind::none_unique,
        tried.empty() ? "SelectUniqueValue: no rule gave a value" : "SelectUniqueValue: all values are taken: " + tried,
        "add a rule that gives another value");
}

std::optional<Problem> check_switch(Node const& node)
{
    if (node.arguments.size() % 2 == 0)
        return std::nullopt;
    return Problem {"a key lacks its value",
        "write Switch(source, default, key, value, key, value); an omitted default still needs its comma"};
}

Computed switch_value(Node const& node, Evaluation& evaluation)
{
    auto const source = evaluation.text(node.arguments[0]);
    if (!source)
        return Failure {source.error()};
    for (std::size_t index = 2; index + 1 < node.arguments.size(); index += 2) {
        auto const key = evaluation.text(node.arguments[index]);
        if (!key)
            return Failure {key.error()};
        // The key "" also stands for null.
        if (key->value_or("") == source->value_or(""))
            return evaluation.value(node.arguments[index + 1]);
    }
    return evaluation.value(node.arguments[1]);
}

}  // namespace scim::provisioning::expression
