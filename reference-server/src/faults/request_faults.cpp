// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using RequestCondition = std::function<bool(HttpRequest const& request)>;

/// Takes requests that are such for those of a stranger.
void turn_away(Behaviour& behaviour, RequestCondition is_such)
{
    behaviour.authenticate = [honest = behaviour.authenticate, is_such = std::move(is_such)](HttpRequest const& request,
                                 Credentials const& credentials, TimePoint now) -> Authentication {
        if (is_such(request))
            return AuthenticationProblem::invalid;
        return honest(request, credentials, now);
    };
}

void accept_json_406(Behaviour& behaviour)
{
    behaviour.response_media_type
        = [honest = behaviour.response_media_type](Fields const& fields) -> std::optional<std::string> {
        if (equals_ignoring_case(fields.find("Accept").value_or(""), "application/json"))
            return {};
        return honest(fields);
    };
}

// One field that this server has no use for makes the token void.
void auth_vendor_field_401(Behaviour& behaviour)
{
    turn_away(behaviour, [](HttpRequest const& request) { return request.fields.contains("ADSCIMVersion"); });
}

// Columns are made of whatever stands in attributes.
void attrs_unknown_500(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        auto const& names = call.query.projection.attributes;
        auto const is_unknown = [&](std::string const& name) {
            return name.find_first_of(".:") == std::string::npos && call.type->find_core(name) == nullptr
                && !equals_ignoring_case(name, "meta") && !equals_ignoring_case(name, "id");
        };
        if (std::any_of(names.begin(), names.end(), is_unknown))
            return Failure {ScimError {500, {}, "unknown column"}};
        return honest(call);
    };
}

// Names of groups are for people, this server thinks.
void group_twin_accepted(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) {
        if (call.type->find_core("members") == nullptr)
            return honest(call);
        auto rules = call.engine.behaviour;
        rules.same_unique_value = [](std::string_view, std::string_view, bool) { return false; };
        return answer_by(rules, honest, call);
    };
}

void manager_array_refused(Behaviour& behaviour)
{
    behaviour.coerce_value
        = [honest = behaviour.coerce_value](Json value, Attribute const& attribute, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::legacy_manager_array);
              return honest(std::move(value), attribute, {context.behaviour, dialect, context.type});
          };
}

}  // namespace

std::vector<Fault> request_faults()
{
    return {
        {"accept-json-406", "RFC7644-3.8-09", "Who accepts application/json alone is answered with 406.",
            FaultMode::any, accept_json_406, {}},
        {"attrs-unknown-500", "RFC7644-3.12-01", "An unknown name in attributes is answered with 500.", FaultMode::any,
            attrs_unknown_500, {}},
        {"auth-vendor-field-401", "ENTRA-010",
            "A request with a field that the server does not know is answered with 401.", FaultMode::any,
            auth_vendor_field_401, {}},
        {"group-twin-accepted", "ENTRA-027", "A second group of the same name is made.", FaultMode::entra,
            group_twin_accepted, {}},
        contested({"manager-array-refused", "ENTRA-044", "A manager in an array, as old clients send it, is refused.",
            FaultMode::entra, manager_array_refused, {}}),
    };
}

}  // namespace scim::server
