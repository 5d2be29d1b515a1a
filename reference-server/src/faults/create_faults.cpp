// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "faults/notes.hpp"
#include "seams/changed_calls.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void create_attr_name_case_rejected(Behaviour& behaviour)
{
    behaviour.names_attribute = [](std::string_view member, std::string_view attribute) { return member == attribute; };
}

/// Calls the members of a resource as they were sent.
void spell_as_sent(Json& resource, Json const& sent)
{
    for (auto& member : resource.as_object()) {
        for (auto const& [name, value] : sent.as_object()) {
            if (equals_ignoring_case(name, member.name))
                member.name = name;
        }
    }
}

void create_attr_name_case_echoed(Behaviour& behaviour)
{
    echo_created(behaviour, spell_as_sent);
}

void create_obeys_client_id(Behaviour& behaviour)
{
    behaviour.choose_id = [](std::string fresh, Json const& body) {
        auto wanted = body.string_or("id", "");
        return wanted.empty() ? std::move(fresh) : std::string {wanted};
    };
}

void create_obeys_client_meta(Behaviour& behaviour)
{
    echo_created(behaviour, [](Json& resource, Json const& sent) { take_from_meta(resource, sent, "created"); });
}

void create_obeys_client_type(Behaviour& behaviour)
{
    echo_created(behaviour, [](Json& resource, Json const& sent) { take_from_meta(resource, sent, "resourceType"); });
}

/// The manager in the enterprise data of a user, or nullptr.
Json* manager_of(Json& user)
{
    auto* const data = user.find("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    return data ? data->find("manager") : nullptr;
}

void manager_name_forged(Behaviour& behaviour)
{
    echo_created(behaviour, [](Json& resource, Json const& sent) {
        auto body = sent;
        auto const* forged = manager_of(body);
        auto const* name = forged ? forged->find("displayName") : nullptr;
        auto* const manager = manager_of(resource);
        if (name && manager && manager->is_object())
            manager->set("displayName", *name);
    });
}

void schemas_unknown_echoed(Behaviour& behaviour)
{
    echo_created(behaviour, [](Json& resource, Json const& sent) {
        auto const* schemas = sent.find("schemas");
        if (schemas && schemas->is_array() && resource.contains("schemas"))
            resource.set("schemas", *schemas);
    });
}

void create_obeys_client_groups(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) {
        auto answer = honest(call);
        auto const body = answer ? body_object(call) : std::nullopt;
        if (body)
            join_groups(call, *body, id_of(*answer));
        return answer;
    };
}

// The path alone, without scheme and host.
void create_location_relative(Behaviour& behaviour)
{
    behaviour.location = [](std::string_view, ResourceType const& type, std::string_view id) {
        return type.endpoint.substr(1) + "/" + std::string {id};
    };
}

void location_is_id(Behaviour& behaviour)
{
    behaviour.location = [](std::string_view, ResourceType const&, std::string_view id) { return std::string {id}; };
}

void create_location_id_twice(Behaviour& behaviour)
{
    behaviour.location = [honest = behaviour.location](std::string_view base_url, ResourceType const& type,
                             std::string_view id) { return honest(base_url, type, id) + "/" + std::string {id}; };
}

void create_schemas_omits_used_ext(Behaviour& behaviour)
{
    behaviour.settle_schemas = [honest = behaviour.settle_schemas](Json& resource, ResourceType const& type) {
        honest(resource, type);
        resource.set("schemas", Json::array({type.core.id}));
    };
}

/// Whether `schemas` names the core schema in another letter case than it is written.
bool names_core_in_other_case(Json const& body, Schema const& core)
{
    auto const* schemas = body.find("schemas");
    if (!schemas || !schemas->is_array())
        return false;
    auto const& urns = schemas->as_array();
    return std::any_of(urns.begin(), urns.end(), [&](Json const& urn) {
        return urn.is_string() && urn.as_string() != core.id && equals_ignoring_case(urn.as_string(), core.id);
    });
}

