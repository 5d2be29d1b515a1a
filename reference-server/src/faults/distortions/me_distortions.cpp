// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// A distortion of the answers at `/Me`.
Distortion of_me(Distortion change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (request.target.substr(0, request.target.find('?')).ends_with("/Me"))
            change(request, response);
    };
}

void know_no_such_path(HttpRequest const&, HttpResponse& response)
{
    response = {};
    response.status = 404;
    response.reason = reason_phrase(404);
}

void locate_at_the_alias(HttpRequest const& request, HttpResponse& response)
{
    if (is_success(response))
        response.fields.set("Location", request.target.substr(0, request.target.find('?')));
}

void redirect_nowhere(HttpRequest const& request, HttpResponse& response)
{
    if (request.method != "GET" || !is_success(response))
        return;
    response = {};
    response.status = 308;
    response.reason = reason_phrase(308);
}

}  // namespace

std::vector<Fault> me_distortions()
{
    return {
        {"me-location-alias", "RFC7644-3.11-07", "The Location of /Me is /Me itself.", FaultMode::any, {},
            of_me(&locate_at_the_alias)},
        {"me-redirect-without-location", "RFC7644-3.11-07", "/Me is a redirection that leads nowhere.", FaultMode::any,
            {}, of_me(&redirect_nowhere)},
        {"me-unsupported-404", "RFC7644-3.11-03", "/Me is unknown: 404 without a body.", FaultMode::any, {},
            of_me(&know_no_such_path)},
    };
}

}  // namespace scim::server
