// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"
#include "faults/graveyard.hpp"
#include "faults/notes.hpp"
#include "seams/changed_calls.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

// Deleted resources can be read by id, but not changed or deleted again.
void delete_still_readable(Behaviour& behaviour)
{
    auto const graveyard = bury_deleted(behaviour);
    behaviour.read_resource
        = [graveyard, honest = behaviour.read_resource](Call const& call) -> Result<HttpResponse, ScimError> {
        auto const dead = graveyard->find(*call.type, call.id);
        return dead ? Result<HttpResponse, ScimError> {resource_response(200, call, *dead)} : honest(call);
    };
}

void delete_still_listed(Behaviour& behaviour)
{
    auto const graveyard = bury_deleted(behaviour);
    behaviour.candidates = [graveyard, honest = behaviour.candidates](
                               Store const& store, ResourceType const& type, Filter const& filter) {
        auto resources = honest(store, type, filter);
        for (auto& dead : graveyard->all(type))
            resources.push_back(std::move(dead));
        return resources;
    };
}

bool is_inactive(Resource const& resource)
{
    auto const active = resource.packed.get("active");
    return active.is_boolean() && !active.as_boolean();
}

void inactive_gone(Behaviour& behaviour)
{
    behaviour.find_resource
        = [honest = behaviour.find_resource](Store const& store, ResourceType const& type, std::string_view id) {
              auto resource = honest(store, type, id);
              return resource && is_inactive(*resource) ? nullptr : resource;
          };
    behaviour.candidates
        = [honest = behaviour.candidates](Store const& store, ResourceType const& type, Filter const& filter) {
              auto resources = honest(store, type, filter);
              std::erase_if(resources, [](ResourcePointer const& resource) { return is_inactive(*resource); });
              return resources;
          };
}

using Answer = Result<HttpResponse, ScimError>;

void delete_again_500(Behaviour& behaviour)
{
    behaviour.delete_resource = failing_with_500(behaviour.delete_resource);
    behaviour.modify_resource = failing_with_500(behaviour.modify_resource);
}

HttpResponse no_content()
{
    HttpResponse response;
    response.status = 204;
    response.reason = reason_phrase(204);
    return response;
}

void delete_again_204(Behaviour& behaviour)
{
    behaviour.delete_resource = [honest = behaviour.delete_resource](Call const& call) -> Answer {
        auto answer = honest(call);
        return !answer && answer.error().status == 404 ? Answer {no_content()} : std::move(answer);
    };
}

void delete_ignored(Behaviour& behaviour)
{
    behaviour.delete_resource = [honest = behaviour.delete_resource](Call const& call) -> Answer {
        auto const is_known = call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id) != nullptr;
        return is_known ? Answer {no_content()} : honest(call);
    };
}

// The row of a deleted user stays in the table, and its userName in the index.
void delete_recreate_409(Behaviour& behaviour)
{
    auto const buried = std::make_shared<Notes>();
    behaviour.erase_resource = [buried, honest = behaviour.erase_resource](Store& store, ResourceType const& type,
                                   std::string_view id, ResourcePointer const& only) {
        auto const resource = store.find(type, id);
        auto const is_erased = honest(store, type, id, only);
        if (is_erased && resource)
            buried->write(ascii_lower(resource->content().string_or("userName", "")), Json {true});
        return is_erased;
    };
    behaviour.create_resource = [buried, honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const name = body ? std::string {body->string_or("userName", "")} : std::string {};
        if (!name.empty() && buried->read(ascii_lower(name)))
            return Failure {call.engine.behaviour.duplicate_error("userName", name)};
        return honest(call);
    };
}

void delete_referenced_500(Behaviour& behaviour)
{
    behaviour.delete_resource = [honest = behaviour.delete_resource](Call const& call) -> Answer {
        if (!call.engine.store.groups_of(call.id).empty())
            return Failure {ScimError {500, {}, "a foreign key points to this row"}};
        return honest(call);
    };
}

// As a foreign key that cascades the wrong way.
void group_delete_takes_members(Behaviour& behaviour)
{
    behaviour.delete_resource = [honest = behaviour.delete_resource](Call const& call) -> Answer {
        auto const& engine = call.engine;
        auto const group = engine.store.find(*call.type, call.id);
        auto const content = group ? group->content() : Json::object();
        auto answer = honest(call);
        auto const* members = answer ? content.find("members") : nullptr;
        for (auto const& member : members && members->is_array() ? members->as_array() : Json::Array {}) {
            if (auto const found = engine.store.find(member.string_or("value", "")))
                engine.behaviour.erase_resource(engine.store, *found->type, found->id, nullptr);
        }
        return answer;
    };
}

bool has_inactive(Call const& call, std::string_view external_id)
{
    auto const all = call.engine.store.all(*call.type);
    return std::any_of(all.begin(), all.end(), [&](ResourcePointer const& resource) {
        return is_inactive(*resource) && resource->content().string_or("externalId", "") == external_id;
    });
}

void reprovision_inactive_409(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const external_id = body ? std::string {body->string_or("externalId", "")} : std::string {};
        if (!external_id.empty() && has_inactive(call, external_id))
            return Failure {call.engine.behaviour.duplicate_error("externalId", external_id)};
        return honest(call);
    };
}

}  // namespace

std::vector<Fault> delete_faults()
{
    return {
        {"delete-again-204", "RFC7644-3.6-03", "A second DELETE is answered with 204.", FaultMode::any,
            delete_again_204, {}},
        {"delete-again-500", "RFC7644-3.6-03", "A second DELETE, or a PATCH after it, is answered with 500.",
            FaultMode::any, delete_again_500, {}, {"RFC7644-3.7.3-11"}},
        {"delete-ignored", "RFC7644-3.6-08", "A DELETE is answered with 204 and deletes nothing.", FaultMode::any,
            delete_ignored, {}, {"RFC7644-3.2-10"}},
        {"delete-recreate-409", "RFC7644-3.6-06", "The userName of a deleted user stays taken.", FaultMode::any,
            delete_recreate_409, {}},
        {"delete-referenced-500", "RFC7644-3.12-01", "The deletion of a member of a group is answered with 500.",
            FaultMode::any, delete_referenced_500, {}},
        {"delete-still-listed", "RFC7644-3.6-04", "A deleted resource is still found by queries.", FaultMode::any,
            delete_still_listed, {}},
        {"delete-still-readable", "RFC7644-3.6-03", "A deleted resource can still be read.", FaultMode::any,
            delete_still_readable, {}},
        {"group-delete-takes-members", "RFC7644-3.4.1-02", "The deletion of a group deletes its members.",
            FaultMode::any, group_delete_takes_members, {}},
        {"inactive-gone", "ENTRA-008", "A user that is not active cannot be read or found.", FaultMode::entra,
            inactive_gone, {}, {"ENTRA-035"}},
        contested({"reprovision-inactive-409", "RFC7643-3.1-19", "The externalId of an inactive user stays taken.",
            FaultMode::any, reprovision_inactive_409, {}}),
    };
}

}  // namespace scim::server
