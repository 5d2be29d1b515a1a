// SPDX-License-Identifier: Apache-2.0
#include "coded/published_schemas.hpp"

#include <set>
#include <utility>

#include <scim/wire/text.hpp>
#include <scim/wire/uri.hpp>

#include "matchers.hpp"

namespace scim::conformance {
namespace {

Json::Array const& list_at(Json const& object, std::string_view name)
{
    static Json::Array const none;
    auto const* list = object.find_ignoring_case(name);
    return list && list->is_array() ? list->as_array() : none;
}

/// The last part of a URI: `User`.
std::string short_name(std::string const& uri)
{
    return uri.substr(uri.rfind(':') + 1);
}

void add_list(std::vector<Definition>& definitions, Json::Array const& list, Definition const& owner)
{
    std::set<std::string> names;
    for (auto const& value : list) {
        auto const name = text_of(value, "name");
        auto const is_first = names.insert(ascii_lower(name)).second;
        auto definition = Definition {
            &value, owner.place + "." + (name.empty() ? "?" : name), owner.schema, owner.value != nullptr, is_first};
        definitions.push_back(definition);
        // What stands deeper is a flaw of the sub-attribute and is not taken apart.
        if (owner.value == nullptr)
            add_list(definitions, list_at(value, "subAttributes"), definition);
    }
}

std::string place_of(Definition const& definition)
{
    return definition.place;
}

std::string place_of_element(Json const& element)
{
    auto const id = text_of(element, "id");
    return id.empty() ? text_of(element, "name") : id;
}

}  // namespace

std::vector<Definition> definitions_of(Json::Array const& schemas)
{
    std::vector<Definition> definitions;
    for (auto const& schema : schemas) {
        auto const id = text_of(schema, "id");
        add_list(definitions, list_at(schema, "attributes"), {nullptr, short_name(id), id});
    }
    return definitions;
}

std::optional<Json::Array> read_elements(CodedContext& context, std::string const& endpoint)
{
    auto const reply = context.send("GET", endpoint);
    if (!context.goes_on())
        return std::nullopt;
    auto const* resources = reply.json ? reply.json->find_ignoring_case("Resources") : nullptr;
    if (!reply.is_success() || !resources || !resources->is_array()) {
        context.block("GET " + endpoint + " answered with no list");
        return std::nullopt;
    }
    return resources->as_array();
}

std::string target_of(CodedContext& context, std::string const& reference)
{
    if (reference.empty())
        return {};
    auto const& base = context.context().options.base;
    auto const absolute = resolve_reference(reference, base);
    auto const prefix = to_string(base);
    return absolute.starts_with(prefix + "/") ? absolute.substr(prefix.size()) : std::string {};
}

void expect_definitions(
    CodedContext& context, Flaw<Definition> flaw, std::string expected, std::optional<report::Level> level)
{
    if (auto const schemas = read_elements(context, "/Schemas"))
        expect_none_flawed<Definition>(context, definitions_of(*schemas), flaw, &place_of, std::move(expected), level);
}

void expect_elements(CodedContext& context, std::string const& endpoint, Flaw<Json> flaw, std::string expected,
    std::optional<report::Level> level)
{
    if (auto const elements = read_elements(context, endpoint))
        expect_none_flawed<Json>(context, *elements, flaw, &place_of_element, std::move(expected), level);
}

}  // namespace scim::conformance
