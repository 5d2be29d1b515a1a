// SPDX-License-Identifier: Apache-2.0
#include "body_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <scim/wire/text.hpp>

#include "secret_names.hpp"

namespace scim::report {
namespace {

using Kind = JsonNode::Kind;

bool has_child(JsonOutline const& outline, std::size_t node, std::string_view name)
{
    return child_named(outline, node, name).has_value();
}

/// Member objects of an array.
void add_objects(JsonOutline const& outline, std::size_t array, std::vector<std::size_t>& objects)
{
    for (auto const child : children(outline, array)) {
        if (outline[child].kind == Kind::object)
            objects.push_back(child);
    }
}

/// The answers inside a bulk response.
void add_bulk_responses(JsonOutline const& outline, std::size_t operations, std::vector<std::size_t>& objects)
{
    for (auto const operation : children(outline, operations)) {
        auto const response = child_named(outline, operation, "response");
        if (response && outline[*response].kind == Kind::object)
            objects.push_back(*response);
    }
}

/// The resources of a message: the elements of a list, the answers of a bulk response, or the message itself.
std::vector<std::size_t> resources(JsonOutline const& outline)
{
    std::vector<std::size_t> found;
    if (outline.front().kind == Kind::array) {
        add_objects(outline, 0, found);
        return found;
    }
    if (outline.front().kind != Kind::object)
        return found;
    if (auto const list = child_named(outline, 0, "resources"))
        add_objects(outline, *list, found);
    else if (auto const operations = child_named(outline, 0, "operations"))
        add_bulk_responses(outline, *operations, found);
    else
        found.push_back(0);
    return found;
}

/// True when one of the resource's `schemas` ends like a discovery document's or an error's.
bool declares_no_person(std::string_view text, JsonOutline const& outline, std::size_t schemas)
{
    constexpr std::array<std::string_view, 4> endings {
        ":serviceproviderconfig", ":resourcetype", ":core:2.0:schema", ":messages:2.0:error"};
    for (auto const child : children(outline, schemas)) {
        auto const urn = ascii_lower(text_of(text, outline[child]));
        if (std::any_of(endings.begin(), endings.end(), [&urn](auto const ending) { return urn.ends_with(ending); }))
            return true;
    }
    return false;
}

bool is_discovery_or_error(std::string_view text, JsonOutline const& outline, std::size_t node)
{
    if (auto const schemas = child_named(outline, node, "schemas"))
        return declares_no_person(text, outline, *schemas);
    // A poor provider leaves `schemas` out: its documents are known by what people have not.
    auto const has = [&outline, node](std::string_view name) { return has_child(outline, node, name); };
    bool const person = has("username") || has("emails") || has("members");
    return !person
        && (has("authenticationschemes") || has("attributes") || (has("endpoint") && has("schema")) || has("detail"));
}

/// True when a string of the resource contains the prefix. What refers to other resources does not count.
bool is_ours(std::string_view text, JsonOutline const& outline, std::size_t resource, std::string const& prefix)
{
    if (prefix.empty())
        return false;
    for (auto at = resource; at < outline[resource].subtree_end; ++at) {
        auto const& node = outline[at];
        bool const reference = is_named(node, {"members", "groups", "manager"});
        if (reference)
            at = node.subtree_end - 1;
        else if (node.kind == Kind::string && ascii_lower(text_of(text, node)).find(prefix) != std::string::npos)
            return true;
    }
    return false;
}

/// Adds the strings in and under a personal attribute, but for what only gives structure.
void add_strings(std::string_view text, JsonOutline const& outline, std::size_t node, Replacements& found)
{
    for (auto at = node; at < outline[node].subtree_end; ++at) {
        auto const& each = outline[at];
        bool const structural = at != node && is_named(each, {"type", "$ref"});
        if (each.kind == Kind::string && !structural)
            add_range(found, text, each.begin, each.end, "personal", Reason::personal);
    }
}

void add_person(std::string_view text, JsonOutline const& outline, std::size_t resource, Replacements& found)
{
    for (auto at = resource + 1; at < outline[resource].subtree_end; ++at) {
        if (!is_personal_attribute(name_of(outline[at])))
            continue;
        add_strings(text, outline, at, found);
        at = outline[at].subtree_end - 1;
    }
}

}  // namespace

void find_personal_data(
    std::string_view text, JsonOutline const& outline, std::string_view run_prefix, Replacements& found)
{
    auto const prefix = ascii_lower(run_prefix);
    for (auto const resource : resources(outline)) {
        if (!is_discovery_or_error(text, outline, resource) && !is_ours(text, outline, resource, prefix))
            add_person(text, outline, resource, found);
    }
}

}  // namespace scim::report
