// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {
namespace {

using Answer = Result<HttpResponse, ScimError>;
using Checked = Result<void, ScimError>;
using BodyCheck = Checked (*)(Json const& body, Context const& context);

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

/// Looks at bodies of POST and PUT before they are read.
std::function<void(Behaviour&)> checking_bodies(BodyCheck check)
{
    return [check](Behaviour& behaviour) {
        behaviour.read_body = [honest = behaviour.read_body, check](
                                  Json const& body, Context const& context) -> Result<Json, ScimError> {
            auto const checked = body.is_object() ? check(body, context) : Checked {};
            if (!checked)
                return Failure {checked.error()};
            return honest(body, context);
        };
    };
}

Checked refuse_unknown_attributes(Json const& body, Context const& context)
{
    for (auto const& member : body.as_object()) {
        auto const is_urn = starts_with_ignoring_case(member.name, "urn:");
        if (!is_urn && !context.type.find_core(member.name))
            return refuse(ScimType::invalid_syntax, "there is no attribute " + member.name);
    }
    return {};
}

Checked refuse_empty_texts(Json const& body, Context const& context)
{
    for (auto const& member : body.as_object()) {
        auto const* const attribute = context.type.find_core(member.name);
        auto const is_written = attribute != nullptr && attribute->mutability != Mutability::read_only;
        if (is_written && member.value.is_string() && member.value.as_string().empty())
            return refuse(ScimType::invalid_value, member.name + " is an empty text");
    }
    return {};
}

bool is_primary(Json const& value)
{
    auto const* const primary = value.find_ignoring_case("primary");
    return primary != nullptr && *primary == Json {true};
}

Checked refuse_two_primaries(Json const& body, Context const&)
{
    for (auto const& member : body.as_object()) {
        if (!member.value.is_array())
            continue;
        auto const& values = member.value.as_array();
        if (std::count_if(values.begin(), values.end(), is_primary) > 1)
            return refuse(ScimType::invalid_value, member.name + " has two primary values");
    }
    return {};
}

/// What the schema of users suggests. RFC 7643 §4.1.2, §8.7.1.
constexpr std::array<std::string_view, 8> phone_types {
    "work", "home", "mobile", "fax", "pager", "other", "photo", "thumbnail"};

Checked refuse_unlisted_types(Json const& body, Context const&)
{
    for (auto const* const name : {"emails", "phoneNumbers", "addresses"}) {
        auto const* const values = body.find_ignoring_case(name);
        if (values == nullptr || !values->is_array())
            continue;
        for (auto const& value : values->as_array()) {
            auto const type = value.string_or("type", "work");
            if (std::find(phone_types.begin(), phone_types.end(), ascii_lower(type)) == phone_types.end())
                return refuse(ScimType::invalid_value, "there is no type \"" + std::string {type} + "\"");
        }
    }
    return {};
}

/// Looks at bodies of PUT before the resource is touched.
void check_puts(Behaviour& behaviour, std::function<Checked(Json const& body, Call const& call)> check)
{
    behaviour.replace_resource
        = [honest = behaviour.replace_resource, check = std::move(check)](Call const& call) -> Answer {
        auto const body = body_object(call);
        auto const exists = call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id) != nullptr;
        auto const checked = body && exists ? check(*body, call) : Checked {};
        if (!checked)
            return Failure {checked.error()};
        return honest(call);
    };
}

void refuse_other_ids(Behaviour& behaviour)
{
    check_puts(behaviour, [](Json const& body, Call const& call) -> Checked {
        auto const* const id = body.find_ignoring_case("id");
        if (id != nullptr && id->is_string() && id->as_string() != call.id)
            return refuse(ScimType::mutability, "id cannot be changed");
        return {};
    });
}

