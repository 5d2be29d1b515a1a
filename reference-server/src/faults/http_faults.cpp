// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <scim/server/behaviour.hpp>

#include "endpoint/responses.hpp"
#include "faults/fault_marks.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void api_prefix_match(Behaviour& behaviour)
{
    behaviour.names_endpoint
        = [](std::string_view segment, std::string_view endpoint) { return segment.starts_with(endpoint); };
}

// Compares only as many letters as the right token has.
void auth_prefix_compare(Behaviour& behaviour)
{
    behaviour.authenticate
        = [honest = behaviour.authenticate](HttpRequest const& request, Credentials const& credentials, TimePoint now) {
              auto judged = honest(request, credentials, now);
              auto shorter = request;
              auto token = std::string {request.fields.find("Authorization").value_or("")};
              while (!token.empty() && !std::holds_alternative<Principal>(judged)) {
                  token.pop_back();
                  shorter.fields.set("Authorization", token);
                  judged = honest(shorter, credentials, now);
              }
              return judged;
          };
}

void method_not_allowed_wrong(Behaviour& behaviour)
{
    behaviour.error_response = [honest = behaviour.error_response](ScimError const& error) {
        return error.status == 405 ? json_response(200, Json::object()) : honest(error);
    };
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

void unicode_resource_unreachable(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        auto const resource = call.engine.store.find(*call.type, call.id);
        if (resource && !is_ascii(resource->shown_name()))
            return Failure {ScimError {404, {}, "there is no such resource"}};
        return honest(call);
    };
}

// Who has a token has all rights.
void auth_write_with_readonly(Behaviour& behaviour)
{
    behaviour.authenticate
        = [honest = behaviour.authenticate](HttpRequest const& request, Credentials const& credentials, TimePoint now) {
              auto judged = honest(request, credentials, now);
              if (auto* const principal = std::get_if<Principal>(&judged))
                  principal->read_only = false;
              return judged;
          };
}

// Never looks at the clock.
void auth_expiry_ignored(Behaviour& behaviour)
{
    behaviour.authenticate
        = [honest = behaviour.authenticate](HttpRequest const& request, Credentials const& credentials, TimePoint) {
              return honest(request, credentials, TimePoint {});
          };
}

bool follows_a_cursor(HttpRequest const& request)
{
    constexpr std::string_view name = "&cursor=";
    auto const place = request.target.find(name);
    auto const value = place == std::string::npos ? std::string {} : request.target.substr(place + name.size(), 1);
    return !value.empty() && value != "&";
}

// Who holds a cursor is taken for its maker.
void tenant_leak_by_cursor(Behaviour& behaviour)
{
    behaviour.cursor_scope
        = [honest = behaviour.cursor_scope](Query query, std::vector<ResourceType const*> const& types) {
              query.actor.clear();
              return honest(query, types);
          };
    behaviour.authenticate = [honest = behaviour.authenticate](HttpRequest const& request,
                                 Credentials const& credentials, TimePoint now) -> Authentication {
        auto judged = honest(request, credentials, now);
        auto const* const problem = std::get_if<AuthenticationProblem>(&judged);
        if (problem && *problem == AuthenticationProblem::invalid && follows_a_cursor(request))
            return Principal {"holder of a cursor", true, {}};
        return judged;
    };
}

// Takes the method from a header field, where the request is a GET.
void method_override_obeyed(Behaviour& behaviour)
{
    behaviour.read_resource = [read = behaviour.read_resource, erase = behaviour.delete_resource](Call const& call) {
        return call.request.fields.find("X-HTTP-Method-Override").value_or("") == "DELETE" ? erase(call) : read(call);
    };
}

bool is_about_one_resource(HttpRequest const& request)
{
    auto const path = std::string_view {request.target}.substr(0, request.target.find('?'));
    return path.find("/Users/") != std::string_view::npos || path.find("/Groups/") != std::string_view::npos;
}

// An id is looked up without asking whose it is; lists are those of the tenant.
void tenant_leak_by_id(Behaviour& behaviour)
{
    behaviour.authenticate = [honest = behaviour.authenticate](HttpRequest const& request,
                                 Credentials const& credentials, TimePoint now) -> Authentication {
        auto judged = honest(request, credentials, now);
        auto const* const problem = std::get_if<AuthenticationProblem>(&judged);
        if (problem && *problem == AuthenticationProblem::invalid && is_about_one_resource(request))
            return Principal {"another tenant", false, {}};
        return judged;
    };
}

}  // namespace

std::vector<Fault> http_faults()
{
    return {
        {"api-prefix-match", "RFC7644-3.12-17", "A path that only begins like an endpoint is served.", FaultMode::any,
            api_prefix_match, {}},
        {"auth-expiry-ignored", "RFC7644-7.4-04", "A token whose time is over is accepted.", FaultMode::any,
            auth_expiry_ignored, {}},
        {"auth-not-required", "RFC7644-2-05", "Requests without a token are answered.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.authenticate = [](HttpRequest const&, Credentials const&, TimePoint) -> Authentication {
                    return Principal {"anybody", false, {}};
                };
            },
            {}},
        {"auth-prefix-compare", "RFC7644-2-05", "A token that only begins like the right one is accepted.",
            FaultMode::any, auth_prefix_compare, {}},
        {"auth-write-with-readonly", "RFC7644-2-10", "A token that may read only can write.", FaultMode::any,
            auth_write_with_readonly, {}},
        {"ct-scim-json-rejected", "RFC7644-3.1-03", "Bodies of type application/scim+json are refused.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.accepts_media_type = [](std::string_view type) { return type == "application/json"; };
            },
            {}},
        {"method-not-allowed-wrong", "RFC7644-3.12-01", "A method that is not supported is answered with 200.",
            FaultMode::any, method_not_allowed_wrong, {}},
        contested({"method-override-obeyed", "RFC7644-3.2-04", "A GET with X-HTTP-Method-Override: DELETE deletes.",
            FaultMode::any, method_override_obeyed, {}}),
        {"tenant-leak-by-cursor", "RFC9865-5.2-01", "The token of another tenant gets pages by a cursor of this one.",
            FaultMode::any, tenant_leak_by_cursor, {}},
        {"unicode-resource-unreachable", "RFC7644-3.4.1-02", "A user whose name is not all ASCII cannot be read.",
            FaultMode::any, unicode_resource_unreachable, {}},
        {"tenant-leak-by-id", "RFC7644-6.1-03", "The token of another tenant reads and changes resources by id.",
            FaultMode::any, tenant_leak_by_id, {}},
    };
}

}  // namespace scim::server
