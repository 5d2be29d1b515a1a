// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using BodyCondition = std::function<bool(Json const& body, Call const& call)>;

/// Lets an endpoint refuse users whose body is such.
void refuse_users(Endpoint& endpoint, BodyCondition is_such, ScimError const& error)
{
    endpoint = [honest = endpoint, is_such = std::move(is_such), error](Call const& call) -> Answer {
        auto const body = call.type->find_core("userName") ? body_object(call) : std::nullopt;
        if (body && is_such(*body, call))
            return Failure {error};
        return honest(call);
    };
}

/// Whether a value of a multi-valued attribute is such.
bool has_value(Json const& body, std::string_view attribute, std::function<bool(Json const& value)> const& is_such)
{
    auto const* const values = body.find(attribute);
    return values != nullptr && values->is_array()
        && std::any_of(values->as_array().begin(), values->as_array().end(), is_such);
}

/// Stores new users without the values that are such.
void drop_values(Behaviour& behaviour, std::string attribute, std::string type)
{
    behaviour.create_resource
        = with_body(behaviour.create_resource, [attribute = std::move(attribute), type = std::move(type)](Json& body) {
              auto* const values = body.find(attribute);
              if (values != nullptr && values->is_array())
                  std::erase_if(
                      values->as_array(), [&](Json const& value) { return value.string_or("type", "") == type; });
          });
}

// A user of schemas and userName is not enough, whatever the schema says.
void create_needs_more(Behaviour& behaviour)
{
    refuse_users(behaviour.create_resource,
        [](Json const& body, Call const&) { return body.size() == 2 && body.contains("userName"); },
        {400, ScimType::invalid_value, "a user needs more than a name"});
}

void create_password_refused(Behaviour& behaviour)
{
    refuse_users(behaviour.create_resource, [](Json const& body, Call const&) { return body.contains("password"); },
        {400, ScimType::invalid_value, "the password is too weak"});
}

void create_title_unique(Behaviour& behaviour)
{
    refuse_users(behaviour.create_resource,
        [](Json const& body, Call const& call) {
            auto const title = body.string_or("title", "");
            auto const users = title.empty() ? std::vector<ResourcePointer> {} : call.engine.store.all(*call.type);
            return std::any_of(users.begin(), users.end(),
                [&](ResourcePointer const& user) { return user->content().string_or("title", "") == title; });
        },
        {409, ScimType::uniqueness, "there is a user of that title"});
}

// Reads the parts of an address by their places.
void create_needs_value_first(Behaviour& behaviour)
{
    refuse_users(behaviour.create_resource,
        [](Json const& body, Call const&) {
            return has_value(body, "emails", [](Json const& email) {
                return email.is_object() && email.contains("value") && email.as_object().front().name != "value";
            });
        },
        {400, ScimType::invalid_syntax, "an address begins with its value"});
}

void email_type_other_dropped(Behaviour& behaviour)
{
    drop_values(behaviour, "emails", "other");
}

void photo_thumbnail_dropped(Behaviour& behaviour)
{
    drop_values(behaviour, "photos", "thumbnail");
}

void put_display_500(Behaviour& behaviour)
{
    refuse_users(behaviour.replace_resource,
        [](Json const& body, Call const&) {
            return has_value(body, "emails", [](Json const& email) { return email.contains("display"); });
        },
        {500, {}, "display cannot be written"});
}

// Nobody gets another title.
void put_title_lost(Behaviour& behaviour)
{
    behaviour.replace_resource = with_body(behaviour.replace_resource, [](Json& body) { body.erase("title"); });
}

}  // namespace

std::vector<Fault> create_refusal_faults()
{
    return {
        contested({"create-needs-more", "RFC7643-2.2-01", "A user of schemas and userName alone is refused.",
            FaultMode::any, create_needs_more, {}}),
        {"create-needs-value-first", "RFC7643-2.4-02",
            "An e-mail address whose value is not its first part is refused.", FaultMode::any, create_needs_value_first,
            {}},
        contested({"create-password-refused", "RFC7643-4.1.1-24", "A POST with a password is refused.", FaultMode::any,
            create_password_refused, {}}),
        contested({"create-title-unique", "RFC7643-7-42", "A second user of the same title is refused.", FaultMode::any,
            create_title_unique, {}}),
        contested({"email-type-other-dropped", "RFC7643-4.1.2-05", "E-mail addresses of type other are not stored.",
            FaultMode::any, email_type_other_dropped, {}}),
        contested({"photo-thumbnail-dropped", "RFC7643-4.1.2-19", "Photos of type thumbnail are not stored.",
            FaultMode::any, photo_thumbnail_dropped, {}}),
        {"put-display-500", "RFC7643-2.4-08", "A PUT with the display of an e-mail address is answered with 500.",
            FaultMode::any, put_display_500, {}},
        contested(
            {"put-title-lost", "RFC7643-2.2-04", "PUT does not store the title.", FaultMode::any, put_title_lost, {}}),
    };
}

}  // namespace scim::server
