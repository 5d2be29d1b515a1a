// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The functions the service provider is made of. A fault replaces one of them; honest code never asks for faults.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/bulk.hpp>
#include <scim/server/credentials.hpp>
#include <scim/server/dialect.hpp>
#include <scim/server/error.hpp>
#include <scim/server/filter.hpp>
#include <scim/server/patch_operation.hpp>
#include <scim/server/query.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

struct Behaviour;
struct Call;
struct Draft;
struct Resource;
class Store;

/// What a rule may look up.
struct Context {
    Behaviour const& behaviour;
    Dialect const& dialect;
    ResourceType const& type;
};

/// A stored resource. It never changes: a new version takes its place.
using ResourcePointer = std::shared_ptr<Resource const>;

/// Turns the current content of a resource into the next. Errors: nothing is stored.
using Transformation = std::function<Result<Json, ScimError>(Json const& current)>;

/// Answers one request.
using Endpoint = std::function<Result<HttpResponse, ScimError>(Call const&)>;

/// The most and the usual number of resources on a page.
struct PageLimits {
    std::size_t usual = 100;
    std::size_t most = 200;
    PagingMethod usual_method = PagingMethod::index;
    std::chrono::seconds cursor_lifetime {0};  ///< 0: cursors do not expire
};

/// Faster ways to what some functions of Behaviour do together, with the same outcome to the byte. Where they are
/// missing, those functions are called one by one.
struct ShortCuts {
    /// Appends what `present` gives, as JSON text.
    std::function<void(std::string& text, Resource const& stored, Projection const& projection, Store const& store,
        Context const& context)>
        write_resource;
    /// What `candidates` gives and `matches` accepts, in order of creation. The filter is bound.
    std::function<std::vector<ResourcePointer>(Store const& store, Filter const& filter, Context const& context)>
        find_matching;
    /// What `apply_patch` does, on a draft that may be half changed on failure. Empty if the operations need the whole
    /// content; the draft is of no use then.
    std::function<std::optional<Result<void, ScimError>>(
        Draft& draft, std::vector<PatchOperation> const& operations, Context const& context)>
        patch_draft;
};

/// The seams. Every member is set by honest_behaviour(); a fault wraps or replaces one.
struct Behaviour {
    // HTTP. RFC 7644 §2, §3.8, §3.12.
    std::function<Authentication(HttpRequest const& request, Credentials const& credentials, TimePoint now)>
        authenticate;
    std::function<bool(std::string_view media_type)> accepts_media_type;
    /// The JSON in the body of a request. Errors: 415, 400 invalidSyntax.
    std::function<Result<Json, ScimError>(HttpRequest const& request, Behaviour const& behaviour)> parse_body;
    /// The media type a client wants, out of those there are. Empty: none of them.
    std::function<std::optional<std::string>(Fields const& request_fields)> response_media_type;
    std::function<HttpResponse(ScimError const& error)> error_response;

    // Endpoints. RFC 7644 §3.2.
    /// Whether a segment of a path stands for an endpoint: `Users`, `Me`, `.search`.
    std::function<bool(std::string_view segment, std::string_view endpoint)> names_endpoint;
    Endpoint create_resource;
    Endpoint read_resource;
    Endpoint list_resources;
    Endpoint replace_resource;
    Endpoint modify_resource;
    Endpoint delete_resource;
    Endpoint search;
    Endpoint bulk;
    /// The user that `/Me` stands for, nullptr if there is none. RFC 7644 §3.11.
    std::function<ResourcePointer(Store const& store, ResourceType const& users, Principal const& principal)> find_me;

