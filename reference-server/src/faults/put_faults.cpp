// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"
#include "faults/notes.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using Done = Result<void, ScimError>;

ResourcePointer find(Call const& call)
{
    return call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id);
}

/// Lets PUT do something else to ids that are not there.
void replace_unknown(Behaviour& behaviour, Endpoint unknown)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource, unknown = std::move(unknown)](
                                     Call const& call) { return find(call) ? honest(call) : unknown(call); };
}

void put_creates(Behaviour& behaviour)
{
    replace_unknown(behaviour, [](Call const& call) { return create_with_id(call, call.id, 201); });
}

// The body is compared with the stored resource before anybody asks whether there is one.
void put_unknown_400(Behaviour& behaviour)
{
    replace_unknown(behaviour, [](Call const&) -> Answer {
        return Failure {ScimError {400, ScimType::invalid_value, "the body does not belong to a resource"}};
    });
}

void add_missing(Json::Array& values, Json::Array const& old)
{
    for (auto const& value : old) {
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }
}

void put_multivalued_merges(Behaviour& behaviour)
{
    behaviour.keep_immutable
        = [honest = behaviour.keep_immutable](Json const& before, Json& next, ResourceType const& type) {
              for (auto& [name, value] : next.as_object()) {
                  auto const* old = before.find(name);
                  if (name != "schemas" && value.is_array() && old && old->is_array())
                      add_missing(value.as_array(), old->as_array());
              }
              return honest(before, next, type);
          };
}

void put_body_id_wins(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const id = body ? std::string {body->string_or("id", call.id)} : call.id;
        auto answer = honest(call);
        return !answer || id == call.id ? std::move(answer) : move_to_id(call, id);
    };
}

void put_meta_created_overwritten(Behaviour& behaviour)
{
    echo_replaced(behaviour, [](Json& resource, Json const& body) { take_from_meta(resource, body, "created"); });
}

// null and [] are taken for nothing that was said.
void put_null_kept(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) {
        auto const current = find(call);
        auto const stored = current ? current->content() : Json::object();
        return with_body(honest, [&](Json& body) {
            for (auto& [name, value] : body.as_object()) {
                auto const* old = stored.find(name);
                auto const is_empty = value.is_null() || (value.is_array() && value.empty());
                if (is_empty && old)
                    value = *old;
            }
        })(call);
    };
}

// Says what the client wants to hear.
void put_ignored(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const current = find(call);
        auto answer = honest(call);
        if (answer && current) {
            static_cast<void>(call.engine.behaviour.update_resource(call.engine.store, find(call),
                [&](Json const&) { return Result<Json, ScimError> {current->content()}; }));
        }
        return answer;
    };
}

void put_returns_old_state(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const current = find(call);
        auto answer = honest(call);
        return answer && current ? Answer {resource_response(200, call, *current)} : std::move(answer);
    };
}

void put_groups_applied(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) {
        auto answer = honest(call);
        auto const body = answer ? body_object(call) : std::nullopt;
        if (body)
            join_groups(call, *body, call.id);
        return answer;
    };
}

// Takes a list of other members for a change of immutable values.
void put_immutable_blocks_members(Behaviour& behaviour)
{
    behaviour.keep_immutable
        = [honest = behaviour.keep_immutable](Json const& before, Json& next, ResourceType const& type) -> Done {
        auto const* old = before.find("members");
        auto const* given = next.find("members");
        if (old && given && !(*old == *given))
            return Failure {ScimError {400, ScimType::mutability, "members.value is immutable"}};
        return honest(before, next, type);
    };
}

void put_conflict_accepted(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) {
        auto rules = call.engine.behaviour;
        rules.same_unique_value = [](std::string_view, std::string_view, bool) { return false; };
        return answer_by(rules, honest, call);
    };
}

void put_self_conflict_409(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const current = find(call);
        auto const body = current ? body_object(call) : std::nullopt;
        auto const name = body ? std::string {body->string_or("userName", "")} : std::string {};
        if (!name.empty() && equals_ignoring_case(name, current->content().string_or("userName", "")))
            return Failure {call.engine.behaviour.duplicate_error("userName", name)};
        return honest(call);
    };
}

