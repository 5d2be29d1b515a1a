// SPDX-License-Identifier: Apache-2.0
#include "endpoint/me.hpp"

#include <scim/wire/text.hpp>

#include "endpoint/resource_endpoints.hpp"

namespace scim::server {

ResourcePointer find_me(Store const& store, ResourceType const& users, Principal const& principal)
{
    if (auto found = store.find(users, principal.subject))
        return found;
    auto const named = store.with_value(users, "userName", principal.subject);
    return named.empty() ? nullptr : named.front();
}

// Choice: RFC7644-3.11-08 leaves to us what is made; more than oneself would let any token make users.
Result<HttpResponse, ScimError> register_me(Call const& call, ResourcePointer const& me)
{
    auto const& behaviour = call.engine.behaviour;
    if (me)
        return Failure {behaviour.duplicate_error("userName", call.principal.subject)};
    auto const body = read_json_body(call);
    if (!body)
        return Failure {body.error()};
    auto const* name = body->find_ignoring_case("userName");
    if (!name || !name->is_string() || !equals_ignoring_case(name->as_string(), call.principal.subject))
        return Failure {ScimError {403, {}, "this token may make the user it stands for, and no other"}};
    return behaviour.create_resource(call);
}

}  // namespace scim::server
