// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk_place.hpp"

#include "endpoint/request_target.hpp"
#include "endpoint/route.hpp"

namespace scim::server {

Result<BulkPlace, ScimError> find_bulk_place(Engine const& engine, BulkOperation const& operation)
{
    auto const& path = *operation.path;
    // RFC7644-3.7-15. Choice: query parameters have no meaning here, so they are refused.
    auto const target = parse_target(path, "");
    if (!target || target->segments.empty() || path.find('?') != std::string::npos)
        return Failure {ScimError {400, ScimType::invalid_syntax, "the path must look like /Users or /Users/2819c223"}};
    auto const& segments = target->segments;
    auto const* type = find_type(engine, segments.front());
    if (!type)
        return Failure {ScimError {404, {}, "bulk operations go to resources, and " + path + " is none"}};
    // RFC7644-3.7-16, RFC7644-3.7-17.
    auto const wanted = operation.method == "POST" ? std::size_t {1} : std::size_t {2};
    if (segments.size() != wanted)
        return Failure {ScimError {405, {}, operation.method + " is not allowed at " + path}};
    return BulkPlace {type, wanted == 2 ? segments[1] : std::string {}};
}

}  // namespace scim::server
