// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include "faults/distortions/rewriting.hpp"

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

}  // namespace

std::vector<Fault> list_distortions()
{
    return {
        {"list-no-schemas", "RFC7644-3.4.2-05", "A list does not name the ListResponse schema.", FaultMode::any, {},
            of_lists([](Json& list) { list.erase("schemas"); })},
        {"list-numbers-as-strings", "RFC7644-3.4.2.4-13", "The numbers of a list are strings.", FaultMode::any, {},
            of_lists(&write_numbers_as_strings)},
        {"list-resources-key-case", "RFC7644-3.4.2-09", "The resources of a list stand under \"resources\".",
            FaultMode::any, {}, of_lists(&write_resources_small)},
    };
}

}  // namespace scim::server
