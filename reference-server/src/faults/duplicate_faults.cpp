// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/responses.hpp"
#include "seams/changed_calls.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

/// The user whose userName the body of a request has, or nullptr.
ResourcePointer find_namesake(Call const& call, Json const& body)
{
    auto const found = call.engine.store.with_value(*call.type, "userName", body.string_or("userName", ""));
    return found.empty() ? nullptr : found.front();
}

/// Writes the content of a body over a stored resource.
Result<ResourcePointer, ScimError> write_over(Call const& call, ResourcePointer const& stored, Json const& body)
{
    auto const& engine = call.engine;
    auto const content = engine.behaviour.read_body(body, call.context());
    if (!content)
        return Failure {content.error()};
    return engine.behaviour.update_resource(engine.store, stored, [&](Json const& before) -> Result<Json, ScimError> {
        auto next = *content;
        next.set("id", *before.find("id"));
        next.set("meta", *before.find("meta"));
        return next;
    });
}

/// Lets POST do something else where a user of that name is there.
void create_namesake(Behaviour& behaviour,
    std::function<Answer(Call const& call, ResourcePointer const& namesake, Json const& body, Endpoint const& honest)>
        create)
{
    behaviour.create_resource
        = [honest = behaviour.create_resource, create = std::move(create)](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const namesake = body ? find_namesake(call, *body) : nullptr;
        return namesake ? create(call, namesake, *body, honest) : honest(call);
    };
}

void create_dup_201_overwrites(Behaviour& behaviour)
{
    create_namesake(
        behaviour, [](Call const& call, ResourcePointer const& namesake, Json const& body, Endpoint const&) -> Answer {
            auto const stored = write_over(call, namesake, body);
            if (!stored)
                return Failure {stored.error()};
            return resource_response(201, call, **stored);
        });
}

void create_dup_damages_existing(Behaviour& behaviour)
{
    create_namesake(
        behaviour, [](Call const& call, ResourcePointer const& namesake, Json const& body, Endpoint const& honest) {
            static_cast<void>(write_over(call, namesake, body));
            return honest(call);
        });
}

// Looks for a user of that name, takes its time, and does not look again.
void create_dup_race_both_201(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        if (!body || !body->contains("userName") || find_namesake(call, *body))
            return honest(call);
        std::this_thread::sleep_for(std::chrono::milliseconds {20});
        auto rules = call.engine.behaviour;
        rules.same_unique_value = [](std::string_view, std::string_view, bool) { return false; };
        return answer_by(rules, honest, call);
    };
}

void create_display_name_409(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = call.type->find_core("userName") ? body_object(call) : std::nullopt;
        auto const name = body ? std::string {body->string_or("displayName", "")} : std::string {};
        auto const all = name.empty() ? std::vector<ResourcePointer> {} : call.engine.store.all(*call.type);
        for (auto const& resource : all) {
            if (resource->content().string_or("displayName", "") == name)
                return Failure {call.engine.behaviour.duplicate_error("displayName", name)};
        }
        return honest(call);
    };
}

void create_dup_400(Behaviour& behaviour)
{
    behaviour.duplicate_error = [honest = behaviour.duplicate_error](std::string_view name, std::string_view value) {
        auto error = honest(name, value);
        error.status = 400;
        return error;
    };
}

void create_dup_500(Behaviour& behaviour)
{
    behaviour.duplicate_error = [](std::string_view, std::string_view) {
        return ScimError {500, {}, "unique constraint violated"};
    };
}

void create_dup_no_scimtype(Behaviour& behaviour)
{
    behaviour.duplicate_error = [honest = behaviour.duplicate_error](std::string_view name, std::string_view value) {
        auto error = honest(name, value);
        error.scim_type.reset();
        return error;
    };
}

void create_dup_case_201(Behaviour& behaviour)
{
    behaviour.same_unique_value = [](std::string_view left, std::string_view right, bool) { return left == right; };
}

}  // namespace

std::vector<Fault> duplicate_faults()
{
    return {
        contested({"create-display-name-409", "RFC7643-2.2-06", "A second user of the same displayName is refused.",
            FaultMode::any, create_display_name_409, {}}),
        {"create-dup-201-overwrites", "RFC7644-3.3-12", "A POST with a userName that is taken overwrites its user.",
            FaultMode::any, create_dup_201_overwrites, {}},
        {"create-dup-400", "RFC7644-3.3-12", "A duplicate userName is answered with 400.", FaultMode::any,
            create_dup_400, {}},
        {"create-dup-500", "RFC7644-3.3-12", "A duplicate userName is answered with 500.", FaultMode::any,
            create_dup_500, {}, {"ENTRA-033"}},
        contested({"create-dup-case-201", "RFC7643-4.1.1-03",
            "A userName that differs in letter case only is accepted.", FaultMode::any, create_dup_case_201, {}}),
        {"create-dup-damages-existing", "RFC7644-3.3-12", "A POST that is refused with 409 changes the existing user.",
            FaultMode::any, create_dup_damages_existing, {}},
        contested({"create-dup-no-scimtype", "RFC7644-3.3-13", "The 409 for a duplicate has no scimType.",
            FaultMode::any, create_dup_no_scimtype, {}}),
        {"create-dup-race-both-201", "RFC7643-4.1.1-03", "Two POSTs of one userName at the same time both make a user.",
            FaultMode::any, create_dup_race_both_201, {}},
    };
}

}  // namespace scim::server
