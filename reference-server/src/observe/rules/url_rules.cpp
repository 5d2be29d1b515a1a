// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

constexpr std::array<char const*, 4> override_fields {
    "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-REST-Method"};

Offence not_encoded(ObservedRequest const& seen)
{
    if (!percent_decode(seen.request.target))
        return "a % without two hexadecimal digits behind it";
    // RFC 3986 §2: brackets are left out, since many a library leaves them alone in a query.
    for (auto const letter : seen.request.target) {
        auto const is_text = letter > ' ' && letter < 0x7f;
        if (!is_text || std::string_view {"\"<>\\^`{|}"}.find(letter) != std::string_view::npos)
            return is_text ? "the target has a bare " + std::string {letter}
                           : Offence {"the target has a blank, a control character or one beyond ASCII"};
    }
    return {};
}

std::optional<std::string_view> overriding_method(ObservedRequest const& seen)
{
    for (auto const* name : override_fields) {
        if (auto const method = seen.request.fields.find(name))
            return method;
    }
    return {};
}

Offence delete_is_tunnelled(ObservedRequest const& seen)
{
    auto const method = overriding_method(seen);
    if (!method || !equals_ignoring_case(trim(*method), "DELETE") || seen.is_method("DELETE"))
        return {};
    return seen.request.method.substr(0, 16) + " with a field that asks for DELETE";
}

Offence method_is_tunnelled(ObservedRequest const& seen)
{
    auto const method = overriding_method(seen);
    if (!method || equals_ignoring_case(trim(*method), "DELETE"))
        return {};
    return "a header field overrides the method";
}

std::string on(ObservedRequest const& seen, std::string_view what)
{
    return shown(seen.request.method) + " to " + std::string {what};
}

Offence delete_of_a_collection(ObservedRequest const& seen)
{
    return seen.is_method("DELETE") && seen.place == Place::collection ? Offence {"DELETE of " + seen.type->endpoint}
                                                                       : Offence {};
}

Offence post_to_a_resource(ObservedRequest const& seen)
{
    return seen.is_method("POST") && seen.place == Place::resource && !overriding_method(seen)
        ? Offence {"POST to a resource below " + seen.type->endpoint}
        : Offence {};
}

Offence put_creates(ObservedRequest const& seen)
{
    if (!seen.is_method("PUT"))
        return {};
    if (seen.place == Place::collection)
        return "PUT to " + seen.type->endpoint;
    return {};
}

// What another rule speaks of is left to it.
Offence wrong_method(ObservedRequest const& seen)
{
    auto const is_read = seen.is_method("GET") || seen.is_method("HEAD");
    if (seen.place == Place::discovery && !is_read)
        return on(seen, "a discovery endpoint");
    if (seen.place == Place::bulk && !seen.is_method("POST"))
        return on(seen, "/Bulk");
    if (seen.place == Place::collection && seen.is_method("PATCH"))
        return on(seen, seen.type->endpoint);
    if (seen.place == Place::below_resource)
        return on(seen, "something below a resource");
    return {};
}

Offence unknown_endpoint(ObservedRequest const& seen)
{
    if (seen.place != Place::elsewhere || seen.status != 404 || !seen.is_below_base || seen.segments.empty())
        return {};
    auto const& first = seen.segments.front();
    for (auto const& type : seen.standards.types) {
        auto const name = std::string_view {type.endpoint}.substr(1);
        if (equals_ignoring_case(name, first) || name == first + "s")
            return "the path begins with " + shown(first) + ", the endpoint is " + type.endpoint;
    }
    return "the path begins with " + shown(first);
}

Offence empty_segment(ObservedRequest const& seen)
{
    return seen.path.find("//") == std::string::npos || !seen.is_below_base
        ? Offence {}
        : Offence {"the path has two slashes in a row"};
}

bool has_credentials(ObservedRequest const& seen)
{
    return seen.request.fields.contains("Authorization") || seen.request.fields.contains("Cookie");
}

// A proxy in front that ends TLS says so, or nothing can be known.
bool is_exposed(ObservedRequest const& seen)
{
    auto const forwarded = seen.request.fields.find("X-Forwarded-Proto");
    return seen.is_exposed && !(forwarded && equals_ignoring_case(trim(*forwarded), "https"))
        && !seen.request.fields.contains("Forwarded");
}

Offence plain_http(ObservedRequest const& seen)
{
    return is_exposed(seen) && !has_credentials(seen) ? Offence {"the request came over plain HTTP"} : Offence {};
}

Offence credentials_in_clear(ObservedRequest const& seen)
{
    return is_exposed(seen) && has_credentials(seen) ? Offence {"a credential came over plain HTTP"} : Offence {};
}

