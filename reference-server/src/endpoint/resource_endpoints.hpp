// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The endpoints of resources. RFC 7644 §3.2 to §3.6.

#include "endpoint/call.hpp"

namespace scim::server {

/// The JSON in a request's body. Errors: 413, 415, 400 invalidSyntax.
Result<Json, ScimError> read_json_body(Call const& call);
/// The same for a body whose length has been judged. Errors: 415, 400 invalidSyntax.
Result<Json, ScimError> parse_body(HttpRequest const& request, Behaviour const& behaviour);

/// POST to a resource type. RFC 7644 §3.3.
Result<HttpResponse, ScimError> create_resource(Call const& call);
/// GET of a resource. RFC 7644 §3.4.1.
Result<HttpResponse, ScimError> read_resource(Call const& call);
/// GET of a resource type, or of the root. RFC 7644 §3.4.2.
Result<HttpResponse, ScimError> list_resources(Call const& call);
/// PUT. RFC 7644 §3.5.1.
Result<HttpResponse, ScimError> replace_resource(Call const& call);
/// PATCH. RFC 7644 §3.5.2.
Result<HttpResponse, ScimError> modify_resource(Call const& call);
/// DELETE. RFC 7644 §3.6.
Result<HttpResponse, ScimError> delete_resource(Call const& call);
/// POST to .search. RFC 7644 §3.4.3.
Result<HttpResponse, ScimError> search(Call const& call);

}  // namespace scim::server
