// SPDX-License-Identifier: Apache-2.0
#include "schema_walk.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::documents {
namespace {

using Schemas = std::vector<Json const*>;

/// Adds a schema and everything that speaks about the same value. A schema met before is not entered again.
void expand(Json const& root, Json const& schema, Schemas& found)
{
    if (!schema.is_object() || std::find(found.begin(), found.end(), &schema) != found.end())
        return;
    found.push_back(&schema);
    if (auto const* target = schema.contains("$ref") ? referenced(root, schema) : nullptr)
        expand(root, *target, found);
    for (auto const* keyword : {"allOf", "anyOf", "oneOf"}) {
        auto const* list = schema.find(keyword);
        if (!list || !list->is_array())
            continue;
        for (auto const& part : list->as_array())
            expand(root, part, found);
    }
    for (auto const* keyword : {"then", "else"}) {
        if (auto const* part = schema.find(keyword))
            expand(root, *part, found);
    }
}

/// The schema for one member or element, or nullptr.
Json const* child(Json const& schema, std::string const& token)
{
    auto const* properties = schema.find("properties");
    if (auto const* property = properties ? properties->find(token) : nullptr)
        return property;
    if (auto const* additional = schema.find("additionalProperties"); additional && additional->is_object())
        return additional;
    return schema.find("items");
}

/// The candidate made of the same letters in another order: swapped letters count as two edits for nearest().
std::string reordered(std::string_view text, std::vector<std::string> const& candidates)
{
    for (auto const& candidate : candidates) {
        if (std::is_permutation(text.begin(), text.end(), candidate.begin(), candidate.end()))
            return candidate;
    }
    return {};
}

}  // namespace

Json const* referenced(Json const& root, Json const& reference)
{
    auto const target = reference.string_or("$ref", "");
    if (target.empty() || target.front() != '#')
        return nullptr;
    auto const pointer = percent_decode(target.substr(1));
    return pointer ? resolve(root, *pointer) : nullptr;
}

std::vector<Json const*> schemas_at(Json const& root, std::vector<std::string> const& tokens)
{
    Schemas here;
    expand(root, root, here);
    for (auto const& token : tokens) {
        Schemas next;
        for (auto const* schema : here) {
            if (auto const* part = child(*schema, token))
                expand(root, *part, next);
        }
        here = std::move(next);
    }
    return here;
}

std::string quoted(std::string_view text)
{
    return write_json(Json {text});
}

std::string suggestion(std::string_view text, std::vector<std::string> const& candidates)
{
    auto best = nearest(text, candidates);
    if (best.empty())
        best = reordered(text, candidates);
    return best.empty() ? "" : "; did you mean " + quoted(best) + "?";
}

}  // namespace scim::documents
