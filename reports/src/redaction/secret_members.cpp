// SPDX-License-Identifier: Apache-2.0
#include "body_rules.hpp"

#include <algorithm>
#include <string>

#include "secret_names.hpp"

namespace scim::report {
namespace {

using Kind = JsonNode::Kind;

/// True for the definition of a schema: it has an array of attribute definitions.
bool is_schema_definition(JsonOutline const& outline, std::size_t node)
{
    auto const attributes = child_named(outline, node, "attributes");
    return attributes && outline[*attributes].kind == Kind::array && child_named(outline, node, "name");
}

/// The name of the attribute that a patch operation's path leads to: `password`, or `x` of `x[type eq "a"]`.
std::string patched_attribute(std::string_view text, JsonNode const& path)
{
    auto name = text_of(text, path);
    if (auto const filter = name.find('['); filter != std::string::npos)
        name.resize(filter);
    return name;
}

std::string kind_of_length(std::string const& kind, JsonNode const& node)
{
    return kind == "certificate" ? kind + " of " + std::to_string(node.end - node.begin) + " bytes" : kind;
}

/// Adds all strings in and under a node, but for the `type` of a multi-valued attribute's value.
void add_strings(
    std::string_view text, JsonOutline const& outline, std::size_t node, std::string const& kind, Replacements& found)
{
    for (auto at = node; at < outline[node].subtree_end; ++at) {
        auto const& each = outline[at];
        bool const structural = at != node && is_named(each, {"type"});
        if (each.kind == Kind::string && !structural)
            add_range(found, text, each.begin, each.end, kind_of_length(kind, each), Reason::member);
    }
}

void add_patched(std::string_view text, JsonOutline const& outline, std::size_t node, Replacements& found)
{
    auto const path = child_named(outline, node, "path");
    auto const value = child_named(outline, node, "value");
    if (!path || !value || outline[*path].kind != Kind::string)
        return;
    if (auto const kind = secret_member_kind(patched_attribute(text, outline[*path])))
        add_strings(text, outline, *value, *kind, found);
}

/// True when a member says by its name that it is a secret, or leads to what is one. Most texts have none.
bool has_interesting_name(JsonOutline const& outline)
{
    return std::any_of(outline.begin(), outline.end(), [](JsonNode const& node) {
        return !node.name.empty() && (is_named(node, {"path"}) || secret_member_kind(name_of(node)));
    });
}

}  // namespace

void find_secret_members(std::string_view text, JsonOutline const& outline, Replacements& found)
{
    if (!has_interesting_name(outline))
        return;
    for (std::size_t at = 0; at < outline.size(); ++at) {
        auto const& node = outline[at];
        if (node.kind == Kind::object && is_schema_definition(outline, at)) {
            at = node.subtree_end - 1;
            continue;
        }
        if (node.kind == Kind::object)
            add_patched(text, outline, at, found);
        auto const kind = node.name.empty() ? std::nullopt : secret_member_kind(name_of(node));
        if (!kind)
            continue;
        add_strings(text, outline, at, *kind, found);
        at = node.subtree_end - 1;
    }
}

}  // namespace scim::report
