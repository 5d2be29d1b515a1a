// SPDX-License-Identifier: Apache-2.0
#include "endpoint/resource_endpoints.hpp"

#include <string>
#include <utility>

#include "endpoint/read_query.hpp"
#include "endpoint/responses.hpp"
#include "patch/parse_patch.hpp"
#include "query/page.hpp"
#include "query/run_query.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

Failure<ScimError> not_found(Call const& call)
{
    return Failure {ScimError {404, {}, "there is no " + call.type->name + " with the id \"" + call.id + "\""}};
}

ResourcePointer find(Call const& call)
{
    return call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id);
}

// As answer_query(), with the resources written one by one instead of put into a tree first.
Answer answer_query_as_text(Call const& call, Query const& query, std::vector<ResourceType const*> const& types)
{
    auto const& engine = call.engine;
    auto const found = find_page(engine, query, types);
    if (!found)
        return Failure {found.error()};
    auto head = engine.behaviour.list_document(found->result, query);
    if (!head)
        return Failure {head.error()};
    auto const write = [&](std::string& text, std::size_t place) {
        auto const& resource = *found->resources[place];
        auto const context = Context {engine.behaviour, engine.options.dialect, *resource.type};
        engine.behaviour.short_cuts->write_resource(text, resource, query.projection, engine.store, context);
    };
    return text_response(200, write_list(std::move(*head), found->resources.size(), write));
}

Answer answer_query(Call const& call, Query const& query)
{
    std::vector<ResourceType const*> types;
    if (call.type)
        types.push_back(call.type);
    for (auto const& type : call.engine.types) {
        if (!call.type)
            types.push_back(&type);
    }
    if (call.engine.behaviour.short_cuts)
        return answer_query_as_text(call, query, types);
    auto result = run_query(call.engine, query, types);
    if (!result)
        return Failure {result.error()};
    auto const document = call.engine.behaviour.list_document(*result, query);
    if (!document)
        return Failure {document.error()};
    return json_response(200, *document);
}

// RFC7644-3.5.2.1-13: what did not change keeps its version.
bool is_unchanged(Draft const& draft, Json const& before, Resource const& version)
{
    static MemberList const nobody;
    auto const& members = version.members ? *version.members : nobody;
    return draft.rest == before && (!draft.members.is_changed() || draft.members.list() == members);
}

// As modify_resource(), on drafts that share the members of a group with its current version. Empty if the operations
// need the whole content.
std::optional<Result<ResourcePointer, ScimError>> patch_draft(
    Call const& call, ResourcePointer version, std::vector<PatchOperation> const& operations)
{
    using Patched = Result<ResourcePointer, ScimError>;
    auto& store = call.engine.store;
    for (; version; version = store.find(*call.type, call.id)) {
        auto const precondition = check_preconditions(call.request, version->version_tag());
        if (!precondition)
            return Patched {Failure {precondition.error()}};
        auto draft = Draft::of(*version);
        auto const before = draft.rest;
        auto const done = call.engine.behaviour.short_cuts->patch_draft(draft, operations, call.context());
        if (!done)
            return {};
        if (!*done)
            return Patched {Failure {done->error()}};
        if (is_unchanged(draft, before, *version))
            return Patched {version};
        auto stored = store.replace(version, std::move(draft));
        if (!stored)
            return Patched {Failure {stored.error()}};
        if (*stored)
            return Patched {std::move(**stored)};
    }
    return Patched {Failure {ScimError {404, {}, "the resource was deleted in the meantime"}}};
}

// RFC7644-3.5.2-32. Choice: 204 for groups, which may be large (ENTRA-030); 200 if attributes are asked for.
HttpResponse patch_answer(Call const& call, Resource const& resource)
{
    auto const is_short = call.type->find_core("members") && call.query.projection.is_default();
    return is_short ? empty_response(resource) : resource_response(200, call, resource);
}

}  // namespace

Result<Json, ScimError> read_json_body(Call const& call)
{
    auto const& options = call.engine.options;
    if (call.request.body.size() > options.max_body_bytes)
        return Failure {
            ScimError {413, {}, "at most " + std::to_string(options.max_body_bytes) + " bytes are accepted"}};
    return call.engine.behaviour.parse_body(call.request, call.engine.behaviour);
}

Result<Json, ScimError> parse_body(HttpRequest const& request, Behaviour const& behaviour)
{
    // Choice: a body without Content-Type is taken for JSON.
    auto const type = media_type(request.fields.find("Content-Type").value_or("application/scim+json"));
    if (!behaviour.accepts_media_type(type))
        return Failure {ScimError {415, {}, "the body must be of type application/scim+json"}};
    auto json = parse_json(request.body);
    if (!json)
        return Failure {
            ScimError {400, ScimType::invalid_syntax, "the body is not valid JSON: " + describe(json.error())}};
    return std::move(*json);
}