    // Bulk. RFC 7644 §3.7.
    /// Errors: 413.
    std::function<Result<void, ScimError>(std::size_t bytes, BulkLimits const& limits)> check_bulk_payload;
    /// Errors: 413.
    std::function<Result<void, ScimError>(std::size_t operations, BulkLimits const& limits)> check_bulk_count;
    /// Whether an operation says all that its method needs.
    std::function<Result<void, ScimError>(BulkOperation const& operation)> check_bulk_operation;
    std::function<std::vector<BulkBatch>(BulkNeeds const& needs)> order_bulk;
    /// Puts ids in the place of references.
    std::function<void(Json& data, BulkIds const& ids)> resolve_bulk_ids;
    /// The answer to an operation whose reference leads to nothing. Empty: the reference is stored as it is.
    std::function<std::optional<ScimError>(std::string_view bulk_id)> unresolved_reference;
    /// One operation, as a request to the endpoint it is for.
    Endpoint run_bulk_operation;
    /// A PUT of a resource that was made without its part in a circle of references.
    Endpoint complete_bulk_resource;
    /// Takes back a resource of a circle that could not be closed.
    std::function<void(Call const& call)> undo_bulk_resource;

    // Discovery. RFC 7644 §4; documents without `meta`.
    std::function<Result<Json, ScimError>(PageLimits const& limits, BulkLimits const& bulk_limits)>
        service_provider_config;
    std::function<std::vector<Json>(std::vector<ResourceType> const& types)> resource_type_documents;
    std::function<std::vector<Json>(std::vector<ResourceType> const& types)> schema_documents;

    // Filters. RFC 7644 §3.4.2.2.
    std::function<Result<Filter, ScimError>(std::string_view text, Behaviour const& behaviour, Dialect const& dialect)>
        parse_filter;
    /// The meaning of a quoted text, quotes included. Empty when an escape is wrong.
    std::function<std::optional<std::string>(std::string_view quoted)> read_filter_string;
    /// Looks the names in a filter up. Errors: invalidFilter, sensitive.
    std::function<Result<Filter, ScimError>(Filter filter, Context const& context)> bind_filter;
    /// Whether operator and operand suit the attribute.
    std::function<Result<void, ScimError>(Filter const& comparison)> check_comparison;
    std::function<bool(CompareOperator op, std::string_view stored, std::string_view operand, bool case_exact)>
        compare_strings;
    /// Compares points in time, as text of both.
    std::function<bool(CompareOperator op, std::string_view stored, std::string_view operand)> compare_dates;
    std::function<bool(Filter const& filter, Json const& resource, Context const& context)> matches;

    // Queries. RFC 7644 §3.4.2.3, §3.4.2.4, §3.9.
    std::function<PageBounds(Query const& query, std::size_t total, PageLimits const& limits)> page_bounds;
    // Cursors. RFC 9865.
    /// What a cursor is bound to.
    std::function<std::string(Query const& query, std::vector<ResourceType const*> const& types)> cursor_scope;
    /// Errors: invalidCursor, expiredCursor.
    std::function<Result<Cursor, ScimError>(
        std::string_view text, std::string const& scope, CursorSettings const& settings)>
        read_cursor;
    std::function<std::string(Cursor const& cursor, std::string const& scope, CursorSettings const& settings)>
        write_cursor;
    /// Sorts by one attribute; the order of equals is kept.
    std::function<Result<void, ScimError>(
        std::vector<ResourcePointer>& resources, Query const& query, Context const& context)>
        sort_resources;
    std::function<Result<Json, ScimError>(QueryResult const& result, Query const& query)> list_document;
    /// Keeps the attributes that are asked for, and those that are always returned.
    std::function<Json(Json const& resource, Projection const& projection, Context const& context)> project;
    /// A stored resource as a client sees it: with derived values, projected.
    std::function<Json(
        Resource const& stored, Projection const& projection, Store const& store, Context const& context)>
        present;

