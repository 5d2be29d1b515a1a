// SPDX-License-Identifier: Apache-2.0
#include "path/resolve_path.hpp"

#include <optional>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "filter/bind_filter.hpp"
#include "path/attribute_name.hpp"

namespace scim::server {

namespace {

/// A path cut into its parts, not looked up yet.
struct PathParts {
    AttributeName name;
    std::optional<std::string_view> filter;  ///< between the brackets
    std::string_view sub_name;               ///< behind the brackets
};

Failure<ScimError> refuse(std::string_view path, std::string_view reason)
{
    return Failure {ScimError {
        400, ScimType::invalid_path, "the path \"" + std::string {path} + "\" is not valid: " + std::string {reason}}};
}

// The place of the bracket that closes the one at `open`; brackets within quotes do not count.
std::size_t find_closing_bracket(std::string_view text, std::size_t open)
{
    auto is_quoted = false;
    for (auto place = open + 1; place < text.size(); ++place) {
        if (is_quoted && text[place] == '\\')
            ++place;
        else if (text[place] == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && text[place] == ']')
            return place;
    }
    return std::string_view::npos;
}

std::optional<PathParts> cut(std::string_view path)
{
    PathParts parts;
    auto const open = path.find('[');
    auto const name = parse_attribute_name(path.substr(0, open));
    if (!name)
        return {};
    parts.name = *name;
    if (open == std::string_view::npos)
        return parts;
    auto const close = find_closing_bracket(path, open);
    if (close == std::string_view::npos || !parts.name.sub_name.empty())
        return {};
    parts.filter = path.substr(open + 1, close - open - 1);
    auto rest = path.substr(close + 1);
    if (rest.empty())
        return parts;
    if (rest.front() != '.')
        return {};
    parts.sub_name = rest.substr(1);
    auto const sub = parse_attribute_name(parts.sub_name);
    if (!sub || !sub->urn.empty() || !sub->sub_name.empty())
        return {};
    return parts;
}

Result<Target, ScimError> unknown_attribute(std::string_view path, Context const& context)
{
    if (context.dialect.allows(Leniency::unknown_attributes_ignored))
        return Target {};
    return refuse(path, "no schema of " + context.type.name + " defines it");
}

// Adds the value filter and the sub-attribute behind it.
Result<Target, ScimError> narrow(Target target, PathParts const& parts, std::string_view path, Context const& context)
{
    if (parts.filter) {
        auto filter = context.behaviour.parse_filter(*parts.filter, context.behaviour, context.dialect);
        if (filter)
            filter = bind_value_filter(std::move(*filter), *target.attribute, context);
        if (!filter)
            return refuse(path, filter.error().detail);
        target.filter = std::move(*filter);
    }
    if (!parts.sub_name.empty()) {
        target.sub_attribute = find_attribute(target.attribute->sub_attributes, parts.sub_name);
        if (!target.sub_attribute)
            return unknown_attribute(path, context);
    }
    return target;
}

}  // namespace

Result<Target, ScimError> resolve_path(std::string_view path, Context const& context)
{
    if (auto const* extension = context.type.find_extension(path))
        return Target {extension, nullptr, {}, nullptr};

    auto const parts = cut(path);
    if (!parts)
        return refuse(path, "it is not an attribute path");
    auto const found = find_named(parts->name, context);
    if (!found)
        return unknown_attribute(path, context);
    return narrow(Target {found->extension, found->attribute, {}, found->sub_attribute}, *parts, path, context);
}

}  // namespace scim::server