Answer create_resource(Call const& call)
{
    auto const& engine = call.engine;
    auto const body = read_json_body(call);
    if (!body)
        return Failure {body.error()};
    auto content = engine.behaviour.read_body(*body, call.context());
    if (!content)
        return Failure {content.error()};
    auto id = engine.behaviour.choose_id(engine.fresh_id(), *body);
    auto const stored = engine.store.insert(*call.type, std::move(id), std::move(*content));
    if (!stored)
        return Failure {stored.error()};
    return resource_response(201, call, **stored);
}

Answer read_resource(Call const& call)
{
    auto const resource = find(call);
    if (!resource)
        return not_found(call);
    auto const precondition = check_preconditions(call.request, resource->version_tag());
    if (!precondition)
        return Failure {precondition.error()};
    if (is_not_modified(call.request, resource->version_tag())) {
        auto response = empty_response(*resource);
        response.status = 304;
        response.reason = reason_phrase(304);
        return response;
    }
    return resource_response(200, call, *resource);
}

Answer list_resources(Call const& call)
{
    return answer_query(call, call.query);
}

Answer search(Call const& call)
{
    auto const body = read_json_body(call);
    if (!body)
        return Failure {body.error()};
    auto query = read_search_request(*body);
    if (!query)
        return Failure {query.error()};
    // A cursor is its maker's, whichever way it was asked for.
    query->actor = call.principal.name;
    return answer_query(call, *query);
}

Answer replace_resource(Call const& call)
{
    auto const& engine = call.engine;
    auto const current = find(call);
    if (!current)
        return not_found(call);
    auto const body = read_json_body(call);
    if (!body)
        return Failure {body.error()};
    auto const content = engine.behaviour.read_body(*body, call.context());
    if (!content)
        return Failure {content.error()};

    // RFC7644-3.5.1-11: what the body leaves out is unassigned; id and meta are the service provider's.
    auto const stored
        = engine.behaviour.update_resource(engine.store, current, [&](Json const& before) -> Result<Json, ScimError> {
              auto const precondition = check_preconditions(call.request, version_of(before));
              if (!precondition)
                  return Failure {precondition.error()};
              auto next = *content;
              next.set("id", *before.find("id"));
              next.set("meta", *before.find("meta"));
              auto const kept = engine.behaviour.keep_immutable(before, next, *call.type);
              if (!kept)
                  return Failure {kept.error()};
              engine.behaviour.settle_schemas(next, *call.type);
              return next;
          });
    if (!stored)
        return Failure {stored.error()};
    return resource_response(200, call, **stored);
}

Answer modify_resource(Call const& call)
{
    auto const& engine = call.engine;
    auto const current = find(call);
    if (!current)
        return not_found(call);
    auto const body = read_json_body(call);
    if (!body)
        return Failure {body.error()};
    auto const operations = parse_patch(*body, engine.options.max_patch_operations, call.context());
    if (!operations)
        return Failure {operations.error()};

    if (engine.behaviour.short_cuts) {
        if (auto const patched = patch_draft(call, current, *operations))
            return *patched ? Answer {patch_answer(call, ***patched)} : Answer {Failure {patched->error()}};
    }

    Result<void, ScimError> outcome;
    auto const stored
        = engine.behaviour.update_resource(engine.store, current, [&](Json const& before) -> Result<Json, ScimError> {
              auto const precondition = check_preconditions(call.request, version_of(before));
              if (!precondition)
                  return Failure {precondition.error()};
              // A patch that fails leaves the draft as it was, and what did not change is not stored.
              auto draft = before;
              outcome = engine.behaviour.apply_patch(draft, *operations, call.context());
              return draft;
          });
    if (!outcome)
        return Failure {outcome.error()};
    if (!stored)
        return Failure {stored.error()};
    return patch_answer(call, **stored);
}

Answer delete_resource(Call const& call)
{
    auto const& engine = call.engine;
    auto const has_conditions
        = call.request.fields.contains("If-Match") || call.request.fields.contains("If-None-Match");
    while (auto const current = find(call)) {
        auto const precondition = check_preconditions(call.request, current->version_tag());
        if (!precondition)
            return Failure {precondition.error()};
        // What was judged is what is deleted; if another version came in between, that one is judged.
        if (engine.behaviour.erase_resource(engine.store, *call.type, call.id, has_conditions ? current : nullptr)) {
            HttpResponse response;
            response.status = 204;
            response.reason = reason_phrase(204);
            return response;
        }
        if (!has_conditions || find(call) == current)
            break;
    }
    return not_found(call);
}

}  // namespace scim::server
