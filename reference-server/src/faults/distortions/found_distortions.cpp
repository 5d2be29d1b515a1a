// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/server/error.hpp>
#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// How many segments follow a collection in the path of a request.
std::size_t depth_below(std::string_view collection, HttpRequest const& request)
{
    auto const segments = split(request.target.substr(0, request.target.find('?')), '/');
    auto const found = std::find(segments.begin(), segments.end(), collection);
    return found == segments.end() ? 0 : static_cast<std::size_t>(segments.end() - found) - 1;
}

/// What is not found so deep below a collection is answered with 200 and such a body.
Distortion finding(std::string collection, std::size_t depth, Json body)
{
    return [collection = std::move(collection), depth, body = std::move(body)](
               HttpRequest const& request, HttpResponse& response) {
        if (request.method != "GET" || response.status != 404 || depth_below(collection, request) != depth)
            return;
        response.status = 200;
        response.reason = reason_phrase(200);
        response.body = write_json(body);
    };
}

Json empty_list()
{
    return Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
        {"totalResults", 0}, {"Resources", Json::array()}});
}

void cut_answers_to_put(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "PUT" && response.status == 200 && parse_json(response.body))
        response.body.pop_back();
}

void list_title(Json& resource)
{
    if (auto* const title = resource.find("title"))
        *title = Json::array({*title});
}

bool is_new(Json const& resource)
{
    auto const* const meta = resource.find("meta");
    return meta != nullptr && meta->string_or("created", "") == meta->string_or("lastModified", "-");
}

/// A distortion of the only member of a group that is read by its id and was never changed.
Distortion of_first_member(std::function<void(Json::Array& members)> change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        auto const place = place_of(request);
        if (request.method != "GET" || !is_success(response) || place.collection != "Groups" || place.id.empty())
            return;
        rewrite_body(response, [&](Json& group) {
            auto* const members = group.find("members");
            if (is_new(group) && members != nullptr && members->is_array() && members->size() == 1)
                change(members->as_array());
        });
    };
}

}  // namespace

std::vector<Fault> found_distortions()
{
    return {
        {"config-below-200", "RFC7644-3.12-17", "What is below the configuration is answered with 200.", FaultMode::any,
            {}, finding("ServiceProviderConfig", 1, Json::object())},
        {"group-first-member-by-url", "RFC7643-4.2-07",
            "Until a group is changed, the value of its only member is a URL.", FaultMode::any, {},
            of_first_member([](Json::Array& members) {
                members.front().set("value", "Users/" + std::string {members.front().string_or("value", "")});
            })},
        {"group-first-member-twice", "RFC7643-2.4-13", "Until a group is changed, its only member is listed twice.",
            FaultMode::any, {}, of_first_member([](Json::Array& members) {
                auto same = members.front();
                members.push_back(std::move(same));
            })},
        {"put-answer-cut", "RFC7644-3.1-01", "The answer to a PUT breaks off before its end.", FaultMode::any, {},
            &cut_answers_to_put},
        {"resource-type-unknown-200", "RFC7644-3.12-17", "An unknown resource type is answered with an empty list.",
            FaultMode::any, {}, finding("ResourceTypes", 1, empty_list())},
        {"schema-unknown-200", "RFC7644-3.12-17", "An unknown schema is answered with an empty list.", FaultMode::any,
            {}, finding("Schemas", 1, empty_list())},
        {"title-in-array", "RFC7643-1.2-02", "The title of a user comes in an array.", FaultMode::any, {},
            of_resources(&list_title)},
        {"user-below-200", "RFC7644-3.12-17", "What is below a user is answered with 200.", FaultMode::any, {},
            finding("Users", 2, Json::object())},
    };
}

}  // namespace scim::server
