// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <algorithm>
#include <istream>
#include <utility>

#include <scim/wire/text.hpp>

#include "data/stored_line.hpp"

namespace scim::server {

namespace {

ResourceType const* type_of(Json const& body, Engine const& engine)
{
    auto const* schemas = body.find_ignoring_case("schemas");
    if (!schemas || !schemas->is_array())
        return nullptr;
    auto const& urns = schemas->as_array();
    for (auto const& type : engine.types) {
        auto const is_named = std::any_of(urns.begin(), urns.end(),
            [&](Json const& urn) { return urn.is_string() && equals_ignoring_case(urn.as_string(), type.core.id); });
        if (is_named)
            return &type;
    }
    return nullptr;
}

Result<void, std::string> load_line(std::string const& line, Engine const& engine, Loading& loading)
{
    auto const body = parse_json(line);
    if (!body)
        return Failure {"it is no JSON: " + body.error().reason};
    if (!body->is_object())
        return Failure {std::string {"it is no JSON object"}};
    auto const* type = type_of(*body, engine);
    if (!type)
        return Failure {std::string {"schemas names no resource type"}};
    auto const meta = read_stored_meta(*body);
    if (!meta)
        return Failure {meta.error()};
    auto content = engine.behaviour.read_body(*body, {engine.behaviour, engine.options.dialect, *type});
    if (!content)
        return Failure {content.error().detail};
    auto id = std::string {body->string_or("id", "")};
    return loading.restore(*type, id.empty() ? engine.fresh_id() : std::move(id), *meta, std::move(*content));
}

}  // namespace

Result<std::size_t, std::string> load_resources(ServiceProvider& provider, std::istream& in, std::string const& name)
{
    auto const current = engine_of(provider);
    auto const& engine = *current;
    auto loading = Loading {engine};
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (trim(line).empty())
            continue;
        auto const loaded = load_line(line, engine, loading);
        if (!loaded)
            return Failure {name + ", line " + std::to_string(number) + ": " + loaded.error()};
    }
    if (in.bad())
        return Failure {name + " cannot be read"};
    auto const count = loading.count();
    loading.keep();
    return count;
}

}  // namespace scim::server
