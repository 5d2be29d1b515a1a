// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

bool sends_scim(ObservedRequest const& seen)
{
    auto const is_write = seen.is_method("POST") || seen.is_method("PUT") || seen.is_method("PATCH");
    return seen.is_scim() && is_write;
}

bool is_json_type(std::string_view media_type)
{
    return media_type == "application/scim+json" || media_type == "application/json";
}

bool takes_resource(ObservedRequest const& seen)
{
    return (seen.place == Place::collection && seen.is_method("POST"))
        || (seen.place == Place::resource && seen.is_method("PUT"));
}

bool takes_message(ObservedRequest const& seen)
{
    auto const is_post = seen.is_method("POST") && (seen.place == Place::search || seen.place == Place::bulk);
    return is_post || (seen.place == Place::resource && seen.is_method("PATCH"));
}

Offence other_media_type(ObservedRequest const& seen)
{
    if (!sends_scim(seen) || !seen.has_body() || is_json_type(seen.media_type))
        return {};
    return seen.media_type.empty() ? "there is no Content-Type" : "Content-Type is " + shown(seen.media_type);
}

Offence plain_json(ObservedRequest const& seen)
{
    if (!sends_scim(seen) || !seen.has_body() || seen.media_type != "application/json")
        return {};
    return "Content-Type is application/json";
}

Offence media_type_parameter(ObservedRequest const& seen)
{
    auto const type = seen.request.fields.find("Content-Type");
    if (!sends_scim(seen) || seen.media_type != "application/scim+json" || type->find(';') == std::string_view::npos)
        return {};
    return "Content-Type is " + shown(*type);
}

Offence undeclared_encoding(ObservedRequest const& seen)
{
    auto const type = ascii_lower(seen.request.fields.find("Content-Type").value_or(""));
    auto const declares = type.find("charset=") != std::string::npos && type.find("utf-8") == std::string::npos;
    // A compressed body has its own field.
    if (!sends_scim(seen) || declares || seen.request.fields.contains("Content-Encoding")
        || is_valid_utf8(seen.request.body))
        return {};
    return "the body is not valid UTF-8, and no other charset is declared";
}

Offence body_is_not_json(ObservedRequest const& seen)
{
    if (seen.body_error.empty() || !is_json_type(seen.media_type) || seen.request.fields.contains("Content-Encoding"))
        return {};
    return "not JSON from " + seen.body_error + " on";
}

Offence resource_is_no_object(ObservedRequest const& seen)
{
    if (!takes_resource(seen))
        return {};
    if (!seen.has_body())
        return "there is no body";
    return seen.body && !seen.body->is_object() ? Offence {"the body is JSON, but no object"} : Offence {};
}

Offence message_is_no_object(ObservedRequest const& seen)
{
    if (!takes_message(seen))
        return {};
    if (!seen.has_body())
        return "there is no body";
    return seen.body && !seen.body->is_object() ? Offence {"the body is JSON, but no object"} : Offence {};
}

Offence repeated_member(ObservedRequest const& seen)
{
    if (!seen.body || !seen.body->is_object() || seen.body->size() > 1000)
        return {};
    std::vector<std::string> names;
    for (auto const& member : seen.body->as_object())
        names.push_back(ascii_lower(member.name));
    std::sort(names.begin(), names.end());
    auto const twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? Offence {} : Offence {"the body has the member " + shown(*twice) + " twice"};
}

Offence refuses_scim_answers(ObservedRequest const& seen)
{
    auto const accept = seen.request.fields.find("Accept");
    if (!seen.is_scim() || !accept || trim(*accept).empty())
        return {};
    auto const lower = ascii_lower(*accept);
    for (auto const* type : {"application/scim+json", "application/json", "application/*", "*/*"}) {
        if (lower.find(type) != std::string::npos)
            return {};
    }
    return "Accept is " + shown(*accept);
}

constexpr std::array rules {
    Rule {"media-type-not-json", "RFC7644-3.1-02", Severity::error, "A body is sent as application/scim+json.",
        other_media_type},
    Rule {"media-type-application-json", "RFC7644-8.1-05", Severity::info,
        "A body should be sent as application/scim+json; application/json is only usually accepted.", plain_json},
    Rule {"media-type-with-parameter", "RFC7644-8.1-01", Severity::info,
        "application/scim+json is registered without parameters, charset included.", media_type_parameter},
    Rule {"encoding-not-declared", "RFC7644-3.8-05", Severity::error,
        "A body is UTF-8, unless Content-Type declares another encoding.", undeclared_encoding},
    Rule {"body-not-json", "RFC7644-3.1-01", Severity::error, "A body is valid JSON.", body_is_not_json},
    Rule {"resource-not-an-object", "RFC7644-3.1-04", Severity::error,
        "POST and PUT of a resource send exactly one JSON object.", resource_is_no_object},
    Rule {"message-not-an-object", "RFC7644-3.1-10", Severity::error,
        "PATCH, search and bulk requests send one JSON object.", message_is_no_object},
    Rule {"member-repeated", "RFC7643-1.2-02", Severity::warning,
        "An attribute is given once; names that differ in case only are the same.", repeated_member},
    Rule {"accept-excludes-scim", "RFC7644-3.8-06", Severity::info,
        "Accept admits application/scim+json, the format of every answer.", refuses_scim_answers},
};

}  // namespace

std::span<Rule const> message_rules()
{
    return rules;
}

}  // namespace scim::server::observe