// Looks for the name letter by letter, and for its owner not at all.
void put_own_case_409(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const current = find(call);
        auto const body = current ? body_object(call) : std::nullopt;
        auto const name = body ? std::string {body->string_or("userName", "")} : std::string {};
        auto const old = current ? std::string {current->content().string_or("userName", "")} : std::string {};
        if (name != old && equals_ignoring_case(name, old))
            return Failure {call.engine.behaviour.duplicate_error("userName", name)};
        return honest(call);
    };
}

void put_externalid_kept(Behaviour& behaviour)
{
    behaviour.keep_immutable
        = [honest = behaviour.keep_immutable](Json const& before, Json& next, ResourceType const& type) {
              if (auto const* old = before.find("externalId"))
                  next.set("externalId", *old);
              return honest(before, next, type);
          };
}

bool has_extension(Json const& body)
{
    auto const& members = body.as_object();
    return std::any_of(members.begin(), members.end(),
        [](JsonMember const& member) { return starts_with_ignoring_case(member.name, "urn:"); });
}

void put_ext_error(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        if (body && has_extension(*body))
            return Failure {ScimError {500, {}, "no such attribute"}};
        return honest(call);
    };
}

void put_group_members_501(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        if (body && body->contains("members"))
            return Failure {ScimError {501, {}, "members are changed by PATCH only"}};
        return honest(call);
    };
}

}  // namespace

std::vector<Fault> put_faults()
{
    return {
        {"put-body-id-wins", "RFC7644-3.5.1-16", "The id in the body of a PUT becomes the id of the resource.",
            FaultMode::any, put_body_id_wins, {}},
        {"put-conflict-accepted", "RFC7644-3.12-28", "A PUT gives a user the userName of another.", FaultMode::any,
            put_conflict_accepted, {}},
        {"put-creates", "RFC7644-3.5.1-02", "A PUT to an unknown id makes the resource.", FaultMode::any, put_creates,
            {}, {"RFC7644-3.2-08"}},
        contested({"put-externalid-kept", "RFC7643-3.1-21", "externalId cannot be changed by PUT.", FaultMode::any,
            put_externalid_kept, {}}),
        {"put-ext-error", "RFC7643-3.3-06", "A PUT with attributes of an extension is answered with 500.",
            FaultMode::any, put_ext_error, {}},
        {"put-group-members-501", "RFC7644-3.5-02", "A PUT with members is answered with 501.", FaultMode::any,
            put_group_members_501, {}},
        {"put-groups-applied", "RFC7644-3.5.1-16", "groups in the PUT of a user makes memberships.", FaultMode::any,
            put_groups_applied, {}},
        {"put-ignored", "RFC7644-3.5.1-05", "A PUT changes nothing, though the answer shows the change.",
            FaultMode::any, put_ignored, {}, {"RFC7644-3.2-07", "RFC7644-3.5-01"}},
        {"put-immutable-blocks-members", "RFC7644-3.5.1-05", "A PUT with other members is refused as a mutability.",
            FaultMode::any, put_immutable_blocks_members, {}},
        {"put-meta-created-overwritten", "RFC7643-3.1-22", "meta.created is taken from the body of a PUT.",
            FaultMode::any, put_meta_created_overwritten, {}, {"RFC7643-2-02", "RFC7643-7-27", "RFC7644-3.5.1-04"}},
        {"put-multivalued-merges", "RFC7644-3.5.1-05", "A PUT adds its values to a multi-valued attribute.",
            FaultMode::any, put_multivalued_merges, {}},
        {"put-null-kept", "RFC7643-2.5-02", "A PUT with null keeps the value.", FaultMode::any, put_null_kept, {}},
        {"put-own-case-409", "RFC7643-4.1.1-05", "A PUT of the user's own userName in other case is answered with 409.",
            FaultMode::any, put_own_case_409, {}},
        {"put-returns-old-state", "RFC7644-3.5.1-19", "The answer to a PUT is the resource as it was before.",
            FaultMode::any, put_returns_old_state, {}},
        {"put-self-conflict-409", "RFC7644-3.5.1-18", "A PUT with the user's own userName is answered with 409.",
            FaultMode::any, put_self_conflict_409, {}},
        {"put-unknown-400", "RFC7644-3.12-17", "A PUT to an unknown id is answered with 400.", FaultMode::any,
            put_unknown_400, {}},
    };
}

}  // namespace scim::server
