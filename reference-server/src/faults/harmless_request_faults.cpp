// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "faults/refusals.hpp"
#include "seams/changed_calls.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using ValueTest = std::function<bool(Json const& value)>;

/// Whether one of the values of a list in a body is such.
bool any_value(Json const& body, std::string_view attribute, ValueTest const& is_such)
{
    auto const* values = body.find_ignoring_case(attribute);
    return values && values->is_array() && std::any_of(values->as_array().begin(), values->as_array().end(), is_such);
}

/// A POST of such a resource is refused, or breaks down.
Change refusing_values(std::string type, std::string attribute, ValueTest is_such, int status)
{
    return refusing(
        &Behaviour::create_resource, std::move(type),
        [attribute = std::move(attribute), is_such = std::move(is_such)](
            Json const& body) { return any_value(body, attribute, is_such); },
        status);
}

// The member is a foreign key.
void group_unknown_member_500(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const is_unknown
            = [&](Json const& member) { return !call.engine.store.find(member.string_or("value", "")); };
        if (body && any_value(*body, "members", is_unknown))
            return Failure {ScimError {500, {}, "a member violates a foreign key"}};
        return honest(call);
    };
}

void externalid_conflict_409(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const sent = std::string {body ? body->string_or("externalId", "") : ""};
        auto const others = sent.empty() ? std::vector<ResourcePointer> {} : call.engine.store.all(*call.type);
        if (std::any_of(others.begin(), others.end(),
                [&](ResourcePointer const& other) { return other->content().string_or("externalId", "") == sent; }))
            return Failure {ScimError {409, ScimType::uniqueness, "the externalId is taken"}};
        return honest(call);
    };
}

/// Whether two e-mail addresses of a user are the same.
bool has_one_address_twice(Json const& body)
{
    std::set<std::string> met;
    return any_value(
        body, "emails", [&](Json const& email) { return !met.emplace(email.string_or("value", "")).second; });
}

bool has_unlisted_type(Json const& email)
{
    constexpr std::array<std::string_view, 4> listed {"", "work", "home", "other"};
    return std::find(listed.begin(), listed.end(), email.string_or("type", "")) == listed.end();
}

bool is_value_alone(Json const& member)
{
    return member.is_object() && member.size() == 1;
}

void read_only_token_reads_lists_only(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        if (call.principal.read_only)
            return Failure {ScimError {403, {}, "this token may list, but not read one"}};
        return honest(call);
    };
}

}  // namespace

std::vector<Fault> harmless_request_faults()
{
    return {
        {"emails-same-value-500", "RFC7644-3.12-01", "One address of two types is answered with 500.", FaultMode::any,
            refusing(&Behaviour::create_resource, "User", has_one_address_twice, 500), {}},
        {"emails-unlisted-type-500", "RFC7644-3.12-01", "An e-mail address of an unlisted type is answered with 500.",
            FaultMode::any, refusing_values("User", "emails", has_unlisted_type, 500), {}},
        contested({"externalid-conflict-409", "RFC7643-3.1-19", "An externalId that another resource has is refused.",
            FaultMode::any, externalid_conflict_409, {}}),
        {"group-member-alone-refused", "RFC7643-4.2-07", "A member that has nothing but a value is refused.",
            FaultMode::any, refusing_values("Group", "members", is_value_alone, 400), {}},
        {"group-nested-500", "RFC7644-3.12-01", "A new group with a group as a member is answered with 500.",
            FaultMode::any,
            refusing_values(
                "Group", "members",
                [](Json const& member) { return equals_ignoring_case(member.string_or("type", ""), "Group"); }, 500),
            {}},
        {"group-unknown-member-500", "RFC7644-3.12-01",
            "A new group with a member that does not exist is answered with 500.", FaultMode::any,
            group_unknown_member_500, {}},
        {"read-only-token-lists-only", "RFC7644-2-10", "A token that may read is refused a single resource.",
            FaultMode::any, read_only_token_reads_lists_only, {}},
    };
}

}  // namespace scim::server