    // PATCH. RFC 7644 §3.5.2.
    std::function<std::optional<PatchOperation::Kind>(std::string_view op, Dialect const& dialect)> parse_op;
    std::function<Result<Target, ScimError>(std::string_view path, Context const& context)> resolve_path;
    /// All operations, in order. On failure the resource is left as it was.
    std::function<Result<void, ScimError>(
        Json& resource, std::vector<PatchOperation> const& operations, Context const& context)>
        apply_patch;
    // One operation; on failure the resource may be half changed.
    std::function<Result<void, ScimError>(Json& resource, PatchOperation const& operation, Context const& context)>
        apply_add;
    std::function<Result<void, ScimError>(Json& resource, PatchOperation const& operation, Context const& context)>
        apply_replace;
    std::function<Result<void, ScimError>(Json& resource, PatchOperation const& operation, Context const& context)>
        apply_remove;
    /// One member of the value of an operation without path, as an operation of its own.
    std::function<Result<void, ScimError>(
        Json& resource, PatchOperation::Kind kind, JsonMember const& member, Context const& context)>
        apply_member;
    /// Appends a value to a multi-valued attribute, unless it is there. RFC 7644 §3.5.2.1.
    std::function<void(Json::Array& values, Json value)> append_value;
    /// Puts the given sub-attributes over the existing ones. RFC 7644 §3.5.2.3.
    std::function<void(Json& existing, Json const& given)> merge_complex;
    /// Takes `primary` away from all but the newest primary value. RFC 7644 §3.5.2.
    std::function<void(Json const& before, Json& after)> settle_primary;

    // Resources. RFC 7643 §2, §3; RFC 7644 §3.3, §3.5.1.
    /// Whether a member of a JSON object names this attribute. RFC 7643 §2.1.
    std::function<bool(std::string_view member, std::string_view attribute)> names_attribute;
    /// The value as the attribute's type wants it. Errors: invalidValue.
    std::function<Result<Json, ScimError>(Json value, Attribute const& attribute, Context const& context)> coerce_value;
    std::function<std::optional<bool>(std::string_view text)> coerce_boolean;
    /// A body of POST or PUT as content: canonical names, checked types, without readOnly attributes.
    std::function<Result<Json, ScimError>(Json const& body, Context const& context)> read_body;
    /// Carries immutable values from one version into the content of a PUT. RFC 7644 §3.5.1. Errors: mutability.
    std::function<Result<void, ScimError>(Json const& before, Json& next, ResourceType const& type)> keep_immutable;
    /// Lists exactly the URNs in `schemas` that the resource uses. RFC 7643 §3.
    std::function<void(Json& resource, ResourceType const& type)> settle_schemas;
    std::function<std::string(std::string fresh, Json const& body)> choose_id;
    std::function<std::string(std::string_view base_url, ResourceType const& type, std::string_view id)> location;
    std::function<TimePoint(TimePoint before, TimePoint now)> modified_at;
    /// Adds what is derived from other resources: groups of a user, `$ref` and `display` of members.
    std::function<void(Json& resource, Resource const& stored, Store const& store)> add_derived;

    // Store. RFC 7643 §2.4, §7; RFC 7644 §3.3, §3.6.
    std::function<bool(std::string_view left, std::string_view right, bool case_exact)> same_unique_value;
    std::function<ScimError(std::string_view attribute, std::string_view value)> duplicate_error;
    std::function<ResourcePointer(Store const& store, ResourceType const& type, std::string_view id)> find_resource;
    std::function<std::vector<ResourcePointer>(Store const& store, ResourceType const& type, Filter const& filter)>
        candidates;
    std::function<Result<ResourcePointer, ScimError>(
        Store& store, ResourcePointer const& current, Transformation const& transformation)>
        update_resource;
    /// False if there is none, or another version than `only` if that is given.
    std::function<bool(Store& store, ResourceType const& type, std::string_view id, ResourcePointer const& only)>
        erase_resource;
    /// Called under the store's lock: takes a deleted resource out of the groups it was a member of.
    std::function<void(Store& store, std::string_view id)> withdraw_member;

    /// Empty once a function is replaced, which they would pass by.
    std::optional<ShortCuts> short_cuts;
};

/// The service provider as the standards want it.
Behaviour honest_behaviour();

}  // namespace scim::server