void add_what_is_left_out(Json& body, Json const& current)
{
    for (auto const& member : current.as_object()) {
        if (body.find_ignoring_case(member.name) == nullptr)
            body.set(member.name, member.value);
    }
    // What is kept of an extension has to be named.
    auto* const schemas = body.find_ignoring_case("schemas");
    for (auto const& member : current.as_object()) {
        if (schemas != nullptr && schemas->is_array() && member.value.is_object()
            && starts_with_ignoring_case(member.name, "urn:"))
            schemas->push_back(member.name);
    }
}

// RFC 7644 §3.5.1 lets a service provider take what is left out for unassigned or not.
void keep_what_is_left_out(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto body = body_object(call);
        auto const current = call.engine.behaviour.find_resource(call.engine.store, *call.type, call.id);
        if (!body || !current)
            return honest(call);
        add_what_is_left_out(*body, current->content());
        return answer_with_body(honest, call, *body);
    };
}

void call_duplicates_400_in_changes(HttpRequest const& request, HttpResponse& response)
{
    if (response.status == 409 && (request.method == "PUT" || request.method == "PATCH"))
        refuse_instead(response, {400, ScimType::uniqueness, "another resource has that value"});
}

bool is_held(Call const& call, std::string_view attribute)
{
    auto const body = body_object(call);
    auto const* const value = body ? body->find_ignoring_case(attribute) : nullptr;
    if (value == nullptr || !value->is_string() || !Store::is_indexed(*call.type, attribute))
        return false;
    return !call.engine.store.with_value(*call.type, attribute, value->as_string()).empty();
}

std::function<void(Behaviour&)> with_unique(std::string_view endpoint, std::string_view attribute)
{
    return [endpoint, attribute](Behaviour& behaviour) {
        behaviour.create_resource
            = [honest = behaviour.create_resource, endpoint, attribute](Call const& call) -> Answer {
            if ((endpoint.empty() || call.type->endpoint == endpoint) && is_held(call, attribute))
                return Failure {call.engine.behaviour.duplicate_error(attribute, "that value")};
            return honest(call);
        };
    };
}

}  // namespace

std::vector<Variant> body_variants()
{
    return {
        {.id = "duplicate-on-change-400",
            .requirement = "RFC7644-3.12-18",
            .summary = "A PUT or PATCH to a userName that is taken is answered with 400 and uniqueness.",
            .distortion = call_duplicates_400_in_changes},
        {.id = "empty-texts-refused",
            .requirement = "RFC7643-2.5-01",
            .summary = "An empty text as the value of an attribute is answered with 400.",
            .apply = checking_bodies(refuse_empty_texts)},
        {.id = "external-id-unique",
            .requirement = "RFC7644-6.2-02",
            .summary = "A second resource with the same externalId is answered with 409.",
            .is_discouraged = true,
            .apply = with_unique("", "externalId")},
        {.id = "group-name-unique",
            .requirement = "RFC7643-4.2-04",
            .summary = "A second group with the same displayName is answered with 409.",
            .apply = with_unique("/Groups", "displayName")},
        {.id = "put-keeps-what-is-left-out",
            .requirement = "RFC7644-3.5.1-11",
            .summary = "A PUT leaves attributes as they are that its body does not have.",
            .is_discouraged = true,
            .apply = keep_what_is_left_out},
        {.id = "put-refuses-another-id",
            .requirement = "RFC7644-3.5.1-16",
            .summary = "A PUT whose body has another id than the path is answered with 400.",
            .apply = refuse_other_ids},
        {.id = "two-primaries-refused",
            .requirement = "RFC7643-2.4-06",
            .summary = "Two primary values in one body are answered with 400.",
            .apply = checking_bodies(refuse_two_primaries)},
        {.id = "unknown-attributes-refused",
            .requirement = "RFC7644-3.3-11",
            .summary = "An attribute that no schema defines is answered with 400.",
            .apply = checking_bodies(refuse_unknown_attributes)},
        {.id = "unlisted-types-refused",
            .requirement = "RFC7643-7-19",
            .summary
            = "A type of an email, phone number or address that the schema does not suggest is answered with 400.",
            .apply = checking_bodies(refuse_unlisted_types)},
    };
}

}  // namespace scim::server
