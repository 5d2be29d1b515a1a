// SPDX-License-Identifier: Apache-2.0
#include "endpoint/read_query.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

constexpr std::string_view search_urn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
constexpr std::size_t max_names = 1000;

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

std::vector<std::string> read_names(std::string_view list)
{
    std::vector<std::string> names;
    for (auto const& piece : split(list, ',')) {
        if (auto const name = trim(piece); !name.empty())
            names.emplace_back(name);
    }
    return names;
}

// Choice: each name is looked for in each resource of the page, so that there may not be many (RFC 7644 §3.9).
Done read_projection(std::vector<std::string>& target, std::string_view parameter, std::string_view list)
{
    target = read_names(list);
    if (target.size() > max_names)
        return refuse(ScimType::invalid_value, std::string {parameter} + " has more than 1000 names");
    return {};
}

// Choice: what is no integer is refused (RFC 7644 §3.4.2.4 does not say).
Done read_integer(std::optional<std::int64_t>& target, std::string_view name, std::string_view text)
{
    std::int64_t value = 0;
    auto const* end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc {} || stop != end)
        return refuse(ScimType::invalid_value, std::string {name} + " must be an integer");
    target = value;
    return {};
}

Done read_sort_order(Query& query, std::string_view text)
{
    query.descending = equals_ignoring_case(text, "descending");
    if (!query.descending && !equals_ignoring_case(text, "ascending"))
        return refuse(ScimType::invalid_value, "sortOrder must be ascending or descending");
    return {};
}

Done read_parameter(Query& query, std::string_view name, std::string const& value)
{
    auto const is = [&](std::string_view known) { return equals_ignoring_case(name, known); };
    if (is("filter"))
        query.filter = value;
    else if (is("attributes"))
        return read_projection(query.projection.attributes, "attributes", value);
    else if (is("excludedAttributes"))
        return read_projection(query.projection.excluded, "excludedAttributes", value);
    else if (is("sortBy"))
        query.sort_by = value;
    else if (is("sortOrder"))
        return read_sort_order(query, value);
    else if (is("cursor"))
        query.cursor = value;
    else if (is("startIndex"))
        return read_integer(query.start_index, "startIndex", value);
    else if (is("count"))
        return read_integer(query.count, "count", value);
    return {};
}

// A member as the text a URL would hold.
std::optional<std::string> as_parameter(Json const& value)
{
    if (value.is_string())
        return value.as_string();
    if (value.is_integer())
        return std::to_string(value.as_integer());
    if (!value.is_array())
        return {};
    std::string joined;
    for (auto const& element : value.as_array()) {
        if (!element.is_string())
            return {};
        joined += (joined.empty() ? "" : ",") + element.as_string();
    }
    return joined;
}

bool names_search_request(Json const& body)
{
    auto const* schemas = body.find_ignoring_case("schemas");
    if (!schemas || !schemas->is_array())
        return false;
    auto const& elements = schemas->as_array();
    return std::any_of(elements.begin(), elements.end(), [](Json const& element) {
        return element.is_string() && equals_ignoring_case(element.as_string(), search_urn);
    });
}

}  // namespace

Result<Query, ScimError> read_query(RequestTarget const& target)
{
    Query query;
    for (auto const& [name, value] : target.parameters) {
        auto const done = read_parameter(query, name, value);
        if (!done)
            return Failure {done.error()};
    }
    return query;
}

Result<Query, ScimError> read_search_request(Json const& body)
{
    if (!body.is_object() || !names_search_request(body))
        return refuse(ScimType::invalid_syntax, "schemas must name " + std::string {search_urn});
    Query query;
    for (auto const& member : body.as_object()) {
        if (member.value.is_null() || equals_ignoring_case(member.name, "schemas"))
            continue;
        auto const text = as_parameter(member.value);
        if (!text)
            return refuse(ScimType::invalid_value, member.name + " has the wrong type");
        auto const done = read_parameter(query, member.name, *text);
        if (!done)
            return Failure {done.error()};
    }
    return query;
}

}  // namespace scim::server
