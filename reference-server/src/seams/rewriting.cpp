// SPDX-License-Identifier: Apache-2.0
#include "seams/rewriting.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

constexpr std::array<std::string_view, 5> collections {
    "Users", "Groups", "Schemas", "ResourceTypes", "ServiceProviderConfig"};

std::string_view path_of(std::string_view target)
{
    return target.substr(0, target.find('?'));
}

}  // namespace

Place place_of(HttpRequest const& request)
{
    auto const segments = split(path_of(request.target), '/');
    auto const found = std::find_first_of(segments.begin(), segments.end(), collections.begin(), collections.end());
    if (found == segments.end())
        return {};
    auto const next = std::next(found);
    return {*found, next == segments.end() ? std::string {} : *next};
}

std::string query_parameter(HttpRequest const& request, std::string_view name)
{
    auto const question = request.target.find('?');
    if (question == std::string::npos)
        return {};
    for (auto const& pair : split(std::string_view {request.target}.substr(question + 1), '&')) {
        auto const equals = pair.find('=');
        if (equals != std::string::npos && equals_ignoring_case(pair.substr(0, equals), name))
            return pair.substr(equals + 1);
    }
    return {};
}

bool is_success(HttpResponse const& response) noexcept
{
    return response.status >= 200 && response.status < 300;
}

bool is_creation(HttpRequest const& request, HttpResponse const& response)
{
    return request.method == "POST" && response.status == 201 && place_of(request).holds_resources();
}

bool is_list(Json const& document) noexcept
{
    return document.contains("totalResults");
}

void rewrite_body(HttpResponse& response, JsonChange const& change)
{
    auto document = parse_json(response.body);
    if (!document)
        return;
    change(*document);
    response.body = write_json(*document);
}

Distortion of_endpoint(std::string collection, JsonChange change)
{
    return [collection = std::move(collection), change = std::move(change)](
               HttpRequest const& request, HttpResponse& response) {
        if (is_success(response) && place_of(request).collection == collection)
            rewrite_body(response, change);
    };
}

namespace {

void change_elements(Json& document, JsonChange const& change)
{
    if (is_list(document))
        for_each_value(document, "Resources", change);
    else
        change(document);
}

}  // namespace

Distortion of_elements(std::string collection, JsonChange change)
{
    return of_endpoint(
        std::move(collection), [change = std::move(change)](Json& document) { change_elements(document, change); });
}

JsonChange listing(std::string id)
{
    return [id = std::move(id)](Json& list) {
        auto* const resources = list.find("Resources");
        if (resources == nullptr || !resources->is_array() || resources->empty())
            return;
        auto another = resources->as_array().front();
        another.set("id", id);
        resources->push_back(std::move(another));
        list.set("totalResults", static_cast<std::int64_t>(resources->size()));
    };
}

void rewrite_resources(HttpRequest const& request, HttpResponse& response, JsonChange const& change)
{
    if (!is_success(response) || !place_of(request).holds_resources())
        return;
    rewrite_body(response, [&](Json& document) { change_elements(document, change); });
}

Distortion of_resources(JsonChange change)
{
    return [change = std::move(change)](
               HttpRequest const& request, HttpResponse& response) { rewrite_resources(request, response, change); };
}

void for_each_value(Json& resource, std::string_view attribute, JsonChange const& change)
{
    auto* const values = resource.find(attribute);
    if (values == nullptr || !values->is_array())
        return;
    for (auto& value : values->as_array())
        change(value);
}

Distortion of_values(std::string name, JsonChange change)
{
    return of_resources([name = std::move(name), change = std::move(change)](
                            Json& resource) { for_each_value(resource, name, change); });
}

void change_dates(Json& resource, std::function<Json(std::string const& date)> const& change)
{
    auto* const meta = resource.find("meta");
    if (meta == nullptr || !meta->is_object())
        return;
    for (auto const* const name : {"created", "lastModified"}) {
        if (auto* const date = meta->find(name); date != nullptr && date->is_string())
            *date = change(date->as_string());
    }
}

void erase_location(Json& resource)
{
    if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
        meta->erase("location");
}

}  // namespace scim::server
