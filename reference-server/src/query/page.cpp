// SPDX-License-Identifier: Apache-2.0
#include "query/page.hpp"

#include <algorithm>

namespace scim::server {

PageBounds page_bounds(Query const& query, std::size_t, PageLimits const& limits)
{
    PageBounds bounds;
    // RFC7644-3.4.2.4-05: a start index below 1 is taken for 1.
    bounds.start_index = static_cast<std::size_t>(std::max<std::int64_t>(1, query.start_index.value_or(1)));
    bounds.first = bounds.start_index - 1;
    // RFC7644-3.4.2.4-09: a negative count is taken for 0.
    auto const usual = static_cast<std::int64_t>(limits.usual);
    bounds.count = static_cast<std::size_t>(std::max<std::int64_t>(0, query.count.value_or(usual)));
    bounds.count = std::min(bounds.count, limits.most);
    return bounds;
}

namespace {

// RFC 9865 §2: no startIndex; a cursor is there only if there is a page to go to.
Json cursor_document(QueryResult const& result)
{
    auto document = Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
        {"totalResults", result.total},
        {"itemsPerPage", result.resources.size()},
    });
    if (result.previous_cursor)
        document.set("previousCursor", *result.previous_cursor);
    if (result.next_cursor)
        document.set("nextCursor", *result.next_cursor);
    return document.set("Resources", Json {result.resources});
}

}  // namespace

Result<Json, ScimError> list_document(QueryResult const& result, Query const&)
{
    if (result.is_paged_by_cursor)
        return cursor_document(result);
    // Choice: startIndex, itemsPerPage and Resources are always there; the RFC asks for them only in partial results.
    return Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
        {"totalResults", result.total},
        {"startIndex", result.bounds.start_index},
        {"itemsPerPage", result.resources.size()},
        {"Resources", Json {result.resources}},
    });
}

std::string write_list(
    Json head, std::size_t count, std::function<void(std::string& text, std::size_t place)> const& write_resource)
{
    head.erase("Resources");
    head.set("itemsPerPage", count);
    auto text = write_json(head);
    text.back() = ',';
    text += "\"Resources\":[";
    for (std::size_t place = 0; place < count; ++place) {
        auto const begin = text.size();
        write_resource(text, place);
        text += ',';
        // Most lists are of resources of about one size.
        if (place == 0)
            text.reserve(text.size() + (text.size() - begin) * count * 9 / 8);
    }
    if (count > 0)
        text.pop_back();
    return text += "]}";
}

}  // namespace scim::server