Offence token_in_url(ObservedRequest const& seen)
{
    for (auto const* name : {"access_token", "token", "bearer_token", "id_token", "refresh_token", "api_key", "apikey",
             "client_secret", "password"}) {
        if (auto const* parameter = seen.find(name); parameter && !parameter->value.empty())
            return "the query has the parameter " + std::string {name};
    }
    return {};
}

Offence user_in_url(ObservedRequest const& seen)
{
    std::string_view const target = seen.request.target;
    auto const slashes = target.find("://");
    if (slashes == std::string_view::npos || target.front() == '/')
        return {};
    auto const authority = target.substr(slashes + 3, target.find_first_of("/?", slashes + 3) - slashes - 3);
    return authority.find('@') == std::string_view::npos ? Offence {} : Offence {"the target has user information"};
}

Offence basic_authentication(ObservedRequest const& seen)
{
    auto const field = seen.request.fields.find("Authorization");
    return seen.is_scim() && field && starts_with_ignoring_case(*field, "Basic ") ? Offence {"Authorization is Basic"}
                                                                                  : Offence {};
}

bool is_tag_list(std::string_view text)
{
    if (trim(text) == "*")
        return true;
    for (auto const& piece : split(text, ',')) {
        auto tag = trim(piece);
        if (tag.starts_with("W/"))
            tag.remove_prefix(2);
        if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"')
            return false;
    }
    return true;
}

Offence bad_tag(ObservedRequest const& seen, std::string const& field)
{
    auto const condition = seen.request.fields.find(field);
    return condition && !is_tag_list(*condition)
        ? Offence {field + " is " + shown(*condition) + "; tags stand in quotes: W/\"1\""}
        : Offence {};
}

Offence unquoted_if_match(ObservedRequest const& seen)
{
    return bad_tag(seen, "If-Match");
}

Offence unquoted_if_none_match(ObservedRequest const& seen)
{
    return bad_tag(seen, "If-None-Match");
}

constexpr std::array rules {
    Rule {"target-not-encoded", "RFC7644-1.2-01", Severity::error,
        "Characters that RFC 3986 does not allow are percent-encoded in a URL.", not_encoded},
    Rule {"delete-tunnelled", "RFC7644-3.6-01", Severity::warning,
        "A resource is deleted by the method DELETE, not by another with a header field.", delete_is_tunnelled},
    Rule {"method-tunnelled", "RFC7644-3.2-19", Severity::warning,
        "The method of a request is its HTTP method; no header field overrides it.", method_is_tunnelled},
    Rule {"delete-of-collection", "RFC7644-3.6-01", Severity::error, "DELETE is sent to one resource.",
        delete_of_a_collection},
    Rule {"post-to-resource", "RFC7644-3.3-01", Severity::error,
        "POST is sent to the endpoint of the resource type; the id comes with the answer.", post_to_a_resource},
    Rule {"put-to-collection", "RFC7644-3.5.1-02", Severity::error,
        "PUT replaces a resource that exists; POST creates one.", put_creates},
    Rule {"method-undefined", "RFC7644-3.2-19", Severity::warning,
        "Requests use the methods and URLs that RFC 7644 defines.", wrong_method},
    Rule {"endpoint-unknown", "RFC7644-3.2-03", Severity::info,
        "Endpoints are found in /ResourceTypes; their names are case-sensitive.", unknown_endpoint},
    Rule {"path-with-empty-segment", "RFC7644-1.3-02", Severity::info, "A path follows the base URI with one slash.",
        empty_segment},
    Rule {"plain-http", "RFC7644-7.2-01", Severity::info, "SCIM is used over TLS.", plain_http},
    Rule {"credential-in-clear", "RFC7644-7.4-03", Severity::warning, "Bearer tokens and cookies travel over TLS only.",
        credentials_in_clear},
    Rule {"token-in-url", "RFC7644-2.1-03", Severity::warning,
        "Credentials are sent in header fields: URLs end up in logs.", token_in_url},
    Rule {"user-in-url", "RFC7644-7.1-02", Severity::error, "A URL holds no user name and password.", user_in_url},
    Rule {"basic-authentication", "RFC7644-2-07", Severity::info,
        "HTTP Basic is best avoided: it is one static secret.", basic_authentication},
    Rule {"if-match-unquoted", "RFC7644-3.14-08", Severity::warning,
        "If-Match holds * or entity tags in quotes, as ETag and meta.version give them.", unquoted_if_match},
    Rule {"if-none-match-unquoted", "RFC7644-3.14-06", Severity::warning,
        "If-None-Match holds * or entity tags in quotes.", unquoted_if_none_match},
};

}  // namespace

std::span<Rule const> url_rules()
{
    return rules;
}

}  // namespace scim::server::observe
