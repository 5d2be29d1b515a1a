// SPDX-License-Identifier: Apache-2.0
#include "observe/observed_request.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

// More of them tell nothing new, and a hostile client pays for them with our time.
constexpr std::size_t most_operations = 200;

std::string decoded(std::string_view text)
{
    return percent_decode(text).value_or(std::string {text});
}

Json const* operations_of(Json const& body)
{
    auto const* operations = body.find_ignoring_case("Operations");
    return operations && operations->is_array() ? operations : nullptr;
}

std::vector<std::string> path_segments(std::string_view path)
{
    std::vector<std::string> segments;
    for (auto const& segment : split(path, '/')) {
        if (!segment.empty())
            segments.push_back(decoded(segment));
    }
    return segments;
}

bool is_discovery(std::string_view segment)
{
    return segment == "ServiceProviderConfig" || segment == "ResourceTypes" || segment == "Schemas";
}

bool takes_body(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

}  // namespace

std::string PatchStep::op() const
{
    return ascii_lower(operation->find_ignoring_case("op") && operation->find_ignoring_case("op")->is_string()
            ? std::string_view {operation->find_ignoring_case("op")->as_string()}
            : std::string_view {});
}

std::optional<std::string_view> PatchStep::path() const
{
    auto const* path = find("path");
    if (!path || !path->is_string())
        return {};
    return path->as_string();
}

ObservedRequest::ObservedRequest(
    Standards const& all_standards, HttpRequest const& sent, int answered, std::string_view base_path)
    : standards {all_standards}
    , request {sent}
    , status {answered}
{
    read_target(base_path);
    place_it();
    media_type = scim::media_type(request.fields.find("Content-Type").value_or(""));
    read_body();
    for (auto const& set : sets)
        check_resource(*set.object, *set.type, set.where, problems);
    if (auto const text = filter_text())
        filter = judge_filter(*text, standards);
}

Parameter const* ObservedRequest::find(std::string_view name) const
{
    for (auto const& parameter : parameters) {
        if (equals_ignoring_case(parameter.name, name))
            return &parameter;
    }
    return nullptr;
}

bool ObservedRequest::is_query() const
{
    auto const is_list = is_method("GET") && (place == Place::collection || place == Place::root);
    return is_list || search_request();
}

Json const* ObservedRequest::search_request() const
{
    return place == Place::search && is_method("POST") && body && body->is_object() ? &*body : nullptr;
}

std::optional<std::string_view> ObservedRequest::filter_text() const
{
    if (auto const* search = search_request()) {
        auto const* text = search->find_ignoring_case("filter");
        return text && text->is_string() ? std::optional<std::string_view> {text->as_string()} : std::nullopt;
    }
    auto const* parameter = find("filter");
    if (!is_query() || !parameter)
        return {};
    return parameter->value;
}

void ObservedRequest::read_target(std::string_view base_path)
{
    std::string_view target = request.target;
    // Absolute form, RFC 9112 §3.2.2.
    if (auto const slashes = target.find("://"); slashes != std::string_view::npos && target.front() != '/')
        target.remove_prefix(std::min(target.find('/', slashes + 3), target.size()));
    auto const mark = target.find('?');
    auto const whole = target.substr(0, mark);
    is_below_base = whole.starts_with(base_path);
    if (is_below_base) {
        path = whole.substr(base_path.size());
        segments = path_segments(path);
    }
    if (mark == std::string_view::npos)
        return;
    for (auto const& piece : split(target.substr(mark + 1), '&')) {
        auto const equals = std::min(piece.find('='), piece.size());
        auto const rest = std::min(equals + 1, piece.size());
        if (!piece.empty())
            parameters.push_back({decoded(piece.substr(0, equals)), decoded(piece.substr(rest))});
    }
}

void ObservedRequest::place_it()
{
    if (!path.empty() && path.front() != '/')
        return;
    if (segments.empty()) {
        place = is_below_base ? Place::root : Place::elsewhere;
        return;
    }
    auto const& first = segments.front();
    type = standards.find_type(first);
    if (type) {
        auto const is_search = segments.size() == 2 && segments[1] == ".search";
        place = segments.size() == 1 ? Place::collection
            : is_search              ? Place::search
            : segments.size() == 2   ? Place::resource
                                     : Place::below_resource;
        id = segments.size() == 2 && !is_search ? segments[1] : "";
    } else if (is_discovery(first)) {
        place = Place::discovery;
    } else if (segments.size() == 1 && (first == ".search" || first == "Bulk" || first == "Me")) {
        place = first == "Bulk" ? Place::bulk : first == "Me" ? Place::me : Place::search;
    }
}

void ObservedRequest::read_body()
{
    if (!is_scim() || !has_body() || !takes_body(request.method))
        return;
    auto json = parse_json(request.body, {64, DuplicateNames::keep});
    if (!json) {
        body_error = "line " + std::to_string(json.error().line) + ", column " + std::to_string(json.error().column);
        return;
    }
    body = std::move(*json);
    if (!body->is_object())
        return;
    if (place == Place::bulk)
        add_bulk();
    else if (place == Place::collection || place == Place::resource || place == Place::me)
        add_payload({request.method, place == Place::me ? standards.find_type("Users") : type, id, &*body, ""});
}

void ObservedRequest::add_payload(Payload payload)
{
    using Origin = AttributeSet::Origin;
    if (payload.method == "PATCH")
        add_steps(payload);
    else if (payload.type)
        sets.push_back(
            {payload.method == "PUT" ? Origin::put : Origin::post, payload.type, payload.body, payload.where});
    payloads.push_back(std::move(payload));
}

void ObservedRequest::add_steps(Payload const& payload)
{
    auto const* operations = operations_of(*payload.body);
    auto const count = operations ? std::min(operations->size(), most_operations) : 0;
    for (std::size_t i = 0; i < count && steps.size() < most_operations; ++i) {
        auto const& operation = operations->as_array()[i];
        if (!operation.is_object())
            continue;
        auto const where = payload.where + "Operations[" + std::to_string(i) + "]";
        steps.push_back({payload.type, &operation, where});
        auto const* value = operation.find_ignoring_case("value");
        if (payload.type && value && value->is_object() && !operation.find_ignoring_case("path"))
            sets.push_back({AttributeSet::Origin::patch, payload.type, value, where + ".value."});
    }
}

void ObservedRequest::add_bulk()
{
    auto const* operations = operations_of(*body);
    auto const count = operations ? std::min(operations->size(), most_operations) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& operation = operations->as_array()[i];
        auto const* data = operation.find_ignoring_case("data");
        auto const method = operation.string_or("method", "");
        if (!data || !data->is_object() || !takes_body(method))
            continue;
        auto const below = path_segments(operation.string_or("path", ""));
        auto const* named = below.empty() ? nullptr : standards.find_type(below.front());
        add_payload(
            {method, named, below.size() > 1 ? below[1] : "", data, "Operations[" + std::to_string(i) + "].data."});
    }
}

bool names_schema(Json const& object, std::string_view urn)
{
    auto const* schemas = object.find_ignoring_case("schemas");
    if (!schemas || !schemas->is_array())
        return false;
    auto const& elements = schemas->as_array();
    return std::any_of(elements.begin(), elements.end(),
        [&](Json const& element) { return element.is_string() && equals_ignoring_case(element.as_string(), urn); });
}

std::string shown(std::string_view text)
{
    constexpr std::size_t most = 80;
    auto const is_long = text.size() > most;
    return "\"" + repair_utf8(text.substr(0, most)) + (is_long ? "...\"" : "\"");
}

}  // namespace scim::server::observe
