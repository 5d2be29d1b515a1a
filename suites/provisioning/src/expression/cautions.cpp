// SPDX-License-Identifier: Apache-2.0
#include "expression/cautions.hpp"

#include <algorithm>

namespace scim::provisioning::expression {

namespace {

using Cautions = std::vector<ExpressionError>;

bool is_call_of(Node const& node, std::string_view name)
{
    return node.function && node.function->name == name;
}

bool is_empty_text(Node const& node)
{
    return node.kind == Node::Kind::text && node.text.empty();
}

bool asks_for_null(Node const& node)
{
    if (node.kind == Node::Kind::comparison)
        return std::ranges::any_of(node.arguments, is_empty_text);
    return is_call_of(node, "IsNull") || is_call_of(node, "IsNullOrEmpty") || is_call_of(node, "IsPresent");
}

bool contains(Node const& node, bool (*predicate)(Node const&))
{
    bool found = false;
    visit(node, [&](Node const& below) { found = found || predicate(below); });
    return found;
}

bool is_manager(Node const& node)
{
    return node.kind == Node::Kind::attribute && node.text == "manager";
}

void add(Cautions& cautions, Node const& node, std::string reason, std::string remedy)
{
    cautions.push_back({ExpressionError::Kind::caution, node.column, std::move(reason), std::move(remedy)});
}

void judge(Node const& node, Cautions& cautions)
{
    if (is_call_of(node, "IIF") && contains(node.arguments[0], asks_for_null))
        add(cautions, node.arguments[0], "IIF asks whether an attribute is null or empty, but fails when it is",
            "use Switch with the empty text as a key: Switch([country], [country], \"\", \"Other\")");
    if (is_call_of(node, "Switch") && contains(node.arguments[0], asks_for_null))
        add(cautions, node.arguments[0], "Switch asks whether its source is null or empty",
            "make the attribute the source and give the key \"\"");
    if (is_call_of(node, "Switch") && contains(node, is_manager))
        add(cautions, node, "Switch is not made for references such as manager", "map manager directly");
    if (is_call_of(node, "SelectUniqueValue"))
        add(cautions, node, "SelectUniqueValue works for provisioning to Active Directory only, not to applications",
            "map an attribute that is unique, such as userPrincipalName");
}

}  // namespace

std::vector<ExpressionError> find_cautions(Node const& root)
{
    Cautions cautions;
    visit(root, [&](Node const& node) { judge(node, cautions); });
    return cautions;
}

}  // namespace scim::provisioning::expression
