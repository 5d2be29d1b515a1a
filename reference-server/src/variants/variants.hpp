// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The variants, one list for each group, and what they have in common.

#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/server/variant.hpp>

namespace scim::server {

/// Media types, errors, versions, `/Me`. RFC 7644 §3.8, §3.11, §3.12, §3.14.
std::vector<Variant> http_variants();
/// RFC 7643 §5 to §7; RFC 7644 §4.
std::vector<Variant> discovery_variants();
/// Bodies of POST and PUT. RFC 7644 §3.3, §3.5.1.
std::vector<Variant> body_variants();
/// How resources are written. RFC 7643 §2, §3, §4.
std::vector<Variant> resource_variants();
/// What becomes of the values of attributes. RFC 7643 §2.3, §4; RFC 7644 §3.3, §3.14.
std::vector<Variant> value_variants();
/// Pages, order, projection. RFC 7644 §3.4.2, §3.9.
std::vector<Variant> list_variants();
/// RFC 9865.
std::vector<Variant> cursor_variants();
/// RFC 7644 §3.4.2.2.
std::vector<Variant> filter_variants();
/// PATCH requests as a whole. RFC 7644 §3.5.2.
std::vector<Variant> patch_variants();
/// Single operations. RFC 7644 §3.5.2.1 to §3.5.2.3.
std::vector<Variant> patch_operation_variants();
/// RFC 7644 §3.7.
std::vector<Variant> bulk_variants();
/// Optional features that are not there.
std::vector<Variant> absence_variants();

/// Takes a parameter out of the query of a request.
void strip_parameter(HttpRequest& request, std::string_view name);

/// A change to the service provider configuration.
using ConfigChange = std::function<void(Json& config)>;
void change_config(Behaviour& behaviour, ConfigChange change);

/// Says in the service provider configuration that a feature is missing.
void deny_feature(Behaviour& behaviour, std::string_view feature);

/// Answers with an error instead. The body of a refusal is that of honest_behaviour().
void refuse_instead(HttpResponse& response, ScimError const& error);

/// Whether the path of a request ends with this.
bool is_for(HttpRequest const& request, std::string_view ending);

}  // namespace scim::server
