// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What distortions and variants need to find their place in a response and to change it.

#include <functional>
#include <string>
#include <string_view>

#include <scim/server/fault.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// The schema of the enterprise extension. RFC 7643 §4.3.
inline constexpr char const* enterprise_user = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// What a request target addresses, whatever the base path: `{"Users", "2819c223"}`.
struct Place {
    std::string collection;  ///< `Users`, `Groups`, `Schemas`, `ResourceTypes`, `ServiceProviderConfig`, or empty
    std::string id;          ///< the segment behind it, or empty

    bool holds_resources() const { return collection == "Users" || collection == "Groups"; }
};

Place place_of(HttpRequest const& request);

/// The value of a query parameter, still percent-encoded; empty when it is absent.
std::string query_parameter(HttpRequest const& request, std::string_view name);

bool is_success(HttpResponse const& response) noexcept;
/// True for the answer to a request that made a user or a group.
bool is_creation(HttpRequest const& request, HttpResponse const& response);
bool is_list(Json const& document) noexcept;

using JsonChange = std::function<void(Json&)>;

/// Changes the body if it is JSON.
void rewrite_body(HttpResponse& response, JsonChange const& change);

/// A distortion of what one collection answers with success.
Distortion of_endpoint(std::string collection, JsonChange change);

/// The same for each element of its list, and for a single element.
Distortion of_elements(std::string collection, JsonChange change);

/// Appends an element of that id, otherwise like the first, to a list.
JsonChange listing(std::string id);

/// Changes every user and group in a successful response: the body itself, or each element of its list.
void rewrite_resources(HttpRequest const& request, HttpResponse& response, JsonChange const& change);

/// A distortion of every user and group.
Distortion of_resources(JsonChange change);

/// Changes each value of a multi-valued attribute.
void for_each_value(Json& resource, std::string_view attribute, JsonChange const& change);

/// A distortion of each value of one multi-valued attribute.
Distortion of_values(std::string name, JsonChange change);

/// Changes created and lastModified in meta.
void change_dates(Json& resource, std::function<Json(std::string const& date)> const& change);

/// Takes meta.location away.
void erase_location(Json& resource);

}  // namespace scim::server
