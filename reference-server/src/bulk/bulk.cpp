// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk.hpp"

#include "bulk/bulk_job.hpp"
#include "bulk/read_bulk_request.hpp"
#include "endpoint/resource_endpoints.hpp"
#include "endpoint/responses.hpp"

namespace scim::server {

Result<HttpResponse, ScimError> bulk(Call const& call)
{
    auto const& behaviour = call.engine.behaviour;
    auto const limits = call.engine.bulk_limits();
    auto const is_short_enough = behaviour.check_bulk_payload(call.request.body.size(), limits);
    if (!is_short_enough)
        return Failure {is_short_enough.error()};
    auto const body = behaviour.parse_body(call.request, behaviour);
    if (!body)
        return Failure {body.error()};
    auto const request = read_bulk_request(*body);
    if (!request)
        return Failure {request.error()};
    auto const are_few_enough = behaviour.check_bulk_count(request->operations.size(), limits);
    if (!are_few_enough)
        return Failure {are_few_enough.error()};
    // RFC7644-3.7-26. Choice: a job that was carried out is a success, whatever its operations came to.
    return json_response(200, BulkJob {call, *request}.run());
}

}  // namespace scim::server
