// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A request as the rules for clients look at it: taken apart, never refused.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

#include "observe/judged_filter.hpp"
#include "observe/standards.hpp"
#include "observe/value_problems.hpp"

namespace scim::server::observe {

/// What a target points to. RFC 7644 §3.2, table 2.
enum class Place { root, collection, resource, below_resource, search, bulk, me, discovery, elsewhere };

/// A query parameter, decoded.
struct Parameter {
    std::string name;
    std::string value;
};

/// The body of a request for one resource, sent alone or within a bulk request.
struct Payload {
    std::string_view method;             ///< POST, PUT or PATCH
    ResourceType const* type = nullptr;  ///< nullptr when the endpoint is unknown
    std::string id;                      ///< as in the URL; empty for POST
    Json const* body = nullptr;          ///< an object
    std::string where;                   ///< empty, or `Operations[3].data.`: what a place within it begins with
};

/// One element of `Operations` of a PATCH. RFC 7644 §3.5.2.
struct PatchStep {
    ResourceType const* type = nullptr;
    Json const* operation = nullptr;  ///< an object
    std::string where;                ///< `Operations[0]`

    /// The member of that name, ASCII case ignored, or nullptr.
    Json const* find(std::string_view name) const { return operation->find_ignoring_case(name); }
    /// `op` in lower case, empty if absent or no text.
    std::string op() const;
    /// `path` if it is a text.
    std::optional<std::string_view> path() const;
};

/// An object whose members are attributes of a resource.
struct AttributeSet {
    enum class Origin { post, put, patch };

    Origin origin = Origin::post;
    ResourceType const* type = nullptr;  ///< never nullptr
    Json const* object = nullptr;
    std::string where;  ///< what a place within it begins with
};

/// Where a cursor came from, as far as the log remembers. RFC 9865 §2.
struct CursorOrigin {
    bool is_known = false;
    std::string changed;  ///< names of the parameters that differ from the request that got it; empty: none
};

/// It points into itself and into the request: neither copied nor moved.
class ObservedRequest {
public:
    ObservedRequest(Standards const& standards, HttpRequest const& request, int status, std::string_view base_path);
    ObservedRequest(ObservedRequest const&) = delete;
    ObservedRequest& operator=(ObservedRequest const&) = delete;

    Standards const& standards;
    HttpRequest const& request;
    int status = 0;
    bool is_exposed = false;  ///< came over the network without TLS
    std::string scim_type;    ///< of the answer, empty if it had none

    bool is_below_base = false;
    std::string path;  ///< below the base path, as sent
    std::vector<std::string> segments;
    std::vector<Parameter> parameters;
    Place place = Place::elsewhere;
    ResourceType const* type = nullptr;
    std::string id;

    std::string media_type;    ///< empty when there is no Content-Type
    std::optional<Json> body;  ///< when it is JSON; names may repeat
    std::string body_error;    ///< why it is not
    std::vector<Payload> payloads;
    std::vector<PatchStep> steps;
    std::vector<AttributeSet> sets;
    ValueProblems problems;                     ///< of all sets
    JudgedFilter filter;                        ///< of the URL or the SearchRequest
    std::optional<CursorOrigin> cursor_origin;  ///< when a cursor was sent that is not empty

    /// The parameter of that name, ASCII case ignored, or nullptr.
    Parameter const* find(std::string_view name) const;
    bool has_body() const { return !request.body.empty(); }
    bool is_method(std::string_view name) const { return request.method == name; }
    /// Whether it goes to an endpoint that takes SCIM messages.
    bool is_scim() const { return place != Place::elsewhere; }
    /// Whether it is a query: GET of many, or POST to `/.search`.
    bool is_query() const;
    /// The object of a POST to `/.search`, or nullptr.
    Json const* search_request() const;

private:
    void read_target(std::string_view base_path);
    void place_it();
    void read_body();
    void add_payload(Payload payload);
    void add_steps(Payload const& payload);
    void add_bulk();
    std::optional<std::string_view> filter_text() const;
};

/// Whether `schemas` of an object names the URN, ASCII case ignored.
bool names_schema(Json const& object, std::string_view urn);

/// A name or short text of the client as shown in a detail: cut, in quotes.
std::string shown(std::string_view text);

}  // namespace scim::server::observe
