// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include <scim/server/behaviour.hpp>

#include "endpoint/responses.hpp"

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

}  // namespace

std::vector<Fault> http_faults()
{
    return {
        {"api-prefix-match", "RFC7644-3.12-17", "A path that only begins like an endpoint is served.", FaultMode::any,
            api_prefix_match, {}},
        {"auth-not-required", "RFC7644-2-05", "Requests without a token are answered.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.authenticate = [](HttpRequest const&, Credentials const&, TimePoint) -> Authentication {
                    return Principal {"anybody", false, {}};
                };
            },
            {}},
        {"auth-prefix-compare", "RFC7644-2-05", "A token that only begins like the right one is accepted.",
            FaultMode::any, auth_prefix_compare, {}},
        {"ct-scim-json-rejected", "RFC7644-3.1-03", "Bodies of type application/scim+json are refused.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.accepts_media_type = [](std::string_view type) { return type == "application/json"; };
            },
            {}},
        {"method-not-allowed-wrong", "RFC7644-3.12-01", "A method that is not supported is answered with 200.",
            FaultMode::any, method_not_allowed_wrong, {}},
        {"unicode-resource-unreachable", "RFC7644-3.4.1-02", "A user whose name is not all ASCII cannot be read.",
            FaultMode::any, unicode_resource_unreachable, {}},
    };
}

}  // namespace scim::server
