// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Requests to the admin API, taken apart, and the pieces of its answers.

#include <string>
#include <string_view>

#include <scim/server/host.hpp>
#include <scim/wire/http.hpp>

#include "endpoint/request_target.hpp"

namespace scim::server {

/// One request.
struct AdminRequest {
    Host& host;
    HttpRequest const& http;
    RequestTarget target;  ///< of the admin API

    bool is(std::string_view method) const { return http.method == method; }
    /// The value of a query parameter, empty if there is none.
    std::string_view parameter(std::string_view name) const;
};

/// A problem document. RFC 9457.
HttpResponse problem(int status, std::string detail);
/// The problem of a method that is not among these.
HttpResponse wrong_method(std::string allowed);
HttpResponse admin_json(int status, Json const& body);
HttpResponse admin_text(std::string_view media_type, std::string text);

/// Answers what goes to `/tenants` and below.
HttpResponse answer_tenants(AdminRequest const& request);

}  // namespace scim::server
