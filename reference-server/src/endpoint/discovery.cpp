// SPDX-License-Identifier: Apache-2.0
#include "endpoint/discovery.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"
#include "schema/load_schema.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

Json supported(bool value)
{
    return Json::object({{"supported", value}});
}

Json bearer_scheme()
{
    return Json::object({
        {"type", "oauthbearertoken"},
        {"name", "Bearer token"},
        {"description", "A secret token in the Authorization field of every request."},
        {"specUri", "https://www.rfc-editor.org/rfc/rfc6750"},
        {"primary", true},
    });
}

Json oauth_scheme()
{
    return Json::object({
        {"type", "oauth2"},
        {"name", "OAuth 2.0 client credentials"},
        {"description", "A token from /oauth2/token, for a client's secret or a signed assertion."},
        {"specUri", "https://www.rfc-editor.org/rfc/rfc6749"},
    });
}

void add_meta(Json& document, Call const& call, std::string_view type, std::string const& path)
{
    document.set("meta",
        Json::object({
            {"resourceType", type},
            {"location", call.engine.store.base_url() + "/" + path},
        }));
}

Failure<ScimError> not_found(std::string const& path)
{
    return Failure {ScimError {404, {}, "there is nothing at /" + path}};
}

// One endpoint with a list and its elements, chosen by `id`.
Answer answer_list(
    Call const& call, std::vector<std::string> const& segments, std::vector<Json> documents, std::string_view type)
{
    for (auto& document : documents)
        add_meta(document, call, type, segments.front() + "/" + std::string {document.string_or("id", "")});
    if (segments.size() == 2) {
        for (auto const& document : documents) {
            if (equals_ignoring_case(document.string_or("id", ""), segments[1]))
                return json_response(200, document);
        }
        return not_found(segments[0] + "/" + segments[1]);
    }
    // RFC7644-4-14: paging, sorting and projection do not apply here.
    QueryResult result;
    result.total = documents.size();
    result.bounds.count = documents.size();
    result.resources = std::move(documents);
    auto const list = call.engine.behaviour.list_document(result, Query {});
    if (!list)
        return Failure {list.error()};
    return json_response(200, *list);
}

Answer answer_config(Call const& call, std::vector<std::string> const& segments)
{
    auto document = call.engine.behaviour.service_provider_config(call.engine.page_limits(), call.engine.bulk_limits());
    if (!document)
        return Failure {document.error()};
    if (segments.size() > 1)
        return not_found(segments[0] + "/" + segments[1]);
    auto* schemes = document->find("authenticationSchemes");
    if (schemes && schemes->is_array() && call.engine.credentials->has_clients())
        schemes->push_back(oauth_scheme());
    add_meta(*document, call, "ServiceProviderConfig", "ServiceProviderConfig");
    return json_response(200, *document);
}

}  // namespace

Result<Json, ScimError> service_provider_config(PageLimits const& limits, BulkLimits const& bulk_limits)
{
    // RFC 9865 §4.
    auto pagination = Json::object({
        {"cursor", true},
        {"index", true},
        {"defaultPaginationMethod", limits.usual_method == PagingMethod::index ? "index" : "cursor"},
        {"defaultPageSize", limits.usual},
        {"maxPageSize", limits.most},
    });
    if (limits.cursor_lifetime.count() > 0)
        pagination.set("cursorTimeout", static_cast<std::int64_t>(limits.cursor_lifetime.count()));
    return Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"})},
        {"patch", supported(true)},
        // RFC7644-3.7.4-01.
        {"bulk",
            Json::object({{"supported", true}, {"maxOperations", bulk_limits.max_operations},
                {"maxPayloadSize", bulk_limits.max_payload}})},
        {"filter", Json::object({{"supported", true}, {"maxResults", limits.most}})},
        {"changePassword", supported(true)},
        {"sort", supported(true)},
        {"etag", supported(true)},
        {"pagination", std::move(pagination)},
        {"authenticationSchemes", Json::array({bearer_scheme()})},
    });
}

std::vector<Json> resource_type_documents(std::vector<ResourceType> const& types)
{
    std::vector<Json> documents;
    for (auto const& type : types) {
        auto document = Json::object({
            {"schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ResourceType"})},
            {"id", type.name},
            {"name", type.name},
            {"endpoint", type.endpoint},
            {"description", type.description},
            {"schema", type.core.id},
        });
        auto extensions = Json::array();
        for (auto const& extension : type.extensions)
            extensions.push_back(
                Json::object({{"schema", extension.id}, {"required", type.requires_extension(extension.id)}}));
        if (!extensions.empty())
            document.set("schemaExtensions", std::move(extensions));
        documents.push_back(std::move(document));
    }
    return documents;
}

std::vector<Json> schema_documents(std::vector<ResourceType> const& types)
{
    std::vector<Json> documents;
    auto const add = [&](Schema const& schema) {
        auto const is_known = std::any_of(documents.begin(), documents.end(),
            [&](Json const& known) { return known.string_or("id", "") == schema.id; });
        if (!is_known)
            documents.push_back(schema.document);
    };
    for (auto const& type : types)
        add(type.core);
    for (auto const& type : types)
        std::for_each(type.extensions.begin(), type.extensions.end(), add);
    for (auto& document : service_provider_schemas())
        documents.push_back(std::move(document));
    return documents;
}

Result<HttpResponse, ScimError> discover(Call const& call, std::vector<std::string> const& segments)
{
    // RFC7644-4-15: filtering these endpoints is forbidden.
    if (call.query.filter)
        return Failure {ScimError {403, {}, "discovery endpoints cannot be filtered"}};
    if (segments.size() > 2)
        return not_found(segments[0] + "/" + segments[1] + "/" + segments[2]);
    auto const& engine = call.engine;
    if (engine.behaviour.names_endpoint(segments.front(), "ServiceProviderConfig"))
        return answer_config(call, segments);
    if (engine.behaviour.names_endpoint(segments.front(), "ResourceTypes"))
        return answer_list(call, segments, engine.behaviour.resource_type_documents(engine.types), "ResourceType");
    return answer_list(call, segments, engine.behaviour.schema_documents(engine.types), "Schema");
}

}  // namespace scim::server
