// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <scim/server/error.hpp>
#include <scim/wire/text.hpp>

#include "faults/refusals.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// A distortion of lists of users and groups.
Distortion of_lists(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (!is_success(response) || !place_of(request).holds_resources())
            return;
        rewrite_body(response, [&](Json& document) {
            if (is_list(document))
                change(document);
        });
    };
}

void write_numbers_as_strings(Json& list)
{
    for (auto const* name : {"totalResults", "startIndex", "itemsPerPage"}) {
        auto* const number = list.find(name);
        if (number != nullptr && number->is_integer())
            *number = std::to_string(number->as_integer());
    }
}

void write_resources_small(Json& list)
{
    for (auto& member : list.as_object()) {
        if (member.name == "Resources")
            member.name = "resources";
    }
}

/// Answers requests with such a parameter by an error instead.
Distortion failing_when(char const* name, std::function<bool(std::string const& value)> is_such, int status)
{
    return [name, is_such = std::move(is_such), status](HttpRequest const& request, HttpResponse& response) {
        if (!place_of(request).holds_resources() || !is_such(query_parameter(request, name)))
            return;
        response.status = status;
        response.reason = reason_phrase(status);
        response.body = write_json(error_document({status, {}, "the request was not understood"}));
    };
}

bool has_parameter(HttpRequest const& request, std::string_view name)
{
    auto const question = request.target.find('?');
    auto const query = question == std::string::npos ? std::string {} : request.target.substr(question + 1);
    auto const parameters = split(query, '&');
    return std::any_of(parameters.begin(), parameters.end(),
        [&](std::string const& one) { return equals_ignoring_case(one.substr(0, one.find('=')), name); });
}

/// Answers such reads of users and groups with 500.
Distortion breaking_at(std::function<bool(HttpRequest const& request)> is_such)
{
    return [is_such = std::move(is_such)](HttpRequest const& request, HttpResponse& response) {
        if (request.method == "GET" && place_of(request).holds_resources() && is_such(request))
            refuse_instead(response, 500);
    };
}

bool has_empty_count(HttpRequest const& request)
{
    return has_parameter(request, "count") && query_parameter(request, "count").empty();
}

bool has_order_alone(HttpRequest const& request)
{
    return has_parameter(request, "sortOrder") && !has_parameter(request, "sortBy");
}

/// A distortion of lists of all users or groups.
Distortion of_whole_lists(std::function<void(HttpResponse& list)> change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        auto const place = place_of(request);
        if (request.method == "GET" && is_success(response) && place.holds_resources() && place.id.empty()
            && !has_parameter(request, "filter"))
            change(response);
    };
}

// As drafts of the standard had it.
void name_core_schema(HttpResponse& list)
{
    rewrite_body(list, [](Json& document) {
        document.set("schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ListResponse"}));
    });
}

void end_with_a_comma(HttpResponse& list)
{
    if (parse_json(list.body))
        list.body += ",";
}

bool is_large(std::string const& value)
{
    return value.size() > 5;
}

bool is_no_order(std::string const& value)
{
    return !value.empty() && value != "ascending" && value != "descending";
}

void drop_ids(Json& list)
{
    for_each_value(list, "Resources", [](Json& resource) { resource.erase("id"); });
}

bool is_word(std::string const& value)
{
    return !value.empty() && value.find_first_not_of("0123456789-") != std::string::npos;
}

}  // namespace

std::vector<Fault> list_distortions()
{
    return {
        {"count-empty-500", "RFC7644-3.12-01", "An empty count is answered with 500.", FaultMode::any, {},
            breaking_at(&has_empty_count)},
        {"count-large-500", "RFC7644-3.4.2.4-07", "A count of six digits is answered with 500.", FaultMode::any, {},
            failing_when("count", is_large, 500), {"RFC7644-3.12-01"}},
        {"count-non-numeric-500", "RFC7644-3.12-01", "A count that is no number is answered with 500.", FaultMode::any,
            {}, failing_when("count", is_word, 500)},
        {"list-without-ids", "ENTRA-011", "The users and groups of a list have no id.", FaultMode::any, {},
            of_lists(&drop_ids), {"RFC7643-3.1-06"}},
        {"list-whole-core-schema", "RFC7644-3.1-10", "A list without a filter names a ListResponse schema of the core.",
            FaultMode::any, {}, of_whole_lists(&name_core_schema)},
        {"list-whole-ends-with-comma", "RFC7644-3.2-20", "A list without a filter ends with a comma.", FaultMode::any,
            {}, of_whole_lists(&end_with_a_comma)},
        {"list-no-schemas", "RFC7644-3.4.2-05", "A list does not name the ListResponse schema.", FaultMode::any, {},
            of_lists([](Json& list) { list.erase("schemas"); })},
        {"list-numbers-as-strings", "RFC7644-3.4.2.4-13", "The numbers of a list are strings.", FaultMode::any, {},
            of_lists(&write_numbers_as_strings)},
        {"list-resources-key-case", "RFC7644-3.4.2-09", "The resources of a list stand under \"resources\".",
            FaultMode::any, {}, of_lists(&write_resources_small)},
        {"sort-order-alone-500", "RFC7644-3.12-01", "sortOrder without sortBy is answered with 500.", FaultMode::any,
            {}, breaking_at(&has_order_alone)},
        {"sort-order-unknown-500", "RFC7644-3.12-01", "An unknown sortOrder is answered with 500.", FaultMode::any, {},
            failing_when("sortOrder", is_no_order, 500)},
        {"startindex-word-500", "RFC7644-3.12-01", "A startIndex that is no number is answered with 500.",
            FaultMode::any, {}, failing_when("startIndex", is_word, 500)},
        {"sort-order-404", "RFC7644-3.4.2.3-08", "sortOrder=ascending is answered with 404.", FaultMode::any, {},
            failing_when(
                "sortOrder", [](std::string const& order) { return order == "ascending"; }, 404)},
    };
}

}  // namespace scim::server