void create_schemas_urn_case_rejected(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        if (body && names_core_in_other_case(*body, call.type->core))
            return Failure {ScimError {400, ScimType::invalid_value, "schemas names an unknown schema"}};
        return honest(call);
    };
}

bool is_known(std::string_view name, ResourceType const& type)
{
    return type.find_core(name) || type.find_extension(name);
}

void create_unknown_attr_500(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        for (auto const& [name, value] : body ? body->as_object() : Json::Object {}) {
            if (!is_known(name, *call.type))
                return Failure {ScimError {500, {}, "no column for " + name}};
        }
        return honest(call);
    };
}

// Behind a gateway that takes the tenant off the path, and is not asked.
void tenant_location_wrong(Behaviour& behaviour)
{
    behaviour.location
        = [honest = behaviour.location](std::string_view base_url, ResourceType const& type, std::string_view id) {
              auto address = honest(base_url, type, id);
              auto const host = address.find("://") + 3;
              auto const path = address.find('/', host);
              auto const next = path == std::string::npos ? path : address.find('/', path + 1);
              return next == std::string::npos ? address : address.erase(path, next - path);
          };
}

}  // namespace

std::vector<Fault> create_faults()
{
    return {
        contested(
            {"create-attr-name-case-echoed", "RFC7643-2.1-01", "Attributes come back in the letter case of the client.",
                FaultMode::any, create_attr_name_case_echoed, {}}),
        contested({"create-attr-name-case-rejected", "RFC7643-2.1-01",
            "Attribute names in other letter case are not understood.", FaultMode::any, create_attr_name_case_rejected,
            {}}),
        {"create-location-id-twice", "RFC7643-3.1-29", "The location of a resource ends with its id twice.",
            FaultMode::any, create_location_id_twice, {}},
        contested({"create-location-relative", "RFC7643-3.1-29", "The location of a resource is a relative reference.",
            FaultMode::any, create_location_relative, {}}),
        {"create-obeys-client-groups", "RFC7644-3.3-02", "groups in the POST of a user makes memberships.",
            FaultMode::any, create_obeys_client_groups, {}},
        {"create-obeys-client-id", "RFC7643-3.1-09", "The id in the body of a POST is used.", FaultMode::any,
            create_obeys_client_id, {}},
        {"create-obeys-client-meta", "RFC7643-3.1-24", "meta.created is taken from the body of a POST.", FaultMode::any,
            create_obeys_client_meta, {}},
        {"create-obeys-client-type", "RFC7644-3.3.1-01", "meta.resourceType is taken from the body of a POST.",
            FaultMode::any, create_obeys_client_type, {}},
        {"create-schemas-omits-used-ext", "RFC7643-3-04", "schemas does not name the extensions in use.",
            FaultMode::any, create_schemas_omits_used_ext, {}},
        contested({"create-schemas-urn-case-rejected", "RFC7644-3.10-05",
            "A POST with a schema URN in other letter case is refused.", FaultMode::any,
            create_schemas_urn_case_rejected, {}}),
        {"location-is-id", "RFC7643-2.3.7-04", "The location of a resource is its id alone.", FaultMode::any,
            location_is_id, {}},
        {"manager-name-forged", "RFC7643-4.3-08", "displayName of a manager is taken from the body of a POST.",
            FaultMode::any, manager_name_forged, {}},
        {"schemas-unknown-echoed", "RFC7643-3-07", "schemas comes back as it was sent, unknown URNs included.",
            FaultMode::entra, schemas_unknown_echoed, {}},
        {"create-unknown-attr-500", "RFC7644-3.12-01", "A POST with an unknown attribute is answered with 500.",
            FaultMode::any, create_unknown_attr_500, {}},
        {"tenant-location-wrong", "RFC7644-3.3-09", "The location of a resource lacks the tenant's part of the path.",
            FaultMode::any, tenant_location_wrong, {}},
    };
}

}  // namespace scim::server
